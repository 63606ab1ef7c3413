import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// What a goal asks for where both revised it, in every order of writing and meeting.
@Suite struct TermsApartTests {
  @Test(
    "What holds on a day is what the definition of a register says",
    arguments: 1...40 as ClosedRange<UInt64>)
  func definition(seed: UInt64) throws {
    let couple = try Couple()
    var random = SplitMix64(seed: seed)
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .weekly(1)))
    try couple.ben.replica.takeAll(from: couple.ana.replica)
    for _ in 0..<12 {
      let isAna = Bool.random(using: &random)
      let (one, other) = isAna ? (couple.ana, couple.ben) : (couple.ben, couple.ana)
      // Clocks go on, and are set back now and then.
      (isAna ? couple.anaClock : couple.benClock).milliseconds += Int64.random(
        in: -40_000_000...90_000_000, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0...2:
        try one.revise(
          one.goal(goal.id), cadence: .weekly(.random(in: 1...5, using: &random)),
          from: try one.today().advanced(by: .random(in: 0...9, using: &random)))
      case 3:
        // Ana would take back the goal itself in the end.
        if !isAna { _ = try? one.undo() }
      case 4:
        if let number = try one.conflicts().firstIndex(where: { $0.subject == .terms }) {
          try one.resolve(number + 1, keeping: .random(in: 1...2, using: &random))
        }
      default: try one.replica.takeAll(from: other.replica)
      }
    }
    try couple.ana.replica.takeAll(from: couple.ben.replica)
    try couple.ben.replica.takeAll(from: couple.ana.replica)
    for journal in [couple.ana, couple.ben] {
      try journal.replica.checkInvariants()
      try expectDefinition(of: goal.id, in: journal, seed: seed)
    }
    #expect(
      try couple.ana.termsHolding(for: goal.id) == couple.ben.termsHolding(for: goal.id),
      "seed \(seed)")
    #expect(try couple.ana.conflicts() == couple.ben.conflicts(), "seed \(seed)")
  }

  private func expectDefinition(of goal: EntityID, in journal: Journal, seed: UInt64) throws {
    let terms = try journal.terms(of: goal)
    let held = try journal.termsHolding(for: goal)
    func unseen(_ terms: [Term]) throws -> [Term] {
      try terms.filter { term in
        try !terms.contains { try journal.replica.happenedBefore(term.origin, $0.origin) }
      }
    }
    for day in terms.map(\.from) {
      let survivors = try unseen(terms.filter { $0.from <= day })
      let shown = try #require(survivors.max(by: Term.isShownAfter))
      let holding = try #require(Journal.term(of: held, on: day))
      #expect(holding.asksTheSame(as: shown), "seed \(seed)")
    }
    let ways = Set(try unseen(terms).map(\.cadence))
    #expect(
      try journal.replica.parentsWrittenConcurrently(of: JournalSchema.TypeName.term)
        == (unseen(terms).count > 1 ? [goal] : []), "seed \(seed)")
    let choices = try journal.conflicts().first { $0.subject == .terms }?.choices ?? []
    #expect(Set(choices.map(\.text)) == (ways.count > 1 ? ways : []), "seed \(seed)")
    // The one that is shown at last is the first choice.
    if let first = choices.first { #expect(held.last?.cadence == first.text, "seed \(seed)") }
  }

  @Test func `a revision that has seen the other replaces it, whatever the clocks say`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .weekly(1)))
    try couple.meet()
    couple.anaClock.milliseconds += 7_200_000
    try couple.ana.revise(goal, cadence: .weekly(2), from: couple.ana.today())
    try couple.meet()
    try couple.ben.revise(
      couple.ben.goal(goal.id), cadence: .weekly(3), from: try couple.ana.today())
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.goal(goal.id).term?.cadence == "weekly 3")
      #expect(try journal.conflicts().isEmpty)
    }
  }

  /// A couple who changed the same goal while they were apart, and have met since.
  private func revisedApart() throws -> (couple: Couple, goal: Goal) {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .weekly(1)))
    try couple.meet()
    try couple.ana.revise(goal, cadence: .weekly(2))
    try couple.ben.revise(goal, cadence: .weekly(3))
    try couple.meet()
    return (couple, goal)
  }

  @Test func `both settle in different ways, and settle that again`() throws {
    let (couple, _) = try revisedApart()
    try couple.ana.resolve(1, keeping: 1)
    try couple.ben.resolve(1, keeping: 2)
    try couple.meet()
    #expect(try couple.ana.conflicts() == couple.ben.conflicts())
    #expect(try couple.ana.conflicts().map(\.choices.count) == [2])
    try couple.ben.resolve(1, keeping: 1)
    try couple.meet()
    #expect(try couple.ana.conflicts().isEmpty)
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
  }

  @Test func `what is settled in the middle of a week begins with the next one`() throws {
    let (couple, goal) = try revisedApart()
    // It is Tuesday the 1st of December, and one of the two has held since the 23rd.
    couple.anaClock.milliseconds += 10 * 86_400_000
    try couple.ana.resolve(1, keeping: 2)
    #expect(try couple.ana.terms(of: goal.id).map(\.from).max() == "2026-12-07")
  }
}
