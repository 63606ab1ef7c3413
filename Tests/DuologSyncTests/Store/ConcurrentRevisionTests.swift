import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Parents that two people revised without having seen each other's revision.
@Suite struct ConcurrentRevisionTests {
  private static let schema = EntitySchema([
    EntityType("goal", fields: [.init("title", .text, required: true), .init("target", .number)]),
    EntityType(
      "term", revises: "goal", end: .init("goal", "target"),
      fields: [.init("goal", .entity, required: true)]),
  ])

  private struct Revision {
    let id: EntityID
    let goal: EntityID
    let name: EventName
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `they are those of which two revisions were seen by no other`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let replicas = try (1...3).map {
      try TestReplica.make(seed: seed * 10 + $0, schema: ConcurrentRevisionTests.schema)
    }
    let goals = (0..<2).map { _ in replicas[0].makeEntityID() }
    for goal in goals { try replicas[0].append([NewEvent("goal", goal, set: ["title": "Tea"])]) }
    for replica in replicas.dropFirst() { try replica.takeAll(from: replicas[0]) }
    var revisions: [Revision] = []
    for _ in 0..<12 {
      let writer = replicas[Int.random(in: 0..<3, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        let other = replicas[Int.random(in: 0..<3, using: &random)]
        if other !== writer { try writer.takeAll(from: other) }
      case 1:
        // Whoever removes a revision has it.
        let known = try revisions.filter { try writer.event($0.name) != nil }
        guard let one = known.randomElement(using: &random) else { continue }
        try writer.append([NewEvent("term", one.id, set: ["removed": .boolean(true)])])
      default:
        let (id, goal) = (writer.makeEntityID(), goals[Int.random(in: 0..<2, using: &random)])
        let name = try writer.append([NewEvent("term", id, set: ["goal": .entity(goal)])])[0]
        revisions.append(Revision(id: id, goal: goal, name: name))
      }
    }
    for _ in 0..<2 {
      for replica in replicas {
        for other in replicas where other !== replica { try replica.takeAll(from: other) }
      }
    }
    for replica in replicas {
      try replica.checkInvariants()
      let expected = try goals.filter { goal in
        let left = try revisions.filter { revision in
          let isRemoved = try replica.row(revision.id, of: "term")?["removed"] == .boolean(true)
          return revision.goal == goal && !isRemoved
        }
        let unseen = try left.filter { one in
          try !left.contains { try replica.happenedBefore(one.name, $0.name) }
        }
        return unseen.count > 1
      }
      #expect(try replica.parentsWrittenConcurrently(of: "term") == expected, "seed \(seed)")
    }
  }

  @Test func `a revision that has seen both settles it, and so does one that is removed`() throws {
    let (one, two) = (
      try TestReplica.make(seed: 1, schema: ConcurrentRevisionTests.schema),
      try TestReplica.make(seed: 2, schema: ConcurrentRevisionTests.schema)
    )
    let goal = one.makeEntityID()
    try one.append([NewEvent("goal", goal, set: ["title": "Tea"])])
    try two.takeAll(from: one)
    func revise(_ replica: Replica) throws -> EntityID {
      let id = replica.makeEntityID()
      try replica.append([NewEvent("term", id, set: ["goal": .entity(goal)])])
      return id
    }
    func meet() throws {
      try one.takeAll(from: two)
      try two.takeAll(from: one)
    }
    func found() throws -> [EntityID] {
      let found = try one.parentsWrittenConcurrently(of: "term")
      #expect(try two.parentsWrittenConcurrently(of: "term") == found)
      return found
    }
    _ = try (revise(one), revise(one), revise(two))
    try meet()
    #expect(try found() == [goal])
    _ = try revise(two)
    try meet()
    #expect(try found() == [])
    let (mine, theirs) = (try revise(one), try revise(two))
    try meet()
    #expect(try found() == [goal])
    try one.append([NewEvent("term", theirs, set: ["removed": .boolean(true)])])
    try meet()
    #expect(try found() == [])
    try one.append([NewEvent("term", theirs, set: ["removed": .boolean(false)])])
    try meet()
    #expect(try found() == [goal])
    try two.append([NewEvent("term", mine, set: ["removed": .boolean(true)])])
    try meet()
    #expect(try found() == [])
  }
}
