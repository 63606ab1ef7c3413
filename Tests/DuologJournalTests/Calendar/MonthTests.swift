import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct MonthTests {
  @Test(
    arguments: [
      ("2026-11-21", "2026-11-01", "2026-11-30"), ("2024-02-29", "2024-02-01", "2024-02-29"),
      ("2100-02-01", "2100-02-01", "2100-02-28"), ("2026-12-31", "2026-12-01", "2026-12-31"),
      ("9999-12-05", "9999-12-01", "9999-12-31"), ("0001-01-01", "0001-01-01", "0001-01-31"),
    ] as [(Day, Day, Day)])
  func `A month runs from its first day to its last`(day: Day, first: Day, last: Day) {
    #expect(Month(containing: day).period == Period(from: first, through: last))
  }

  @Test func `Months are labelled and ordered as dates are`() {
    let november = Month(containing: "2026-11-21")
    #expect(november.label == "2026-11")
    #expect(november < Month(containing: "2026-12-01"))
    #expect(november < Month(containing: "2027-01-01"))
  }
}
