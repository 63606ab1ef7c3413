import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Beginning and joining, cut short at some moment and done once more.
@Suite struct BeginningAgainTests {
  private let couple: Couple
  private var path: String { couple.directory.path("journal.sqlite") }

  init() throws {
    couple = try Couple()
  }

  private func create() throws -> Journal {
    try Journal.create(at: path, me: "Ana", partner: "Ben", deviceName: "Ana's tablet")
  }

  private func join(as name: String = "Ana") throws -> Journal {
    try Journal.join(
      folder: couple.folder, at: path, me: name, deviceName: "Ana's tablet"
    ).journal
  }

  private func makeReplica(of journal: EntityID?) throws -> Replica {
    try Replica.create(
      at: path, journal: journal, deviceName: "cut short", schema: JournalSchema.schema)
  }

  @Test func `An empty file is no journal, and one can begin there`() throws {
    try couple.directory.write([], to: "journal.sqlite")
    #expect(throws: ReplicaError.notFound(path: path)) { try Journal.open(at: path) }
    try Journal.refuseToReplace(path)
    #expect(try create().me().name == "Ana")
  }

  @Test func `A replica that nobody owns yet is finished by init, under its own device name`()
    throws
  {
    try makeReplica(of: nil).close()
    try Journal.refuseToReplace(path)
    let journal = try create()
    #expect(try journal.me().name == "Ana")
    #expect(try journal.deviceName(of: journal.replica.ownLog) == "Ana's tablet")
  }

  @Test func `An interrupted join is finished by the next, without reading anything twice`()
    throws
  {
    let cut = try makeReplica(of: couple.ana.replica.journal)
    _ = try cut.read(from: couple.folder)
    let log = cut.ownLog
    try cut.close()
    #expect(throws: JournalError.ownerUnknown) { try create() }
    let journal = try join()
    #expect(journal.replica.ownLog == log)
    #expect(try journal.people().map(\.name) == ["Ana", "Ben"])
  }

  /// Found by the simulator: the new device wrote whose the old one is, and belonged to nobody.
  @Test func `An interrupted join is finished on a copy, as a separate device`() throws {
    let cut = try makeReplica(of: couple.ana.replica.journal)
    _ = try cut.read(from: couple.folder)
    let log = cut.ownLog
    try cut.close()
    let bytes = try couple.directory.contents(of: "journal.sqlite")
    try POSIXFileAccess().rename(path, to: couple.directory.path("elsewhere.sqlite"))
    try couple.directory.write(bytes, to: "journal.sqlite")
    let journal = try join()
    #expect(journal.replica.ownLog != log)
    #expect(try journal.me().name == "Ana")
    #expect(try journal.deviceName(of: journal.replica.ownLog) == "Ana's tablet")
  }

  @Test func `An unfinished replica of another journal gives way while it is empty`() throws {
    try makeReplica(of: nil).close()
    #expect(try join().replica.journal == couple.ana.replica.journal)
  }

  @Test func `A join as somebody else leaves nothing behind`() throws {
    #expect(throws: JournalError.noSuchPerson("Bob", people: ["Ana", "Ben"])) {
      try join(as: "Bob")
    }
    #expect(throws: ReplicaError.notFound(path: path)) { try Journal.open(at: path) }
  }

  @Test func `A join as somebody else leaves no key behind`() throws {
    let key = try couple.ana.replica.seal()
    for _ in 1...2 { _ = try couple.ana.sync(with: couple.folder) }
    #expect(throws: JournalError.noSuchPerson("Bob", people: ["Ana", "Ben"])) {
      try Journal.join(
        folder: couple.folder, at: path, me: "Bob", deviceName: "tablet", key: key)
    }
    #expect(try !FileKeyStore(besideReplicaAt: path).read().contains(key.text))
    #expect(try create().replica.sealState() == .open)
  }

  @Test func `A journal that somebody owns is never begun again`() throws {
    let journal = try join()
    let held = try journal.replica.eventCount()
    #expect(throws: ReplicaError.exists(path: path)) { try Journal.refuseToReplace(path) }
    #expect(throws: ReplicaError.exists(path: path)) { try create() }
    #expect(throws: ReplicaError.exists(path: path)) { try join() }
    #expect(try journal.replica.eventCount() == held)
  }
}
