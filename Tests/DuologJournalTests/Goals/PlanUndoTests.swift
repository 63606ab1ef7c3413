import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Yeses on several days, and plans that are joined and taken apart, there and back.
@Suite struct PlanUndoTests {
  private static let day: Int64 = 86_400_000

  @Test func `of two days on which a person said yes the earlier one counts`() throws {
    let couple = try Couple(now: "2026-11-21T04:00:00.000Z")
    var draft = NewGoal(title: "Tea", cadence: .daily, rule: .either)
    draft.isProposed = true
    let first = try couple.ana.addGoal(draft)
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += PlanUndoTests.day }
    let second = try couple.ben.addGoal(draft)
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += PlanUndoTests.day }
    // Ana on the 21st and the 23rd, Ben on the 22nd.
    try couple.ana.agree(to: couple.ana.goal(second.id))
    try couple.ana.join(couple.ana.goal(first.id), couple.ana.goal(second.id))
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let goal = try journal.goal(first.id)
      #expect(goal.status == .active && goal.missing.isEmpty)
      #expect(goal.begins == "2026-11-22")
      #expect(try journal.termsHolding(for: goal).map(\.from) == ["2026-11-22"])
    }
  }

  @Test func `plans that were joined stand apart again by undo, and are one again by another`()
    throws
  {
    let couple = try Couple()
    let plan = try NewGoal(#require(Catalogue.template("D10")))
    let plans = try [couple.ana, couple.ben].map { try $0.addGoal(plan) }
    try couple.meet()
    for (journal, plan) in zip([couple.ana, couple.ben], plans) { try journal.agree(to: plan) }
    try couple.meet()
    let apart = try couple.ana.goals()
    #expect(apart.count == 14)
    try couple.ana.join(plans[0], plans[1])
    let joined = try couple.ana.goals()
    #expect(joined.count == 7 && joined.allSatisfy { $0.parts.count == 1 })
    try couple.ana.undo()
    #expect(try couple.ana.goals() == apart)
    try couple.ana.join(plans[0], plans[1])
    try couple.ana.unjoin(couple.ana.goal(plans[0].id))
    #expect(try couple.ana.goals() == apart)
    // What was prepared for the second phase is joined again, too.
    try couple.ana.undo()
    #expect(try couple.ana.goals() == joined)
    try couple.meet()
    #expect(try couple.ben.goals() == joined)
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
  }

  @Test(arguments: [
    ("agreed.1HVQ3K8Q2M5T7", 1), ("agreed.2.1HVQ3K8Q2M5T7", 2), ("agreed.12.1HVQ3K8Q2M5T7", 12),
    ("agreed.1.1HVQ3K8Q2M5T7", nil), ("agreed.0.1HVQ3K8Q2M5T7", nil),
    ("agreed.x.1HVQ3K8Q2M5T7", nil), ("agreed.2.3.1HVQ3K8Q2M5T7", nil), ("agreed.", nil),
    ("agreed.2", nil), ("agree.1HVQ3K8Q2M5T7", nil), ("1HVQ3K8Q2M5T7", nil),
  ])
  func `a yes names the person, and a later phase its number`(field: String, phase: Int?) {
    let parts = Consent.parts(of: field)
    #expect(parts?.phase == phase)
    guard let phase else { return }
    #expect(parts?.person == "1HVQ3K8Q2M5T7")
    #expect(Consent.field(.agreed, "1HVQ3K8Q2M5T7", phase: phase) == field)
  }

  @Test func `an amount more, or a faster rhythm, is more, and the same in other words is not`()
    throws
  {
    let ana = try Couple().ana
    func term(_ cadence: Cadence, _ target: String? = nil, _ unit: String? = nil) throws -> Term {
      let goal = try ana.addGoal(
        NewGoal(title: "Tea", cadence: cadence, target: target.flatMap { Amount($0) }, unit: unit))
      return try #require(goal.term)
    }
    let minutes = try term(.weekly(1), "10", "minutes")
    #expect(try term(.weekly(1), "11", "minutes").asksMore(than: minutes))
    #expect(!minutes.asksMore(than: minutes))
    #expect(try !term(.weekly(1), "11", "pages").asksMore(than: minutes))
    #expect(try term(.weekly(1), "1").asksMore(than: term(.weekly(1))))
    #expect(try !term(.weekly(1), "0").asksMore(than: term(.weekly(1))))
    #expect(try term(.weekly(2)).asksMore(than: term(.weekly(1))))
    #expect(try !term(.weekly(1)).asksMore(than: term(.every(days: 7))))
    #expect(try !term(.every(days: 7)).asksMore(than: term(.weekly(1))))
    #expect(try term(.every(days: 6)).asksMore(than: term(.weekly(1))))
    #expect(try !term(.once(by: nil)).asksMore(than: term(.weekly(1))))
    #expect(try !term(.weekly(1)).asksMore(than: term(.whenever)))
  }
}
