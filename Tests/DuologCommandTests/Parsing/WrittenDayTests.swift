import DuologJournal
import DuologMerge
import Testing

@testable import DuologCommand

@Suite struct WrittenDayTests {
  /// A Wednesday.
  private let today: Day = "2026-11-18"

  private func day(_ text: String, _ direction: WrittenDay.Direction = .past) throws -> Day {
    try ValueFormat.day(direction).read(text).get().day(from: today)
  }

  @Test(
    arguments: [
      ("2026-11-21", "2026-11-21"), ("2026-1-5", "2026-01-05"), ("2026/01/05", "2026-01-05"),
      ("21.11.2026", "2026-11-21"), ("today", "2026-11-18"), ("Yesterday", "2026-11-17"),
      ("tomorrow", "2026-11-19"), ("day before yesterday", "2026-11-16"), ("-2", "2026-11-16"),
      ("+3", "2026-11-21"), ("3 days ago", "2026-11-15"), ("a week ago", "2026-11-11"),
      ("two weeks ago", "2026-11-04"), ("in 3 days", "2026-11-21"), ("in a month", "2026-12-18"),
      ("9 months ago", "2026-02-18"), ("a year ago", "2025-11-18"), ("3 May 2024", "2024-05-03"),
      ("May 3, 2024", "2024-05-03"), ("Sat 21 Nov 2026", "2026-11-21"),
      (" 3 may 2024 ", "2024-05-03"), ("3 sept 2024", "2024-09-03"), ("Aug. 3 2024", "2024-08-03"),
      ("the 3rd of May 2024", "2024-05-03"),
    ] as [(String, Day)])
  func `A day can be written in many ways`(text: String, expected: Day) throws {
    #expect(try day(text) == expected)
    #expect(try day(text, .future) == expected)
  }

  @Test(
    arguments: [
      ("monday", "2026-11-16", "2026-11-23"), ("wed", "2026-11-18", "2026-11-18"),
      ("thurs", "2026-11-12", "2026-11-19"), ("last wednesday", "2026-11-11", "2026-11-11"),
      ("next wednesday", "2026-11-25", "2026-11-25"), ("3 May", "2026-05-03", "2027-05-03"),
      ("Dec 24", "2025-12-24", "2026-12-24"), ("18 Nov", "2026-11-18", "2026-11-18"),
      ("29 Feb", "2024-02-29", "2028-02-29"), ("Wed 24 Dec", "2025-12-24", "2026-12-24"),
    ] as [(String, Day, Day)])
  func `A day without a year is the nearest one before today, or after it`(
    text: String, past: Day, future: Day
  ) throws {
    #expect(try day(text, .past) == past)
    #expect(try day(text, .future) == future)
  }

  @Test(
    arguments: [
      ("monday", "2026-11-16"), ("friday", "2026-11-20"), ("wed", "2026-11-18"),
      ("24 Dec", "2026-12-24"), ("18 May", "2027-05-18"), ("18 Nov", "2026-11-18"),
      ("20 May", "2026-05-20"), ("2 Feb", "2027-02-02"), ("-2", "2026-11-16"),
    ] as [(String, Day)])
  func `The first day of something may be on either side, and is the nearer one`(
    text: String, expected: Day
  ) throws {
    #expect(try day(text, .either) == expected)
  }

  @Test func `Its last day is looked for from the first one on`() throws {
    func end(_ text: String, of first: Day?) throws -> Day {
      try ValueFormat.day(.future).read(text).get().day(from: today, onOrAfter: first)
    }
    #expect(try end("13 Nov", of: "2026-11-08") == "2026-11-13")
    #expect(try end("13 Nov", of: nil) == "2027-11-13")
    #expect(try end("monday", of: "2026-11-07") == "2026-11-09")
    #expect(try end("yesterday", of: "2026-11-07") == "2026-11-17")
    #expect(try end("5 Jan", of: "2026-12-24") == "2027-01-05")
  }

  @Test func `A month that is shorter ends earlier`() throws {
    let written = try ValueFormat.day(.future).read("in a month").get()
    #expect(written.day(from: "2026-01-31") == "2026-02-28")
  }

  @Test(arguments: ["2026-11-31", "31 Nov", "0 May", "30 February 2026", "2026-13-01"])
  func `A day that the calendar lacks is named as such`(text: String) {
    #expect(throws: ValueProblem.noSuchDay) { try day(text) }
  }

  @Test(
    arguments: [
      "", "mo", "21.11.", "5/3", "3", "May", "3 Ma", "monday morning", "3 May 24", "noon",
      "3 3 May", "20261121", "--2", "2026-11",
    ])
  func `Anything else is not guessed at`(text: String) {
    #expect(throws: ValueProblem.notADate) { try day(text) }
  }

  @Test func `Days far off, and days that are over, are doubted`() {
    func doubt(_ direction: WrittenDay.Direction, _ day: Day) -> String? {
      direction.doubt(about: day, today: today)
    }
    #expect(doubt(.past, "2025-11-18") == nil && doubt(.past, "2026-11-19") == nil)
    #expect(doubt(.past, "2025-11-16") == "Sun 16 Nov 2025 is more than 1 year ago.")
    #expect(doubt(.past, .first) == "Mon 1 Jan 1 is more than 2,021 years ago.")
    #expect(doubt(.future, today) == nil && doubt(.future, "2040-01-01") == nil)
    #expect(doubt(.future, "2026-11-17") == "Tue 17 Nov is already over.")
    #expect(doubt(.future, .last)?.hasSuffix("years away.") ?? false)
  }

  @Test(
    arguments: [
      (["checkin", "tea", "--day", "-2"], "-2"),
      (["checkin", "tea", "--day", "3", "May"], "3 May"),
      (["checkin", "--day", "3", "May", "tea"], "3 May"),
      (["checkin", "--day", "monday", "tea"], "monday"),
      (["checkin", "tea", "--day=3 May"], "3 May"),
    ])
  func `A day may be several words, without quotes`(arguments: [String], day: String) throws {
    guard case .run(let command) = try CommandParser().parse(arguments) else {
      Issue.record("no command")
      return
    }
    #expect(command.word("day") == day)
    #expect(command[CheckInCommand.goal] == "tea")
  }
}
