import DuologMerge
import DuologSync
import Testing

@testable import DuologJournal

/// Taking back a yes to the next phase of a plan, which had prepared its goals.
@Suite struct UndoPhaseTests {
  private let couple: Couple
  private let plan: Goal

  init() throws {
    couple = try Couple()
    plan = try couple.ana.addGoal(NewGoal(#require(Catalogue.template("D10"))))
    try couple.meet()
  }

  /// What is there of the goals of the second phase, and of what they ask for.
  private func presence(_ journal: Journal) throws -> Set<Replica.Presence> {
    Set(
      try Programme.phases[1].templates.flatMap { template in
        [
          try journal.replica.presence(
            of: Programme.goal(template, of: plan.id), type: JournalSchema.TypeName.goal),
          try journal.replica.presence(
            of: Programme.term(template, of: plan.id), type: JournalSchema.TypeName.term),
        ]
      })
  }

  @Test func `what was handed over stays prepared, and only the yes is gone`() throws {
    #expect(try presence(couple.ana) == [.absent])
    try couple.ana.agree(to: plan)
    #expect(try presence(couple.ana) == [.present])
    try couple.meet()
    try couple.ana.undo()
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try presence(journal) == [.present])
      #expect(try journal.goal(plan.id).phase == 1)
      #expect(try journal.goals().count == 7 && journal.goalsInUse().count == 4)
    }
    // The partner has no yes to answer, and both can say it again.
    guard case .phaseWaits = try couple.ben.agree(to: couple.ben.goal(plan.id)) else {
      Issue.record("the phase has begun")
      return
    }
    try couple.meet()
    guard case .phaseBegins(_, _, let goals) = try couple.ana.agree(to: couple.ana.goal(plan.id))
    else {
      Issue.record("the phase does not begin")
      return
    }
    #expect(goals.count == 3 && goals.allSatisfy { $0.phase == 2 && $0.status == .active })
  }

  @Test func `what was not handed over leaves nothing`() throws {
    try couple.ana.agree(to: plan)
    try couple.ana.undo()
    #expect(try presence(couple.ana) == [.absent])
  }
}
