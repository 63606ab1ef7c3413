import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// Figures cost what they show, whatever a peer has written.
@Suite struct BoundedFiguresTests {
  private let today: Day = "2026-11-25"

  @Test(arguments: [
    Cadence.daily, .rolling(999, days: 90), .rolling(1, days: 90), .every(days: 1),
    .on([.monday]), .weekly(1), .yearly(1),
  ])
  func `A goal that was made to begin in the year 1 is looked at for a hundred years`(
    cadence: Cadence
  ) {
    let term = GoalTerm(
      cadence, people: People.both, holds: Period(from: .first, through: nil))
    let done = (0..<2000).map { back in
      CheckInFact(author: People.ana, day: today.advanced(by: -back * 20))
    }
    let breaks = (0..<2000).map { back in
      Period(
        from: today.advanced(by: -back * 40), through: today.advanced(by: -back * 40 + 1))
    }
    let history = GoalHistory(terms: [term], checkIns: done, pauses: breaks)
    let periods = history.periods(for: People.ana, on: today)
    #expect(!periods.isEmpty && periods.count <= 36_526)
    #expect(history.statistics(for: People.ana, on: today).done == 2000)
  }

  @Test func `Forty years are looked at to the last day`() {
    let first = today.advanced(by: -40 * 365)
    let term = GoalTerm(.daily, people: People.both, holds: Period(from: first, through: nil))
    let history = GoalHistory(terms: [term], checkIns: [])
    #expect(history.periods(for: People.ana, on: today).first?.period == Period(first))
    #expect(history.periods(for: People.ana, on: today).count == 40 * 365 + 1)
  }

  @Test func `Breaks in any number and order are the days that lie in them`() {
    let term = GoalTerm(
      .daily, people: People.both, holds: Period(from: "2026-11-01", through: nil))
    let breaks = [
      Period(from: "2026-11-10", through: "2026-11-12"), Period("2026-11-03"),
      Period(from: "2026-11-11", through: "2026-11-14"), Period("2026-11-03"),
      Period(from: "2026-11-15", through: "2026-11-15"),
    ]
    let history = GoalHistory(terms: [term], checkIns: [], pauses: breaks)
    let neutral = history.periods(for: People.ana, on: today).filter { $0.state == .neutral }
    let expected: [Day] = [
      "2026-11-03", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13", "2026-11-14",
      "2026-11-15",
    ]
    #expect(neutral.map(\.period.first) == expected)
  }
}
