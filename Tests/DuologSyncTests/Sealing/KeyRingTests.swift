import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

@Suite struct KeyRingTests {
  private static func makeKey(_ seed: UInt64) -> JournalKey {
    var random = SplitMix64(seed: seed)
    return JournalKey(using: &random)
  }

  private let first = makeKey(1)
  private let second = makeKey(2)
  private let third = makeKey(3)

  private func ring(_ keys: JournalKey..., replacing replaced: [JournalKey] = []) -> KeyRing {
    var ring = KeyRing()
    for key in keys { ring.add(key) }
    ring.replace(replaced.map(\.id))
    return ring
  }

  @Test func `the last key that has not been replaced is current`() {
    #expect(KeyRing().current == nil)
    #expect(!KeyRing().isSealed)
    #expect(ring(first, second).current == second)
    #expect(ring(first, second, replacing: [second]).current == first)
    #expect(ring(first, second, replacing: [first]).accepted == [second])
    #expect(ring(first, second, third, replacing: [second]).accepted == [third, first])
    #expect(ring(first, second, replacing: [first, second]).current == nil)
    #expect(ring(first, replacing: [first]).isSealed)
  }

  @Test func `adding a key again changes nothing`() {
    var ring = ring(first, second)
    ring.add(first)
    #expect(ring.entries.map(\.id) == [first.id, second.id])
    #expect(ring.current == second)
  }

  @Test func `a lost key that is given again seals, whatever else was lost`() throws {
    var lost = try KeyRing(publicText: ring(first, second).publicText, secretText: "")
    lost.give(first)
    #expect(lost.current == first)
    lost.give(second)
    #expect(lost.current == second)
    lost.give(first)
    #expect(lost.current == second, "It was in use already.")
  }

  @Test func `there are at most 64 keys`() {
    var ring = KeyRing()
    for seed in 1...66 { ring.add(Self.makeKey(UInt64(seed))) }
    #expect(ring.entries.count == 64)
    #expect(ring.current == Self.makeKey(64))
  }

  @Test func `both stored texts together give the ring back`() throws {
    let ring = ring(first, second, third, replacing: [first])
    let read = try KeyRing(publicText: ring.publicText, secretText: ring.secretText)
    #expect(read.entries == ring.entries)
    #expect(try KeyRing(publicText: "", secretText: "").entries.isEmpty)
  }

  @Test func `a key that the store lacks is known to be missing`() throws {
    let full = ring(first, second)
    let read = try KeyRing(publicText: full.publicText, secretText: ring(first).secretText)
    #expect(read.isSealed)
    #expect(read.current == nil)
    #expect(read.accepted == [first])
  }

  @Test func `the database remembers which keys were lost when they were replaced`() throws {
    var ring = try KeyRing(
      publicText: ring(first, second).publicText, secretText: ring(first).secretText)
    #expect(!ring.hasReplacedLostKey)
    ring.replaceAll()
    #expect(ring.hasReplacedLostKey)
    let read = try KeyRing(publicText: ring.publicText, secretText: ring.secretText)
    #expect(read.entries == ring.entries)
    // Somebody finds it again.
    ring.add(second)
    #expect(!ring.hasReplacedLostKey)
  }

  @Test func `a key that only the store has comes last, and one that either says is replaced is`()
    throws
  {
    let known = ring(first)
    let stored = ring(first, second, replacing: [first])
    let read = try KeyRing(publicText: known.publicText, secretText: stored.secretText)
    #expect(read.accepted == [second])
    #expect(read.replaced == [first])
  }

  @Test func `lines that a person has broken in the store are passed over`() throws {
    let text = "# my key\n\nnonsense\n" + ring(first).secretText.uppercased() + "4m7k\n"
    #expect(try KeyRing(publicText: "", secretText: text).accepted == [first])
  }

  @Test func `a new journal leaves the keys of an earlier one in their file, for people only`()
    throws
  {
    let directory = try TemporaryDirectory()
    let path = directory.path("journal.sqlite")
    let store = FileKeyStore(besideReplicaAt: path)
    try store.write(ring(first).secretText)
    for _ in 1...2 {
      let replica = try Replica.create(
        at: path, deviceName: "phone", schema: TestReplica.schema)
      #expect(try replica.sealState() == .open)
      #expect(try store.read().contains("# Of an earlier journal: \(first.text)\n"))
      let key = try replica.seal()
      #expect(try store.read().contains("# Of an earlier journal: \(first.text)\n"))
      #expect(try store.read().hasSuffix("\n\(key.text)\n"))
      #expect(try store.read().components(separatedBy: "never put this").count == 2)
      try replica.close()
      Replica.removeFiles(at: path)
    }
  }

  @Test func `a database whose list of keys is broken is reported`() {
    for text in ["xyz", first.id.description + "0", "\(first.id)\n\(first.id)"] {
      #expect(throws: ReplicaError.self, "\(text)") {
        try KeyRing(publicText: text, secretText: "")
      }
    }
  }

  @Test func `the fingerprint changes whenever what is read may change`() throws {
    let full = ring(first, second)
    let lacking = try KeyRing(publicText: full.publicText, secretText: ring(first).secretText)
    let rings = [
      KeyRing(), ring(first), ring(second), full, ring(first, second, replacing: [first]), lacking,
    ]
    #expect(Set(rings.map(\.fingerprint)).count == rings.count)
    #expect(KeyRing().fingerprint.isEmpty, "As before there were keys.")
  }

  @Test func `the file of keys is the owner's only, and is beside the replica`() throws {
    let directory = try TemporaryDirectory()
    #expect(FileKeyStore.path(besideReplicaAt: "/a/journal.sqlite") == "/a/journal.key")
    #expect(FileKeyStore.path(besideReplicaAt: "/a/b.db") == "/a/b.db.key")
    let store = FileKeyStore(besideReplicaAt: directory.path("journal.sqlite"))
    #expect(try store.read().isEmpty)
    for keys in [ring(first), ring(first, second)] {
      try store.write(keys.secretText)
      let attributes = try FileManager.default.attributesOfItem(atPath: store.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(try KeyRing(publicText: "", secretText: store.read()).entries == keys.entries)
    }
    try Data(count: 65_537).write(to: URL(fileURLWithPath: store.path))
    #expect(throws: KeyError.fileTooLarge(path: store.path)) { try store.read() }
  }

  @Test func `a key shows in no description`() {
    let key = first
    var dumped = ""
    dump([key], to: &dumped)
    let reflected = Mirror(reflecting: key).children.map { "\($0)" }.joined()
    for text in ["\(key)", String(reflecting: key), "\([key])", dumped, reflected] {
      #expect(!text.contains(String(key.text.prefix(4))))
    }
  }

  @Test func `the identifier of a key is 16 hexadecimal digits, and reads back`() {
    #expect(JournalKey.ID(first.id.description) == first.id)
    #expect(JournalKey.ID(rawValue: 0xA).description == "000000000000000a")
    for text in ["", "a", "000000000000000A", "00000000000000000", "+00000000000000a"] {
      #expect(JournalKey.ID(text) == nil, "\(text)")
    }
  }
}
