import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// What devices claim to hold.
@Suite struct PeerClaimTests {
  @Test func `devices tell each other what they hold`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice(publishing: 2)
    _ = try ana.sync(with: world.folder)
    #expect(try ana.vectorsHeldByPeers() == [ben.ownLog.device: ben.heldVector()])
    #expect(try ana.peerClaims().map(\.device) == [ben.ownLog.device])
    #expect(try ben.peerClaims().map(\.held) == [VersionVector([ana.ownLog: 3])])
    _ = try ben.sync(with: world.folder)
    #expect(try ben.peerClaims().map(\.held) == [ana.heldVector()])
  }

  @Test func `what a device holds and has not delivered is known to be missing`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3, 2)
    try world.remove(ana.file("log-4-5.json"))
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder)
    #expect(report.missing == [MissingEvents(log: ana.ownLog, range: 4...5)])
    #expect(try ben.missingEvents() == report.missing)
    _ = try ana.sync(with: world.folder)
    #expect(try ben.sync(with: world.folder).missing.isEmpty)
    #expect(try ben.missingEvents().isEmpty)
  }

  @Test func `damage is remembered until the events arrive some other way`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1, 2)
    let file = ana.file("log-2-3.json")
    let whole = try world.contents(of: file)
    try world.replace("Tea time", in: file, by: "Pea time")
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder)
    let missing = MissingEvents(log: ana.ownLog, range: 2...3, cause: .damaged, file: file)
    #expect(report.missing == [missing])
    #expect(try ben.missingEvents() == [missing])
    try world.directory.write(whole, to: "by mail.json")
    _ = try ben.importFile(at: world.directory.path("by mail.json"))
    #expect(try ben.missingEvents().isEmpty)
  }

  @Test func `a claim is written when it changes and once a day, but not otherwise`() throws {
    let world = try FolderWorld()
    let clock = TestClock(step: 0)
    let ana = try world.makeDevice(clock: clock)
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    let first = try world.contents(of: ana.file("seen.json"))
    clock.milliseconds += 3_600_000
    _ = try ana.sync(with: world.folder)
    #expect(try world.contents(of: ana.file("seen.json")) == first)
    clock.milliseconds += 20 * 3_600_000
    _ = try ana.sync(with: world.folder)
    let second = try world.contents(of: ana.file("seen.json"))
    #expect(second != first)
    let ben = try world.makeDevice()
    try ben.addGoals(1)
    _ = try ben.sync(with: world.folder)
    _ = try ana.sync(with: world.folder)
    #expect(try world.contents(of: ana.file("seen.json")) != second)
  }

  @Test func `a statement is current for twenty hours, and not a millisecond longer`() throws {
    let world = try FolderWorld()
    let clock = TestClock(step: 0)
    let ana = try world.makeDevice(clock: clock)
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    let first = try world.contents(of: ana.file("seen.json"))
    clock.milliseconds += 20 * 3_600_000 - 1
    _ = try ana.sync(with: world.folder)
    #expect(try world.contents(of: ana.file("seen.json")) == first)
    clock.milliseconds += 1
    _ = try ana.sync(with: world.folder)
    #expect(try world.contents(of: ana.file("seen.json")) != first)
  }

  @Test func `who has not heard of a fork says nothing of how far its branches go`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice(publishing: 1)
    _ = try ben.sync(with: world.folder)
    var branch = SampleBundle()
    branch.add(try ana.eventBytes(of: ana.ownLog, 1...2), to: ana.ownLog)
    try branch.add(
      [["title": .text("elsewhere")], ["title": .text("later")]], to: ana.ownLog)
    branch.segments.removeFirst()
    try world.write(try branch.bytes(), to: ana.file("log-3-4.json"))
    let cleo = try world.makeDevice()
    _ = try cleo.sync(with: world.folder)
    #expect(try cleo.vectorsHeldByPeers()[ben.ownLog.device]?[ana.ownLog] == 3)
    #expect(try cleo.heldVector()[ana.ownLog] == 2)
    #expect(try cleo.knownVector()[ana.ownLog] == 2)
    #expect(try cleo.missingEvents().isEmpty)
  }

  @Test(arguments: [
    "", "{", "[]", #"{"duolog":1}"#, #"{"duolog":9,"journal":"1HVQ3K8Q2M5T7"}"#,
    String(repeating: "[", count: 100_000),
  ])
  func `an unreadable claim is not a problem, and its author rewrites it`(
    content: String
  ) throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2)
    let file = ana.file("seen.json")
    let whole = try world.contents(of: file)
    try world.write(content, to: file)
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder)
    #expect(report.problems.isEmpty && report.missing.isEmpty && report.importedCount == 2)
    _ = try ana.sync(with: world.folder)
    let anew = try ReadBundle(world.contents(of: file))
    #expect(anew.error == nil)
    #expect(anew.header?.seen == (try ReadBundle(whole)).header?.seen)
  }

  @Test func `an old claim in a bundle does not replace a newer one, but a current one does`()
    throws
  {
    let world = try FolderWorld()
    let (ana, ben) = (try world.makeDevice(publishing: 1), try world.makeDevice(publishing: 1))
    _ = try ana.sync(with: world.folder)
    var table = try PeerTable(ana.connection)
    let known = try #require(table.current[ben.ownLog.device])
    func note(_ offset: Int64, holding count: Int64, isCurrent: Bool) throws {
      let header = BundleHeader(
        journals: JournalSet(ana.journal), from: ben.ownLog.device, fromName: "Ben",
        made: Timestamp(milliseconds: known.made.milliseconds + offset),
        seen: VersionVector([ben.ownLog: count]))
      try table.note(header, isCurrent: isCurrent, now: known.made)
    }
    try note(-1, holding: 7, isCurrent: false)
    #expect(table.current[ben.ownLog.device] == known)
    try note(1, holding: 8, isCurrent: false)
    #expect(table.current[ben.ownLog.device]?.held == VersionVector([ben.ownLog: 8]))
    try note(-9, holding: 9, isCurrent: true)
    #expect(table.current[ben.ownLog.device]?.held == VersionVector([ben.ownLog: 9]))
    try table.save()
    #expect(try PeerTable(ana.connection).current == table.current)
  }

  @Test func `a restored backup that only its peers' claims reveal goes on as a new device`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    try ana.copy(to: world.directory.path("restored.sqlite"))
    try ana.addGoals(2)
    _ = try ana.sync(with: world.folder)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    // All that is left of the two events in the folder is Ben's claim that he holds them.
    try ana.close()
    try FileManager.default.removeItem(atPath: world.path("\(ana.ownLog.device)"))
    let restored = try Replica.open(
      at: world.directory.path("restored.sqlite"), schema: TestReplica.schema)
    _ = try restored.sync(with: world.folder)
    #expect(try restored.reidentifyDeviceIfCopied()?.reason == .restored)
    try restored.addGoals(1)
    for device in [restored, ben, restored] { _ = try device.sync(with: world.folder) }
    #expect(try restored.stateDigest() == ben.stateDigest())
    #expect(try restored.eventCount() == 6)
  }
}
