import DuologJournal
import DuologMerge
import DuologTestSupport
import Testing

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
}
