import DuologTesting
import Testing

@testable import DuologJournal

/// Lines of the two files of harsh, one by one.
@Suite struct HarshTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  private func lines(habits: String, log: String = "") throws -> [String] {
    try sources.text("h/habits", habits)
    try sources.text("h/log", log)
    return try ReadForeignFile.lines(sources.directory.path("h"))
  }

  @Test(
    arguments: [
      ("1", "daily"), ("7", "weekly 1"), ("30", "monthly 1"), ("365", "yearly 1"),
      ("3/7", "weekly 3"), ("3/1w", "weekly 3"), ("2/m", "monthly 2"), ("1w", "weekly 1"),
      ("w", "weekly 1"), ("2w", "rolling 1/14"), ("1m", "monthly 1"), ("2m", "rolling 1/60"),
      ("q", "rolling 1/90"), ("1q", "rolling 1/90"), ("2q", "every 180"), ("y", "yearly 1"),
      ("2y", "every 730"), ("7/7", "daily"), ("9/7", "daily"), ("0", "whenever"),
    ])
  func `a rhythm is times in days, weeks, months, quarters or years`(text: String, cadence: String)
    throws
  {
    #expect(try lines(habits: "Run: \(text)\n") == ["Run: \(cadence) [text|Run]"])
  }

  @Test(
    arguments: [
      "x", "xw", "3/", "/7", "3/7/1", "0/7", "-1", "1.5", "3/x", "2d", "3y", "00",
      "9223372036854775807w", "9223372036854775808",
    ])
  func `what is no rhythm is only counted`(text: String) throws {
    #expect(
      try lines(habits: "Run: \(text)\n") == ["Run: whenever [text|Run]", "lost: 1 rhythm"])
  }

  @Test(
    arguments: [
      ("Run:1", "Run: daily [text|Run]"), (" Run : 1 ", "Run: daily [text|Run]"),
      ("Run: 1: 2026-02-01", "Run: daily archived [text|Run]"),
      ("Run: 1: 2026-02-30", "Run: daily [text|Run]"),
      ("Run: 1: x: 2026-02-01", "Run: daily [text|Run]"),
      ("#Run: 1", nil), ("!Run: 1", nil), ("  ", nil),
      ("Run", "habits:1: noHabit"), (":1", "habits:1: noHabit"), ("Run:", "habits:1: noHabit"),
      (" : 1", "habits:1: noHabit"), (": : 1", "habits:1: noHabit"),
    ] as [(String, String?)])
  func `a habit has a name, a rhythm and perhaps the day on which it ended`(
    line: String, expected: String?
  ) throws {
    #expect(try lines(habits: line) == (expected.map { [$0] } ?? []))
  }

  @Test(
    arguments: [
      ("2026-03-01 : Run : y", ["2026-03-01 @1"]),
      ("2026-03-01 :Run :Y", ["2026-03-01 @1"]),
      ("2026-03-01 : Run : y : wet", ["2026-03-01 'wet' @1"]),
      ("2026-03-01 : Run : y : at 9:30: wet", ["2026-03-01 'at 9:30: wet' @1"]),
      ("2026-03-01 : Run : y : wet : 5", ["2026-03-01 5 'wet' @1"]),
      ("2026-03-01 : Run : y :  : 1e1", ["2026-03-01 10 @1"]),
      ("2026-03-01 : Run : y : wet : 0", ["2026-03-01 'wet' @1"]),
      ("2026-03-01 : Run : y : wet : -2", ["2026-03-01 'wet' @1"]),
      ("2026-03-01 : Run : y : wet : 5 : 6", ["2026-03-01 'wet' @1", "log:1: amount(\"5 : 6\")"]),
      ("2026-03-01 : Run : s : ill : 5", ["2026-03-01 rest 'ill' @1"]),
      ("2026-03-01 : Run : n", ["lost: 1 notDone"]),
      (
        "2026-03-01 : Run : N : ill : 5",
        [
          "Diary: whenever [diary]", "2026-03-01 'Run: ill' [text|Run|2026-03-01]",
          "lost: 1 notDone",
        ]
      ),
      ("2026-03-01: Run : y", ["log:1: cells"]),
      ("2026-03-01 : Run", ["log:1: cells"]),
      ("2026-03-01 : Run :", ["log:1: value(\"\")"]),
      ("2026-3-1 : Run : y", ["log:1: date(\"2026-3-1\")"]),
      ("2026-03-01 : run : y", ["log:1: noHabit"]),
      ("2026-03-01 : Run : done", ["log:1: value(\"done\")"]),
      ("#2026-03-01 : Run : y", []),
      ("\r\n\n  2026-03-01 : Run : y\r\n", ["2026-03-01 @3"]),
      ("\u{FEFF}2026-03-01 : Run : y", ["2026-03-01 @1"]),
    ] as [(String, [String])])
  func `a line of the log has a day, a habit, what it was, a note and an amount`(
    line: String, expected: [String]
  ) throws {
    #expect(try lines(habits: "Run: 1", log: line) == ["Run: daily [text|Run]"] + expected)
  }
}
