import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct UnmetInARowTests {
  /// Ana's goal, from Sunday the 1st on.
  private func history(
    _ cadence: Cadence, done: [Day] = [], rest: [Day] = [], pauses: [Period] = [],
    revised: (Cadence, Day)? = nil
  ) -> GoalHistory {
    let terms = ([(cadence, "2026-11-01")] + (revised.map { [$0] } ?? []) as [(Cadence, Day)]).map {
      GoalTerm($0.0, people: [People.ana], holds: Period(from: $0.1, through: nil))
    }
    let facts =
      done.map { CheckInFact(author: People.ana, day: $0) }
      + rest.map { CheckInFact(author: People.ana, day: $0, state: .rest) }
    return GoalHistory(terms: terms, checkIns: facts, pauses: pauses)
  }

  private func unmet(_ history: GoalHistory, on day: Day = "2026-11-18", since: Day? = nil) -> Int {
    history.unmetInARow(for: People.ana, on: day, since: since)
  }

  @Test func `Days that ended unmet are counted back to the last one that was met`() {
    #expect(unmet(history(.daily)) == 17)
    #expect(unmet(history(.daily, done: ["2026-11-15"])) == 2)
    #expect(unmet(history(.daily, done: ["2026-11-17"])) == 0)
  }

  @Test func `A check-in today resets the count`() {
    #expect(unmet(history(.daily, done: ["2026-11-18"])) == 0)
    #expect(unmet(history(.weekly(3), done: ["2026-11-16"])) == 0)
  }

  @Test func `A week that has begun does not count, nor one that was whole for a part only`() {
    // Weeks of the 2nd and the 9th; the 1st is the last day of the week before.
    #expect(unmet(history(.weekly(1))) == 2)
    #expect(unmet(history(.weekly(1)), on: "2026-11-15") == 1)
    #expect(unmet(history(.weekly(2), done: ["2026-11-04"])) == 2)
    #expect(unmet(history(.weekly(2), done: ["2026-11-04", "2026-11-05"])) == 1)
  }

  @Test func `On weekdays only those count, and check-ins between them don't matter`() {
    // The 1st is a Sunday; Mondays are the 2nd, the 9th and the 16th.
    let mondays = Cadence.on([.monday])
    #expect(unmet(history(mondays)) == 3)
    #expect(unmet(history(mondays, done: ["2026-11-09"])) == 1)
    #expect(unmet(history(mondays, done: ["2026-11-10", "2026-11-17"])) == 3)
    #expect(unmet(history(mondays, rest: ["2026-11-16"])) == 2)
    let periods = history(mondays, done: ["2026-11-09"]).periods(for: People.ana, on: "2026-11-18")
    #expect(periods.map(\.state) == [.missed, .met, .missed])
    #expect(Adherence(of: periods).percent == 33)
  }

  @Test func `Days of rest and pauses are passed over`() {
    #expect(unmet(history(.daily, done: ["2026-11-14"], rest: ["2026-11-17"])) == 2)
    let pause = Period(from: "2026-11-10", through: "2026-11-16")
    #expect(unmet(history(.daily, done: ["2026-11-09"], pauses: [pause])) == 1)
  }

  @Test func `Once thought about, earlier periods do not count again`() {
    let history = history(.daily)
    #expect(unmet(history, on: "2026-11-03", since: "2026-11-03") == 0)
    #expect(unmet(history, on: "2026-11-04", since: "2026-11-03") == 1)
    #expect(unmet(history, on: "2026-11-05", since: "2026-11-03") == 2)
    let weeks = self.history(.weekly(1))
    #expect(unmet(weeks, on: "2026-11-23", since: "2026-11-18") == 1)
    #expect(unmet(weeks, on: "2026-11-30", since: "2026-11-18") == 2)
  }

  @Test func `A revision starts the count again, and a future one resets it`() {
    #expect(unmet(history(.daily, revised: (.weekly(3), "2026-11-17"))) == 0)
    #expect(unmet(history(.daily, revised: (.weekly(3), "2026-11-19"))) == 0)
    #expect(
      unmet(history(.daily, revised: (.weekly(3), "2026-11-17")), on: "2026-12-02") == 1)
  }

  @Test func `One-time and occasional goals are never unmet`() {
    for cadence in [Cadence.once(by: "2026-11-02"), .whenever, .within(hours: 24)] {
      #expect(unmet(history(cadence)) == 0)
    }
  }

  @Test func `The partner's check-ins don't matter when each counts alone`() {
    let term = GoalTerm(
      .daily, people: People.both, holds: Period(from: "2026-11-16", through: nil))
    let days: [Day] = ["2026-11-16", "2026-11-17"]
    let history = GoalHistory(
      terms: [term], checkIns: days.map { CheckInFact(author: People.ben, day: $0) })
    #expect(unmet(history) == 2)
    #expect(history.unmetInARow(for: People.ben, on: "2026-11-18") == 0)
  }
}
