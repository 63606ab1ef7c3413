import DuologTesting
import Testing

@testable import DuologJournal

/// Habits and records of Table Habit, one by one.
@Suite struct TableHabitTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  private func read(_ habit: String, _ records: String = "") throws -> [String] {
    let path = try sources.text(
      "table.json", #"{"groups":[],"habits":[{"name":"Run"\#(habit),"records":[\#(records)]}]}"#)
    return try ReadForeignFile.lines(path)
  }

  @Test(
    arguments: [
      (#","freq_type":1,"freq_custom":"[3]""#, ["Run: weekly 3 [text|Run]"]),
      (#","freq_type":2,"freq_custom":"[3]""#, ["Run: monthly 3 [text|Run]"]),
      (#","freq_type":3,"freq_custom":"[2,9]""#, ["Run: rolling 2/9 [text|Run]"]),
      (#","freq_type":3,"freq_custom":"[2]""#, ["Run: whenever [text|Run]", "lost: 1 rhythm"]),
      (#","freq_type":1,"freq_custom":"3""#, ["Run: whenever [text|Run]", "lost: 1 rhythm"]),
      (#","freq_type":1,"freq_custom":"[""#, ["Run: whenever [text|Run]", "lost: 1 rhythm"]),
      (#","freq_type":0,"freq_custom":"[3]""#, ["Run: whenever [text|Run]", "lost: 1 rhythm"]),
      (#","freq_custom":"[3]""#, ["Run: whenever [text|Run]", "lost: 1 rhythm"]),
    ])
  func `a rhythm is JSON in a string`(habit: String, expected: [String]) throws {
    #expect(try read(habit) == expected)
  }

  private static let weekly = #","freq_type":1,"freq_custom":"[3]""#

  @Test(
    arguments: [
      (#","daily_goal":1"#, "Run: weekly 3 [text|Run]"),
      (#","daily_goal":1,"daily_goal_unit":" km ""#, "Run: weekly 3 target 1 in km [text|Run]"),
      (#","daily_goal":1,"daily_goal_unit":" ""#, "Run: weekly 3 [text|Run]"),
      (#","daily_goal":2"#, "Run: weekly 3 target 2 [text|Run]"),
      (#","daily_goal":0,"daily_goal_unit":"km""#, "Run: weekly 3 in km [text|Run]"),
      (#","daily_goal":-2"#, "Run: weekly 3 [text|Run]"),
      (#","desc":" far ""#, "Run: weekly 3 how  far  [text|Run]"),
      (#","desc":" ""#, "Run: weekly 3 [text|Run]"),
      (#","status":1"#, "Run: weekly 3 [text|Run]"),
      (#","status":3"#, "Run: weekly 3 archived [text|Run]"),
      (#","create_t":5"#, "Run: weekly 3 [text|made 5]"),
      (#","start_date":20500"#, "Run: weekly 3 from 2026-02-16 [text|Run]"),
      (#","start_date":99999999"#, "Run: weekly 3 [text|Run]"),
      (#","start_date":9223372036854775807"#, "Run: weekly 3 [text|Run]"),
    ])
  func `a habit has a target unless that is once`(habit: String, expected: String) throws {
    #expect(try read(Self.weekly + habit) == [expected])
  }

  @Test(
    arguments: [
      ("2", ["2026-03-01 2"]), ("1", ["2026-03-01"]), ("null", ["2026-03-01"]),
      ("0.5", ["2026-03-01 0.5"]), ("0", ["lost: 1 zero"]), ("-1", ["lost: 1 zero"]),
      (#""2""#, ["table.json:1: amount(\"2\")"]), ("[]", ["table.json:1: amount(\"\")"]),
      ("1000000000001", ["table.json:1: amount(\"1000000000001\")"]),
    ])
  func `an amount that cannot be understood is not taken for one`(value: String, expected: [String])
    throws
  {
    let record = #"{"record_date":20513,"record_type":1,"record_value":\#(value)}"#
    #expect(try read(Self.weekly, record) == ["Run: weekly 3 [text|Run]"] + expected)
    let none = #"{"record_date":20513,"record_type":1}"#
    #expect(try read(Self.weekly, none) == ["Run: weekly 3 [text|Run]", "2026-03-01"])
    // Where it counts, a one is an amount as well.
    let unit = #","daily_goal_unit":"km""#
    #expect(
      try read(Self.weekly + unit, none) == ["Run: weekly 3 in km [text|Run]", "2026-03-01 1"])
  }

  @Test(
    arguments: [
      ("0", []), ("2", ["2026-03-01 rest"]), ("null", []),
      ("3", ["table.json:1: value(\"3\")"]), ("-1", ["table.json:1: value(\"-1\")"]),
    ] as [(String, [String])])
  func `a record is a day that was done, skipped or nothing`(type: String, expected: [String])
    throws
  {
    let record = #"{"record_date":20513,"record_type":\#(type)}"#
    #expect(try read(Self.weekly, record) == ["Run: weekly 3 [text|Run]"] + expected)
  }
}
