import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// What the statistics say about random histories of one person, compared with a plain definition.
@Suite struct PlainJudgementTests {
  private static let seeds = 1...150 as ClosedRange<UInt64>
  private let start = RandomHistory.start

  private struct Made {
    let checkIns: [CheckInFact]
    let pauses: [Period]
    let today: Day

    var plain: PlainJudgement { PlainJudgement(checkIns, pauses: pauses, today: today) }

    func periods(_ cadence: Cadence, from first: Day) -> [JudgedPeriod] {
      let term = GoalTerm(
        cadence, people: [People.ana], holds: Period(from: first, through: nil))
      return GoalHistory(terms: [term], checkIns: checkIns, pauses: pauses)
        .periods(for: People.ana, on: today)
    }
  }

  private func made(_ random: inout SplitMix64) -> Made {
    let today = start.advanced(by: Int.random(in: 20..<60, using: &random))
    let days = start.distance(to: today)
    return Made(
      checkIns: (0..<Int.random(in: 0...40, using: &random)).map { _ in
        CheckInFact(
          author: People.ana, day: start.advanced(by: Int.random(in: 0...days, using: &random)),
          state: Int.random(in: 0..<3, using: &random) == 0 ? .rest : .done)
      },
      pauses: (0..<Int.random(in: 0...2, using: &random)).map { _ in
        RandomHistory.pause(using: &random)
      }, today: today)
  }

  @Test(arguments: seeds)
  func `Of any run of days, those are kept that the definition keeps`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let made = made(&random)
    let length = Int.random(in: 1...9, using: &random)
    let count = Int.random(in: 1...length, using: &random)
    for judged in made.periods(.rolling(count, days: length), from: start) {
      let plain = made.plain.rolling(count, length, judged.period.first)
      #expect(judged.state == plain, "seed \(seed), \(count)/\(length), \(judged.period.first)")
      #expect(judged.isClosed == (judged.state != .open && judged.period.first < made.today))
    }
  }

  @Test(arguments: seeds)
  func `What is due again after the last time is kept as the definition says`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let made = made(&random)
    let length = Int.random(in: 1...9, using: &random)
    let found = made.periods(.after(days: length), from: start)
    let plain = made.plain.moving(length, from: start)
    let decided = found.filter { $0.state != .open }
    #expect(decided.map(\.period) == plain.map(\.0), "seed \(seed), \(length)")
    #expect(decided.map(\.state) == plain.map(\.1), "seed \(seed), \(length)")
    #expect(found.count - decided.count == (plain.last?.0.last == made.today ? 0 : 1))
  }

  @Test(arguments: seeds)
  func `A week asks for one time less for each day of rest`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let made = made(&random)
    let count = Int.random(in: 1...7, using: &random)
    for judged in made.periods(.weekly(count), from: start) where judged.isClosed {
      let plain = made.plain.week(count, judged.period)
      #expect(judged.state == plain, "seed \(seed), \(count), \(judged.period)")
    }
  }

  @Test(arguments: seeds)
  func `Rest is held against nobody, under any rhythm`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var made = RandomHistory(using: &random)
    for _ in 0..<20 {
      let before = made.history
      made.checkIns.append(
        CheckInFact(
          author: People.both.randomElement(using: &random) ?? People.ana,
          day: start.advanced(by: Int.random(in: 3..<RandomHistory.length, using: &random)),
          state: .rest))
      for person in People.both {
        let (old, new) = (
          before.statistics(for: person, on: RandomHistory.end),
          made.history.statistics(for: person, on: RandomHistory.end)
        )
        let isUndecided = made.history.periods(for: person, on: RandomHistory.end)
          .contains { $0.state == .open && $0.period.isOver(on: RandomHistory.end) }
        // What a longer run may still bring is not counted yet.
        if !isUndecided {
          #expect(new.adherence.isAtLeast(old.adherence), "seed \(seed)")
        }
        #expect(new.streak.current >= old.streak.current, "seed \(seed)")
        #expect(new.streak.longest >= old.streak.longest, "seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds)
  func `Entries from before a goal was made count from the first of them`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var made = RandomHistory(using: &random, people: [People.ana])
    made.checkIns.removeAll { $0.state == .rest }
    guard let first = made.checkIns.map(\.day).min() else { return }
    var term = made.terms[0]
    // Windows follow each other from the day on which the goal was made, also before it.
    if case .every = term.cadence { return }
    made.terms = [term]
    made.terms[0].holds = Period(from: first, through: nil)
    term = GoalTerm(
      term.cadence, rule: term.rule, counts: term.counts, target: term.target,
      people: term.people,
      holds: Period(
        from: first.advanced(by: Int.random(in: 0...30, using: &random)), through: nil),
      weekStart: term.weekStart)
    let later = GoalHistory(terms: [term], checkIns: made.checkIns, pauses: made.pauses)
    for today in [31, 90].map({ first.advanced(by: $0) }) {
      #expect(
        later.statistics(for: People.ana, on: today)
          == made.history.statistics(for: People.ana, on: today), "seed \(seed)")
      #expect(
        later.periods(for: People.ana, on: today)
          == made.history.periods(for: People.ana, on: today), "seed \(seed)")
    }
  }
}
