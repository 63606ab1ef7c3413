import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Goals that one joined, and that somebody archived.
@Suite struct JoinedAndEndedTests {
  private let couple: Couple
  private let tea: Goal
  private let pot: Goal

  init() throws {
    couple = try Couple()
    tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily, rule: .either))
    couple.anaClock.milliseconds += 1_000
    couple.benClock.milliseconds += 1_000
    pot = try couple.ana.addGoal(NewGoal(title: "Pot", cadence: .daily, rule: .either))
    try couple.meet()
  }

  private func expectToSettle(
    _ sentence: String, _ choices: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let conflicts = try journal.conflicts()
      #expect(conflicts.map(\.sentence) == [sentence], sourceLocation: sourceLocation)
      #expect(conflicts.first?.choices.map(\.text) == choices, sourceLocation: sourceLocation)
      #expect(try journal.conflictCount() == 1, sourceLocation: sourceLocation)
    }
  }

  private func expectSettled(
    _ status: Goal.Status, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.conflicts().isEmpty, sourceLocation: sourceLocation)
      #expect(try journal.goals().map(\.status) == [status], sourceLocation: sourceLocation)
    }
    try couple.ana.unjoin(couple.ana.goal(tea.id))
    #expect(try couple.ana.goals().map(\.status) == [status, status])
  }

  @Test(arguments: [1, 2])
  func `who joins and ends a goal ends both, and the other's entry asks`(choice: Int) throws {
    try couple.ana.setStatus(.archived, of: couple.ana.join(tea, pot))
    try couple.ben.checkIn(pot)
    try expectToSettle(
      "Ben logged 'Tea' after Ana archived it. The entry is kept.",
      ["leave it", "bring it back"])
    try couple.ben.resolve(1, keeping: choice)
    try expectSettled(choice == 1 ? .archived : .active)
  }

  @Test(arguments: [1, 2])
  func `the older goal is archived while the other joins it`(choice: Int) throws {
    try couple.ana.setStatus(.done, of: tea)
    try couple.ben.join(tea, pot)
    try expectToSettle(
      "Ben joined 'Pot' with 'Tea' after Ana marked 'Tea' as done. What was logged is kept.",
      ["leave it", "bring it back"])
    try couple.ana.resolve(1, keeping: choice)
    try expectSettled(choice == 1 ? .done : .active)
  }

  @Test(arguments: [1, 2])
  func `the younger goal is let go of while the other joins it`(choice: Int) throws {
    try couple.ana.letGo(of: pot)
    try couple.ben.join(tea, pot)
    try expectToSettle(
      "Ben joined 'Pot' with 'Tea' after Ana let 'Pot' go. What was logged is kept.",
      ["go on", "leave it"])
    try couple.ana.resolve(1, keeping: choice)
    try expectSettled(choice == 1 ? .active : .letGo)
  }

  @Test(arguments: [1, 2])
  func `two ways to end a joined goal are one thing to settle`(choice: Int) throws {
    let joined = try couple.ana.join(tea, pot)
    try couple.meet()
    try couple.ana.setStatus(.done, of: joined)
    couple.benClock.milliseconds += 60_000
    try couple.ben.setStatus(.archived, of: couple.ben.goal(tea.id))
    try expectToSettle(
      "You both changed the status of 'Tea'. Using Ben's 'archived'; Ana's was 'done'.",
      ["archived", "done"])
    try couple.ana.resolve(1, keeping: choice)
    try expectSettled(choice == 1 ? .archived : .done)
  }

  @Test func `the end of a joined goal is reported, and undone, as one`() throws {
    let joined = try couple.ana.join(tea, pot)
    try couple.ana.setStatus(.archived, of: joined)
    #expect(try couple.ana.log(limit: 2).map(\.action).first == .changedStatus(.archived))
    #expect(try couple.ana.log(limit: 2).map(\.action).last == .joinedGoals(with: "Tea"))
    try couple.ana.replica.offerUnrevised()
    try couple.ana.undo()
    #expect(
      try couple.ana.log(limit: 2).map(\.action) == [.tookBack, .joinedGoals(with: "Tea")])
    #expect(try couple.ana.goals().map(\.status) == [.active])
    try couple.ana.undo()
    #expect(try couple.ana.goals().map(\.title) == ["Tea", "Pot"])
  }

  @Test func `an end that only one of two joined goals has heard of asks as well`() throws {
    couple.anaClock.milliseconds += 60_000
    let joined = try couple.ana.join(tea, pot)
    try couple.ana.setStatus(.archived, of: joined)
    try couple.ana.setStatus(.active, of: couple.ana.goal(tea.id))
    try couple.ben.setStatus(.archived, of: pot)
    try expectToSettle(
      "You both changed the status of 'Pot'. Using Ana's 'active'; Ben's was 'archived'.",
      ["active", "archived"])
    try couple.ben.resolve(1, keeping: 1)
    try expectSettled(.active)
  }

  @Test func `an end that is taken back is told once, whatever each had been before`() throws {
    try couple.ana.setStatus(.archived, of: tea)
    try couple.ana.setStatus(.active, of: couple.ana.goal(tea.id))
    let joined = try couple.ana.join(couple.ana.goal(tea.id), pot)
    try couple.ana.setStatus(.archived, of: joined)
    try couple.ana.replica.offerUnrevised()
    try couple.ana.undo()
    #expect(
      try couple.ana.log(limit: 2).map(\.action) == [.tookBack, .joinedGoals(with: "Tea")])
  }
}
