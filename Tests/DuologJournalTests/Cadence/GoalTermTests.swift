import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct GoalTermTests {
  private func term(_ cadence: Cadence, from first: Day, through last: Day? = nil) -> GoalTerm {
    GoalTerm(cadence, people: People.both, holds: Period(from: first, through: last))
  }

  @Test func `A week is given whole, also where the term begins in the middle of it`() {
    let week = Period(from: "2026-11-16", through: "2026-11-22")
    #expect(term(.weekly(2), from: "2026-11-18").period(containing: "2026-11-20") == week)
  }

  @Test func `No period holds a day on which the term does not hold`() {
    let term = term(.daily, from: "2026-11-18", through: "2026-11-20")
    #expect(term.period(containing: "2026-11-17") == nil)
    #expect(term.period(containing: "2026-11-18") == Period("2026-11-18"))
    #expect(term.period(containing: "2026-11-20") == Period("2026-11-20"))
    #expect(term.period(containing: "2026-11-21") == nil)
  }

  @Test func `Weeks begin on the day the couple chose`() {
    var term = term(.weekly(1), from: "2026-11-01")
    term.weekStart = .sunday
    let week = Period(from: "2026-11-15", through: "2026-11-21")
    #expect(term.period(containing: "2026-11-21") == week)
  }

  @Test func `A one-time goal has one period, which continues after its due day`() {
    let term = term(.once(by: "2026-11-20"), from: "2026-11-18")
    let all = Period(from: "2026-11-18", through: nil)
    #expect(term.period(containing: "2027-05-01") == all)
    #expect(term.periods(in: Period(from: "2026-01-01", through: nil)) == [all])
    #expect(term.periods(in: Period("2026-11-17")) == [])
  }

  @Test func `An unknown cadence has no periods`() {
    let term = term(.unknown("every 3 days"), from: "2026-11-18")
    #expect(term.period(containing: "2026-11-18") == nil)
    #expect(term.periods(in: Period(from: "2026-11-18", through: "2026-12-18")) == [])
  }

  @Test func `Periods cover the days asked for and no others`() {
    let daily = term(.daily, from: "2026-11-18", through: "2026-11-20")
    let november = Period(from: "2026-11-01", through: "2026-11-30")
    #expect(daily.periods(in: november).map(\.first) == ["2026-11-18", "2026-11-19", "2026-11-20"])
    let weekly = term(.weekly(1), from: "2026-11-18")
    #expect(
      weekly.periods(in: november).map(\.first) == ["2026-11-16", "2026-11-23", "2026-11-30"])
    #expect(weekly.periods(in: Period(from: "2026-11-18", through: nil)) == [])
    #expect(weekly.periods(in: Period("2026-11-17")) == [])
  }

  @Test func `Periods end at the last day that can be written`() {
    let last = term(.daily, from: Day.last.advanced(by: -1))
    #expect(last.periods(in: Period(from: "2026-11-21", through: .last)).count == 2)
  }
}
