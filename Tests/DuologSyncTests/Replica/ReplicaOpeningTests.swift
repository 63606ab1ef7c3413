import DuologMerge
import DuologSQLite
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct ReplicaOpeningTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path("journal.sqlite") }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func create() throws -> Replica {
    try Replica.create(at: path, deviceName: "Ana's phone", schema: TestReplica.schema)
  }

  private func open() throws -> Replica {
    try Replica.open(at: path, schema: TestReplica.schema)
  }

  @Test func `a reopened replica is the same as before`() throws {
    let first = try create()
    try first.addGoals(3)
    try first.setSetting("zone", to: "Europe/Lisbon")
    let (journal, log, digest) = (first.journal, first.ownLog, try first.stateDigest())
    try first.close()
    let second = try open()
    #expect(second.journal == journal)
    #expect(second.ownLog == log)
    #expect(second.deviceName == "Ana's phone")
    #expect(try second.stateDigest() == digest)
    #expect(try second.setting("zone") == "Europe/Lisbon")
    #expect(try second.setting("color") == nil)
  }

  @Test func `two new replicas have different journals and logs`() throws {
    let one = try create()
    let two = try Replica.create(
      at: directory.path("other"), deviceName: "", schema: TestReplica.schema)
    #expect(one.journal != two.journal)
    #expect(one.ownLog != two.ownLog)
  }

  @Test func `only its owner can read the file`() throws {
    let replica = try create()
    try replica.addGoals(1)
    for file in try directory.names() {
      let attributes = try FileManager.default.attributesOfItem(atPath: directory.path(file))
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(file)")
    }
  }

  @Test func `creating requires that nothing exists, and opening that something does`() throws {
    #expect(throws: ReplicaError.notFound(path: path)) { try open() }
    #expect(try directory.names().isEmpty)
    try create().close()
    let before = try directory.contents(of: "journal.sqlite")
    #expect(throws: ReplicaError.exists(path: path)) { try create() }
    #expect(try directory.contents(of: "journal.sqlite") == before)
  }

  @Test func `a file of a newer version is refused and left unchanged`() throws {
    try create().close()
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute("PRAGMA user_version = 99")
    try connection.close()
    let before = try directory.contents(of: "journal.sqlite")
    let error = #expect(throws: StorageError.self) { try open() }
    guard case .newerFormat(found: 99, _)? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try directory.contents(of: "journal.sqlite") == before)
  }

  @Test func `a database of another program is refused and left unchanged`() throws {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute("CREATE TABLE note (text); PRAGMA application_id = 7;")
    try connection.close()
    let before = try directory.contents(of: "journal.sqlite")
    let error = #expect(throws: StorageError.self) { try open() }
    #expect(error?.kind == .foreignFile)
    #expect(try directory.contents(of: "journal.sqlite") == before)
  }

  @Test func `a file that is not a database is refused and left unchanged`() throws {
    let text = Array(String(repeating: "Dear diary. ", count: 100).utf8)
    try directory.write(text, to: "journal.sqlite")
    let error = #expect(throws: StorageError.self) { try open() }
    #expect(error?.kind == .notADatabase)
    #expect(try directory.contents(of: "journal.sqlite") == text)
  }

  @Test func `a device's new name is used in what it writes from then on`() throws {
    let replica = try create()
    try replica.renameDevice(to: "Ana's tablet")
    #expect(try open().deviceName == "Ana's tablet")
    try replica.addGoals(1)
    let bytes = try replica.bundle(of: replica.ownLog, 1...1)
    var reader = BundleReader(source: MemorySource(bytes), name: "bundle")
    #expect(try reader.readHeader().fromName == "Ana's tablet")
  }
}
