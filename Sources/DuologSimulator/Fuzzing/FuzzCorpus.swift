import DuologMerge
import DuologSync
import DuologTesting

/// The bundles to break, and the replicas that receive them.
///
/// They come from two people's devices, one of them with a copy that continued writing.
struct FuzzCorpus {
  struct Bundle {
    let name: String
    let bytes: [UInt8]
    let tree: JSONTree
    /// Its path in a shared folder.
    let path: String

    init(_ name: String, _ bytes: [UInt8], _ path: String) {
      (self.name, self.bytes, self.path) = (name, bytes, path)
      var parser = JSONTreeParser(bytes)
      tree = parser.value()
    }
  }

  let bundles: [Bundle]
  /// Some of the bundles, which together hold all events, some of them twice.
  var everything: [[UInt8]] { bundles[1...3].map(\.bytes) }
  /// The databases of devices that hold nothing, some events, or all of them.
  let targets: [DatabaseImage]
  /// The events that were really written.
  let events: Set<HeldEvent>
  /// The stretches of logs that were really written.
  let stretches: Set<FuzzReading.Stretch>
  /// The existing logs and branches.
  let logs: [LogID]

  init() throws {
    let scratch = try Scratch()
    func make(_ seed: UInt64, _ name: String) throws -> (Replica, path: String) {
      let path = scratch.newDatabase()
      let replica = try Replica.create(
        at: path, journal: TestReplica.journal, deviceName: name, schema: TestReplica.schema,
        world: FuzzCorpus.environment(seed))
      return (replica, path)
    }
    let (ana, anaPath) = try make(1, "Ana's phone")
    let (ben, benPath) = try make(2, "Ben’s “laptop”")
    let (cleo, cleoPath) = try make(3, "the tablet")
    let (reader, readerPath) = try make(4, "new")
    let readerImage = try DatabaseImage(of: readerPath)

    try FuzzCorpus.writeGoals(ana)
    try ben.takeAll(from: ana)
    try FuzzCorpus.answer(ben)
    try cleo.take(ana.ownLog, from: ana, upTo: 3)
    try cleo.append([NewEvent("goal", cleo.makeEntityID(), set: ["title": .text("Cleo's own")])])
    try cleo.take(ben.ownLog, from: ben, upTo: 1)

    let copyPath = scratch.newDatabase()
    try DatabaseImage(of: anaPath).write(to: copyPath)
    let copy = try Replica.open(
      at: copyPath, schema: TestReplica.schema, world: FuzzCorpus.environment(5))
    try FuzzCorpus.writeMore(copy, "the copy")
    try ana.takeAll(from: ben)
    try FuzzCorpus.writeMore(ana, "the original")
    try ben.takeAll(from: ana)

    let (all, allPath) = try make(6, "all")
    for other in [ana, copy, ben, cleo] {
      let bytes = try FuzzCorpus.bundle(of: other, nil, segmentBytes: 1 << 20)
      _ = try all.importBundle(from: MemorySource(bytes), name: "bundle")
    }

    let disk = SimulatedDisk(seed: 1)
    disk.placeDirectory("/shared")
    _ = try ben.sync(with: "/shared", access: disk)
    let claim = "duolog/\(ben.ownLog.device)/seen.json"

    let oneLog = try FuzzCorpus.bundle(of: ana, [ana.ownLog], segmentBytes: 1 << 20)
    let twoLogs = try FuzzCorpus.bundle(of: ben, nil, segmentBytes: 500)
    func path(_ replica: Replica) throws -> String {
      let device = replica.ownLog.device
      return "duolog/\(device)/log-1-\(try replica.heldVector()[replica.ownLog]).json"
    }
    bundles = [
      Bundle("one log", oneLog, try path(ana)),
      Bundle("two logs", twoLogs, try path(ben)),
      Bundle(
        "a copy's log", try FuzzCorpus.bundle(of: copy, [copy.ownLog], segmentBytes: 600),
        try path(copy)),
      Bundle(
        "branches of a fork", try FuzzCorpus.bundle(of: all, nil, segmentBytes: 1 << 20),
        "duolog/\(all.ownLog.device)/everything.json"),
      Bundle("sorted by jq", Reformatter.all[2].reformat(twoLogs), try path(ben)),
      Bundle("escaped by Python", Reformatter.all[3].reformat(oneLog), try path(ana)),
      Bundle("keys shuffled", Reformatter.all[8].reformat(twoLogs), try path(ben)),
      Bundle("a claim", disk.contents(of: "/shared/\(claim)") ?? [], claim),
    ]
    targets = [
      readerImage, try DatabaseImage(of: cleoPath), try DatabaseImage(of: benPath),
      try DatabaseImage(of: allPath),
    ]
    events = try Holding(of: all).events
    logs = try all.heldVector().map(\.log) + [reader.ownLog]
    stretches = Set(try bundles.flatMap { try FuzzReading($0.bytes).whole.map(\.stretch) })
    for replica in [ana, ben, cleo, reader, copy, all] { try replica.close() }
  }

  static func environment(_ seed: UInt64) -> ReplicaEnvironment {
    ReplicaEnvironment(
      clock: TestClock(), random: SplitMix64(seed: seed), incarnation: { _ in "the same" },
      keyStore: { _ in MemoryKeyStore() })
  }

  private static func bundle(
    of replica: Replica, _ logs: [LogID]?, segmentBytes: Int
  ) throws -> [UInt8] {
    try replica.offerUnrevised()
    let stretches = try replica.heldVector().filter { logs?.contains($0.log) ?? true }.map {
      SegmentName(log: $0.log, range: try replica.firstSequence(of: $0.log)...$0.sequence)
    }
    return try replica.writeBundle(stretches, to: MemorySink(), segmentBytes: segmentBytes).bytes
  }

  private static let goal = EntityID(rawValue: 1 << 60)
  private static let record = EntityID(rawValue: 1 << 60 + 1)

  private static func writeGoals(_ replica: Replica) throws {
    guard let goal, let record else { return }
    try replica.append([
      NewEvent("goal", goal, set: ["title": .text("Ten quiet minutes"), "target": .real(2.5)]),
      NewEvent(
        "checkin", record,
        set: [
          "goal": .text(goal.description), "day": .text("2026-11-21"), "note": .text("tea\tat\n5"),
        ]),
      NewEvent("goal", goal, set: ["due": .text("2026-12-24"), "removed": .boolean(false)]),
    ])
    try replica.append([NewEvent("unheard.of", record, set: ["colour": .integer(-1), "x": .null])])
    try replica.append([NewEvent("goal", goal, set: ["title": .text("Quiet “minutes” 日本")])])
  }

  private static func answer(_ replica: Replica) throws {
    guard let goal, let record else { return }
    try replica.append([
      NewEvent("goal", goal, set: ["title": .text("Fifteen minutes")]),
      NewEvent("checkin", record, set: ["note": .text("é")], undoes: EventName(replica.ownLog, 1)),
      NewEvent("goal", replica.makeEntityID(), set: ["title": .text("Ben's")]),
    ])
  }

  private static func writeMore(_ replica: Replica, _ title: String) throws {
    guard let goal, let record else { return }
    for number in 1...2 {
      try replica.append([
        NewEvent("goal", goal, set: ["title": .text("\(title) \(number)")]),
        NewEvent("checkin", record, set: ["removed": .boolean(number == 1)]),
      ])
    }
  }
}
