import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// Files with as many habits and entries as are read, and with one more.
@Suite struct ImportLimitTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  /// How many habits and entries are read, and the problems.
  private func read(_ path: String, habits: Int = 3, entries: Int = 3) throws -> [String] {
    var request = ImportRequest()
    request.limits.habits = habits
    request.limits.entries = entries
    if path.hasSuffix("table.csv") {
      request.columns = ImportColumns("date=CalendarDate,goal=HabitName")
    }
    let file = ForeignFile(path: path, limits: request.limits)
    guard case .app(let read)? = try ForeignFormat.read(file, request) else { return ["no app"] }
    let problems = read.problems.first.map { problem in
      "\(problem.file)\(problem.line.map { ":\($0)" } ?? "") \(problem.reason)"
    }
    return ["\(read.habits.count) \(read.habits.reduce(0) { $0 + $1.entries.count })"] + problems
  }

  private func rows(_ header: String, _ row: (Int) -> String) -> String {
    header + (1...3).map { row($0) + "\n" }.joined()
  }

  private func json(_ rest: String, _ list: String, _ item: (Int) -> String) -> String {
    "{\(rest),\"\(list)\":[\((1...3).map(item).joined(separator: ","))]}"
  }

  @Test func `tables and texts: the line of the first one too many is named`() throws {
    let header = "HabitName,CalendarDate,Value\n"
    for name in ["bull.csv", "table.csv"] {
      let path = try sources.text(name, rows(header) { "Goal \($0),2026-03-0\($0),1" })
      #expect(try read(path) == ["3 3"])
      #expect(try read(path, habits: 2) == ["2 2", "\(name):4 tooMany"])
      #expect(try read(path, entries: 2) == ["2 2", "\(name):4 tooMany"])
      let same = try sources.text("same-\(name)", rows(header) { "Run,2026-03-0\($0),1" })
      #expect(try read(same, habits: 1) == ["1 3"])
      #expect(try read(same, habits: 1, entries: 2) == ["1 2", "same-\(name):4 tooMany"])
    }
    try sources.text("harsh/habits", rows("") { "Goal \($0): 1" })
    try sources.text("harsh/log", rows("") { "2026-03-01 : Goal \($0) : y" })
    let harsh = sources.directory.path("harsh")
    #expect(try read(harsh) == ["3 3"])
    #expect(try read(harsh, habits: 2) == ["2 2", "habits:3 tooMany", "log:3 noHabit"])
    #expect(try read(harsh, entries: 2) == ["3 2", "log:3 tooMany"])
    let jrnl = try sources.text("jrnl.txt", rows("") { "[2026-03-0\($0)] Tea" })
    #expect(try read(jrnl) == ["1 3"])
    #expect(try read(jrnl, entries: 2) == ["1 2", "jrnl.txt:3 tooMany"])
  }

  @Test func `the tables of Loop: habits after the last entry that fits are not read`() throws {
    try sources.text("loop/Habits.csv", rows("Position,Name\n") { "00\($0),Goal \($0)" })
    for place in 1...3 {
      try sources.text("loop/00\(place)/Checkmarks.csv", "2026-03-01,YES_MANUAL\n")
    }
    let path = sources.directory.path("loop")
    #expect(try read(path) == ["3 3"])
    #expect(try read(path, habits: 2) == ["2 2", "Habits.csv:4 tooMany"])
    #expect(try read(path, entries: 2) == ["3 3", "003/Checkmarks.csv tooMany"])
    #expect(try read(path, entries: 1) == ["2 2", "002/Checkmarks.csv tooMany"])
  }

  @Test func `JSON: all habits share what entries a file can have`() throws {
    let table = json(#""groups":[]"#, "habits") {
      #"{"name":"\#($0)","records":[{"record_date":20513,"record_type":1}]}"#
    }
    let beaver = json(#""order":[]"#, "habits") {
      #"{"name":"\#($0)","records":[{"day":"2026-03-01","done":true}]}"#
    }
    let habo = json(#""categories":[]"#, "habits") {
      #"{"title":"\#($0)","events":{"2026-03-01":["DayType.check"]}}"#
    }
    for (name, text) in [("table.json", table), ("beaver.json", beaver), ("habo.json", habo)] {
      let path = try sources.text(name, text)
      #expect(try read(path) == ["3 3"])
      #expect(try read(path, habits: 2) == ["2 2", "\(name) tooMany"])
      #expect(try read(path, entries: 2) == ["3 2", "\(name) tooMany"])
      #expect(try read(path, entries: 1) == ["3 1", "\(name) tooMany"])
    }
    let jrnl = json(#""tags":{}"#, "entries") { #"{"date":"2026-03-0\#($0)","title":"Tea"}"# }
    let dayOne = json(#""metadata":{}"#, "entries") {
      #"{"creationDate":"2026-03-0\#($0)T09:00:00Z","text":"Tea"}"#
    }
    for (name, text) in [("jrnl.json", jrnl), ("Journal.json", dayOne)] {
      let path = try sources.text(name, text)
      #expect(try read(path) == ["1 3"])
      #expect(try read(path, entries: 2) == ["1 2", "\(name) tooMany"])
    }
  }

  @Test func `Day One Classic: each file is an entry`() throws {
    for place in 1...3 {
      try sources.text(
        "classic/\(place).doentry",
        "<plist><dict><key>Creation Date</key><date>2026-03-01T09:00:00Z</date>"
          + "<key>Entry Text</key><string>Tea</string></dict></plist>")
    }
    let path = sources.directory.path("classic")
    #expect(try read(path) == ["1 3"])
    #expect(try read(path, entries: 2) == ["1 2", "classic tooMany"])
  }

  @Test func `databases: rows are counted, whatever they hold`() throws {
    let loop = """
      CREATE TABLE Habits(id, name, freq_num, freq_den);
      CREATE TABLE Repetitions(habit, timestamp);
      INSERT INTO Habits VALUES (1, 'A', 1, 1), (2, 'B', 1, 1), (3, 'C', 1, 1);
      INSERT INTO Repetitions VALUES (1, 0), (2, 0), (3, 0);
      """
    let tickmate = """
      CREATE TABLE tracks(_id, name);
      CREATE TABLE ticks(_track_id, year, month, day);
      INSERT INTO tracks VALUES (1, 'A'), (2, 'B'), (3, 'C');
      INSERT INTO ticks VALUES (1, 2026, 0, 1), (2, 2026, 0, 1), (3, 2026, 0, 1);
      """
    let rewire = """
      CREATE TABLE Habits(_id, Name, active_days, schedule);
      CREATE TABLE CHECKINS(Habit_id, date, type);
      INSERT INTO Habits VALUES (1, 'A', 1, 0), (2, 'B', 1, 0), (3, 'C', 1, 0);
      INSERT INTO CHECKINS VALUES (1, '20260301', 2), (2, '20260301', 2), (3, '20260301', 2);
      """
    for (name, script) in [("loop.db", loop), ("tick.db", tickmate), ("rewire.db", rewire)] {
      let path = try sources.database(name, script)
      #expect(try read(path) == ["3 3"])
      #expect(try read(path, habits: 2) == ["2 2", "\(name) tooMany"])
      #expect(try read(path, entries: 2) == ["3 2", "\(name) tooMany"])
    }
  }

  @Test func `a file of as many bytes as are read is read, and one of more is not`() throws {
    let text = "[2026-03-01] Tea\n"
    let path = try sources.text("jrnl.txt", text)
    var file = ForeignFile(path: path)
    for (bytes, isRead) in [(text.utf8.count, true), (text.utf8.count - 1, false)] {
      file.limits.bytes = bytes
      if isRead {
        #expect(try file.contents() == Array(text.utf8))
      } else {
        #expect(throws: ImportError.tooLarge(path: path, limit: 0)) { try file.contents() }
      }
    }
    #expect(try file.head(4) == Array("[202".utf8))
    #expect(try file.head() == Array(text.utf8))
  }

  @Test func `an export: goals and terms are counted, and all that it holds`() throws {
    let couple = try Couple()
    let path = try ImportSources(directory: couple.directory).text(
      "us.csv",
      """
      date,person,kind,goal,state,text,more,id
      2026-03-01,Ana,goal,Run,active,,"{""scope"":""mine""}",
      2026-03-01,Ana,term,Run,,,"{""cadence"":""weekly 3""}",
      2026-03-02,Ana,checkin,Run,done,,,
      2026-03-03,Ana,checkin,Run,done,,,

      """)
    func plan(planned: Int = 2, entries: Int = 4) throws -> ImportPlan {
      var request = ImportRequest()
      (request.limits.planned, request.limits.entries) = (planned, entries)
      return try #require(try couple.ana.importPlan(from: path, request))
    }
    let whole = try plan()
    #expect(whole.problems.isEmpty && whole.newGoalCount == 1 && whole.newCount == 2)
    let noTerm = try plan(planned: 1)
    #expect(noTerm.problems.map(\.reason) == [.tooMany] && noTerm.problems[0].file == "us.csv")
    #expect(noTerm.newGoalCount == 1 && noTerm.newCount == 2)
    #expect(
      noTerm.goals.map(\.cadence) == [.whenever] && whole.goals.map(\.cadence) == [.weekly(3)])
    let cut = try plan(entries: 3)
    #expect(cut.problems.map(\.reason) == [.tooMany] && cut.newCount == 1)
    #expect(try couple.ana.carryOut(cut) == 1)
    #expect(try couple.ana.logged("Run") == ["2026-03-02"])
    #expect(try couple.ana.carryOut(plan()) == 1)
    #expect(try couple.ana.logged("Run") == ["2026-03-02", "2026-03-03"])
  }
}
