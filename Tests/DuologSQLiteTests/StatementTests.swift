import DuologSQLite
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct StatementTests {
  let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, value ANY) STRICT")
  }

  /// Stores what `bind` binds to the first parameter, and returns the statement that reads it back.
  private func stored(_ bind: (Statement) -> Void) throws -> Statement {
    let insert = try connection.cached("INSERT INTO t(value) VALUES (?)")
    bind(insert)
    try insert.run()
    let query = try connection.cached("SELECT value FROM t ORDER BY id DESC LIMIT 1")
    #expect(try query.step())
    return query
  }

  @Test(arguments: [
    "", "\0", "a\0b", "phones in the drawer", "sj\u{F6}l\u{E4}ge", "\u{1F469}\u{200D}\u{1F4BB}",
    String(repeating: "long ", count: 10_000),
  ])
  func `text reads back unchanged`(text: String) throws {
    let copied = try stored { $0.bind(text, at: 1) }
    #expect(copied.type(at: 0) == .text)
    #expect(copied.text(at: 0) == text)
    #expect(copied.textOrNil(at: 0) == text)
    #expect(copied.bytes(at: 0) == Array(text.utf8))

    let bytes = Array(text.utf8)
    let copiedBytes = try stored { $0.bind(copyingText: bytes, at: 1) }
    #expect(copiedBytes.type(at: 0) == .text)
    #expect(copiedBytes.bytes(at: 0) == bytes)

    let insert = try connection.cached("INSERT INTO t(value) VALUES (?)")
    try bytes.withUnsafeBytes { bytes in
      insert.bind(text: bytes, at: 1)
      try insert.run()
    }
    let query = try connection.cached("SELECT value FROM t ORDER BY id DESC LIMIT 1")
    #expect(try query.step())
    #expect(query.type(at: 0) == .text)
    #expect(query.text(at: 0) == text)
  }

  @Test(arguments: [[], [0], [0, 255, 0], Array(repeating: 0xC3, count: 100_000)] as [[UInt8]])
  func `blobs read back unchanged`(bytes: [UInt8]) throws {
    let copied = try stored { $0.bind(copyingBlob: bytes, at: 1) }
    #expect(copied.type(at: 0) == .blob)
    #expect(copied.bytes(at: 0) == bytes)
    #expect(copied.withBytes(at: 0) { $0.count } == bytes.count)

    let insert = try connection.cached("INSERT INTO t(value) VALUES (?)")
    try bytes.withUnsafeBytes { bytes in
      insert.bind(blob: bytes, at: 1)
      try insert.run()
    }
    let query = try connection.cached("SELECT value FROM t ORDER BY id DESC LIMIT 1")
    #expect(try query.step())
    #expect(query.type(at: 0) == .blob)
    #expect(query.bytes(at: 0) == bytes)
  }

  @Test func `a lazy statement runs with the values bound last`() throws {
    let connection = try Connection(path: ":memory:", mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER, b TEXT) STRICT")
    let insertion = LazyStatement("INSERT INTO t VALUES (?, ?)", on: connection)
    for (number, text) in [(1, "one"), (2, "two"), (3, "three")] as [(Int64, String)] {
      let insert = try insertion.get()
      insert.bind(number, at: 1)
      try Array(text.utf8).withUnsafeBytes { bytes in
        insert.bind(text: bytes, at: 2)
        try insert.runKeepingParameters()
      }
    }
    let selection = LazyStatement("SELECT b FROM t WHERE a >= ? ORDER BY a", on: connection)
    for (least, text) in [(2, "two"), (3, "three"), (1, "one")] as [(Int64, String)] {
      let select = try selection.get()
      select.bind(least, at: 1)
      #expect(try select.step())
      #expect(select.text(at: 0) == text)
      select.rewind()
    }
    #expect(try connection.integer("SELECT count(*) FROM t") == 3)
    try connection.close()
    #expect(throws: StorageError.self) { try selection.get().step() }
  }

  @Test func `an empty buffer is an empty text or blob, never NULL`() throws {
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    #expect(try stored { $0.bind(text: none, at: 1) }.type(at: 0) == .text)
    #expect(try stored { $0.bind(blob: none, at: 1) }.type(at: 0) == .blob)
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 1 << 53, .max])
  func `integers read back unchanged`(number: Int64) throws {
    let query = try stored { $0.bind(number, at: 1) }
    #expect(query.type(at: 0) == .integer)
    #expect(query.integer(at: 0) == number)
    #expect(query.integerOrNil(at: 0) == number)
  }

  @Test(arguments: [0.1, -0.0, .leastNonzeroMagnitude, Double.greatestFiniteMagnitude, -.infinity])
  func `floating-point numbers read back unchanged`(number: Double) throws {
    let query = try stored { $0.bind(number, at: 1) }
    #expect(query.type(at: 0) == .real)
    #expect(query.real(at: 0) == number)
    #expect(query.realOrNil(at: 0) == number)
  }

  @Test func `NaN is stored as NULL`() throws {
    #expect(try stored { $0.bind(Double.nan, at: 1) }.isNull(at: 0))
  }

  @Test func `nil is stored as NULL and reads as nil, 0 or empty`() throws {
    let binds: [(Statement) -> Void] = [
      { $0.bindNull(at: 1) }, { $0.bind(nil as Int64?, at: 1) },
      { $0.bind(nil as Double?, at: 1) }, { $0.bind(nil as String?, at: 1) }, { _ in },
    ]
    for bind in binds {
      let query = try stored(bind)
      #expect(query.type(at: 0) == .null)
      #expect(query.isNull(at: 0))
      #expect(query.integerOrNil(at: 0) == nil)
      #expect(query.realOrNil(at: 0) == nil)
      #expect(query.textOrNil(at: 0) == nil)
      #expect(query.integer(at: 0) == 0)
      #expect(query.real(at: 0) == 0)
      #expect(query.text(at: 0) == "")
      #expect(query.bytes(at: 0) == [])
    }
  }

  @Test func `resetting unbinds, so that no borrowed bytes remain`() throws {
    let query = try connection.prepare("SELECT ?")
    Array("borrowed".utf8).withUnsafeBytes { query.bind(text: $0, at: 1) }
    query.reset()
    #expect(try query.step())
    #expect(query.isNull(at: 0))
  }

  @Test func `running leaves a statement ready for the next values`() throws {
    let insert = try connection.prepare("INSERT INTO t(id) VALUES (?)")
    for id in 1...3 as ClosedRange<Int64> {
      insert.bind(id, at: 1)
      try insert.run()
    }
    #expect(try connection.integer("SELECT sum(id) FROM t") == 6)
  }

  @Test func `the next step throws what binding refused`() throws {
    let query = try connection.prepare("SELECT ?")
    query.bind(1, at: 2)
    query.bind(1, at: 1)
    let error = try #require(throws: StorageError.self) { _ = try query.step() }
    #expect(error.code == .range)
    #expect(error.sql == "SELECT ?")
    // After that, the failure is cleared.
    #expect(try query.step())
  }

  @Test func `binding to a statement on a row is refused`() throws {
    let query = try connection.prepare("SELECT ?")
    #expect(try query.step())
    query.bind(1, at: 1)
    let error = try #require(throws: StorageError.self) { _ = try query.step() }
    #expect(error.code == .misuse)
  }

  @Test func `a failed statement has been reset`() throws {
    let insert = try connection.prepare("INSERT INTO t(id) VALUES (?)")
    for _ in 1...2 {
      insert.bind(1, at: 1)
      if try connection.integer("SELECT count(*) FROM t") == 0 {
        try insert.run()
      } else {
        #expect(throws: StorageError.self) { try insert.run() }
      }
    }
    insert.bind(2, at: 1)
    try insert.run()
    #expect(try connection.integer("SELECT count(*) FROM t") == 2)
  }

  @Test func `columns outside the row are NULL`() throws {
    let query = try connection.prepare("SELECT 1")
    #expect(query.isNull(at: 0))
    #expect(try query.step())
    #expect(query.isNull(at: 1))
    #expect(query.isNull(at: -1))
    #expect(try !query.step())
    #expect(query.isNull(at: 0))
  }

  @Test func `a statement outlives the connection that prepared it`() throws {
    var other: Connection? = try Connection(path: ":memory:", mode: .create)
    let query = try #require(try other?.prepare("SELECT 7"))
    other = nil
    #expect(try query.step())
    #expect(query.integer(at: 0) == 7)
  }
}
