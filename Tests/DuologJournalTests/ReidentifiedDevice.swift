import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation

@testable import DuologJournal

/// Ana's journal, of which it has turned out, or will with the next entry, that its device has to go
/// on as a new one.
struct ReidentifiedDevice {
  /// How that came about.
  enum Cause: CaseIterable {
    /// The files were copied; the original has gone on and has synced since.
    case copied
    /// As above, and the copy has synced too.
    case copiedAndSynced
    /// An old backup was written over the database, and the next sync found out.
    case restoredInPlace
    /// A copy that nothing shows to be one has written as well, and has synced.
    case forked
  }

  let couple: Couple
  /// The journal in question. Ana's other one, where there is one, is ``Couple/ana``.
  let ana: Journal
  var ben: Journal { couple.ben }
  /// A goal called "Tea" that both have renamed at once; with a private check-in of Ana's, the first
  /// one, and another one of hers, noted "one".
  let goal: EntityID

  /// The original logs a check-in, noted "later", behind what the copy or the backup holds.
  init(_ cause: Cause) throws {
    couple = try Couple()
    let tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .weekly(2)))
    goal = tea.id
    try couple.ana.checkIn(tea, note: "secret", privately: true)
    try couple.ana.checkIn(tea, note: "one")
    try couple.meet()
    try couple.ben.checkIn(tea, note: "Ben's")
    try couple.ana.editGoal(tea, title: "Ana's")
    try couple.ben.editGoal(tea, title: "Ben's")
    try couple.meet()
    let path = couple.directory.path("ana/journal.sqlite")
    let other = couple.directory.path("other/journal.sqlite")
    try POSIXFileAccess().makeDirectory(couple.directory.path("other"))
    try couple.ana.replica.copy(to: other)
    for suffix in ["-private", "-private-wal"] {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: other + suffix)
    }
    let incarnation = DatabaseIdentity.ofFile(at: path)
    try couple.ana.checkIn(couple.ana.goal(goal), note: "later")
    _ = try couple.ana.sync(with: couple.folder)
    switch cause {
    case .copied, .copiedAndSynced:
      ana = try ReidentifiedDevice.open(other, couple)
      if cause == .copiedAndSynced { _ = try ana.sync(with: couple.folder) }
    case .restoredInPlace:
      try couple.ana.close()
      try ReidentifiedDevice.overwrite(path, with: other)
      ana = try ReidentifiedDevice.open(path, couple)
      _ = try ana.sync(with: couple.folder)
    case .forked:
      ana = try ReidentifiedDevice.open(other, couple) { _ in incarnation }
      try ana.checkIn(ana.goal(goal), note: "mine")
      try ana.replica.offerUnrevised()
      _ = try ana.sync(with: couple.folder)
    }
  }

  private static func open(
    _ path: String, _ couple: Couple,
    incarnation: @escaping (String) -> String? = DatabaseIdentity.ofFile
  ) throws -> Journal {
    couple.anaClock.milliseconds += 60_000
    return try Journal.open(
      at: path, zone: Zone("Europe/Lisbon"),
      world: ReplicaEnvironment(
        clock: couple.anaClock, random: SplitMix64(seed: 3), incarnation: incarnation))
  }

  /// Replaces what is in the file at `path`, which stays the same file.
  private static func overwrite(_ path: String, with backup: String) throws {
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    guard let file = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileNoSuchFile) }
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(contentsOf: URL(fileURLWithPath: backup)))
    try file.close()
  }

  /// What Ana has noted for the goal, and has not taken back, in the order in which she did.
  func notes() throws -> [String] {
    let me = try ana.me().id
    return try ana.checkIns(of: goal, days: .first ... .last).filter { $0.author == me }
      .map { $0.note ?? "-" }
  }

  /// Brings everything everywhere, and tells whether all have the same state then.
  func meetAndAgree() throws -> Bool {
    let journals = [ana, ben]
    for journal in journals + journals { _ = try journal.sync(with: couple.folder) }
    for journal in journals { try journal.replica.checkInvariants() }
    return try ana.replica.stateDigest() == ben.replica.stateDigest()
  }
}
