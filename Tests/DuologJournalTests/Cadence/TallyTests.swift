import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct TallyTests {
  private let week = Period(from: "2026-11-16", through: "2026-11-22")

  private func term(
    _ rule: CountingRule, counts: CountedThing = .days, target: String? = nil,
    people: [EntityID] = People.both
  ) -> GoalTerm {
    GoalTerm(
      .weekly(2), rule: rule, counts: counts, target: target.flatMap { Amount($0) },
      people: people, holds: Period(from: "2026-11-01", through: nil))
  }

  private func ana(
    _ day: Day, _ state: CheckInState = .done, _ amount: String? = nil
  ) -> CheckInFact {
    CheckInFact(
      author: People.ana, day: day, state: state, amount: amount.flatMap { Amount($0) })
  }

  private func ben(
    _ day: Day, _ state: CheckInState = .done, _ amount: String? = nil
  ) -> CheckInFact {
    CheckInFact(
      author: People.ben, day: day, state: state, amount: amount.flatMap { Amount($0) })
  }

  @Test func `A day counts once for each person, however often it was logged`() {
    let tally = Tally(
      of: [ana("2026-11-16"), ana("2026-11-16"), ben("2026-11-16"), ana("2026-11-17")],
      in: week, under: term(.each))
    #expect(tally.share(of: People.ana).done == 2)
    #expect(tally.share(of: People.ben).done == 1)
    #expect(tally.occurrences == 2)
    #expect(tally.confirmed == 1)
  }

  @Test func `Where times are counted every check-in counts`() {
    let checkIns = [ana("2026-11-16"), ana("2026-11-16"), ben("2026-11-16")]
    let each = Tally(of: checkIns, in: week, under: term(.either, counts: .times))
    #expect(each.share(of: People.ana).done == 2)
    #expect(each.occurrences == 3)
    let together = Tally(of: checkIns, in: week, under: term(.together, counts: .times))
    #expect(together.occurrences == 2)
  }

  @Test func `Check-ins of other days and other people are ignored`() {
    let tally = Tally(
      of: [ana("2026-11-15"), ana("2026-11-23"), ben("2026-11-16")],
      in: week, under: term(.each, people: [People.ana]))
    #expect(tally == Tally(of: [], in: week, under: term(.each)))
  }

  @Test func `Partly counts as done and keeps its mark`() {
    let tally = Tally(
      of: [ana("2026-11-16", .partly), ana("2026-11-17")], in: week, under: term(.each))
    #expect(tally.share(of: People.ana).done == 2)
    #expect(tally.share(of: People.ana).partly == 1)
  }

  @Test func `A day done in part and then done is done`() {
    let tally = Tally(
      of: [ana("2026-11-16", .partly), ana("2026-11-16")], in: week, under: term(.each))
    #expect(tally.share(of: People.ana).partly == 0)
  }

  @Test(arguments: [
    (["4"], 1), (["4", "6"], 0), (["10"], 0), (["4", "5.999"], 1), ([], 0),
  ])
  func `Amounts of one day reach the target together`(amounts: [String], partly: Int) {
    let tally = Tally(
      of: amounts.map { ana("2026-11-16", .done, $0) }, in: week, under: term(.each, target: "10"))
    #expect(tally.share(of: People.ana).done == (amounts.isEmpty ? 0 : 1))
    #expect(tally.share(of: People.ana).partly == partly)
  }

  @Test func `Rest counts nothing, and gives way to a later check-in`() {
    let tally = Tally(
      of: [ana("2026-11-16", .rest), ana("2026-11-17", .rest), ana("2026-11-17")],
      in: week, under: term(.each))
    #expect(tally.share(of: People.ana).done == 1)
    #expect(tally.share(of: People.ana).rested == 1)
  }

  @Test func `Amounts add up per person and for both`() {
    let tally = Tally(
      of: [
        ana("2026-11-16", .done, "2.5"), ana("2026-11-16", .done, "1"),
        ben("2026-11-20", .partly, "0.5"),
      ],
      in: week, under: term(.sum, target: "10"))
    #expect(tally.share(of: People.ana).amount == Amount("3.5"))
    #expect(tally.amount == Amount("4"))
  }

  @Test(arguments: CountingRule.allCases, 1...20 as ClosedRange<UInt64>)
  func `The order of check-ins never matters`(rule: CountingRule, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let checkIns = RandomCheckins.some(using: &random)
    for counts in CountedThing.allCases {
      let term = term(rule, counts: counts, target: seed % 2 == 0 ? "5" : nil)
      let tally = Tally(of: checkIns, in: week, under: term)
      for _ in 0..<5 {
        #expect(
          Tally(of: checkIns.shuffled(using: &random), in: week, under: term) == tally,
          "seed \(seed)")
      }
    }
  }
}

/// Check-ins of two people over the days around one week: few days, so that they often meet.
enum RandomCheckins {
  static func some(using random: inout SplitMix64) -> [CheckInFact] {
    (0..<Int.random(in: 0...24, using: &random)).map { _ in one(using: &random) }
  }

  static func one(using random: inout SplitMix64) -> CheckInFact {
    let start: Day = "2026-11-14"
    return CheckInFact(
      author: Bool.random(using: &random) ? People.ana : People.ben,
      day: start.advanced(by: Int.random(in: 0...10, using: &random)),
      state: CheckInState.allCases.randomElement(using: &random) ?? .done,
      amount: Bool.random(using: &random)
        ? Amount(.integer(Int64.random(in: 0...6, using: &random))) : nil)
  }
}
