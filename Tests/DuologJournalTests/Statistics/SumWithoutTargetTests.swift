import DuologMerge
import Testing

@testable import DuologJournal

/// A goal whose amounts add up, but to nothing in particular, counts how often it is done.
@Suite struct SumWithoutTargetTests {
  private func term(_ rule: CountingRule, target: Amount? = nil) -> GoalTerm {
    GoalTerm(
      .weekly(3), rule: rule, target: target, people: People.both,
      holds: Period(from: "2026-11-02", through: nil))
  }

  private let done = (["2026-11-03", "2026-11-04", "2026-11-10", "2026-11-17"] as [Day]).map {
    CheckInFact(author: People.ana, day: $0, amount: Amount("250"))
  }

  @Test func `A period asks for as many occurrences as its cadence, and counts them`() {
    let history = GoalHistory(terms: [term(.sum)], checkIns: done)
    let periods = history.periods(for: People.ana, on: "2026-11-18")
    #expect(periods.map(\.asked) == [3, 3, 3])
    #expect(periods.map(\.done) == [2, 1, 1])
    #expect(periods.map(\.fulfilled) == [2000, 1000, 1000])
    #expect(periods.map(\.state) == [.missed, .missed, .open])
  }

  @Test func `Its figures are those of a goal that either can do`() {
    let sum = GoalHistory(terms: [term(.sum)], checkIns: done)
      .statistics(for: People.ana, on: "2026-11-18")
    let either = GoalHistory(terms: [term(.either)], checkIns: done)
      .statistics(for: People.ana, on: "2026-11-18")
    #expect(sum.adherence == either.adherence && sum.adherence.percent == 50)
    #expect(sum.rhythm == either.rhythm && sum.streak == either.streak)
    #expect(sum.done == 4)
  }

  @Test func `A day on which it was done is enough for the day, unless amounts add up to a target`()
  {
    func progress(_ target: Amount?, on day: Day) -> GoalProgress {
      term(.sum, target: target).progress(on: day, for: People.ana, checkIns: done)
    }
    #expect(progress(nil, on: "2026-11-17").call == .nothing)
    #expect(progress(nil, on: "2026-11-17").amountLeft == nil)
    #expect(progress(nil, on: "2026-11-17").left == 2)
    // Two are left, on Saturday and on Sunday.
    #expect(progress(nil, on: "2026-11-21").call == .today)
    #expect(progress(nil, on: "2026-11-20").call == .canWait)
    // What adds up can be brought to its end on the last day.
    #expect(progress(Amount("1000"), on: "2026-11-17").call == .canWait)
    #expect(progress(Amount("1000"), on: "2026-11-21").call == .canWait)
    #expect(progress(Amount("1000"), on: "2026-11-22").call == .today)
  }
}
