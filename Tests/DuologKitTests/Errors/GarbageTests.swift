import DuologKit
import DuologTesting
import Foundation
import Testing

/// Whatever an app passes to the library, it gets an error or an answer, and its process goes on.
@Suite struct GarbageTests {
  private static let texts = [
    "", " ", "\0", "a\0b", "\u{202E}", "id", "removed", "x\" TEXT); DROP TABLE meta; --",
    String(repeating: "ä", count: 70_000), "-9223372036854775808", "９",
  ]
  private static let numbers = [Int.min, Int.min + 1, -1, 0, 1, 5, 1000, Int.max - 1, Int.max]
  private static let days = [Day.first, Day(number: -1), Day(number: 20_000), Day.last]
  private static let scalars: [Scalar] =
    [.null, .boolean(true), .real(.nan), .real(-.infinity), .real(1e300), .real(-0.0)]
    + texts.map(Scalar.text) + numbers.map { .integer(Int64($0)) }

  private let directory: TemporaryDirectory
  private let schema = EntitySchema([
    EntityType(
      "book",
      fields: [
        .init("title", .text, required: true), .init("shelf", .entity, indexed: true),
        .init("read", .day), .init("kind", .text, indexed: true),
      ]),
    EntityType(
      "page", storage: .dated(parent: "book", day: "read"),
      fields: [.init("book", .entity), .init("read", .day)]),
  ])

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func replica() throws -> Replica {
    try Replica.create(at: directory.path("replica.db"), deviceName: "laptop", schema: schema)
  }

  // MARK: - Schemas

  @Test(arguments: texts)
  func `a schema with an impossible name opens nothing and writes nothing`(name: String) throws {
    let path = directory.path("new.db")
    let good = EntityType.Field("title", .text)
    var schemas = [
      [EntityType("book", fields: [.init(name, .text)])],
      [EntityType("book", revises: name == "removed" ? "" : name + " ", fields: [good])],
      [EntityType("book", end: .init("shelf", name + "-"), fields: [good])],
      [EntityType("book", storage: .dated(parent: "title", day: name + "'"), fields: [good])],
    ]
    if name != "id", name != "removed" { schemas.append([EntityType(name, fields: [good])]) }
    for types in schemas {
      let schema = EntitySchema(types)
      #expect(throws: ReplicaError.self) {
        try Replica.create(at: path, deviceName: "laptop", schema: schema)
      }
      #expect(throws: ReplicaError.self) { try Replica.open(at: path, schema: schema) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `two types or fields of one name open nothing`() throws {
    let book = EntityType("book", fields: [.init("title", .text)])
    let other = EntityType("BOOK", fields: [.init("title", .text)])
    let twice = EntityType("shelf", fields: [.init("place", .text), .init("Place", .day)])
    func create(_ types: EntityType...) throws {
      _ = try Replica.create(
        at: directory.path("new.db"), deviceName: "", schema: EntitySchema(types))
    }
    #expect(throws: ReplicaError.declaredTwice(type: "book")) { try create(book, book) }
    #expect(throws: ReplicaError.declaredTwice(type: "BOOK")) { try create(book, other) }
    #expect(throws: ReplicaError.invalidName(type: "shelf", field: "Place")) { try create(twice) }
    #expect(!FileManager.default.fileExists(atPath: directory.path("new.db")))
  }

  // MARK: - Replicas

  @Test(arguments: texts)
  func `reading what is not declared is an error`(name: String) throws {
    let (replica, id) = (try replica(), EntityID())
    let undeclared = ReplicaError.undeclared(type: name, field: nil)
    #expect(throws: undeclared) { try replica.rows(of: name) }
    #expect(throws: undeclared) { try replica.row(id, of: name) }
    #expect(throws: undeclared) { try replica.rows(of: name, where: "title", is: id) }
    #expect(throws: undeclared) { try replica.rows(of: name, having: "title") }
    #expect(throws: undeclared) {
      try replica.records(of: name, parent: id, days: .first ... .last)
    }
    #expect(throws: undeclared) { try replica.parentsWrittenConcurrently(of: name) }
    let field = ReplicaError.undeclared(type: "book", field: name)
    if name != "removed" {
      #expect(throws: field) { try replica.rows(of: "book", where: name, is: id) }
      #expect(throws: field) { try replica.rows(of: "book", where: name, in: .first ... .last) }
      #expect(throws: field) { try replica.rows(of: "book", having: name) }
      #expect(throws: field) { try replica.rows(of: "book", where: name, isNoneOf: ["a"]) }
    }
    #expect(throws: ReplicaError.undeclared(type: "book", field: "title")) {
      try replica.rows(of: "book", having: "title")
    }
    #expect(throws: ReplicaError.undeclared(type: "book", field: nil)) {
      try replica.parentsWrittenConcurrently(of: "book")
    }
    #expect(throws: ReplicaError.undeclared(type: "book", field: nil)) {
      try replica.records(of: "book", parent: id, days: .first ... .last)
    }
    #expect(try replica.entity(id, type: name) == nil)
    #expect(try replica.history(of: id, type: name).isEmpty)
  }

  @Test func `appending anything is an error, or it can be read again`() throws {
    let replica = try replica()
    var written = 0
    for name in GarbageTests.texts + ["title"] {
      for value in GarbageTests.scalars {
        do {
          try replica.append([NewEvent(name, EntityID(), set: [name: value])])
          written += 1
        } catch let error as ReplicaError {
          #expect(error.errorDescription != nil)
        }
      }
    }
    #expect(throws: ReplicaError.self) { try replica.append([NewEvent("", EntityID(), set: [:])]) }
    #expect(throws: ReplicaError.self) {
      try replica.append([NewEvent("book", EntityID(), set: ["title": .real(.nan)])])
    }
    #expect(throws: ReplicaError.self) {
      let fields = (0...2000).map { ("f\($0)", Scalar.boolean(true)) }
      try replica.append([
        NewEvent("book", EntityID(), set: Dictionary(uniqueKeysWithValues: fields))
      ])
    }
    #expect(try replica.eventCount() == Int64(written))
    #expect(written > 0)
    try replica.rebuild()
    #expect(try replica.recentEvents(limit: .max).count == written)
  }

  @Test(arguments: numbers)
  func `numbers of any size can be asked for`(number: Int) throws {
    let (replica, own) = (try replica(), DeviceID(rawValue: 5).map { LogID($0) })
    let log = try #require(own)
    try replica.append([NewEvent("book", EntityID(), set: ["title": .text("Emma")])])
    for log in [log, replica.ownLog] {
      let name = EventName(log, Int64(number))
      _ = try replica.lastEvents(of: log, limit: number)
      _ = try replica.lastEvents(of: log, limit: 5, bytes: number)
      _ = try replica.digest(of: log, at: Int64(number))
      _ = try replica.event(name)
      _ = try replica.event(Int64(number), onPathTo: name)
      _ = try replica.isOpen(name)
      _ = try replica.happenedBefore(name, name)
      _ = try replica.isOrigin(name, of: EntityID(), type: "book")
      _ = try? replica.withdraw([name])
      _ = try? replica.append([NewEvent("book", EntityID(), set: [:], undoes: name)])
      var known = VersionVector([log: Int64(number)])
      known.raise(log, to: Int64(number))
      _ = try replica.exportBundle(to: directory.path("b.jsonl"), lackedBy: known)
      _ = CausalContexts().context(of: name)
    }
    _ = try replica.recentEvents(limit: number)
    _ = try replica.recentEvents(limit: 5, bytes: number)
    _ = try replica.names(ofEventsAfter: Timestamp(milliseconds: Int64(number)))
    let transport = MemoryTransport()
    try replica.setSetting("", to: "\0")
    transport.put([1, 2, 3], as: "a")
    _ = try transport.read("a", from: Int64(number), count: number)
    let folder = FolderTransport(directory: URL(fileURLWithPath: directory.path("")))
    try folder.put([1, 2, 3], as: "d/a")
    #expect(try folder.read("d/a", from: Int64(number), count: number).count <= 3)
  }

  @Test(arguments: texts)
  func `a path of any form is an error or a path`(path: String) throws {
    let replica = try replica()
    for path in [path, directory.path("none/\(path)")] {
      #expect(throws: (any Error).self) { try Replica.open(at: path, schema: schema) }
      #expect(throws: (any Error).self) { try replica.sync(with: path) }
      #expect(throws: (any Error).self) { try replica.importFile(at: path) }
      _ = try? Replica.create(
        at: directory.path("none/\(path)"), deviceName: path, schema: schema)
      _ = try? replica.exportBundle(to: directory.path("none/\(path)"))
      _ = try? Journal.open(at: path)
      _ = FileKeyStore(besideReplicaAt: path).path
      _ = try? JournalKey(path)
    }
    _ = try? Zone(path)
    _ = try? Zone(setting: path)
    _ = (Day(path), Timestamp(path), EntityID(path), LogID(path), DeviceID(path), Amount(path))
    _ = (Digest(path), DigestPrefix(path), EntityID.lowBits(ofTextEndingWith: path))
    _ = Cadence(text: path)
  }

  @Test(arguments: [Int64.min, -1, 0, Int64.max])
  func `a transport that says anything ends no process`(size: Int64) throws {
    let replica = try replica()
    try replica.append([NewEvent("book", EntityID(), set: ["title": .text("Emma")])])
    let names = GarbageTests.texts + ["/", "a/b/c", "../x", "device123456/log-1-3.ffffffff.json"]
    let transport = GarbageTransport(names: names, size: size)
    replica.onProgress = { _ in }
    for _ in 1...2 { _ = try? replica.sync(over: transport) }
    _ = try? SharedFolder.journals(over: transport)
    #expect(try replica.eventCount() == 1)
  }

  @Test func `waiting for any time is possible`() throws {
    let longest = Duration.seconds(Int64.max)
    var timing = SyncWatch.Timing()
    (timing.quiet, timing.patience, timing.retry) = (longest, longest, longest)
    (timing.silence, timing.lookWithReports) = (longest, .seconds(Int64.min))
    let watch = SyncWatch(
      of: directory.path("x"), andReplicaAt: directory.path("y"), timing: timing)
    #expect(watch.isDue())
    for _ in 0..<20 { watch.retryLater() }
    watch.handOver(after: longest)
    watch.handOver(after: .seconds(Int64.min))
    try FileManager.default.createDirectory(
      atPath: directory.path("shared"), withIntermediateDirectories: false)
    let replica = try replica()
    for grace in [longest, .seconds(Int64.min), .nanoseconds(-1)] {
      _ = try replica.sync(
        with: directory.path("shared"), holdingBackFor: grace, until: { false })
    }
  }
}

/// A transport that does not keep to any of what it promises.
private struct GarbageTransport: Transport {
  let name = "\0"
  let names: [String]
  let size: Int64

  func list() -> [TransportFile] {
    let others = (0..<3).map { "aaaaaaaaaaa\($0)/log-1-9007199254740991.0000000\($0).json" }
    return (names + names + others).map { TransportFile(path: $0, size: size, version: "") }
  }

  func read(_ file: String, from offset: Int64, count: Int) -> [UInt8] {
    offset > 100_000 ? [] : [UInt8](repeating: 0x7B, count: max(count, 0) &+ 7)
  }

  func put(_ bytes: [UInt8], as file: String) throws { throw TransportError.notFound }
  func remove(_ file: String) throws { throw TransportError.notFound }
}
