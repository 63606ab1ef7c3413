import DuologKit
import DuologTesting
import Foundation
import Testing

@Suite struct TransportTests {
  private let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }

  private func list(_ name: String, of journal: EntityID? = nil) async throws -> ReplicaStore {
    let (path, schema) = (directory.path(name), try EntitySchema(declaring: [Item.self]))
    try Replica.create(at: path, journal: journal, deviceName: name, schema: schema).close()
    return try await ReplicaStore.open(at: path, Item.self, deviceName: name)
  }

  @Test func `Two lists share a place in memory`() async throws {
    let transport = MemoryTransport()
    let first = try await list("first")
    try await first.write { try $0.insert(Item(title: "Milk")) }
    #expect(try await first.sync(over: transport).published == 1)
    let journal = try #require(try SharedFolder.journals(over: transport).first)
    let second = try await list("second", of: journal.oldest)
    #expect(try await second.sync(over: transport).importedCount == 1)
    try await second.write { try $0.insert(Item(title: "Bread")) }
    for _ in 0..<2 {
      _ = try await second.sync(over: transport)
      _ = try await first.sync(over: transport)
    }
    for store in [first, second] {
      #expect(try await store.read { try $0.all(Item.self).map(\.title) } == ["Milk", "Bread"])
    }
    let digests = try await [
      first.read { try $0.stateDigest() }, second.read { try $0.stateDigest() },
    ]
    #expect(digests[0] == digests[1])
    // With nothing new, nothing is put.
    let before = transport.list().sorted { $0.path < $1.path }
    _ = try await first.sync(over: transport)
    #expect(transport.list().sorted { $0.path < $1.path } == before)
    try await first.close()
    try await second.close()
  }

  @Test func `Two lists that began apart become one, and nothing is lost`() async throws {
    let folder = URL(fileURLWithPath: directory.path("folder"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let (first, second) = (try await list("first"), try await list("second"))
    try await first.write { try $0.insert(Item(title: "Milk")) }
    try await second.write { try $0.insert(Item(title: "Bread")) }
    try await first.sync(with: folder)
    await #expect {
      try await second.sync(with: folder)
    } throws: {
      if case SyncError.anotherJournal = $0 { true } else { false }
    }
    #expect(try await second.join(folder).importedCount == 1)
    for store in [first, second, first] { try await store.sync(with: folder) }
    for store in [first, second] {
      let titles = try await store.read { try $0.all(Item.self).map(\.title) }
      #expect(Set(titles) == ["Milk", "Bread"])
    }
    let digests = try await [
      first.read { try $0.stateDigest() }, second.read { try $0.stateDigest() },
    ]
    #expect(digests[0] == digests[1])
    try await first.close()
    try await second.close()
  }

  @Test func `A wiped place is filled again`() async throws {
    let transport = MemoryTransport()
    let first = try await list("first")
    for number in 0..<20 {
      try await first.write { try $0.insert(Item(title: "\(number)")) }
      _ = try await first.sync(over: transport)
    }
    for file in transport.list() { transport.remove(file.path) }
    _ = try await first.sync(over: transport)
    let second = try await list("second", of: first.read { $0.journal })
    _ = try await second.sync(over: transport)
    #expect(try await second.read { try $0.all(Item.self).count } == 20)
    try await first.close()
    try await second.close()
  }

  @Test func `A journal syncs over a transport, sealed or not`() async throws {
    for isSealed in [false, true] {
      let transport = MemoryTransport(name: "sealed: \(isSealed)")
      let ana = try Journal.create(
        at: directory.path("ana \(isSealed)"), me: "Ana", partner: "Ben", deviceName: "phone",
        sealed: isSealed)
      try ana.addGoal(NewGoal(title: "Evening walk", cadence: .daily))
      let report = try ana.sync(over: transport)
      #expect(report.published > 0)
      #expect(try ana.rememberedFolder() == nil)
      let names = transport.list().map(\.path)
      #expect(names.contains { $0.hasSuffix(".age") } == isSealed)
      try ana.close()
    }
  }

  @Test func `Names that lead elsewhere are not followed, and more bytes than asked for not taken`()
    throws
  {
    /// A place whose owner means harm.
    final class Hostile: Transport {
      let name = "hostile"
      var asked: [String] = []
      func list() -> [TransportFile] {
        [
          "../../etc/log-1-1.json", "a/b/c.json", "/x.json", "a//b.json", "", "a/.json",
          "a/\0.json",
        ]
        .map { TransportFile(path: $0, size: 5, version: "1") }
          + [
            TransportFile(path: "b4x0k2m9q7tz/log-1-1.json", size: .max, version: "1"),
            TransportFile(path: "b4x0k2m9q7tz/seen.json", size: -1, version: "1"),
          ]
      }
      func read(_ file: String, from offset: Int64, count: Int) -> [UInt8] {
        asked.append(file)
        return offset > 1_000_000 ? [] : [UInt8](repeating: 0x7B, count: count * 2)
      }
      func put(_ bytes: [UInt8], as file: String) throws {}
      func remove(_ file: String) throws {}
    }
    let transport = Hostile()
    let replica = try TestReplica.make(seed: 1)
    let report = try replica.sync(over: transport)
    #expect(report.problems.map(\.file) == ["b4x0k2m9q7tz/log-1-1.json"])
    #expect(
      Set(transport.asked).isSubset(of: ["b4x0k2m9q7tz/log-1-1.json", "b4x0k2m9q7tz/seen.json"]))
    try replica.close()
  }

  @Test func `The transports of the library conform`() throws {
    #expect(TransportConformance.violations { MemoryTransport() } == [])
    var count = 0
    let violations = TransportConformance.violations {
      count += 1
      let place = URL(fileURLWithPath: directory.path("place \(count)"))
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
      return FolderTransport(directory: place)
    }
    #expect(violations == [])
  }

  @Test func `A transport that breaks a promise is found out`() {
    /// Gives every version the same name, and refuses to remove.
    struct Wrong: Transport {
      let base = MemoryTransport()
      var name: String { base.name }
      func list() -> [TransportFile] {
        base.list().map { TransportFile(path: $0.path, size: $0.size, version: "always") }
      }
      func read(_ file: String, from offset: Int64, count: Int) throws -> [UInt8] {
        try base.read(file, from: offset, count: count)
      }
      func put(_ bytes: [UInt8], as file: String) { base.put(bytes, as: file) }
      func remove(_ file: String) throws { throw TransportError.notFound }
    }
    let violations = TransportConformance.violations { Wrong() }
    #expect(violations.count == 2)
    #expect(violations.contains { $0.contains("another version") })
    #expect(violations.contains { $0.contains("gone") })
  }
}
