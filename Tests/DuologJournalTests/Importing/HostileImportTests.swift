import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting
import Foundation
import Testing

/// Files that somebody made to do harm, or that are only broken.
@Suite struct HostileImportTests {
  let couple: Couple
  let sources: ImportSources

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
  }

  private static let loop = """
    CREATE TABLE Habits(id INTEGER PRIMARY KEY, name, freq_num, freq_den, archived, uuid);
    INSERT INTO Habits VALUES (1, 'Run', 1, 1, 0, 'aa');
    CREATE TABLE Repetitions(id INTEGER PRIMARY KEY, habit, timestamp, value, notes);
    INSERT INTO Repetitions VALUES (1, 1, 1772323200000, 2, '');
    """

  /// Imports a database, which stays as it is.
  private func unchanged(_ name: String, _ script: String) throws -> ImportPlan? {
    let path = try sources.database(name, script)
    let before = try couple.directory.contents(of: name)
    let names = try couple.directory.names()
    let plan = try couple.ana.importPlan(from: path)
    if let plan { try couple.ana.carryOut(plan) }
    #expect(try couple.directory.contents(of: name) == before)
    #expect(try couple.directory.names() == names)
    return plan
  }

  @Test func `triggers of a database never run`() throws {
    let plan = try unchanged(
      "triggers.db",
      Self.loop + """
        CREATE TRIGGER more AFTER INSERT ON Repetitions BEGIN
          INSERT INTO Repetitions VALUES (NULL, 1, NEW.timestamp + 86400000, 2, ''); END;
        CREATE TRIGGER less AFTER UPDATE ON Habits BEGIN DELETE FROM Repetitions; END;
        """)
    #expect(plan?.newCount == 1)
  }

  @Test func `views that need each other, and columns that compute, are not asked`() throws {
    let plan = try unchanged(
      "views.db",
      """
      CREATE TABLE Habits(id INTEGER PRIMARY KEY, name, freq_num, freq_den, archived, uuid,
        question TEXT AS (hex(zeroblob(400000000))) VIRTUAL);
      INSERT INTO Habits(id, name, freq_num, freq_den, uuid) VALUES (1, 'Run', 1, 1, 'aa');
      CREATE TABLE Repetitions(id INTEGER PRIMARY KEY, habit, timestamp, value, notes);
      INSERT INTO Repetitions VALUES (1, 1, 1772323200000, 2, '');
      CREATE VIEW first AS SELECT * FROM second;
      CREATE VIEW second AS SELECT * FROM first;
      """)
    #expect(plan?.newCount == 1)
  }

  @Test func `a value that is too large is not read`() throws {
    let path = try sources.database(
      "large.db",
      Self.loop
        + "INSERT INTO Repetitions VALUES (2, 1, 1772409600000, 2, printf('%.*c', 2000000, 'x'));")
    #expect(throws: ImportError.unreadableDatabase(path: path)) {
      try couple.ana.importPlan(from: path)
    }
  }

  @Test(arguments: 0..<40)
  func `a damaged database is refused or read in part, and never harms`(seed: UInt64) throws {
    let path = try sources.database("loop.db", Self.loop)
    var bytes = try couple.directory.contents(of: "loop.db")
    var random = SplitMix64(seed: seed)
    for _ in 0...Int.random(in: 0...30, using: &random) {
      let place = Int.random(in: seed % 2 == 0 ? 0..<200 : 100..<bytes.count, using: &random)
      bytes[place] = .random(in: .min ... .max, using: &random)
    }
    try couple.directory.write(bytes, to: "loop.db")
    do {
      if let plan = try couple.ana.importPlan(from: path) { try couple.ana.carryOut(plan) }
    } catch is ImportError {
      // It says so.
    }
    #expect(try couple.directory.contents(of: "loop.db") == bytes)
    _ = try couple.ana.goals()
  }

  @Test func `deep and long JSON is no file of an app`() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let path = try sources.text("deep.json", "{\"habits\":\(deep)}")
    #expect(try couple.ana.importPlan(from: path) == nil)
    let zeros = String(repeating: "0,", count: 1_500_000)
    let long = try sources.text("long.json", "{\"habits\":[\(zeros)0],\"order\":[]}")
    let plan = try #require(try couple.ana.importPlan(from: long))
    #expect(plan.isEmpty)
    #expect(plan.problems.count == 100)
  }

  @Test func `a file larger than can be read says so at once`() throws {
    let path = try sources.text("sparse.csv", "HabitName,CalendarDate,Value\n")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 2 << 30)
    try file.close()
    #expect(throws: ImportError.tooLarge(path: path, limit: 64)) {
      try couple.ana.importPlan(from: path)
    }
  }

  @Test func `a diary of empty lines takes no memory`() throws {
    let path = try sources.text(
      "jrnl.txt", "[2026-03-01 21:05] Tea.\n" + String(repeating: "\n", count: 3_000_000))
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.problems.map(\.reason) == [])
    #expect(plan.newCount == 1)
  }

  @Test func `links that lead nowhere and pipes are not waited for`() throws {
    let manager = FileManager.default
    let (loop, pipe) = (couple.directory.path("loop"), couple.directory.path("pipe"))
    try manager.createSymbolicLink(atPath: loop, withDestinationPath: "loop")
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [loop, pipe] {
      #expect(throws: (any Error).self) {
        if try couple.ana.importPlan(from: path) == nil {
          throw SyncError.folderMissing(path: path)
        }
      }
    }
    let folder = couple.directory.path("folder")
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for name in ["Habits.csv", "Journal.json", "habits", "log"] {
      try manager.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: name)
    }
    #expect(try couple.ana.importPlan(from: folder) == nil)
  }

  @Test func `a preview of very many goals is cut, and its sums are right`() throws {
    let rows = (0..<5100).map { "Goal \($0),2026-03-01,1\n" }
    let path = try sources.text(
      "many.csv", "HabitName,CalendarDate,Value\n" + rows.joined())
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.newGoalCount == 5000)
    #expect(plan.problems.map(\.reason) == [.tooMany])
  }
}
