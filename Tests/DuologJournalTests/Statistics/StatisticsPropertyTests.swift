import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct FiguresPropertyTests {
  private static let seeds = 1...60 as ClosedRange<UInt64>

  @Test(arguments: seeds)
  func `The order in which entries arrive never matters`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let made = RandomHistory(using: &random)
    for _ in 0..<5 {
      let other = GoalHistory(
        terms: made.terms, checkIns: made.checkIns.shuffled(using: &random),
        pauses: made.pauses.shuffled(using: &random))
      for person in People.both {
        #expect(
          other.periods(for: person, on: RandomHistory.end)
            == made.history.periods(for: person, on: RandomHistory.end), "seed \(seed)")
        #expect(
          other.statistics(for: person, on: RandomHistory.end)
            == made.history.statistics(for: person, on: RandomHistory.end), "seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds)
  func `A pause never lowers adherence or a streak`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<5 {
      var made = RandomHistory(using: &random)
      let before = People.both.map { made.history.statistics(for: $0, on: RandomHistory.end) }
      made.pauses.append(RandomHistory.pause(using: &random))
      for (person, before) in zip(People.both, before) {
        let after = made.history.statistics(for: person, on: RandomHistory.end)
        let isUndecided = made.history.periods(for: person, on: RandomHistory.end)
          .contains { $0.state == .open && $0.period.isOver(on: RandomHistory.end) }
        // What a longer run may still bring is not counted yet.
        if !isUndecided {
          #expect(after.adherence.isAtLeast(before.adherence), "seed \(seed)")
        }
        #expect(after.streak.current >= before.streak.current, "seed \(seed)")
        #expect(after.streak.longest >= before.streak.longest, "seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds)
  func `Met stays met, and another check-in never lowers adherence`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var made = RandomHistory(using: &random)
    // An entry from before the goal was made lets its history begin earlier.
    let first = RandomHistory.start.advanced(by: 3)
    made.checkIns.removeAll { $0.day < first }
    let moves = made.terms.contains { $0.cadence.moves }
    // The last days of such a term may have been undecided when it ended.
    let endsUndecided = made.terms.contains { term in
      if case .rolling = term.cadence { return term.target != nil && made.terms.count > 1 }
      return false
    }
    for _ in 0..<20 {
      let before = People.both.map { made.history.periods(for: $0, on: RandomHistory.end) }
      let checkIn = RandomHistory.checkin(People.both, &random)
      if checkIn.day < first { continue }
      made.checkIns.append(checkIn)
      for (person, before) in zip(People.both, before) {
        let after = made.history.periods(for: person, on: RandomHistory.end)
        if moves {
          let states = [before, after].map { $0.map(\.state) }
          #expect(states[1].count { $0 == .met } >= states[0].count { $0 == .met }, "seed \(seed)")
          #expect(
            states[1].count { $0 == .missed } <= states[0].count { $0 == .missed }, "seed \(seed)")
        } else {
          #expect(before.map(\.period) == after.map(\.period), "seed \(seed)")
          for (before, after) in zip(before, after) {
            #expect(before.state != .met || after.state == .met, "seed \(seed)")
          }
        }
        let isUndecided = after.contains {
          $0.state == .open && $0.period.isOver(on: RandomHistory.end)
        }
        if !isUndecided, !endsUndecided {
          #expect(Adherence(of: after).isAtLeast(Adherence(of: before)), "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `Revising never changes a closed period`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var made = RandomHistory(using: &random)
    let today = RandomHistory.start.advanced(by: Int.random(in: 10...50, using: &random))
    made.terms.removeAll { $0.holds.first > today }
    made.checkIns.removeAll { $0.day > today }
    let before = People.both.map { made.history.periods(for: $0, on: today) }
    made.terms.append(
      RandomHistory.term(
        from: today.advanced(by: Int.random(in: 0...10, using: &random)), People.both, true, &random
      )
    )
    for (person, before) in zip(People.both, before) {
      let after = made.history.periods(for: person, on: RandomHistory.end)
      let over = before.filter(\.isClosed)
      #expect(over.allSatisfy(after.contains), "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `Each, either, together and sum agree for one person`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let made = RandomHistory(using: &random, people: [People.ana], hasTarget: false)
    let statistics = CountingRule.allCases.map { rule in
      var terms = made.terms
      for index in terms.indices { terms[index].rule = rule }
      return GoalHistory(terms: terms, checkIns: made.checkIns, pauses: made.pauses)
        .statistics(for: People.ana, on: RandomHistory.end)
    }
    #expect(Set(statistics).count == 1, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `Where each counts alone, what the partner does changes nothing`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var made = RandomHistory(using: &random)
    for index in made.terms.indices { made.terms[index].rule = .each }
    let both = made.history.statistics(for: People.ana, on: RandomHistory.end)
    made.checkIns.removeAll { $0.author == People.ben }
    #expect(made.history.statistics(for: People.ana, on: RandomHistory.end) == both, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `Figures stay within their bounds`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let made = RandomHistory(using: &random)
    for person in People.both {
      let statistics = made.history.statistics(for: person, on: RandomHistory.end)
      #expect(statistics.adherence.percent.map { 0...100 ~= $0 } ?? true, "seed \(seed)")
      #expect(statistics.rhythm.map { 0...1 ~= $0 } ?? true, "seed \(seed)")
      #expect(statistics.streak.current <= statistics.streak.longest, "seed \(seed)")
      for period in made.history.periods(for: person, on: RandomHistory.end) {
        #expect(
          period.fulfilled < period.asked * 1000
            || period.state == .met && period.fulfilled == period.asked * 1000, "seed \(seed)")
      }
    }
  }
}
