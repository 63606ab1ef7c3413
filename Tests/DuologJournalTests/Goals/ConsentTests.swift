import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Saying yes, apart from each other and on different days.
@Suite struct ConsentTests {
  private func proposed(_ cadence: Cadence = .daily) -> NewGoal {
    var draft = NewGoal(title: "Tea", cadence: cadence, rule: .either)
    draft.isProposed = true
    return draft
  }

  private func plan() throws -> NewGoal {
    try NewGoal(#require(Catalogue.template("D10")))
  }

  @Test func `nothing is asked before the day of the last yes`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(proposed())
    #expect(goal.status == .proposed)
    #expect(try couple.ana.goalsInUse().isEmpty)
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 5 * 86_400_000 }
    guard case .begins(let begun) = try couple.ben.agree(to: couple.ben.goal(goal.id)) else {
      Issue.record("it does not begin")
      return
    }
    #expect(begun.status == .active)
    #expect(try begun.term?.from == couple.ben.today())
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 86_400_000 }
    for journal in [couple.ana, couple.ben] {
      let history = try journal.goalHistory(of: journal.goal(goal.id))
      let me = try journal.me().id
      #expect(history.periods(for: me, on: try journal.today()).count == 2)
      #expect(try journal.conflicts().isEmpty)
    }
  }

  @Test func `a no stays beside the proposal, and a later yes takes it back`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(proposed())
    try couple.meet()
    #expect(try couple.ben.todayView().awaitingMe == 1)
    try couple.ben.decline(couple.ben.goal(goal.id), word: "too early")
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let view = try journal.todayView()
      #expect(view.proposals.isEmpty && view.awaitingMe == 0)
      let item = try journal.item(of: journal.goal(goal.id))
      #expect(item.goal.status == .proposed && item.missing == ["Ben"] && !item.awaitsMe)
      #expect(item.declined.map(\.word) == ["too early"])
      #expect(item.declined.map(\.isMe) == [journal === couple.ben])
    }
    #expect(
      try couple.ana.todayView().news.map(\.action).contains(
        .declined(agreement: nil, phase: nil, word: "too early")))
    #expect(throws: JournalError.nothingToDecline(title: "Tea")) {
      try couple.ana.decline(couple.ana.goal(goal.id))
    }
    try couple.ben.agree(to: couple.ben.goal(goal.id))
    try couple.meet()
    let begun = try couple.ana.goal(goal.id)
    #expect(begun.status == .active && begun.declines.isEmpty)
    #expect(try couple.ana.conflicts().isEmpty)
  }

  @Test func `a phase and an agreement can be declined, and a no can be taken back`() throws {
    let couple = try Couple()
    let plan = try couple.ana.addGoal(self.plan())
    let agreement = try couple.ana.keep(Agreement("no phones", reviewOn: "2026-12-01"))
    try couple.ana.agree(to: plan)
    try couple.meet()
    #expect(try couple.ben.todayView().awaitingMe == 2)
    guard case .phase(let phase, _) = try couple.ben.decline(couple.ben.goal(plan.id)) else {
      Issue.record("not a phase")
      return
    }
    #expect(phase.number == 2)
    try couple.ben.decline(agreement, word: "not yet")
    try couple.meet()
    #expect(try couple.ben.todayView().awaitingMe == 0)
    let item = try #require(try couple.ana.agreementItems().first)
    #expect(item.declined.map(\.word) == ["not yet"] && item.missing.isEmpty)
    #expect(try couple.ana.todayView().newsCount == 2)
    try couple.ben.undo()
    #expect(try couple.ben.todayView().agreements.map(\.record.id) == [agreement.id])
    try couple.ben.agree(to: agreement)
    #expect(try couple.ben.agreementItems().map(\.agreed) == [["Ana", "Ben"]])
  }

  @Test func `the word for what waits finds exactly it`() throws {
    let couple = try Couple()
    let texts = [
      "No phones", "No phones in bed", "no phones", "-v", "a b",
      String(repeating: "long ", count: 20),
    ]
    let agreements = try texts.map { try couple.ana.keep(Agreement($0)) }
    let goal = try couple.ana.addGoal(proposed())
    try couple.meet()
    let words = try couple.ben.wordsToAgree()
    #expect(words[goal.id] == "Tea" && words[agreements[1].id] == "No phones in bed")
    for id in agreements.map(\.id) + [goal.id] {
      let word = try #require(words[id])
      #expect(try couple.ben.agreeable(matching: word).id == id, "\(word)")
      #expect(!word.hasPrefix("-") && word.count <= 20)
    }
  }

  @Test func `a yes that was taken back doesn't count`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(proposed())
    try couple.meet()
    try couple.ben.agree(to: couple.ben.goal(goal.id))
    try couple.ben.undo()
    try couple.meet()
    #expect(try couple.ana.goal(goal.id).status == .proposed)
    #expect(try couple.ana.goal(goal.id).missing == [couple.ben.me().id])
  }

  @Test func `saying yes twice writes nothing, and restoring isn't a yes`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(proposed())
    let before = try couple.ana.replica.eventCount()
    #expect(try couple.ana.agree(to: goal) == .waits(goal, for: ["Ben"]))
    #expect(try couple.ana.replica.eventCount() == before)
    #expect(throws: JournalError.goalNotActive(title: "Tea", status: .proposed)) {
      try couple.ana.setStatus(.active, of: goal)
    }
  }

  @Test func `a yes on two devices on two days is not a conflict`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(proposed())
    try couple.meet()
    let ben = try couple.ben.me().id
    try couple.ben.agree(to: couple.ben.goal(goal.id))
    try couple.ana.append([
      NewEvent(
        "goal", goal.id,
        set: [Consent.field(.agreed, ben): .day(try couple.ana.today().advanced(by: 2))])
    ])
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.conflicts().isEmpty)
      #expect(try journal.conflictCount() == 0)
      #expect(try journal.goal(goal.id).status == .active)
    }
    #expect(try couple.ana.goal(goal.id) == couple.ben.goal(goal.id))
  }

  @Test(
    "Whoever is ready first, a plan is in the phase that both are ready for",
    arguments: 1...20 as ClosedRange<UInt64>)
  func phases(seed: UInt64) throws {
    let couple = try Couple()
    var random = SplitMix64(seed: seed)
    let plan = try couple.ana.addGoal(plan())
    try couple.ben.replica.takeAll(from: couple.ana.replica)
    for _ in 0..<10 {
      let isAna = Bool.random(using: &random)
      let (one, other) = isAna ? (couple.ana, couple.ben) : (couple.ben, couple.ana)
      (isAna ? couple.anaClock : couple.benClock).milliseconds += Int64.random(
        in: 0...90_000_000, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: try one.agree(to: one.goal(plan.id))
      case 1: if one === couple.ben { _ = try? one.undo() }
      default: try one.replica.takeAll(from: other.replica)
      }
    }
    try couple.ana.replica.takeAll(from: couple.ben.replica)
    try couple.ben.replica.takeAll(from: couple.ana.replica)
    let goals = try couple.ana.goals()
    #expect(try goals == couple.ben.goals(), "seed \(seed)")
    let phase = try #require(goals.first { $0.id == plan.id }?.phase)
    for goal in goals where goal.plan != nil {
      #expect((goal.status == .active) == ((goal.phase ?? 0) <= phase), "seed \(seed)")
    }
    #expect(Set(goals.map(\.template)).count == goals.count, "seed \(seed)")
    #expect(try couple.ana.conflicts().isEmpty, "seed \(seed)")
    #expect(
      try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest(), "seed \(seed)")
  }

  @Test func `a goal that both have made at once is told once`() throws {
    let couple = try Couple()
    let plan = try couple.ana.addGoal(plan())
    try couple.meet()
    try couple.ana.agree(to: plan)
    try couple.ben.agree(to: couple.ben.goal(plan.id))
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let did = try journal.log(limit: 100).map(\.action)
      let made = did.count { if case .madeGoal = $0 { true } else { false } }
      let prepared = did.count { if case .preparedGoal = $0 { true } else { false } }
      #expect((made, prepared) == (4, 3))
      #expect(!did.contains { if case .renamedGoal = $0 { true } else { false } })
      #expect(!did.contains { if case .changedTerm = $0 { true } else { false } })
      #expect(did.count { $0 == .agreed(phase: 2) } == 2)
    }
  }

  @Test func `plans that are joined share the goals of their phases`() throws {
    let couple = try Couple()
    try couple.ana.addGoal(plan())
    try couple.ben.addGoal(plan())
    try couple.meet()
    #expect(try couple.ana.conflicts().count == 1)
    try couple.ana.resolve(1, keeping: 2)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.goals().count == 4)
      #expect(try journal.conflicts().isEmpty)
    }
  }

  @Test func `a goal of a plan that was taken back stays`() throws {
    let couple = try Couple()
    let plan = try couple.ana.addGoal(plan())
    try couple.ana.append([NewEvent("goal", plan.id, set: ["removed": .boolean(true)])])
    #expect(try couple.ana.goalsInUse().count == 3)
  }

  @Test func `plans that are taken apart have the goals of their phases each`() throws {
    let couple = try Couple()
    let plans = try [couple.ana, couple.ben, couple.ana].map { try $0.addGoal(plan()) }
    try couple.meet()
    let joined = try couple.ana.join(couple.ana.join(plans[0], plans[1]), plans[2])
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.goals().count == 4)
      #expect(try journal.planView(of: journal.goal(joined.id))?.phases[0].titles.count == 3)
    }
    try couple.ben.unjoin(couple.ben.goal(joined.id))
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let goals = try journal.goals()
      #expect(goals.count == 12)
      #expect(goals.allSatisfy { $0.parts.isEmpty })
    }
  }

  @Test func `a plan that was joined with one further on is as far`() throws {
    let couple = try Couple()
    let behind = try couple.ana.addGoal(plan())
    couple.benClock.milliseconds += 60_000
    let ahead = try couple.ben.addGoal(plan())
    try couple.meet()
    for journal in [couple.ana, couple.ben] { try journal.agree(to: journal.goal(ahead.id)) }
    try couple.meet()
    try couple.ana.join(behind, ahead)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let goal = try journal.goal(behind.id)
      #expect(goal.id == behind.id)
      #expect(goal.phase == 2)
      #expect(try journal.goalsInUse().count == 7)
      #expect(try journal.agree(to: goal) != .lastPhase(goal))
    }
  }

  @Test func `a plan is taken back as one, and so is a yes to a phase`() throws {
    let couple = try Couple()
    let plan = try couple.ana.addGoal(plan())
    try couple.ana.agree(to: plan)
    #expect(try couple.ana.goals().count == 7)
    #expect(try couple.ana.undo().entry?.action == .agreed(phase: 2))
    #expect(try couple.ana.goal(plan.id).missing.isEmpty)
    try couple.meet()
    // What was prepared waits, and a second yes brings it.
    for journal in [couple.ana, couple.ben] { try journal.agree(to: journal.goal(plan.id)) }
    try couple.meet()
    #expect(try couple.ben.goalsInUse().count == 7)
    try couple.ana.undo()
    #expect(try couple.ana.goalsInUse().count == 4)
    #expect(try couple.ana.undo().entry?.action == .madeGoal(title: plan.title))
    #expect(try couple.ana.goals().isEmpty)
    try couple.meet()
    #expect(try couple.ben.goals().isEmpty)
    #expect(throws: JournalError.nothingToUndo) { try couple.ana.undo() }
  }

  @Test func `each has proposed the same, and joining them is a yes of both`() throws {
    let couple = try Couple()
    let goals = try [couple.ana, couple.ben].map { try $0.addGoal(proposed()) }
    try couple.meet()
    #expect(try couple.ana.goalsInUse().isEmpty)
    try couple.ana.join(goals[0], goals[1])
    try couple.meet()
    #expect(try couple.ben.goalsInUse().map(\.title) == ["Tea"])
  }

  @Test func `a phase that one of two joined plans has prepared comes once`() throws {
    let couple = try Couple()
    let plans = try [couple.ana, couple.ben].map { try $0.addGoal(plan()) }
    try couple.meet()
    try couple.ben.agree(to: couple.ben.goal(plans[1].id))
    try couple.meet()
    try couple.ana.join(plans[0], plans[1])
    try couple.ana.agree(to: couple.ana.goal(plans[0].id))
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let goal = try journal.goal(plans[0].id)
      #expect(goal.phase == 2)
      #expect(try journal.goalsInUse().count == 7)
      #expect(try journal.planView(of: goal)?.phases[1].titles.count == 3)
    }
  }

  @Test func `plans that are taken apart leave alone what a goal of theirs was joined with`() throws
  {
    let couple = try Couple()
    let own = try couple.ana.addGoal(NewGoal(title: "Mine", cadence: .daily))
    let plans = try [couple.ana, couple.ben].map { try $0.addGoal(plan()) }
    try couple.meet()
    let first = try #require(Programme.phase(1)?.templates.first)
    let step = try couple.ana.goal(Programme.goal(first, of: plans[0].id))
    let kept = try couple.ana.join(own, step).id
    let joined = try couple.ana.join(plans[0], plans[1])
    #expect(try couple.ana.goal(kept).parts.count == 2)
    #expect(try couple.ana.goals().count == 4)
    try couple.ana.unjoin(joined)
    #expect(try couple.ana.goal(kept).identifiers.sorted() == [own.id, step.id].sorted())
    #expect(try couple.ana.goals().count == 8)
  }

  @Test func `what fits two agreements, or two goals, is asked back with both`() throws {
    let couple = try Couple()
    let rules = try ["No phones", "No screens"].map { try couple.ana.keep(Agreement($0)) }
    let goals = try ["Walk there", "Walk back"].map { title in
      var draft = proposed()
      draft.title = title
      return try couple.ana.addGoal(draft)
    }
    try couple.meet()
    #expect(
      throws: JournalError.ambiguousRecord(
        Agreement.type, "no", texts: ["No phones", "No screens"],
        identifiers: rules.map(\.id.shortForm))
    ) { try couple.ben.agreeable(matching: "no") }
    let walks = try goals.map { try couple.ben.goal($0.id) }
    #expect(throws: JournalError.ambiguousGoal("walk", goals: walks)) {
      try couple.ben.agreeable(matching: "walk")
    }
  }
}
