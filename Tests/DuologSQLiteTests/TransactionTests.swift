import DuologSQLite
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct TransactionTests {
  struct Refusal: Error, Equatable {}

  let directory: TemporaryDirectory
  let path: String
  let connection: Connection

  init() throws {
    directory = try TemporaryDirectory()
    path = directory.path("journal.db")
    connection = try Connection(path: path, mode: .create)
    try connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT")
  }

  private func rows(_ connection: Connection) throws -> [Int64] {
    let query = try connection.cached("SELECT a FROM t ORDER BY a")
    var rows: [Int64] = []
    while try query.step() { rows.append(query.integer(at: 0)) }
    return rows
  }

  @Test func `a transaction's writes are there when it returns`() throws {
    let result = try connection.transaction {
      #expect(connection.isInTransaction)
      try connection.execute("INSERT INTO t VALUES (1)")
      return "done"
    }
    #expect(result == "done")
    #expect(!connection.isInTransaction)
    let other = try Connection(path: path, mode: .readWrite)
    #expect(try rows(other) == [1])
  }

  @Test func `a transaction that throws leaves nothing`() throws {
    #expect(throws: Refusal()) {
      try connection.transaction {
        try connection.execute("INSERT INTO t VALUES (1)")
        throw Refusal()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try rows(connection) == [])
  }

  @Test func `a transaction that throws while rows are being read leaves nothing`() throws {
    try connection.execute("INSERT INTO t VALUES (1), (2)")
    #expect(throws: Refusal()) {
      try connection.transaction {
        let query = try connection.prepare("SELECT a FROM t")
        #expect(try query.step())
        try connection.execute("INSERT INTO t VALUES (3)")
        throw Refusal()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try rows(connection) == [1, 2])
  }

  @Test func `a nested transaction that throws rolls back only its own writes`() throws {
    try connection.transaction {
      try connection.execute("INSERT INTO t VALUES (1)")
      #expect(throws: Refusal()) {
        try connection.transaction {
          try connection.execute("INSERT INTO t VALUES (2)")
          try connection.savepoint { try connection.execute("INSERT INTO t VALUES (3)") }
          throw Refusal()
        }
      }
      #expect(connection.isInTransaction)
      try connection.savepoint { try connection.execute("INSERT INTO t VALUES (4)") }
    }
    #expect(try rows(connection) == [1, 4])
  }

  @Test func `an outer transaction rolls back its nested ones`() throws {
    #expect(throws: Refusal()) {
      try connection.transaction {
        try connection.savepoint { try connection.execute("INSERT INTO t VALUES (1)") }
        throw Refusal()
      }
    }
    #expect(try rows(connection) == [])
  }

  /// 1 is NORMAL, 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
  @Test func `a transaction without a flush lasts only for itself`() throws {
    func synchronous() throws -> Int64? { try connection.integer("PRAGMA synchronous") }
    for value in 1...2 {
      try connection.transactionWithoutFlush {
        #expect(connection.isInTransaction)
        #expect(try synchronous() == 1)
        try connection.execute("INSERT INTO t VALUES (\(value))")
      }
      #expect(try synchronous() == 2)
    }
    #expect(throws: Refusal()) {
      try connection.transactionWithoutFlush {
        try connection.execute("INSERT INTO t VALUES (3)")
        throw Refusal()
      }
    }
    #expect(try synchronous() == 2)
    let other = try Connection(path: path, mode: .readWrite)
    #expect(try rows(other) == [1, 2])
  }

  @Test func `inside a transaction, one without a flush is a part of it`() throws {
    #expect(throws: Refusal()) {
      try connection.transaction {
        try connection.transactionWithoutFlush {
          #expect(try connection.integer("PRAGMA synchronous") == 2)
          try connection.execute("INSERT INTO t VALUES (1)")
        }
        throw Refusal()
      }
    }
    #expect(try rows(connection) == [])
  }

  @Test func `a savepoint outside a transaction is a transaction`() throws {
    try connection.savepoint {
      #expect(connection.isInTransaction)
      try connection.execute("INSERT INTO t VALUES (1)")
    }
    #expect(!connection.isInTransaction)
    #expect(throws: Refusal()) {
      try connection.savepoint {
        try connection.execute("INSERT INTO t VALUES (2)")
        throw Refusal()
      }
    }
    #expect(try rows(connection) == [1])
  }

  @Test func `if SQLite has already rolled back, the first error is thrown`() throws {
    for nested in [false, true] {
      let error = try #require(throws: StorageError.self) {
        try connection.transaction {
          let insert = {
            try connection.execute("INSERT INTO t VALUES (1)")
            try connection.execute("INSERT OR ROLLBACK INTO t VALUES (1)")
          }
          if nested { try connection.savepoint(insert) } else { try insert() }
        }
      }
      #expect(error.code == .constraint)
      #expect(!connection.isInTransaction)
      #expect(try rows(connection) == [])
    }
  }

  @Test func `a full disk rolls back and is reported as such`() throws {
    try connection.execute("CREATE TABLE big(bytes BLOB) STRICT; PRAGMA max_page_count = 20")
    let error = try #require(throws: StorageError.self) {
      try connection.transaction {
        try connection.execute("INSERT INTO t VALUES (1)")
        try connection.execute("INSERT INTO big VALUES (zeroblob(1000000))")
      }
    }
    #expect(error.code == .full)
    #expect(!connection.isInTransaction)
    #expect(try rows(connection) == [])
  }

  @Test func `a failed commit rolls back`() throws {
    try connection.execute(
      "CREATE TABLE child(t INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED) STRICT")
    let error = try #require(throws: StorageError.self) {
      try connection.transaction {
        try connection.execute("INSERT INTO child VALUES (99)")
      }
    }
    #expect(error.code == .constraint)
    #expect(error.sql == "COMMIT")
    #expect(!connection.isInTransaction)
    #expect(try connection.integer("SELECT count(*) FROM child") == 0)
  }

  @Test func `a read transaction sees one moment`() throws {
    let other = try Connection(path: path, mode: .readWrite)
    try connection.transaction(.deferred) {
      #expect(try rows(connection) == [])
      try other.execute("INSERT INTO t VALUES (1)")
      #expect(try rows(connection) == [])
    }
    #expect(try rows(connection) == [1])
  }

  @Test func `a connection closed during a transaction leaves nothing`() throws {
    do {
      let other = try Connection(path: path, mode: .readWrite)
      try other.execute("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)")
    }
    #expect(try rows(connection) == [])
  }

  // MARK: - Two connections

  @Test func `a second writer fails once its timeout is over`() throws {
    let impatient = try Connection(path: path, mode: .readWrite, busyTimeout: 60)
    try connection.transaction {
      let start = ContinuousClock.now
      let error = try #require(throws: StorageError.self) {
        try impatient.transaction { Issue.record("the lock was granted twice") }
      }
      #expect(error.code == .busy)
      #expect(error.sql == "BEGIN IMMEDIATE")
      #expect(ContinuousClock.now - start >= .milliseconds(50))
      #expect(!impatient.isInTransaction)
    }
    try impatient.transaction { try impatient.execute("INSERT INTO t VALUES (1)") }
  }

  @Test func `a second writer waits for the first`() throws {
    let path = self.path
    let locked = DispatchSemaphore(value: 0)
    let written = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      do {
        let first = try Connection(path: path, mode: .readWrite)
        try first.transaction {
          locked.signal()
          Thread.sleep(forTimeInterval: 0.1)
          try first.execute("INSERT INTO t VALUES (1)")
        }
        try first.close()
      } catch {
        Issue.record(error)
        locked.signal()
      }
      written.signal()
    }
    locked.wait()
    try connection.transaction {
      #expect(try rows(connection) == [1])
      try connection.execute("INSERT INTO t VALUES (2)")
    }
    written.wait()
    #expect(try rows(connection) == [1, 2])
  }

  @Test func `many connections may create one database at the same moment`() throws {
    let migrator = Migrator(
      applicationID: 1,
      migrations: [Migration(number: 1, name: "t", sql: "CREATE TABLE t(a INTEGER) STRICT")])
    for round in 0..<25 {
      let fresh = directory.path("fresh-\(round).db")
      let group = DispatchGroup()
      for number in 0..<8 {
        group.enter()
        Thread.detachNewThread {
          defer { group.leave() }
          do {
            let connection = try Connection(path: fresh, mode: .create)
            try migrator.migrate(connection)
            try connection.execute("INSERT INTO t VALUES (\(number))")
            try connection.close()
          } catch {
            Issue.record(error)
          }
        }
      }
      group.wait()
      let reader = try Connection(path: fresh, mode: .readWrite)
      #expect(try reader.integer("SELECT count(DISTINCT a) FROM t") == 8)
    }
  }
}
