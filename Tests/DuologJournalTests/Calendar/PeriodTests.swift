import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct PeriodTests {
  private let week = Period(from: "2026-11-16", through: "2026-11-22")
  private let endless = Period(from: "2026-11-16", through: nil)

  @Test func `Both ends belong to a period`() {
    #expect(week.contains("2026-11-16"))
    #expect(week.contains("2026-11-22"))
    #expect(!week.contains("2026-11-15"))
    #expect(!week.contains("2026-11-23"))
    #expect(endless.contains(.last))
  }

  @Test func `The last day is one day left, and the day after none`() {
    #expect(week.daysLeft(from: "2026-11-22") == 1)
    #expect(week.daysLeft(from: "2026-11-23") == 0)
    #expect(week.daysLeft(from: "2026-11-16") == 7)
    #expect(week.daysLeft(from: "2026-11-01") == 7)
    #expect(endless.daysLeft(from: "2026-11-22") == nil)
  }

  @Test func `Periods overlap when they share a day`() {
    #expect(week.overlaps(Period("2026-11-22")))
    #expect(Period("2026-11-22").overlaps(week))
    #expect(!week.overlaps(Period("2026-11-23")))
    #expect(endless.overlaps(Period(from: "2030-01-01", through: nil)))
    #expect(!endless.overlaps(Period("2026-11-15")))
  }

  @Test func `An end before the beginning is taken as the beginning`() {
    #expect(Period(from: "2026-11-16", through: "2026-11-01") == Period("2026-11-16"))
  }

  @Test func `A period is written with both ends`() {
    #expect("\(week)" == "2026-11-16...2026-11-22")
    #expect("\(endless)" == "2026-11-16...")
  }

  @Test(
    arguments: [
      ("2026-01-01", 3, "2026-01-01", "2026-03-31"), ("2024-02-29", 1, "2024-02-01", "2024-02-29"),
      ("2026-12-31", 3, "2026-10-01", "2026-12-31"), ("2026-06-30", 12, "2026-01-01", "2026-12-31"),
      ("9999-11-05", 3, "9999-10-01", "9999-12-31"), ("0001-01-01", 12, "0001-01-01", "0001-12-31"),
    ] as [(Day, Int, Day, Day)])
  func `Runs of months begin in January`(day: Day, length: Int, first: Day, last: Day) {
    #expect(Period.months(length, containing: day) == Period(from: first, through: last))
  }

  @Test func `Runs of days follow one another, before the first one as well`() {
    let start: Day = "2026-11-16"
    for number in -100...100 {
      let day = start.advanced(by: number)
      let run = Period.days(28, containing: day, from: start)
      #expect(run.contains(day))
      #expect(run.daysLeft(from: run.first) == 28)
      #expect(start.distance(to: run.first).isMultiple(of: 28))
    }
    #expect(Period.days(999, containing: .last, from: .first).contains(.last))
  }
}
