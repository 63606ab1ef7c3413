import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Parents that someone ended while another person wrote a record under them.
@Suite struct ConcurrentEndTests {
  private let one: Replica
  private let two: Replica
  private let walk: EntityID
  private let swim: EntityID

  init() throws {
    one = try TestReplica.make(seed: 1)
    two = try TestReplica.make(seed: 2)
    (walk, swim) = (one.makeEntityID(), one.makeEntityID())
    try one.append([
      NewEvent("goal", walk, set: ["title": .text("Walk")]),
      NewEvent("goal", swim, set: ["title": .text("Swim")]),
    ])
    try two.takeAll(from: one)
  }

  private func meet() throws {
    try one.takeAll(from: two)
    try two.takeAll(from: one)
    for replica in [one, two] { try replica.checkInvariants() }
  }

  private func end(_ goal: EntityID, on replica: Replica, at target: Int64 = 1) throws {
    try replica.append([NewEvent("goal", goal, set: ["target": .integer(target)])])
  }

  @discardableResult
  private func record(_ goal: EntityID, on replica: Replica) throws -> EntityID {
    let id = replica.makeEntityID()
    let fields: [String: Scalar] = ["goal": .text(goal.description), "day": .text("2026-11-01")]
    try replica.append([NewEvent("checkin", id, set: fields)])
    return id
  }

  private func expect(_ parents: [EntityID]) throws {
    for replica in [one, two] {
      #expect(try replica.parentsWrittenConcurrently(of: "checkin") == parents)
    }
  }

  @Test func `a record concurrent with its parent's end counts, whichever arrives first`() throws {
    try end(walk, on: one)
    try record(walk, on: two)
    try meet()
    try expect([walk])
  }

  @Test func `a record before or after the end does not count`() throws {
    try record(walk, on: two)
    try meet()
    try end(walk, on: one)
    try meet()
    try record(walk, on: two)
    try meet()
    try expect([])
  }

  @Test func `an end that has seen the record settles it`() throws {
    try end(walk, on: one)
    try record(walk, on: two)
    try meet()
    try end(walk, on: two, at: 2)
    try meet()
    try expect([])
  }

  @Test func `a record counts where it has been moved to`() throws {
    let moved = try record(walk, on: two)
    try end(swim, on: one)
    try meet()
    try expect([])
    try two.append([NewEvent("checkin", moved, set: ["goal": .text(swim.description)])])
    try meet()
    try expect([swim])
    try one.append([NewEvent("checkin", moved, set: ["goal": .text(walk.description)])])
    try meet()
    try expect([])
  }

  @Test(
    "In every schedule, the parents match the plain definition", arguments: ReplicaMergeTests.seeds)
  func schedule(seed: UInt64) throws {
    var world = RandomSchedule(seed: seed)
    var replicas = try world.makeReplicas()
    for _ in 0..<(2 * world.length) { try world.step(&replicas) }
    for replica in replicas {
      try replica.checkInvariants()
      let parents = try world.entities.filter {
        try isEndedConcurrently($0, world.entities, replica)
      }
      #expect(
        try replica.parentsWrittenConcurrently(of: "checkin") == parents.sorted(), "seed \(seed)")
    }
  }

  /// The plain definition.
  private func isEndedConcurrently(
    _ parent: EntityID, _ records: [EntityID], _ replica: Replica
  ) throws -> Bool {
    guard let ends = try replica.entity(parent, type: "goal")?.fields["target"]?.survivors,
      try ends.count > 1 || !replica.isOrigin(ends[0].name, of: parent, type: "goal")
    else { return false }
    return try records.contains { record in
      let history = try replica.history(of: record, type: "checkin")
      guard let state = try replica.entity(record, type: "checkin"),
        let origin = try history.first(where: { (event) in
          try replica.isOrigin(event.name, of: record, type: "checkin")
        })
      else { return false }
      let written = origin.event.fields
      let name = Scalar.text(parent.description)
      guard state.shown("goal") == name || written["day"] != nil && written["goal"] == name
      else { return false }
      return try ends.contains { end in
        try end.name != origin.name && !replica.happenedBefore(end.name, origin.name)
          && !replica.happenedBefore(origin.name, end.name)
      }
    }
  }

  @Test func `a parent has not been ended by the event that turns out to be its first`() throws {
    let start: Int64 = 1_790_000_000_000
    let (author, editor, other) = (
      try TestReplica.make(seed: 3, clock: TestClock(Timestamp(milliseconds: start + 30_000))),
      try TestReplica.make(seed: 4, clock: TestClock(Timestamp(milliseconds: start + 10_000))),
      try TestReplica.make(seed: 5, clock: TestClock(Timestamp(milliseconds: start + 20_000)))
    )
    let goal = author.makeEntityID()
    try author.append([NewEvent("goal", goal, set: ["title": .text("Tea")])])
    try editor.takeAll(from: author)
    try editor.append([NewEvent("goal", goal, set: ["title": .text("Chai")])])
    try other.append([NewEvent("goal", goal, set: ["target": .integer(1)])])
    // The edit is the first event by its clock, until the one arrives that it has seen. Then the
    // first is the one that says how far the goal goes.
    try one.take(editor.ownLog, from: editor)
    try one.take(other.ownLog, from: other)
    try one.take(author.ownLog, from: author)
    #expect(try one.isOrigin(EventName(other.ownLog, 1), of: goal, type: "goal"))
    try record(goal, on: two)
    try meet()
    try expect([])
  }
}
