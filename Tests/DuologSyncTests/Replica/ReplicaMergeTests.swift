import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSimulator

/// Random replicas on a real SQLite database, compared with the plain definition.
@Suite struct ReplicaMergeTests {
  /// The schedules to run: some by default, more with `DUOLOG_SCHEDULES`.
  static let seeds: [UInt64] = {
    let count = ProcessInfo.processInfo.environment["DUOLOG_SCHEDULES"].flatMap(UInt64.init)
    return Array(1...max(1, count ?? 40))
  }()

  @Test(
    "In every schedule, state and rebuild match the plain definition, and all replicas end alike",
    arguments: seeds)
  func schedule(seed: UInt64) throws {
    var world = RandomSchedule(seed: seed)
    var replicas = try world.makeReplicas()
    for _ in 0..<world.length {
      try world.step(&replicas)
    }
    for replica in replicas {
      let expected = try ReferenceState(of: replica).listing
      #expect(try replica.stateDigest() == SHA256.hash(expected.utf8), "seed \(seed)")
      try replica.checkInvariants()
    }
    for _ in 1...2 {
      for index in replicas.indices {
        for other in replicas.indices.shuffled(using: &world.random) where other != index {
          try replicas[index].takeAll(from: replicas[other])
        }
      }
    }
    let digests = try Set(replicas.map { try $0.stateDigest() })
    #expect(digests.count == 1, "seed \(seed): replicas with the same events differ")
    let conflicts = try Set(replicas.map { try $0.conflicts() })
    #expect(conflicts.count == 1, "seed \(seed): replicas list different conflicts")
    let rows = try Set(replicas.map { try $0.rows(of: "goal") })
    #expect(rows.count == 1, "seed \(seed): replicas show different rows")
    for replica in replicas {
      try replica.checkInvariants()
      #expect(try replica.conflictCount() == replica.conflicts().count, "seed \(seed)")
      #expect(
        try replica.conflictCount { $0.kind == .values } == world.conflictCount(of: replica),
        "seed \(seed)")
    }
  }

  @Test func `a removal whose goal has not arrived is a conflict, whatever the order`()
    throws
  {
    // The one who removes it does so before the other writes, and so counts as its creator.
    let start: Timestamp = "2026-11-21T20:00:00.000Z"
    let replicas = try (1...5).map { number in
      try TestReplica.make(
        seed: number,
        clock: TestClock(Timestamp(milliseconds: start.milliseconds + Int64(number) * 60_000)))
    }
    let goal = replicas[0].makeEntityID()
    try replicas[0].append([NewEvent("goal", goal, set: ["title": .text("Tea")])])
    for writer in replicas[1...2] { try writer.takeAll(from: replicas[0]) }
    try replicas[1].append([NewEvent("goal", goal, set: ["removed": .boolean(true)])])
    try replicas[2].append([NewEvent("goal", goal, set: ["title": .text("Coffee")])])
    let (one, other) = (replicas[3], replicas[4])
    for writer in replicas[1...2] { try one.take(writer.ownLog, from: writer) }
    for writer in replicas[1...2].reversed() { try other.take(writer.ownLog, from: writer) }
    #expect(try one.conflicts().map(\.kind) == [.writtenWhileRemoved])
    #expect(try one.conflicts() == other.conflicts())
    #expect(try one.stateDigest() == other.stateDigest())
    for replica in [one, other] { try replica.checkInvariants() }
  }

  @Test("Importing the same bundle again changes nothing")
  func idempotence() throws {
    let one = try TestReplica.make(seed: 1)
    let two = try TestReplica.make(seed: 2)
    try one.append([NewEvent("goal", one.makeEntityID(), set: ["title": .text("Tea time")])])
    let bytes = try one.bundle(of: one.ownLog, 1...1)
    #expect(try two.importBundle(from: MemorySource(bytes), name: "b").importedCount == 1)
    let digest = try two.stateDigest()
    let again = try two.importBundle(from: MemorySource(bytes), name: "b")
    #expect(again.importedCount == 0)
    #expect(again.isComplete)
    #expect(try two.stateDigest() == digest)
  }
}

/// A few devices that write to a small key space and pass on prefixes of logs at random.
struct RandomSchedule {
  var random: SplitMix64
  let length: Int
  let entities: [EntityID]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    length = Int.random(in: 5...40, using: &random)
    entities = (1...Int64.random(in: 1...4, using: &random)).compactMap {
      EntityID(rawValue: $0 << 40)
    }
  }

  mutating func makeReplicas() throws -> [Replica] {
    let count = Int.random(in: 2...4, using: &random)
    return try (0..<count).map { index in
      // Clocks that are hours apart, stand still, or run backwards.
      let start = Timestamp(
        milliseconds: 1_790_000_000_000 + Int64.random(in: -9_000_000...9_000_000, using: &random))
      let clock = TestClock(start, step: Int64.random(in: -2000...9000, using: &random))
      return try TestReplica.make(seed: random.next(), clock: clock)
    }
  }

  mutating func step(_ replicas: inout [Replica]) throws {
    let replica = replicas[Int.random(in: replicas.indices, using: &random)]
    let other = replicas[Int.random(in: replicas.indices, using: &random)]
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<6:
      try replica.append((0...Int.random(in: 0...1, using: &random)).map { _ in newEvent() })
    case 6..<9 where replica !== other:
      // A prefix of one of the logs that the other one holds.
      if let log = try other.heldVector().randomElement(using: &random)?.log {
        try replica.take(log, from: other, upTo: Int64.random(in: 1...9, using: &random))
      }
    default:
      try replica.rebuild()
    }
  }

  /// How many fields have different surviving values, found by looking at each.
  func conflictCount(of replica: Replica) throws -> Int {
    var count = 0
    for type in ["goal", "checkin", "unheardOf"] {
      for entity in entities {
        guard let state = try replica.entity(entity, type: type) else { continue }
        count +=
          state.fields.filter { name, field in
            field.isConflict && (name == EntityType.removedField || !state.isRemoved)
          }.count
      }
    }
    return count
  }

  private mutating func newEvent() -> NewEvent {
    let entity = entities[Int.random(in: entities.indices, using: &random)]
    let type = ["goal", "goal", "checkin", "checkin", "unheardOf"].randomElement(using: &random)
    var fields: [String: Scalar] = [:]
    for _ in 0...Int.random(in: 0...3, using: &random) {
      let value = Int64.random(in: 1...3, using: &random)
      let goal = entities[Int.random(in: entities.indices, using: &random)].description
      switch Int.random(in: 0..<8, using: &random) {
      case 0: fields["title"] = .text("title \(value)")
      case 1: fields["target"] = .integer(value)
      case 2: fields["due"] = .text("2026-11-0\(value)")
      case 3: fields["goal"] = .text(goal)
      case 7: fields.merge(["goal": .text(goal), "day": .text("2026-11-0\(value)")]) { $1 }
      case 4: fields["day"] = .text("2026-11-0\(value)")
      case 5: fields["removed"] = .boolean(value == 1)
      default: fields["note"] = .text("note \(value)")
      }
    }
    return NewEvent(type ?? "goal", entity, set: fields)
  }
}
