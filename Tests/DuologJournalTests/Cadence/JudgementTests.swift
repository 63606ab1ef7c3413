import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct JudgementTests {
  private let week = Period(from: "2026-11-16", through: "2026-11-22")

  private func term(
    _ cadence: Cadence, _ rule: CountingRule, target: String? = nil, from: Day = "2026-11-01",
    through: Day? = nil
  ) -> GoalTerm {
    GoalTerm(
      cadence, rule: rule, target: target.flatMap { Amount($0) }, people: People.both,
      holds: Period(from: from, through: through))
  }

  private func facts(
    ana: [Day] = [], ben: [Day] = [], state: CheckInState = .done, amount: String? = nil
  ) -> [CheckInFact] {
    let amount = amount.flatMap { Amount($0) }
    return ana.map { CheckInFact(author: People.ana, day: $0, state: state, amount: amount) }
      + ben.map { CheckInFact(author: People.ben, day: $0, state: state, amount: amount) }
  }

  @Test(
    arguments: [
      (.each, ["2026-11-16", "2026-11-17"], ["2026-11-16"], false),
      (.each, ["2026-11-16", "2026-11-17"], ["2026-11-18", "2026-11-22"], true),
      (.either, ["2026-11-16"], ["2026-11-16"], false),
      (.either, ["2026-11-16"], ["2026-11-17"], true),
      (.together, ["2026-11-16"], ["2026-11-16"], false),
      (.together, ["2026-11-16", "2026-11-17"], [], true),
      (.together, ["2026-11-16"], ["2026-11-17"], true),
      (.sum, ["2026-11-16"], ["2026-11-17"], true),
    ] as [(CountingRule, [Day], [Day], Bool)])
  func `Twice a week is met as the rule says`(
    rule: CountingRule, ana: [Day], ben: [Day], isMet: Bool
  ) {
    let term = term(.weekly(2), rule)
    let tally = Tally(of: facts(ana: ana, ben: ben), in: week, under: term)
    #expect(term.isMet(by: tally) == isMet)
  }

  @Test(arguments: [("4", false), ("5", true), ("6", true)])
  func `A sum is met when the amounts of both reach the target`(amount: String, isMet: Bool) {
    let term = term(.weekly(1), .sum, target: "10")
    let tally = Tally(
      of: facts(ana: ["2026-11-16"], ben: ["2026-11-16"], amount: amount), in: week, under: term)
    #expect(term.isMet(by: tally) == isMet)
  }

  @Test func `A period is open until its last day is over`() {
    let term = term(.weekly(2), .each)
    let tally = Tally(of: [], in: week, under: term)
    #expect(term.state(of: week, with: tally, on: "2026-11-10", for: People.ana) == .open)
    #expect(term.state(of: week, with: tally, on: "2026-11-22", for: People.ana) == .open)
    #expect(term.state(of: week, with: tally, on: "2026-11-23", for: People.ana) == .missed)
  }

  @Test func `The week in which a goal began or ended is met or neutral, never missed`() {
    let began = term(.weekly(2), .either, from: "2026-11-17")
    let ended = term(.weekly(2), .either, through: "2026-11-21")
    for term in [began, ended] {
      let none = Tally(of: [], in: week, under: term)
      #expect(term.state(of: week, with: none, on: "2026-12-01", for: People.ana) == .neutral)
      #expect(term.state(of: week, with: none, on: "2026-11-20", for: People.ana) == .open)
      let two = Tally(of: facts(ana: ["2026-11-18", "2026-11-19"]), in: week, under: term)
      #expect(term.state(of: week, with: two, on: "2026-12-01", for: People.ana) == .met)
    }
  }

  @Test func `Rest makes a day neutral, and a week ask for one time less`() {
    let rest = facts(ana: ["2026-11-18"], state: .rest)
    let daily = term(.daily, .each)
    let day = Period("2026-11-18")
    let dayTally = Tally(of: rest, in: day, under: daily)
    #expect(
      daily.state(of: day, with: dayTally, on: "2026-11-20", for: People.ana) == .neutral)
    #expect(daily.state(of: day, with: dayTally, on: "2026-11-20", for: People.ben) == .missed)
    #expect(daily.state(of: day, with: dayTally, on: "2026-11-20", for: People.ana) == .neutral)
    let weekly = term(.weekly(2), .each)
    func state(_ checkIns: [CheckInFact], _ term: GoalTerm) -> PeriodState {
      term.state(
        of: week, with: Tally(of: checkIns, in: week, under: term), on: "2026-12-01",
        for: People.ana)
    }
    #expect(state(rest, weekly) == .missed)
    #expect(state(rest + facts(ana: ["2026-11-19"]), weekly) == .neutral)
    #expect(state(rest + facts(ana: ["2026-11-18"]), weekly) == .missed)
    #expect(state(rest + facts(ana: ["2026-11-19", "2026-11-20"]), weekly) == .met)
    #expect(
      state(facts(ben: ["2026-11-18"], state: .rest) + facts(ana: ["2026-11-19"]), weekly)
        == .missed)
    let sum = term(.weekly(1), .sum, target: "14")
    #expect(state(rest + facts(ana: ["2026-11-19"], amount: "12"), sum) == .neutral)
    #expect(state(rest + facts(ana: ["2026-11-19"], amount: "11.9"), sum) == .missed)
  }

  @Test func `One partner's misses never touch the other's figures`() {
    let term = term(.daily, .each)
    let day = Period("2026-11-18")
    let tally = Tally(of: facts(ana: ["2026-11-18"]), in: day, under: term)
    #expect(term.state(of: day, with: tally, on: "2026-11-20", for: People.ana) == .met)
    #expect(term.state(of: day, with: tally, on: "2026-11-20", for: People.ben) == .missed)
  }

  @Test func `A one-time goal stays open after its due day`() {
    let term = term(.once(by: "2026-11-20"), .either)
    let all = term.holds
    let none = Tally(of: [], in: all, under: term)
    #expect(term.state(of: all, with: none, on: "2027-11-20", for: People.ana) == .open)
    let late = Tally(of: facts(ben: ["2027-01-01"]), in: all, under: term)
    #expect(term.state(of: all, with: late, on: "2027-11-20", for: People.ana) == .met)
  }

  @Test func `Nothing is asked under a cadence that this version does not know`() {
    let term = term(.unknown("every 3 days"), .each)
    let tally = Tally(of: facts(ana: ["2026-11-18"]), in: week, under: term)
    #expect(!term.isMet(by: tally))
    #expect(term.state(of: week, with: tally, on: "2026-12-01", for: People.ana) == .neutral)
  }

  @Test func `A goal that belongs to nobody is never met`() {
    var term = term(.daily, .each)
    term.people = []
    #expect(!term.isMet(by: Tally(of: [], in: week, under: term)))
  }

  @Test(arguments: CountingRule.allCases, 1...40 as ClosedRange<UInt64>)
  func `Met stays met, whatever else arrives`(rule: CountingRule, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for cadence in [Cadence.daily, .weekly(2), .weekly(5), .once(by: nil)] {
      for counts in CountedThing.allCases {
        var term = term(cadence, rule, target: seed % 2 == 0 ? "8" : nil)
        term.counts = counts
        var checkIns: [CheckInFact] = []
        var wasMet = false
        for _ in 0..<24 {
          checkIns.append(RandomCheckins.one(using: &random))
          guard let period = term.period(containing: "2026-11-18") else { continue }
          let tally = Tally(of: checkIns, in: period, under: term)
          let state = term.state(of: period, with: tally, on: "2026-12-01", for: People.ana)
          #expect(!wasMet || state == .met, "seed \(seed), \(cadence), \(counts)")
          wasMet = state == .met
        }
      }
    }
  }
}
