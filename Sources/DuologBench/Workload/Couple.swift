import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting
import Foundation

/// Two replicas of one journal and the folder between them, with a workload logged separately.
///
/// Ana and Ben each have only their own half until ``meet()``, after which both have everything.
final class Couple {
  let workload: Workload
  let ana: Home
  let ben: Home
  let folder: String
  let images: Images
  /// What both held before they logged separately.
  private(set) var beginning = VersionVector()
  /// Ana's half, Ben's half, and what both started with, as bundles.
  let anaBundle: String
  let benBundle: String
  let beginningBundle: String
  /// A goal that both share and that is still active.
  private(set) var sharedGoal: EntityID?
  /// The digest of their common state, once they have met.
  private(set) var stateDigest: Digest?

  private let files: TemporaryDirectory
  private let clock = TestClock(Workload.end, step: 0)
  private var anaSide: WorkloadSide?
  private var benSide: WorkloadSide?

  /// The names of stored versions of Ben's database.
  static let benApart = "ben-apart"
  static let benTogether = "ben-together"

  /// Logs `workload` on two sides, in the directory `files`.
  init(_ workload: Workload, in files: TemporaryDirectory) throws {
    self.workload = workload
    self.files = files
    ana = try Home(files.path("ana"), zone: "Europe/Lisbon")
    ben = try Home(files.path("ben"), zone: "Asia/Tokyo")
    images = try Images(files.path("images"))
    folder = files.path("folder")
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    anaBundle = files.path("ana.json")
    benBundle = files.path("ben.json")
    beginningBundle = files.path("beginning.json")
    try logApart()
  }

  /// The environment of one side: its clock is set by the workload.
  private func environment(_ seed: UInt64) -> ReplicaEnvironment {
    ReplicaEnvironment(clock: clock, random: SplitMix64(seed: seed))
  }

  private func logApart() throws {
    clock.milliseconds = workload.start.milliseconds - 86_400_000
    let anas = try Journal.create(
      at: ana.journalPath, me: "Ana", partner: "Ben", deviceName: "Ana's phone",
      zone: Zone(ana.zone), world: environment(workload.seed &+ 1))
    let owner = try anas.me().id
    let shared = WorkloadSide.sharedGoals(of: workload, owner: owner, at: anas.replica.now())
    sharedGoal = shared.ids.first
    try anas.replica.append(shared.newEvents)
    _ = try anas.sync(with: folder)
    let (bens, _) = try Journal.join(
      folder: folder, at: ben.journalPath, me: "Ben", deviceName: "Ben's laptop",
      zone: Zone(ben.zone), world: environment(workload.seed &+ 2))
    _ = try anas.sync(with: folder)
    beginning = try anas.replica.heldVector()
    _ = try anas.replica.exportBundle(to: beginningBundle)

    var side = WorkloadSide(
      owner: owner, zone: ana.zone, shared: shared.ids, seed: workload.seed &+ 3)
    try log(&side, in: anas, from: workload.start.milliseconds, bundle: anaBundle)
    anaSide = side
    side = WorkloadSide(
      owner: try bens.me().id, zone: ben.zone, shared: shared.ids, seed: workload.seed &+ 4)
    try log(
      &side, in: bens, from: workload.start.milliseconds + workload.step, bundle: benBundle)
    benSide = side
    try bens.close()
    try anas.close()
    try images.keep(ben.journalPath, as: Couple.benApart)
  }

  /// Logs half of the workload from `start` on, and writes it to a bundle.
  private func log(
    _ side: inout WorkloadSide, in journal: Journal, from start: Int64, bundle: String
  ) throws {
    var time = start
    let step = 2 * workload.step
    let half = workload.count / 2
    // Smaller transactions would rewrite the pages of the index on goal and day again and again.
    let size = 50_000
    for batch in stride(from: 0, to: half, by: size) {
      try append(min(size, half - batch), of: &side, to: journal.replica, at: &time, step: step)
    }
    let count = try journal.replica.exportBundle(to: bundle, lackedBy: beginning)
    try expect(count, toBe: half, "Events in \(bundle)")
  }

  private func append(
    _ count: Int, of side: inout WorkloadSide, to replica: Replica, at time: inout Int64,
    step: Int64
  ) throws {
    clock.milliseconds = time
    clock.step = step
    var newEvents: [NewEvent] = []
    for _ in 0..<count {
      newEvents.append(side.next(at: Timestamp(milliseconds: time)))
      time += step
    }
    try replica.append(newEvents)
    // Everything that was logged is measured, even what is overwritten later.
    try replica.offerUnrevised()
    clock.step = 0
    clock.milliseconds = time
  }
}

// MARK: - Together

extension Couple {
  /// Syncs both sides, settles all but three conflicts, and syncs again. Does nothing the second
  /// time.
  func meet() throws {
    guard stateDigest == nil else { return }
    clock.milliseconds = Workload.end.milliseconds
    try images.restore(Couple.benApart, to: ben.journalPath)
    let anas = try Journal.open(at: ana.journalPath, world: environment(workload.seed &+ 5))
    let bens = try Journal.open(at: ben.journalPath, world: environment(workload.seed &+ 6))
    for journal in [anas, bens, anas] { _ = try journal.sync(with: folder) }
    let digest = try anas.replica.stateDigest()
    try expect(try bens.replica.stateDigest(), toBe: digest, "The state of Ben's replica")
    stateDigest = digest

    let settling = try anas.replica.conflicts().dropFirst(3).compactMap { conflict in
      conflict.entity.shown(conflict.field).map {
        NewEvent(conflict.entity.type, conflict.entity.id, set: [conflict.field: $0])
      }
    }
    try anas.replica.append(Array(settling))
    for journal in [anas, bens, anas] { _ = try journal.sync(with: folder) }
    try bens.close()
    try anas.close()
    try images.keep(ben.journalPath, as: Couple.benTogether)
  }

  /// Like ``meet()``, but leaves Ben's database as it was.
  func meetKeepingBen() throws {
    guard stateDigest == nil else { return }
    try images.keep(ben.journalPath, as: "ben-kept")
    try meet()
    try images.restore("ben-kept", to: ben.journalPath)
  }

  /// Lets Ana log the next news and leave it in the folder.
  ///
  /// - Returns: The news, prepared for the floor.
  func publishNews() throws -> EventRows {
    let rows = EventRows()
    guard var side = anaSide else { return rows }
    try ana.withJournal(environment(workload.seed &+ 7)) { journal in
      var time = clock.milliseconds
      let replica = journal.replica
      let first = try replica.heldVector()[replica.ownLog] + 1
      try append(Workload.newsCount, of: &side, to: replica, at: &time, step: 1000)
      let report = try journal.sync(with: folder)
      try expect(report.published, toBe: Workload.newsCount, "Events that Ana published")
      let last = first + Int64(Workload.newsCount) - 1
      for bytes in try replica.eventBytes(of: replica.ownLog, first...last) {
        try bytes.withUnsafeBytes {
          rows.append(try ScannedEvent.scan($0), of: replica.ownLog)
        }
      }
    }
    anaSide = side
    return rows
  }

  /// The next event that Ben would log.
  func nextOfBen() -> NewEvent? {
    let time = Timestamp(milliseconds: clock.milliseconds)
    clock.milliseconds += 1000
    return benSide?.next(at: time)
  }

  /// The environment of Ben's replica when he continues logging.
  func environmentOfBen() -> ReplicaEnvironment { environment(workload.seed &+ 8) }
}
