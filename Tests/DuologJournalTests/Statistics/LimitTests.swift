import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// Goals that allow so much and no more, and goals of quitting something.
@Suite struct LimitTests {
  private func term(_ cadence: Cadence, _ rule: CountingRule = .each) -> GoalTerm {
    GoalTerm(
      cadence, rule: rule, counts: cadence.counts, people: People.both,
      holds: Period(from: "2026-11-02", through: nil))
  }

  private func ana(_ days: Day..., state: CheckInState = .done, amount: String? = nil)
    -> [CheckInFact]
  {
    days.map {
      CheckInFact(
        author: People.ana, day: $0, state: state, amount: amount.flatMap { Amount($0) })
    }
  }

  private func states(
    _ term: GoalTerm, _ checkIns: [CheckInFact], pauses: [Period] = [], on today: Day
  ) -> [PeriodState] {
    GoalHistory(terms: [term], checkIns: checkIns, pauses: pauses)
      .periods(for: People.ana, on: today).map(\.state)
  }

  @Test func `A day is kept when it is over with no more than is allowed`() {
    let checkIns =
      ana("2026-11-03", "2026-11-03") + ana("2026-11-04", "2026-11-04", "2026-11-04")
      + ana("2026-11-05", amount: "2.5") + ana("2026-11-06", amount: "2")
    #expect(
      states(term(.atMost(2, .day)), checkIns, on: "2026-11-07")
        == [.met, .met, .missed, .missed, .met, .open])
    let statistics = GoalHistory(terms: [term(.atMost(2, .day))], checkIns: checkIns)
      .statistics(for: People.ana, on: "2026-11-07")
    #expect(statistics.adherence.percent == 60)
    #expect(statistics.streak.current == 1 && statistics.streak.longest == 2)
    #expect(statistics.rhythm == nil)
  }

  @Test func `What is too much today is known today, and the rest when the day is over`() {
    let two = ana("2026-11-02", "2026-11-02")
    #expect(states(term(.atMost(2, .day)), two, on: "2026-11-02") == [.open])
    #expect(states(term(.atMost(1, .day)), two, on: "2026-11-02") == [.missed])
  }

  @Test func `Weeks and months have limits as well`() {
    let checkIns = ana("2026-11-02", "2026-11-08", "2026-11-09", "2026-11-10", "2026-11-11")
    #expect(
      states(term(.atMost(2, .week)), checkIns, on: "2026-11-23")
        == [.met, .missed, .met, .open])
    #expect(states(term(.atMost(4, .month)), checkIns, on: "2026-12-01") == [.missed, .open])
    #expect(states(term(.atMost(5, .month)), checkIns, on: "2026-12-01") == [.met, .open])
  }

  @Test func `Each has a limit of their own, unless both add up`() {
    let checkIns =
      ana("2026-11-02", "2026-11-02") + [
        CheckInFact(author: People.ben, day: "2026-11-02")
      ]
    #expect(states(term(.atMost(2, .day)), checkIns, on: "2026-11-03") == [.met, .open])
    #expect(states(term(.atMost(2, .day), .sum), checkIns, on: "2026-11-03") == [.missed, .open])
    #expect(states(term(.atMost(3, .day), .sum), checkIns, on: "2026-11-03") == [.met, .open])
  }

  @Test func `Breaks and days of rest lift a limit`() {
    let checkIns = ana("2026-11-02", "2026-11-02", "2026-11-03", "2026-11-03")
    let limit = term(.atMost(1, .day))
    #expect(
      states(limit, checkIns, pauses: [Period("2026-11-02")], on: "2026-11-04")
        == [.neutral, .missed, .open])
    #expect(
      states(limit, checkIns + ana("2026-11-03", state: .rest), on: "2026-11-04")
        == [.missed, .neutral, .open])
    // Only what was done on the day of rest is lifted from a week.
    let week = term(.atMost(2, .week))
    let rest = ana("2026-11-03", state: .rest)
    #expect(states(week, checkIns, on: "2026-11-09") == [.missed, .open])
    #expect(states(week, checkIns + rest, on: "2026-11-09") == [.neutral, .open])
    #expect(
      states(week, checkIns + rest + ana("2026-11-04"), on: "2026-11-09") == [.missed, .open])
  }

  @Test func `Who quits counts the days since the last time`() {
    func streak(_ checkIns: [CheckInFact], pauses: [Period] = [], on today: Day) -> [Int] {
      let streak = GoalHistory(
        terms: [term(.atMost(0, .day))], checkIns: checkIns, pauses: pauses
      ).statistics(for: People.ana, on: today).streak
      return [streak.current, streak.longest]
    }
    #expect(streak([], on: "2026-11-02") == [0, 0])
    #expect(streak([], on: "2026-11-12") == [10, 10])
    #expect(streak(ana("2026-11-12"), on: "2026-11-12") == [0, 10])
    #expect(streak(ana("2026-11-12"), on: "2026-11-15") == [3, 10])
    #expect(streak(ana("2026-11-05", "2026-11-12", "2026-11-12"), on: "2026-11-15") == [3, 7])
    // What happened before the goal was made counts as well.
    #expect(streak(ana("2026-10-20"), on: "2026-11-15") == [26, 26])
    // A break holds nothing against anyone.
    #expect(
      streak(ana("2026-11-12"), pauses: [Period("2026-11-12")], on: "2026-11-15") == [13, 13])
    #expect(
      streak(ana("2026-11-12") + ana("2026-11-12", state: .rest), on: "2026-11-15") == [13, 13])
  }

  @Test func `Today a limit asks for nothing, and says how much was used`() throws {
    let two = term(.atMost(2, .day)).progress(
      on: "2026-11-05", for: People.ana, checkIns: ana("2026-11-05", amount: "1.5"))
    #expect(two.call == .nothing && two.state == .open)
    #expect(two.limit?.used == Amount("1.5") && two.limit?.allowed == 2)
    let quit = term(.atMost(0, .day)).progress(
      on: "2026-11-15", for: People.ana, checkIns: ana("2026-11-12"))
    #expect(quit.limit?.lastTime == "2026-11-12" && quit.limit?.since == "2026-11-12")
    let never = term(.atMost(0, .day)).progress(on: "2026-11-15", for: People.ana, checkIns: [])
    #expect(never.limit?.lastTime == nil && never.limit?.since == "2026-11-02")
  }

  @Test func `A limit is never up for review because it was kept or not`() {
    let history = GoalHistory(
      terms: [term(.atMost(0, .day))],
      checkIns: ana("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"))
    #expect(history.unmetInARow(for: People.ana, on: "2026-11-06") == 0)
  }
}
