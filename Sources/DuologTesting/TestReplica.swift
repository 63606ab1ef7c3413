import DuologMerge
import DuologSync

/// Replicas for tests: in memory, with a small schema and the test's own clock and random numbers.
package enum TestReplica {
  /// The journal that all of them are copies of.
  package static let journal = EntityID("1HTZZ4R1N6P8S")

  /// One type for each kind of storage. Events of other types are still carried.
  package static let schema = EntitySchema([
    EntityType(
      "goal",
      fields: [.init("title", .text, required: true), .init("target", .number), .init("due", .day)]),
    EntityType(
      "checkin", storage: .dated(parent: "goal", day: "day"), end: .init("goal", "target"),
      fields: [
        .init("goal", .entity, required: true), .init("day", .day, required: true),
        .init("note", .text),
      ]),
  ])

  /// A new replica in memory.
  package static func make(
    seed: UInt64, clock: TestClock = TestClock(), schema: EntitySchema = schema
  ) throws -> Replica {
    try Replica.create(
      at: ":memory:", journal: journal, deviceName: "device \(seed)", schema: schema,
      world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: seed)))
  }
}

extension Replica {
  /// A bundle with the events of `stretches`, as bytes.
  package func bundle(of log: LogID, _ range: ClosedRange<Int64>) throws -> [UInt8] {
    try offerUnrevised()
    return try writeBundle([SegmentName(log: log, range: range)], to: MemorySink()).bytes
  }

  /// Imports from `other` the next `limit` events of `log`, as from a bundle; `nil` if it has no
  /// new ones.
  @discardableResult
  package func take(
    _ log: LogID, from other: Replica, upTo limit: Int64 = .max
  ) throws -> ImportReport? {
    try other.offerUnrevised()
    let held = try heldVector()[log]
    let available = try other.heldVector()[log]
    let end = available - held > limit ? held + limit : available
    guard end > held else { return nil }
    let first = try max(held + 1, other.firstSequence(of: log))
    let bytes = try other.bundle(of: log, first...max(first, end))
    return try importBundle(from: MemorySource(bytes), name: "bundle")
  }

  /// Imports everything that `other` holds.
  package func takeAll(from other: Replica) throws {
    try other.offerUnrevised()
    for entry in try other.heldVector() { try take(entry.log, from: other) }
  }
}
