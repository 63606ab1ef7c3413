import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Random replicas that started separately, join at random, and read each other's bundles at
/// random.
@Suite struct JoiningScheduleTests {
  @Test(
    "However journals are joined, readers of the same bundles end with the same state",
    arguments: ReplicaMergeTests.seeds)
  func schedule(seed: UInt64) throws {
    var schedule = try JoiningSchedule(seed: seed)
    for _ in 0..<schedule.length { try schedule.step() }
    try schedule.connectAll()
    try schedule.deliverEverything()
    let replicas = schedule.replicas
    #expect(Set(replicas.map(\.journals)).count == 1, "seed \(seed): journals differ")
    #expect(
      Set(replicas[0].journals.ids).isSuperset(of: schedule.beginnings),
      "seed \(seed): a journal was left out")
    #expect(
      try Set(replicas.map { try $0.stateDigest() }).count == 1, "seed \(seed): states differ")
    for replica in replicas {
      #expect(try replica.eventCount() == schedule.eventCount, "seed \(seed): events are missing")
      try replica.checkInvariants()
    }
  }
}

/// Replicas of a few journals, and all the bundles that they have written. As in a folder, none is
/// ever rewritten.
private struct JoiningSchedule {
  private(set) var replicas: [Replica] = []
  /// The journals in which replicas were started.
  private(set) var beginnings: Set<EntityID> = []
  private(set) var eventCount: Int64 = 0
  let length: Int
  private var random: SplitMix64
  private var bundles: [[UInt8]] = []

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    length = Int.random(in: 3...25, using: &random)
    let journals = (1...Int64.random(in: 2...4, using: &random)).compactMap {
      EntityID(rawValue: $0 << 40)
    }
    for number in 0..<Int.random(in: 2...5, using: &random) {
      // The first two each start a journal. The others start one, or share one.
      let journal = number < 2 ? journals[number] : journals.randomElement(using: &random)
      beginnings.formUnion([journal].compactMap { $0 })
      replicas.append(
        try Replica.create(
          at: ":memory:", journal: journal, deviceName: "device", schema: TestReplica.schema,
          world: ReplicaEnvironment(clock: TestClock(), random: SplitMix64(seed: random.next()))))
    }
  }

  mutating func step() throws {
    let replica = replicas[Int.random(in: replicas.indices, using: &random)]
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: try write(replica)
    case 4: try join(replica, to: replicas[Int.random(in: replicas.indices, using: &random)])
    default:
      guard let bundle = bundles.randomElement(using: &random) else { return }
      _ = try deliver(bundle, to: replica)
    }
  }

  /// Joins enough journals, in either direction, to connect all.
  mutating func connectAll() throws {
    for index in replicas.indices.dropFirst() {
      let ends = [replicas[index], replicas[Int.random(in: 0..<index, using: &random)]]
        .shuffled(using: &random)
      try join(ends[0], to: ends[1])
    }
  }

  /// What joining a folder does: its joined journals become known, then an event is written.
  private mutating func join(_ replica: Replica, to other: Replica) throws {
    try replica.join(other.journals)
    try write(replica)
  }

  private mutating func write(_ replica: Replica) throws {
    let entity = EntityID(rawValue: Int64.random(in: 1...3, using: &random) << 30)
    let names = try replica.append([
      NewEvent(
        "goal", entity ?? replica.makeEntityID(),
        set: ["title": .text("title \(Int.random(in: 1...3, using: &random))")])
    ])
    eventCount += 1
    bundles += try names.map { try replica.bundle(of: $0.log, $0.sequence...$0.sequence) }
  }

  /// Whether `replica` has learned anything from the bundle.
  private func deliver(_ bundle: [UInt8], to replica: Replica) throws -> Bool {
    let before = (replica.journals, try replica.eventCount())
    do {
      _ = try replica.importBundle(from: MemorySource(bundle), name: "bundle")
    } catch ReplicaError.anotherJournal {
      // Set aside; it comes again.
    }
    return try before != (replica.journals, replica.eventCount())
  }

  /// Delivers all bundles to everyone, each time in a random order, until nobody learns anything
  /// new.
  mutating func deliverEverything() throws {
    for replica in replicas {
      var hasLearned = true
      while hasLearned {
        hasLearned = false
        for bundle in bundles.shuffled(using: &random) where try deliver(bundle, to: replica) {
          hasLearned = true
        }
      }
    }
  }
}
