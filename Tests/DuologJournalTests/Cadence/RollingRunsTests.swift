import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct RollingRunsTests {
  private func term(_ count: Int, _ days: Int, _ rule: CountingRule, target: String?) -> GoalTerm {
    GoalTerm(
      .rolling(count, days: days), rule: rule, target: target.flatMap { Amount($0) },
      people: People.both, holds: Period(from: "2026-01-01", through: nil))
  }

  /// The definition, as plainly as it can be said: of all runs that `day` is part of and that begin on
  /// a day on which it was done, the best one, and the last of several. Days of rest make a run longer.
  private func plainBest(
    around day: Day, _ length: Int, _ facts: [CheckInFact], _ term: GoalTerm, _ person: EntityID
  ) -> (window: Period, tally: Tally) {
    let resting = term.rule == .each ? [person] : People.both
    let rests = Set(facts.filter { $0.state == .rest && resting.contains($0.author) }.map(\.day))
    func run(_ first: Day) -> Period {
      var (last, counted) = (first.advanced(by: -1), 0)
      while true {
        let next = last.advanced(by: 1)
        counted += rests.contains(next) ? 0 : 1
        if counted > length { return Period(from: first, through: last) }
        last = next
      }
    }
    func tally(_ days: Period) -> Tally { Tally(of: facts, in: days, under: term) }
    func isDone(_ day: Day) -> Bool { term.done(in: tally(Period(day)), for: person) > 0 }
    var best = (run(day), isDone(day) ? tally(run(day)) : tally(Period(day)))
    for back in 1..<60 {
      let first = day.advanced(by: -back)
      guard isDone(first), run(first).contains(day) else { continue }
      let found = tally(run(first))
      if term.reached(by: found, for: person) > term.reached(by: best.1, for: person) {
        best = (run(first), found)
      }
    }
    return best
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `The run that counts for a day is the best of all that it is part of`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let length = Int.random(in: 1...9, using: &random)
    let term = term(
      .random(in: 1...4, using: &random), length,
      CountingRule.allCases.randomElement(using: &random) ?? .each,
      target: Bool.random(using: &random) ? "5" : nil)
    let first: Day = "2026-03-01"
    let facts = (0..<30).map { _ in
      CheckInFact(
        author: People.both.randomElement(using: &random) ?? People.ana,
        day: first.advanced(by: .random(in: 0..<30, using: &random)),
        state: CheckInState.allCases.randomElement(using: &random) ?? .done,
        amount: [nil, Amount("3"), Amount("-2"), Amount("7")].randomElement(using: &random) ?? nil)
    }
    let runs = RollingRuns(
      of: length, among: LoggedDays(facts).all[...], under: term, for: People.ana)
    for offset in -3..<34 {
      let day = first.advanced(by: offset)
      let found = runs.best(around: day)
      let plain = plainBest(around: day, length, facts, term, People.ana)
      #expect(found.window == plain.window && found.tally == plain.tally, "seed \(seed), \(day)")
    }
  }

  @Test func `The sum of a day does not depend on the order of its check-ins, even at its limit`() {
    let most = Amount(.integer(Amount.limit))
    let least = Amount(.integer(-Amount.limit))
    let facts = (0..<20_000).map { index in
      CheckInFact(author: People.ana, day: "2026-03-01", amount: index < 10_000 ? most : least)
    }
    let term = term(1, 1, .each, target: nil)
    let day = Period("2026-03-01")
    #expect(
      Tally(of: facts, in: day, under: term) == Tally(of: facts.reversed(), in: day, under: term))
  }
}
