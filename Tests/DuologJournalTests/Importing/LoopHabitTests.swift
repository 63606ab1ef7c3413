import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// What Loop's numbers and words mean, one by one.
@Suite struct LoopHabitTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  private func word(_ value: LoopHabit.Value?) -> String {
    switch value {
    case .done?: "done"
    case .skip?: "skip"
    case .notDone?: "not done"
    case .unknown?: "unknown"
    case .amount(let amount)?: amount.description
    case nil: "nil"
    }
  }

  @Test(
    arguments: [
      (-2, "nil", "nil"), (-1, "unknown", "unknown"), (0, "not done", "0"),
      (1, "unknown", "0.001"), (2, "done", "0.002"), (3, "skip", "skip"), (4, "nil", "0.004"),
      (500, "nil", "0.5"), (1_000_000_000_000_000, "nil", "1000000000000"),
      (1_000_000_000_000_001, "nil", "nil"), (.max, "nil", "nil"), (.min, "nil", "nil"),
    ] as [(Int64, String, String)])
  func `a number is a state, or thousandths if the habit counts`(
    number: Int64, plain: String, numerical: String
  ) {
    var habit = LoopHabit()
    #expect(word(habit.value(number)) == plain)
    habit.isNumerical = true
    #expect(word(habit.value(number)) == numerical)
  }

  @Test(
    arguments: [
      ("YES_MANUAL", "done", "done"), ("SKIP", "skip", "skip"), ("NO", "not done", "not done"),
      ("YES_AUTO", "unknown", "unknown"), ("UNKNOWN", "unknown", "unknown"), ("2", "nil", "0.002"),
      ("500", "nil", "0.5"), ("3", "nil", "skip"), ("-2", "nil", "nil"), ("0.5", "nil", "nil"),
      ("yes_manual", "nil", "nil"), ("", "nil", "nil"),
    ])
  func `a word is a state, and a number only if the habit counts`(
    text: String, plain: String, numerical: String
  ) {
    var habit = LoopHabit()
    #expect(word(habit.value(text)) == plain)
    habit.isNumerical = true
    #expect(word(habit.value(text)) == numerical)
  }

  /// What a folder of tables holds, with one habit and its entries.
  private func read(_ habit: String, _ entries: String) throws -> [String] {
    try sources.text(
      "loop/Habits.csv",
      "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Unit,"
        + "Target Type,Target Value,Archived?\n\(habit)\n")
    try sources.text("loop/001 x/Checkmarks.csv", entries)
    return try ReadForeignFile.lines(sources.directory.path("loop"))
  }

  @Test(
    arguments: [
      ("001,Run,YES_NO,,,3,7,,,,false", ["Run: weekly 3 [text|Run]"]),
      (
        "001, Run ,YES_NO,Did you?,,1,1,km,,5,true", ["Run: daily how Did you? archived [text|Run]"]
      ),
      ("001,Run,YES_NO,,far,1,1,,,,", ["Run: daily how far [text|Run]"]),
      ("001,Run,YES_NO,Did you?,far,1,1,,,,TRUE", ["Run: daily how Did you? far [text|Run]"]),
      ("001,Run,YES_NO,,,1,1,,AT_MOST,5,", ["Run: daily [text|Run]"]),
      ("001,Run,NUMERICAL,,,1,1,km,AT_LEAST,2.5,", ["Run: daily target 2.5 in km [text|Run]"]),
      ("001,Run,NUMERICAL,,,1,1,,AT_LEAST,0,", ["Run: daily [text|Run]"]),
      ("001,Run,NUMERICAL,,,1,1,,AT_LEAST,-1,", ["Run: daily [text|Run]"]),
      ("001,Run,NUMERICAL,,,1,1,,AT_LEAST,x,", ["Run: daily [text|Run]"]),
      ("001,Tea,NUMERICAL,,,1,1,cups,AT_MOST,2,", ["Tea: atmost 2/day in cups [text|Tea]"]),
      ("001,Tea,NUMERICAL,,,1,30,,AT_MOST,0,", ["Tea: atmost 0/month [text|Tea]"]),
      ("001,Tea,NUMERICAL,,,2,7,,AT_MOST,2,", ["Tea: whenever [text|Tea]", "lost: 1 limit"]),
      ("001,Tea,NUMERICAL,,,1,14,,AT_MOST,2,", ["Tea: whenever [text|Tea]", "lost: 1 limit"]),
      ("001,Tea,NUMERICAL,,,1,,,AT_MOST,2,", ["Tea: whenever [text|Tea]", "lost: 1 limit"]),
      ("001,Run,YES_NO,,,,7,,,,", ["Run: whenever [text|Run]", "lost: 1 rhythm"]),
      ("001,Run,YES_NO,,,3,,,,,", ["Run: whenever [text|Run]", "lost: 1 rhythm"]),
      ("001,Run,YES_NO,,,0,7,,,,", ["Run: whenever [text|Run]", "lost: 1 rhythm"]),
      ("001,,YES_NO,,,1,1,,,,", ["Habits.csv:2: noHabit"]),
      (
        "002,Run,YES_NO,,,1,1,,,,",
        ["Run: daily [text|Run]", "002/Checkmarks.csv: file"]
      ),
      (
        "01,Run,YES_NO,,,1,1,,,,",
        ["Run: daily [text|Run]", "01/Checkmarks.csv: file"]
      ),
      (
        "001,Run,YES_NO,,,1,1,,,,\n001,Run,YES_NO,,,3,7,,,,",
        ["Run: daily [text|Run]", "Run: weekly 3 [text|Run|2]"]
      ),
      (
        "001,Run,YES_NO,,,1,1,,,,\n\"002",
        [
          "Run: daily [text|Run]", "Habits.csv:3: noHabit", "Habits.csv:3: quotation",
        ]
      ),
    ] as [(String, [String])])
  func `a row of the table of habits is a habit`(row: String, expected: [String]) throws {
    #expect(try read(row, "") == expected)
  }

  @Test(
    arguments: [
      ("2026-03-01,YES_MANUAL,wet", ["2026-03-01 'wet' @1"]),
      ("Date,Value,Notes\n2026-03-01,YES_MANUAL,wet", ["2026-03-01 'wet' @2"]),
      ("Date,Value\n2026-03-01,YES_MANUAL,wet", ["2026-03-01 @2"]),
      ("value,notes,DATE\nYES_MANUAL,wet,2026-03-01", ["2026-03-01 'wet' @2"]),
      (
        "Date,Notes\n2026-03-01,YES_MANUAL",
        ["001 x/Checkmarks.csv:1: date(\"Date\")", "2026-03-01 @2"]
      ),
      (
        "2026-03-01,YES_MANUAL\nDate,Value,Notes\n2026-03-02,SKIP,x",
        ["2026-03-01 @1", "2026-03-02 rest 'x' @3", "001 x/Checkmarks.csv:2: date(\"Date\")"]
      ),
      (
        "2026-03-01,YES_MANUAL,first\n2026-03-01,SKIP,second\n2026-03-02,what\n2026-03-02,SKIP",
        [
          "2026-03-01 'first' @1", "2026-03-02 rest @4", "001 x/Checkmarks.csv:3: value(\"what\")",
        ]
      ),
      (
        "2026-03-01,NO,why\n2026-03-01,YES_MANUAL\n2026-03-02,UNKNOWN,hm\n2026-03-03,YES_AUTO",
        [
          "Diary: whenever [diary]", "2026-03-01 'Run: why' [text|Run|2026-03-01]",
          "2026-03-02 'Run: hm' [text|Run|2026-03-02]", "lost: 1 notDone",
        ]
      ),
      (
        "2026-03-01,YES_MANUAL,\"open",
        ["2026-03-01 'open' @1", "001 x/Checkmarks.csv:1: quotation"]
      ),
    ] as [(String, [String])])
  func `a row of the table of a habit is an entry, and the first of a day counts`(
    rows: String, expected: [String]
  ) throws {
    let found = try read("001,Run,YES_NO,,,1,1,,,,", rows)
    #expect(found.sorted() == (["Run: daily [text|Run]"] + expected).sorted())
  }

  @Test func `nothing used of what is allowed is no loss, but nothing of what is wanted is`() throws
  {
    let rows = "2026-03-01,0,none\n2026-03-02,1500,some\n2026-03-03,3,ill\n2026-03-04,-1,\n"
    #expect(
      try read("001,Tea,NUMERICAL,,,1,1,,AT_MOST,2,", rows) == [
        "Tea: atmost 2/day [text|Tea]", "2026-03-02 1.5 'some' @2", "2026-03-03 rest 'ill' @3",
        "Diary: whenever [diary]", "2026-03-01 'Tea: none' [text|Tea|2026-03-01]",
      ])
    #expect(
      try read("001,Run,NUMERICAL,,,1,1,,AT_LEAST,2,", rows) == [
        "Run: daily target 2 [text|Run]", "2026-03-02 1.5 'some' @2", "2026-03-03 rest 'ill' @3",
        "Diary: whenever [diary]", "2026-03-01 'Run: none' [text|Run|2026-03-01]", "lost: 1 zero",
      ])
  }

  @Test func `the folder of a habit is the first with its number`() throws {
    for name in ["001 b", "001 a", "0011", "01", "x001", "001"] {
      try sources.text("loop/\(name)/Checkmarks.csv", "2026-03-01,YES_MANUAL,\(name)\n")
    }
    try sources.text("loop/Habits.csv", "Position,Name\n001,Run\n0011,Walk\n")
    #expect(
      try ReadForeignFile.lines(sources.directory.path("loop")) == [
        "Run: whenever [text|Run]", "2026-03-01 '001' @1", "Walk: whenever [text|Walk]",
        "2026-03-01 '0011' @1", "lost: 2 rhythm",
      ])
  }

  @Test func `a backup: names, identifiers, and what a column of another type holds`() throws {
    let path = try sources.database(
      "loop.db",
      """
      CREATE TABLE Habits(id, uuid, name, description, question, freq_num, freq_den, archived, type,
        target_type, target_value, unit, reminder_hour, "odd "" name");
      CREATE TABLE Repetitions(habit, timestamp, value, notes);
      INSERT INTO Habits VALUES
        (1, '', 'Run', 'far', 'Did you?', 3, 7, 0, 0, 1, 5, 'km', NULL, ''),
        ('2', ' ', ' Run ', '', NULL, '1', 1.0, 1, 1, 0, '2.5', 'km', 8, ''),
        (3.0, 'aa', 'Run', '', '', 1, 1, 2, 2, 1, 3, '', 0, ''),
        (4, NULL, '', NULL, NULL, 1, 1, NULL, 1, 1, 2, '', NULL, ''),
        (NULL, 'bb', 'None', '', '', 1, 1, 0, 0, 0, 0, '', 1, ''),
        (6, '', 'Odd', '', '', 1.5, 'x', '1', 1, 0, 'x', x'6B6D', x'01', '');
      INSERT INTO Repetitions VALUES
        (1, 1772323200000, 2, ' wet '), ('2', '1772323200000', '500', NULL),
        (3.0, 1772323200000.0, 2.0, 7), (4, 1772409599999, 2000, ''), (4, 1772409600000, 0, 'none'),
        (1, 1772323200001, 2, 'same day'), (1, 1772323199999, 3, 'the day before'),
        (1, 'x', 2, ''), (1, 1772409600000, NULL, ''), (1, 1772496000000, 4, ''),
        (9, 1772323200000, 2, ''), (NULL, 1772323200000, 2, ''), (1.5, 1772323200000, 2, '');
      """)
    #expect(
      try ReadForeignFile.lines(path) == [
        "Run: weekly 3 how Did you? far [text|Run]", "2026-03-01 'wet' @1",
        "2026-02-28 rest 'the day before' @7",
        "Run: daily target 2.5 in km archived [text|Run|2]", "2026-03-01 0.5 @2",
        "Run: daily [own|aa]", "2026-03-01 '7' @3",
        "Habit 4: atmost 2/day [text|Habit 4]", "2026-03-01 2 @4",
        "Odd: whenever in km archived [text|Odd]",
        "Diary: whenever [diary]", "2026-03-02 'Habit 4: none' [text|Habit 4|2026-03-02]",
        "loop.db:5: noHabit", "loop.db:8: date(\"\")", "loop.db:9: value(\"\")",
        "loop.db:10: value(\"4\")", "lost: 1 rhythm", "lost: 2 reminder", "lost: 3 deleted",
      ])
  }
}
