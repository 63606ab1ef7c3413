import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSimulator

/// Two living copies of one device, which every engine of this kind forbids.
@Suite struct ForkTests {
  static let seeds: [UInt64] = {
    let count = ProcessInfo.processInfo.environment["DUOLOG_SCHEDULES"].flatMap(UInt64.init)
    return Array(1...max(1, count ?? 40))
  }()

  @Test(
    "However devices are copied and events delivered, nothing is lost and all end alike",
    arguments: seeds)
  func randomForks(seed: UInt64) throws {
    let directory = try TemporaryDirectory()
    var world = ForkSchedule(seed: seed, directory: directory)
    try world.begin()
    for _ in 0..<world.length { try world.step() }
    try world.deliverEverything()
    let digests = try Set(world.replicas.map { try $0.stateDigest() })
    #expect(digests.count == 1, "seed \(seed): replicas differ after \(world.forkCount) copies")
    let vectors = try Set(world.replicas.map { try $0.heldVector() })
    #expect(vectors.count == 1, "seed \(seed): vectors differ")
    for replica in world.replicas {
      try replica.checkInvariants()
      let expected = try ReferenceState(of: replica).listing
      #expect(try replica.stateDigest() == SHA256.hash(expected.utf8), "seed \(seed)")
      let titles = try replica.recentEvents(limit: 10_000).compactMap { $0.event.fields["title"] }
      let lost = world.written.subtracting(titles)
      #expect(lost.isEmpty, "seed \(seed): lost \(lost)")
    }
  }

  @Test func `a noticed copy goes on as a new device, and reading changes nothing`() throws {
    let directory = try TemporaryDirectory()
    let original = try ForkSchedule.replica(at: directory.path("a.sqlite"), seed: 1)
    try original.append([NewEvent("goal", original.makeEntityID(), set: ["title": .text("one")])])
    try original.offerUnrevised()
    try original.copy(to: directory.path("b.sqlite"))
    let copy = try ForkSchedule.open(directory.path("b.sqlite"), seed: 2, noticing: true)
    #expect(copy.ownLog == original.ownLog)
    try copy.append([NewEvent("goal", copy.makeEntityID(), set: ["title": .text("two")])])
    #expect(copy.ownLog != original.ownLog)
    #expect(try copy.heldVector().count == 2)
    let again = try ForkSchedule.open(directory.path("b.sqlite"), seed: 3, noticing: true)
    #expect(try again.reidentifyDeviceIfCopied() == nil)
  }
}

/// Devices that are copied while they are in use.
struct ForkSchedule {
  let length: Int
  let directory: TemporaryDirectory
  private(set) var random: SplitMix64
  private(set) var replicas: [Replica] = []
  private(set) var written: Set<Scalar> = []
  private(set) var forkCount = 0
  private var entities: [EntityID] = []

  init(seed: UInt64, directory: TemporaryDirectory) {
    random = SplitMix64(seed: seed)
    length = Int.random(in: 8...30, using: &random)
    self.directory = directory
  }

  static func environment(seed: UInt64, noticing: Bool) -> ReplicaEnvironment {
    let clock = TestClock(
      Timestamp(milliseconds: 1_790_000_000_000 + Int64(seed % 1000) * 7), step: 500)
    let databaseIdentity: (String) -> String? = noticing ? { $0 } : { _ in "always the same" }
    return ReplicaEnvironment(
      clock: clock, random: SplitMix64(seed: seed), incarnation: databaseIdentity)
  }

  static func replica(at path: String, seed: UInt64) throws -> Replica {
    try Replica.create(
      at: path, journal: TestReplica.journal, deviceName: "device", schema: TestReplica.schema,
      world: environment(seed: seed, noticing: false))
  }

  static func open(_ path: String, seed: UInt64, noticing: Bool) throws -> Replica {
    try Replica.open(
      at: path, schema: TestReplica.schema, world: environment(seed: seed, noticing: noticing))
  }

  mutating func begin() throws {
    for index in 0...Int.random(in: 0...1, using: &random) {
      let path = directory.path("\(index).sqlite")
      replicas.append(try ForkSchedule.replica(at: path, seed: random.next()))
    }
    entities = (1...3).compactMap { EntityID(rawValue: Int64($0) << 40) }
  }

  mutating func step() throws {
    let replica = replicas[Int.random(in: replicas.indices, using: &random)]
    let other = replicas[Int.random(in: replicas.indices, using: &random)]
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<6:
      let title = Scalar.text("title \(written.count)")
      written.insert(title)
      let entity = entities[Int.random(in: entities.indices, using: &random)]
      try replica.append([NewEvent("goal", entity, set: ["title": title])])
    case 6..<7 where replicas.count < 5:
      let path = directory.path("\(replicas.count).sqlite")
      try replica.copy(to: path)
      forkCount += 1
      replicas.append(try ForkSchedule.open(path, seed: random.next(), noticing: false))
    default:
      guard replica !== other, let log = try other.heldVector().randomElement(using: &random)?.log
      else { return }
      try replica.takeWhole(log, from: other, upTo: Int64.random(in: 1...9, using: &random))
    }
  }

  /// Delivers everything everywhere, whole logs each time, like the files of a folder.
  mutating func deliverEverything() throws {
    for _ in 1...4 {
      for replica in replicas {
        for other in replicas.shuffled(using: &random) where other !== replica {
          for entry in try other.heldVector() { try replica.takeWhole(entry.log, from: other) }
        }
      }
    }
  }
}

extension Replica {
  /// Imports a log of `other` from its first event on, up to `limit` beyond what is held here.
  fileprivate func takeWhole(
    _ log: LogID, from other: Replica, upTo limit: Int64 = 1_000_000
  ) throws {
    let first = try other.firstSequence(of: log)
    let end = min(try other.heldVector()[log], max(first, try heldVector()[log] + limit))
    guard end >= first else { return }
    _ = try importBundle(from: MemorySource(try other.bundle(of: log, first...end)), name: "b")
  }
}
