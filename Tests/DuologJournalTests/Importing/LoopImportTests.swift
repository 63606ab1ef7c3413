import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting
import Testing

@Suite struct LoopImportTests {
  let couple: Couple
  let sources: ImportSources

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
  }

  /// A backup of schema 25. Days are 2026-03-01 and those around it.
  private static let newest = """
    PRAGMA user_version = 25;
    CREATE TABLE Habits(id INTEGER PRIMARY KEY, archived, color, description, freq_den, freq_num,
      name, reminder_hour, type, target_type, target_value REAL, unit, question, uuid);
    CREATE TABLE Repetitions(id INTEGER PRIMARY KEY, habit, timestamp, value, notes);
    INSERT INTO Habits VALUES
      (1, 0, 8, 'ten minutes', 7, 3, 'Stretch', 21, 0, 0, 0, '', 'Did you?', 'aa'),
      (2, 0, 8, '', 1, 1, 'Run', NULL, 1, 0, 2.5, 'km', '', 'bb'),
      (3, 1, 8, '', 30, 1, 'Coffee', NULL, 1, 1, 2, 'cups', '', 'cc');
    INSERT INTO Repetitions(habit, timestamp, value, notes) VALUES
      (1, 1772323200000, 2, 'good'), (1, 1772409600000, 0, 'no, "really"'),
      (1, 1772236800000, 3, 'ill'), (1, 1772150400000, -1, ''), (1, 1772064000000, 1, ''),
      (2, 1772323200000, 500, ''), (2, 1772409600000, 2500, ''), (2, 1772236800000, 3, ''),
      (2, 1772150400000, 0, ''), (3, 1772323200000, 3000, ''), (9, 1772323200000, 2, '');
    """

  @Test func `a backup becomes goals and entries, and its history counts`() throws {
    let path = try sources.database("loop.db", LoopImportTests.newest)
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.app == .loop)
    #expect(plan.newGoalCount == 4)
    #expect(
      plan.losses == [.notDone: 1, .zero: 1, .reminder: 1, .deleted: 1])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.logged("Stretch") == ["2026-02-28 rest ill", "2026-03-01 good"])
    // 500 is half a kilometre, whatever its size; 3 is a skip.
    #expect(
      try couple.ana.logged("Run") == ["2026-02-28 rest", "2026-03-01 0.5", "2026-03-02 2.5"])
    #expect(try couple.ana.logged("Coffee") == ["2026-03-01 3"])
    let stretch = try couple.ana.goal(matching: "Stretch")
    #expect(stretch.term?.cadence == "weekly 3")
    #expect(stretch.term?.from == "2026-02-28")
    #expect(stretch.how == "Did you? ten minutes")
    let run = try couple.ana.goal(matching: "Run")
    #expect(run.term?.target == Amount("2.5"))
    #expect(run.term?.unit == "km")
    let me = try couple.ana.me().id
    let judged = try couple.ana.goalHistory(of: run).periods(for: me, on: couple.ana.today())
    #expect(judged.first?.period.first == "2026-02-28")
    let coffee = try couple.ana.goal(matching: "Coffee")
    #expect(coffee.status == .archived)
    #expect(coffee.term?.cadence == "atmost 2/month")
    #expect(coffee.term?.counts == .times)
  }

  @Test func `an upper limit is a goal, and what was used counts`() throws {
    let path = try sources.database(
      "limits.db",
      """
      PRAGMA user_version = 25;
      CREATE TABLE Habits(id INTEGER PRIMARY KEY, archived, freq_den, freq_num, name, type,
        target_type, target_value REAL, unit, uuid);
      CREATE TABLE Repetitions(id INTEGER PRIMARY KEY, habit, timestamp, value, notes);
      INSERT INTO Habits VALUES
        (1, 0, 1, 1, 'Sweets', 1, 1, 2, '', 'aa'), (2, 0, 7, 1, 'Beer', 1, 1, 3, '', 'bb'),
        (3, 0, 1, 1, 'Smoke', 1, 1, 0, '', 'cc'), (4, 0, 1, 1, 'Wine', 1, 1, 0.5, 'l', 'dd'),
        (5, 0, 14, 1, 'Pizza', 1, 1, 1, '', 'ee');
      INSERT INTO Repetitions(habit, timestamp, value) VALUES
        (1, 1772323200000, 3000), (1, 1772409600000, 0), (1, 1772496000000, 2000),
        (4, 1772323200000, 250);
      """)
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(
      plan.goals.map(\.cadence) == [
        .atMost(2, .day), .atMost(3, .week), .atMost(0, .day), .whenever, .whenever,
      ])
    // Half a litre and fourteen days are no limits here. No sweets on a day need no entry.
    #expect(plan.losses == [.limit: 2])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.logged("Sweets") == ["2026-03-01 3", "2026-03-03 2"])
    let (sweets, me) = (try couple.ana.goal(matching: "Sweets"), try couple.ana.me().id)
    let judged = try couple.ana.goalHistory(of: sweets).periods(for: me, on: couple.ana.today())
    let days = Dictionary(uniqueKeysWithValues: judged.map { ($0.period.first, $0.state) })
    #expect(days["2026-03-01"] == .missed)
    #expect(days["2026-03-02"] == .met)
    #expect(days["2026-03-03"] == .met)
  }

  @Test func `a note on a day that was not done stays in the diary, on this device`() throws {
    let path = try sources.database("loop.db", LoopImportTests.newest)
    try couple.ana.importing(path)
    #expect(try couple.ana.logged("Diary") == ["2026-03-02"])
    let notes = try couple.ana.privateNotes().map(\.content)
    #expect(notes == [.checkIn(amount: nil, note: "Stretch: no, \"really\"")])
  }

  @Test func `importing again adds only what the file has gained`() throws {
    let path = try sources.database("loop.db", LoopImportTests.newest)
    #expect(try couple.ana.importing(path) == 7)
    let digest = try couple.ana.replica.stateDigest()
    #expect(try couple.ana.importing(path) == 0)
    #expect(try couple.ana.replica.stateDigest() == digest)
    let grown = try sources.database(
      "grown.db",
      LoopImportTests.newest
        + "INSERT INTO Repetitions(habit, timestamp, value) VALUES (1, 1772496000000, 2);")
    #expect(try couple.ana.importing(grown) == 1)
    try couple.meet()
    #expect(try couple.ben.importing(grown) == 0)
  }

  @Test func `both import the same file before they meet, and have it once`() throws {
    let path = try sources.database("loop.db", LoopImportTests.newest)
    var request = ImportRequest()
    request.author = "Ana"
    #expect(try couple.ana.importing(path, request) == 7)
    // The diary is not Ben's to import.
    #expect(try couple.ben.importing(path, request) == 6)
    try couple.meet()
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
    #expect(try couple.ben.logged("Run").count == 3)
  }

  @Test func `the first backups say only on which days, and twice`() throws {
    let path = try sources.database(
      "old.db",
      """
      PRAGMA user_version = 9;
      CREATE TABLE Habits(Id INTEGER PRIMARY KEY, archived, color, description, freq_den, freq_num,
        highlight, name, position);
      CREATE TABLE Repetitions(id INTEGER PRIMARY KEY, habit, timestamp);
      CREATE TABLE Score(id INTEGER PRIMARY KEY);
      INSERT INTO Habits(Id, archived, description, freq_den, freq_num, name) VALUES
        (1, 0, 'Did you walk?', 3, 3, 'Walk'), (2, 0, '', 2, 1, 'Walk'), (3, 0, '', 200, 5, 'Hm');
      INSERT INTO Repetitions(habit, timestamp) VALUES (1, 1772323200000), (1, 1772323200000),
        (1, NULL), (2, 1772323200000), (7, 1772323200000);
      """)
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.goals.map(\.cadence) == [.daily, .rolling(1, days: 2), .whenever])
    #expect(plan.goals.map(\.newCount) == [1, 1, 0])
    #expect(plan.problems.map(\.reason) == [.date("")])
    #expect(plan.problems.map(\.line) == [3])
    #expect(plan.losses == [.rhythm: 1, .deleted: 1])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.importPlan(from: path)?.isEmpty == true)
  }

  @Test func `a backup of the years between has values, and neither notes nor identifiers`() throws
  {
    let path = try sources.database(
      "between.db",
      """
      PRAGMA user_version = 18;
      CREATE TABLE Habits(Id INTEGER PRIMARY KEY, archived, color, description, freq_den, freq_num,
        name, type, target_type, target_value REAL, unit);
      CREATE TABLE Repetitions(id INTEGER PRIMARY KEY, habit, timestamp, value);
      INSERT INTO Habits VALUES (1, 0, -2937298, 'How far?', 31, 4, 'Run', 1, 0, 5, 'km'),
        (2, 0, 3, 'Did you?', 9, 2, 'Call', 0, 0, 0, '');
      INSERT INTO Repetitions(habit, timestamp, value) VALUES (1, 1772323200000, 500),
        (1, 1772323200000, 9000), (1, 1772409600000, -1), (2, 1772323200000, 2),
        (2, 1772409600000, 7);
      """)
    let plan = try #require(try couple.ben.importPlan(from: path))
    #expect(plan.goals.map(\.cadence) == [.monthly(4), .rolling(2, days: 9)])
    #expect(plan.problems.map(\.reason) == [.value("7")])
    try couple.ben.carryOut(plan)
    // The first of two rows of a day counts, and it is the day itself, also in Tokyo.
    #expect(try couple.ben.logged("Run") == ["2026-03-01 0.5"])
    #expect(try couple.ben.logged("Call") == ["2026-03-01"])
    #expect(try couple.ben.goal(matching: "Run").how == "How far?")
  }

  @Test func `tables of other versions have other columns, no header, and numbers`() throws {
    try sources.text(
      "csv/Habits.csv",
      """
      Name,Position,Target Type,Target Value,Type,FrequencyNumerator,FrequencyDenominator
      Coffee,001,AT_MOST,2,NUMERICAL,1,7
      Walk,002,,,YES_NO,1,1

      """)
    try sources.text("csv/001 Coffee/Checkmarks.csv", "2026-03-02,1000\n2026-03-01,0\n")
    try sources.text(
      "csv/002 Walk/Checkmarks.csv", "Notes,Date,Value\nrain,2026-03-01,NO\n,2026-03-02,UNKNOWN\n")
    let path = couple.directory.path("csv")
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.goals.first?.cadence == .atMost(2, .week))
    #expect(plan.losses == [.notDone: 1])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.logged("Coffee") == ["2026-03-02 1"])
    #expect(try couple.ana.logged("Walk") == [])
    #expect(
      try couple.ana.privateNotes().map(\.content) == [.checkIn(amount: nil, note: "Walk: rain")])
  }

  @Test func `a database is only read, and nothing appears beside it`() throws {
    let path = try sources.database("loop.db", LoopImportTests.newest)
    let before = try couple.directory.contents(of: "loop.db")
    let names = try couple.directory.names()
    try couple.ana.importing(path)
    #expect(try couple.directory.contents(of: "loop.db") == before)
    #expect(try couple.directory.names() == names)
  }

  @Test func `a view that never ends is no table`() throws {
    let path = try sources.database(
      "hostile.db",
      """
      CREATE TABLE Habits(id INTEGER PRIMARY KEY, name, freq_num, freq_den);
      CREATE VIEW Repetitions AS WITH RECURSIVE c(habit) AS
        (SELECT 1 UNION ALL SELECT habit + 1 FROM c) SELECT habit, 0 AS timestamp FROM c;
      """)
    #expect(try couple.ana.importPlan(from: path) == nil)
  }

  @Test func `the tables are found by number, and rows go by their header`() throws {
    try sources.text(
      "csv/Habits.csv",
      """
      Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?
      001,"Stretch, then rest",YES_NO,,,3,7,#00897B,,,,false
      002,Чай,NUMERICAL,,,1,1,#1976D2,km,AT_LEAST,2.5,false

      """)
    try sources.text(
      "csv/001 Stretch then rest/Checkmarks.csv",
      "Date,Value,Notes\n2026-03-02,YES_MANUAL,\n2026-03-01,SKIP,\"ill,\nat home\"\n"
        + "2026-02-28,YES_AUTO,\n2026-02-30,YES_MANUAL,\n2026-02-27,PERHAPS,\n")
    try sources.text("csv/002/Checkmarks.csv", "Date,Value,Notes\r\n2026-03-02,500,half\r\n")
    // Names in it are not quoted, so it must not be read.
    try sources.text("csv/Checkmarks.csv", "Date,Stretch, then rest,\n2026-01-01,2,2,\n")
    let path = couple.directory.path("csv")
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.problems.map(\.line) == [6, 7])
    #expect(plan.problems.map(\.file).allSatisfy { $0 == "001 Stretch then rest/Checkmarks.csv" })
    #expect(plan.problems.map(\.reason) == [.date("2026-02-30"), .value("PERHAPS")])
    try couple.ana.carryOut(plan)
    #expect(
      try couple.ana.logged("Stretch, then rest") == [
        "2026-03-01 rest ill,\nat home", "2026-03-02",
      ])
    #expect(try couple.ana.logged("Чай") == ["2026-03-02 0.5 half"])
    #expect(try couple.ana.importing(path) == 0)
  }

  @Test func `a zip has to be unpacked`() throws {
    let path = couple.directory.path("Loop.zip")
    try couple.directory.write([0x50, 0x4B, 3, 4, 0, 0], to: "Loop.zip")
    #expect(throws: ImportError.packed(path: path)) { try couple.ana.importPlan(from: path) }
  }
}
