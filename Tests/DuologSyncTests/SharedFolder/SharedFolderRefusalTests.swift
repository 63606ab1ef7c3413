import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// When a sync does not start, or leaves a file alone.
@Suite struct SharedFolderRefusalTests {
  @Test func `a missing folder is reported`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice()
    try ana.addGoals(1)
    let path = world.directory.path("not mounted")
    #expect(throws: SyncError.folderMissing(path: path)) { try ana.sync(with: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(throws: SyncError.folderMissing(path: ana.path)) { try ana.sync(with: ana.path) }
  }

  @Test func `a folder of another journal is refused, and nothing is written to it`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2)
    let before = world.files()
    let other = try world.makeDevice(journal: "1HTZZ4R1N6P8T")
    try other.addGoals(1)
    #expect(
      throws: SyncError.anotherJournal(
        path: world.path(ana.file("log-1-2.json")), TestReplica.journal)
    ) { try other.sync(with: world.folder) }
    #expect(try other.eventCount() == 1)
    #expect(world.files() == before)
    try other.checkInvariants()
  }

  @Test func `a bundle of a newer format is left alone and reported`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2, 1)
    let file = ana.file("log-3-3.json")
    try world.replace(#""duolog":1"#, in: file, by: #""duolog":2"#)
    let newer = try world.contents(of: file)
    let ben = try world.makeDevice(publishing: 1)
    for _ in 1...2 {
      let report = try ben.sync(with: world.folder)
      #expect(report.problems == [FolderProblem(file: file, kind: .newerFormat(2))])
      let missing = MissingEvents(
        log: ana.ownLog, range: 3...3, cause: .newerFormat, file: file)
      #expect(report.missing == [missing])
    }
    #expect(try ben.heldVector() == VersionVector([ana.ownLog: 2, ben.ownLog: 1]))
    #expect(try world.contents(of: file) == newer)
  }

  @Test func `a database inside the folder is refused, whatever path leads there`() throws {
    let world = try FolderWorld()
    let inside = world.folder + "/app/data"
    try FileManager.default.createDirectory(
      atPath: inside, withIntermediateDirectories: true)
    let link = world.directory.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: inside)
    let replica = try Replica.create(
      at: link + "/journal.sqlite", journal: TestReplica.journal, deviceName: "Ana's phone",
      schema: TestReplica.schema)
    try replica.addGoals(1)
    let ways = [
      world.folder, world.folder + "/", world.folder + "/app/..", world.folder + "/app",
      inside, link, world.directory.path("link/../../app"),
    ]
    for way in ways {
      #expect(throws: SyncError.replicaInsideFolder(path: way)) {
        try replica.sync(with: way)
      }
    }
    #expect(world.files().isEmpty)
  }

  @Test func `a database that is itself a link into the folder is refused`() throws {
    let world = try FolderWorld()
    let real = world.folder + "/journal.sqlite"
    let link = world.directory.path("journal.sqlite")
    try Replica.create(
      at: real, journal: TestReplica.journal, deviceName: "Ana's phone",
      schema: TestReplica.schema
    ).close()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
    let replica = try Replica.open(at: link, schema: TestReplica.schema)
    #expect(throws: SyncError.replicaInsideFolder(path: world.folder)) {
      try replica.sync(with: world.folder)
    }
  }

  @Test func `a database next to the folder, with a name that begins like it, is fine`() throws {
    let world = try FolderWorld()
    let replica = try Replica.create(
      at: world.folder + ".sqlite", journal: TestReplica.journal, deviceName: "Ana's phone",
      schema: TestReplica.schema)
    try replica.addGoals(1)
    #expect(try replica.sync(with: world.folder).published == 1)
  }

  @Test func `the journal of a folder is that of its bundles`() throws {
    let world = try FolderWorld()
    #expect(throws: SyncError.noJournal(path: world.folder)) {
      try SharedFolder.journals(in: world.folder)
    }
    try world.write("[]", to: "notes.json")
    #expect(throws: SyncError.noJournal(path: world.folder)) {
      try SharedFolder.journals(in: world.folder)
    }
    let ana = try world.makeDevice(publishing: 1)
    #expect(try SharedFolder.journals(in: world.folder) == [ana.journals])
    let path = world.directory.path("not mounted")
    #expect(throws: SyncError.folderMissing(path: path)) {
      try SharedFolder.journals(in: path)
    }
  }
}
