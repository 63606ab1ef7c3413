import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Segments that do not continue what is held.
@Suite struct SharedFolderForkTests {
  /// The branch of a log that a second living copy of the device has written: different events from
  /// 3 on.
  private func otherBranch(of log: LogID, after common: [[UInt8]]) throws -> SampleBundle {
    var branch = SampleBundle()
    branch.add(common, to: log)
    try branch.add([["title": .text("elsewhere")], ["title": .text("later")]], to: log)
    branch.segments.removeFirst()
    return branch
  }

  @Test func `another branch of a log is kept next to the first, with the same names everywhere`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice(publishing: 1)
    _ = try ben.sync(with: world.folder)
    let branch = try otherBranch(of: ana.ownLog, after: try ana.eventBytes(of: ana.ownLog, 1...2))
    try world.write(try branch.bytes(), to: ana.file("log-3-4.json"))
    let cleo = try world.makeDevice()
    try cleo.addGoals(1)
    _ = try cleo.sync(with: world.folder)

    let report = try ben.sync(with: world.folder)
    #expect(report.problems.isEmpty)
    #expect(report.forked == [ana.ownLog.device])
    #expect(report.importedCount == 3)
    let held = try ben.heldVector()
    #expect(held[ana.ownLog] == 2)
    #expect(held.filter { $0.log.branch != nil }.map(\.sequence).sorted() == [3, 4])
    try ben.checkInvariants()

    for _ in 1...3 {
      for device in [cleo, ana, ben] { _ = try device.sync(with: world.folder) }
    }
    #expect(try ana.stateDigest() == ben.stateDigest())
    #expect(try cleo.stateDigest() == ben.stateDigest())
    #expect(try ben.sync(with: world.folder).forked.isEmpty)
    // Ana's device must not write under a name that another copy of it uses.
    let log = ana.ownLog
    try ana.addGoals(1)
    #expect(ana.ownLog != log)
  }

  @Test func `a fork found by a failing sync is reported once, by the next sync`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    let branch = try otherBranch(of: ana.ownLog, after: try ana.eventBytes(of: ana.ownLog, 1...2))
    try world.write(try branch.bytes(), to: ana.file("log-3-4.json"))
    try ben.addGoals(1)
    #expect(throws: SyncError.self) {
      try ben.sync(
        with: world.folder, access: FaultyFileAccess(POSIXFileAccess(), failing: .create))
    }
    #expect(try ben.heldVector().contains { $0.log.branch != nil })
    #expect(try ben.sync(with: world.folder).forked == [ana.ownLog.device])
    #expect(try ben.sync(with: world.folder).forked.isEmpty)
  }

  @Test func `a fork that goes with what was still open is not reported`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2)
    try ana.addGoals(1)
    try ana.copy(to: world.directory.path("copy.sqlite"))
    // The copy does not know that it is one, and the original takes back what both have.
    let copy = try Replica.open(
      at: world.directory.path("copy.sqlite"), schema: TestReplica.schema,
      world: ReplicaEnvironment(
        clock: TestClock(), random: SplitMix64(seed: 99), incarnation: { _ in nil }))
    try ana.withdraw([EventName(ana.ownLog, 3)])
    try ana.addGoals(2)
    _ = try ana.sync(with: world.folder)
    let forked = try copy.leavingForks {
      let report = try copy.read(from: world.folder)
      #expect(try copy.heldVector().contains { $0.log.branch != nil })
      try copy.reidentifyDeviceIfCopied()
      return report.forked
    }
    #expect(forked.isEmpty)
    #expect(try copy.takeForks().isEmpty)
    #expect(try !copy.heldVector().contains { $0.log.branch != nil })
    #expect(copy.ownLog.device != ana.ownLog.device)
    try copy.checkInvariants()
  }

  @Test(arguments: [0, 1, 2, 5])
  func `a backup restored in place loses nothing, however much was written since`(count: Int) throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice(publishing: 1)
    try ana.copy(to: world.directory.path("backup.sqlite"))
    try ana.addGoals(2)
    _ = try ana.sync(with: world.folder)
    _ = try ben.sync(with: world.folder)
    // The same inode and machine, as after `cp backup journal`.
    let restored = try Replica.open(
      at: world.directory.path("backup.sqlite"), schema: TestReplica.schema,
      world: ReplicaEnvironment(
        clock: TestClock(), random: SplitMix64(seed: 99), incarnation: { _ in nil }))
    let log = restored.ownLog
    try restored.addGoals(count)
    for _ in 1...3 {
      for device in [restored, ben] { _ = try device.sync(with: world.folder) }
    }
    try restored.addGoals(1)
    #expect(restored.ownLog != log)
    for _ in 1...2 {
      for device in [restored, ben] { _ = try device.sync(with: world.folder) }
    }
    #expect(try restored.stateDigest() == ben.stateDigest())
    #expect(try ben.eventCount() == 3 + 2 + Int64(count) + 1 + 1)
    #expect(try ben.sync(with: world.folder).missing.isEmpty)
    let cleo = try world.makeDevice()
    _ = try cleo.sync(with: world.folder)
    #expect(try cleo.stateDigest() == ben.stateDigest())
  }

  @Test func `what was published before the fork was noticed is still read, under the old name`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3, 1)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    let branch = try otherBranch(of: ana.ownLog, after: try ana.eventBytes(of: ana.ownLog, 1...2))
    try world.write(try branch.bytes(), to: "copy.json")
    // Ben only reads, so that Ana's device does not learn of the fork.
    #expect(try ben.read(from: world.folder).forked == [ana.ownLog.device])
    let bytes = try world.contents(of: "copy.json")
    try world.remove("copy.json")
    try ana.addGoals(2)
    #expect(try ana.sync(with: world.folder).published == 2)
    try world.write(bytes, to: "copy.json")
    #expect(try ben.sync(with: world.folder).importedCount == 2)
  }

  @Test func `a device that joins later gets both branches from relays`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice(publishing: 1)
    let branch = try otherBranch(of: ana.ownLog, after: try ana.eventBytes(of: ana.ownLog, 1...2))
    try world.write(try branch.bytes(), to: "copy.json")
    _ = try ben.sync(with: world.folder)
    try FileManager.default.removeItem(atPath: world.folder + "/duolog")
    #expect(try ben.sync(with: world.folder).relayed == 5)
    let cleo = try world.makeDevice()
    let report = try cleo.sync(with: world.folder)
    #expect(report.importedCount == 6)
    #expect(report.missing.isEmpty && report.problems.isEmpty)
    #expect(try cleo.heldVector() == ben.heldVector())
    #expect(try cleo.stateDigest() == ben.stateDigest())
  }

  @Test func `a branch that continues elsewhere is recognized by its start`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    var branch = try otherBranch(of: ana.ownLog, after: try ana.eventBytes(of: ana.ownLog, 1...2))
    try branch.add([["title": .text("latest")]], to: ana.ownLog)
    branch.segments.removeFirst()
    try world.write(try branch.bytes(), to: "copy.json")
    let report = try ben.sync(with: world.folder)
    #expect(report.imported.isEmpty)
    // Its events from 5 on wait for event 4, which may still come from either branch.
    #expect(report.missing == [MissingEvents(log: ana.ownLog, range: 4...4)])
  }

  @Test(arguments: ["\"before\":\"", "\"after\":\"", "\"title\":\""])
  func `a segment that was changed on the way is damaged, not a branch`(key: String) throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2, 2)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    var bytes = try world.contents(of: ana.file("log-3-4.json"))
    let place = try #require(String(decoding: bytes, as: UTF8.self).firstRange(of: key))
    let index = place.upperBound.utf16Offset(in: String(decoding: bytes, as: UTF8.self))
    bytes[index] = bytes[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
    try world.write(bytes, to: "copy.json")
    let report = try ben.sync(with: world.folder)
    #expect(report.problems.count == 1)
    guard case .damaged(line: 2, _)? = report.problems.first?.kind else {
      Issue.record("\(report.problems)")
      return
    }
  }

  @Test func `a log with a starting digest of another device is damaged, not a branch`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    var bundle = SampleBundle()
    try bundle.add([["title": .text("Tea")]], to: ana.ownLog)
    bundle.segments[0].before = LogDigest.origin(of: SampleBundle.ben.device)
    try world.write(try bundle.bytes(), to: "copy.json")
    for device in [ana, try world.makeDevice()] {
      let report = try device.sync(with: world.folder)
      #expect(report.problems.count == 1)
      guard case .damaged(line: 2, _)? = report.problems.first?.kind else {
        Issue.record("\(report.problems)")
        continue
      }
      #expect(try device.eventCount() == 1)
    }
  }

  @Test func `a segment without events is damaged, whatever position it claims`() throws {
    let world = try FolderWorld()
    let ben = try world.makeDevice()
    var bundle = SampleBundle()
    bundle.add([[UInt8]](), to: SampleBundle.ana)
    bundle.segments[0].first = 9
    try world.write(try bundle.bytes(), to: "empty.json")
    let report = try ben.sync(with: world.folder)
    #expect(report.problems.count == 1)
    #expect(report.importedCount == 0 && report.missing.isEmpty)
    #expect(try ben.knownVector().isEmpty)
  }
}
