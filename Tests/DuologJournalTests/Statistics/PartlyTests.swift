import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// Less than the target is in part: the day counts in a row, and its share of the target counts in
/// what was kept.
@Suite struct PartlyTests {
  private func statistics(
    _ amounts: [(Day, String?, CheckInState)], _ cadence: Cadence = .daily,
    counts: CountedThing = .days, on today: Day = "2026-11-05"
  ) -> GoalStatistics {
    let term = GoalTerm(
      cadence, counts: counts, target: Amount("5"), people: [People.ana],
      holds: Period(from: "2026-11-02", through: nil))
    return GoalHistory(
      terms: [term],
      checkIns: amounts.map { day, amount, state in
        CheckInFact(
          author: People.ana, day: day, state: state, amount: amount.flatMap { Amount($0) })
      }
    ).statistics(for: People.ana, on: today)
  }

  @Test func `A tenth of the target is a tenth of a day, and a day in a row`() {
    let some = statistics([
      ("2026-11-02", "0.5", .done), ("2026-11-03", "5", .done), ("2026-11-04", "50", .done),
    ])
    #expect(some.adherence.percent == 70)
    #expect(some.streak.current == 3)
    #expect(some.done == 3 && some.partly == 1)
    let whole = statistics([
      ("2026-11-02", "5", .done), ("2026-11-03", "5", .done), ("2026-11-04", "5", .done),
    ])
    #expect(whole.adherence.percent == 100)
    #expect((some.rhythm ?? 0) < (whole.rhythm ?? 0))
  }

  @Test func `Amounts of one day add up, and those of times do not`() {
    let twice: [(Day, String?, CheckInState)] = [
      ("2026-11-02", "2", .done), ("2026-11-02", "3", .done), ("2026-11-03", "5", .done),
      ("2026-11-04", "5", .done),
    ]
    #expect(statistics(twice).adherence.percent == 100)
    #expect(statistics(twice, .weekly(4), counts: .times, on: "2026-11-09").adherence.percent == 75)
  }

  @Test func `Who says done or partly without an amount has done it`() {
    #expect(
      statistics([
        ("2026-11-02", nil, .done), ("2026-11-03", nil, .partly), ("2026-11-04", "5", .done),
      ]).adherence.percent == 100)
  }

  @Test func `A little on a day of rest costs nothing`() {
    let rested = statistics([
      ("2026-11-02", "5", .done), ("2026-11-03", nil, .rest), ("2026-11-04", "5", .done),
    ])
    let alsoDone = statistics([
      ("2026-11-02", "5", .done), ("2026-11-03", nil, .rest), ("2026-11-03", "0.1", .done),
      ("2026-11-04", "5", .done),
    ])
    #expect(rested.adherence.percent == 100)
    #expect(alsoDone.adherence.percent == 100)
    #expect(alsoDone.streak.current == 3)
  }
}
