import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Before events are offered, what was overwritten or removed is taken out of them. What is left
/// means the same.
@Suite struct OpenRevisionTests {
  private static let schema = EntitySchema([
    EntityType(
      "goal",
      fields: [
        .init("title", .text, required: true), .init("status", .text, keepsEachValue: true),
      ]),
    EntityType(
      "checkin", storage: .dated(parent: "goal", day: "day"),
      fields: [
        .init("goal", .entity, required: true), .init("day", .day, required: true),
        .init("note", .text),
      ]),
    EntityType("mood", fields: [.init("note", .text, required: true), .init("goal", .entity)]),
  ])

  private let ana = try? TestReplica.make(seed: 1, schema: schema)
  private let tea: EntityID = "1HVQ3K8Q2M5T7"
  private let walk: EntityID = "1HVQ3K8Q2M5T8"
  private let note: EntityID = "1HVQ3K8Q2M5T9"

  private func replica() throws -> Replica { try #require(ana) }

  /// The events of the replica's log, each as its entity and what it sets.
  private func events(_ replica: Replica) throws -> [String] {
    try replica.lastEvents(of: replica.ownLog, limit: 100).reversed().map { stored in
      let fields = stored.event.fields.sorted { $0.key < $1.key }
        .map { "\($0.key) \(spelling($0.value))" }
      return "\(stored.event.type) \(fields.joined(separator: ", "))"
    }
  }

  private func spelling(_ value: Scalar) -> String {
    if case .text(let text) = value { return text }
    return "\(value)"
  }

  @Test func `a note that was replaced in time is gone, and the check-in has the last one`() throws
  {
    let ana = try replica()
    try ana.append([
      NewEvent(
        "checkin", note,
        set: [
          "goal": .text(tea.description), "day": .text("2026-11-02"), "note": .text("with my ex"),
        ])
    ])
    try ana.append([NewEvent("checkin", note, set: ["note": .text("with a friend")])])
    try ana.append([NewEvent("checkin", note, set: ["note": .text("with Cleo")])])
    try ana.offerOpenEvents()
    #expect(try events(ana) == ["checkin day 2026-11-02, goal \(tea), note with Cleo"])
    try ana.checkInvariants()
  }

  @Test func `of what others know, only the last value is left`()
    throws
  {
    let ana = try replica()
    try ana.append([NewEvent("mood", note, set: ["note": .text("fine")])])
    try ana.offerOpenEvents()
    for text in ["awful", "so so"] {
      try ana.append([NewEvent("mood", note, set: ["note": .text(text)])])
    }
    try ana.offerOpenEvents()
    #expect(try events(ana) == ["mood note fine", "mood note so so"])
    try ana.append([NewEvent("mood", note, set: ["note": .text("never again")])])
    try ana.append([NewEvent("mood", note, set: ["removed": .boolean(true)])])
    try ana.offerOpenEvents()
    #expect(try events(ana) == ["mood note fine", "mood note so so", "mood removed boolean(true)"])
  }

  @Test func `a field for which each value counts keeps them`() throws {
    let ana = try replica()
    try ana.append([NewEvent("goal", tea, set: ["title": .text("Tea"), "status": .text("active")])])
    try ana.append([NewEvent("goal", tea, set: ["status": .text("archived"), "why": .text("hm")])])
    try ana.append([
      NewEvent("goal", tea, set: ["status": .text("active"), "title": .text("Chai")])
    ])
    try ana.offerOpenEvents()
    #expect(
      try events(ana) == [
        "goal status active, title Chai", "goal status archived, why hm", "goal status active",
      ])
  }

  @Test func `what is removed in time disappears, with what needs it`() throws {
    let ana = try replica()
    try ana.append([NewEvent("goal", tea, set: ["title": .text("Tea")])])
    try ana.append([
      NewEvent(
        "checkin", note,
        set: ["goal": .text(tea.description), "day": .text("2026-11-02"), "note": .text("a")])
    ])
    try ana.append([
      NewEvent("mood", walk, set: ["note": .text("fine"), "goal": .text(tea.description)])
    ])
    try ana.append([NewEvent("goal", tea, set: ["removed": .boolean(true)])])
    try ana.offerOpenEvents()
    #expect(try events(ana) == ["mood note fine"], "A mood needs no goal.")
    try ana.checkInvariants()
  }

  @Test func `what is removed stays if something that others know names it`() throws {
    let ana = try replica()
    try ana.append([NewEvent("mood", note, set: ["note": .text("fine")])])
    try ana.offerOpenEvents()
    try ana.append([NewEvent("goal", tea, set: ["title": .text("Tea")])])
    try ana.append([NewEvent("mood", note, set: ["goal": .text(tea.description)])])
    try ana.append([NewEvent("goal", tea, set: ["removed": .boolean(true)])])
    let before = try ana.stateDigest()
    try ana.offerOpenEvents()
    #expect(try ana.stateDigest() == before)
  }

  @Test func `what was said last stays if a removal that takes back what others know is reversed`()
    throws
  {
    let ana = try replica()
    try ana.append([NewEvent("mood", note, set: ["note": .text("fine")])])
    try ana.offerOpenEvents()
    let known = try ana.lastEvents(of: ana.ownLog, limit: 1).map(\.name)
    try ana.append([NewEvent("mood", note, set: ["note": .text("so so")])])
    try ana.append([NewEvent("mood", note, set: ["removed": .boolean(true)], undoes: known[0])])
    try ana.append([NewEvent("mood", note, set: ["removed": .boolean(false)])])
    try ana.offerOpenEvents()
    #expect(
      try events(ana) == [
        "mood note fine", "mood note so so", "mood removed boolean(true)",
        "mood removed boolean(false)",
      ])
  }

  /// Two replicas that write at random to the same entities, and exchange what they have at times.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `revising changes no value that is shown`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let replicas = try [1, 2].map {
      try TestReplica.make(seed: seed * 10 + $0, schema: Self.schema)
    }
    let entities = (1...3).compactMap { EntityID(rawValue: $0 << 40) }
    var number = 0
    for _ in 1...40 {
      let index = Int.random(in: 0...1, using: &random)
      let replica = replicas[index]
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        let before = try shown(replica, entities)
        try replica.offerOpenEvents()
        #expect(try shown(replica, entities) == before)
        try replica.checkInvariants()
        #expect(try replica.damagedLogs() == [])
      case 1:
        try replicas[1 - index].offerOpenEvents()
        try replica.takeAll(from: replicas[1 - index])
      default:
        number += 1
        let entity = try #require(entities.randomElement(using: &random))
        let field = try #require(["title", "status", "why"].randomElement(using: &random))
        let value: Scalar = Bool.random(using: &random) ? .text("\(field) \(number)") : .null
        let isRemoval = Int.random(in: 0..<6, using: &random) == 0
        try replica.append([
          isRemoval
            ? NewEvent("goal", entity, set: ["removed": .boolean(Bool.random(using: &random))])
            : NewEvent("goal", entity, set: [field: value])
        ])
      }
    }
    for replica in replicas { try replica.offerOpenEvents() }
    for _ in 1...2 {
      try replicas[0].takeAll(from: replicas[1])
      try replicas[1].takeAll(from: replicas[0])
    }
    #expect(try replicas[0].stateDigest() == replicas[1].stateDigest())
  }

  /// The surviving values of each field of the entities that are not removed.
  private func shown(_ replica: Replica, _ entities: [EntityID]) throws -> [[String: Set<Scalar>]] {
    try entities.map { id in
      guard let entity = try replica.entity(id, type: "goal"),
        entity.shown("removed") != .boolean(true)
      else { return [:] }
      return entity.fields.mapValues { Set($0.survivors.map(\.value)) }
    }
  }
}
