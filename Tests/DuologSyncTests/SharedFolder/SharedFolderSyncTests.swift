import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct SharedFolderSyncTests {
  @Test func `two replicas sync in both directions and end with one state`() throws {
    let world = try FolderWorld()
    let (ana, ben) = (try world.makeDevice(), try world.makeDevice())
    try ana.addGoals(3)
    try ben.addGoals(2)
    #expect(try ana.sync(with: world.folder).published == 3)
    let bens = try ben.sync(with: world.folder)
    #expect(bens.imported == [ana.ownLog: 3])
    #expect(bens.published == 2)
    #expect(try ana.sync(with: world.folder).imported == [ben.ownLog: 2])
    #expect(try ana.stateDigest() == ben.stateDigest())
    #expect(try ana.heldVector() == ben.heldVector())
    try ana.checkInvariants()
    try ben.checkInvariants()
  }

  @Test func `each device writes only in its own directory, next to a text for people`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    let ben = try world.makeDevice(publishing: 2)
    let expected = [
      "READ ME.txt", ana.file("log-1-3.json"), ana.file("log-4-4.json"), ben.file("log-1-2.json"),
    ]
    #expect(world.files() == expected.sorted())
  }

  @Test func `segments are bundles of one event per line that name the journal and the writer`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2)
    let bytes = try world.contents(of: ana.file("log-1-2.json"))
    var reader = BundleReader(source: MemorySource(bytes), name: "log")
    let header = try reader.readHeader()
    #expect(header.journals == JournalSet(TestReplica.journal))
    #expect(header.from == ana.ownLog.device)
    #expect(header.fromName == "Device 1")
    #expect(header.seen == VersionVector([ana.ownLog: 2]))
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 6)
  }

  @Test func `a sync with nothing new lists each directory once, opens nothing, writes nothing`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3, 1, 4)
    let ben = try world.makeDevice(publishing: 2)
    _ = try ana.sync(with: world.folder)
    let log = ana.path + "-wal"
    let before = try Data(contentsOf: URL(fileURLWithPath: log))
    let watch = FileWatch()
    let report = try ana.sync(with: world.folder, access: WatchedFileAccess(watch))
    #expect(report.importedCount == 0 && report.published == 0 && report.relayed == 0)
    #expect(report.problems.isEmpty && report.missing.isEmpty)
    #expect(watch.hasOnlyLooked, "\(watch.calls)")
    let home = world.folder + "/duolog"
    let directories = [ana, ben].map { "\(home)/\($0.ownLog.device)" }.sorted()
    #expect(watch.paths(.list) == [home] + directories)
    #expect(try Data(contentsOf: URL(fileURLWithPath: log)) == before)
  }

  @Test func `of many segments, only those that reach past what is held are opened`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3, 1, 4)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    try ana.addGoals(2)
    _ = try ana.sync(with: world.folder)
    let watch = FileWatch()
    _ = try ben.sync(with: world.folder, access: WatchedFileAccess(watch))
    #expect(watch.paths(.open) == [world.path(ana.file("log-9-10.json"))])
  }

  @Test func `an event is published after what its author had seen`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    try ben.addGoals(1)
    #expect(try ben.lastEvents(of: ben.ownLog, limit: 1)[0].event.seen[ana.ownLog] == 3)
    #expect(try ben.happenedBefore(EventName(ana.ownLog, 3), EventName(ben.ownLog, 1)))
    #expect(try !ben.happenedBefore(EventName(ben.ownLog, 1), EventName(ana.ownLog, 3)))
  }

  @Test func `a folder reached by another path is the same folder`() throws {
    let world = try FolderWorld()
    let link = world.directory.path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: world.folder)
    let ana = try world.makeDevice(publishing: 3)
    let report = try ana.sync(with: link)
    #expect(report.published == 0 && report.problems.isEmpty)
    #expect(try world.makeDevice().sync(with: link).importedCount == 3)
    #expect(try world.makeDevice().sync(with: world.folder + "/").importedCount == 3)
  }
}
