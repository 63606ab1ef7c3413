import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct JournalConflictTests {
  @Test func `concurrent renames show one title on both and list both until one is kept`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    couple.anaClock.milliseconds += 60_000
    try couple.ana.editGoal(goal, title: "Tea time")
    try couple.ben.editGoal(goal, title: "Tea at five")
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.goals().map(\.title) == ["Tea time"])
      let conflicts = try journal.conflicts()
      #expect(
        conflicts.map(\.sentence)
          == ["You both renamed it. Using Ana's 'Tea time'; Ben's was 'Tea at five'."])
      #expect(conflicts.first?.choices.map(\.text) == ["Tea time", "Tea at five"])
    }
    try couple.ben.resolve(1, keeping: 2)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.goals().map(\.title) == ["Tea at five"])
      #expect(try journal.conflicts().isEmpty)
    }
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
  }

  @Test func `a check-in after the other put the goal away is kept, and restoring is offered`()
    throws
  {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .daily))
    try couple.meet()
    try couple.ana.setStatus(.archived, of: goal)
    try couple.ben.checkIn(goal, note: "full moon")
    try couple.meet()
    #expect(
      try couple.ana.conflicts().map(\.sentence)
        == ["Ben logged 'Walk' after Ana archived it. The entry is kept."])
    #expect(try couple.ana.goals().map(\.status) == [.archived])
    try couple.ana.resolve(1, keeping: 2)
    try couple.meet()
    #expect(try couple.ben.goals().map(\.status) == [.active])
    #expect(try couple.ben.conflicts().isEmpty)
  }

  @Test func `leaving the goal away settles it as well`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .daily))
    try couple.meet()
    try couple.ana.setStatus(.archived, of: goal)
    try couple.ben.checkIn(goal)
    try couple.meet()
    try couple.ben.resolve(1, keeping: 1)
    try couple.meet()
    #expect(try couple.ana.conflicts().isEmpty)
    #expect(try couple.ana.goals().map(\.status) == [.archived])
  }

  @Test func `a goal that was taken back while the other renamed it is listed, and can return`()
    throws
  {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.undo()
    try couple.ben.editGoal(goal, title: "Tea time")
    try couple.meet()
    #expect(try couple.ben.goals().isEmpty)
    #expect(
      try couple.ben.conflicts().map(\.sentence) == [
        "Ana removed 'Tea time' while Ben set its title. It stays removed, and nothing is lost."
      ])
    try couple.ben.resolve(1, keeping: 2)
    try couple.meet()
    #expect(try couple.ana.goals().map(\.title) == ["Tea time"])
    #expect(try couple.ana.conflicts().isEmpty)
  }

  @Test func `a missing number or choice says which ones exist`() throws {
    let couple = try Couple()
    #expect(throws: JournalError.noSuchConflict(number: 3, count: 0)) {
      try couple.ana.resolve(3, keeping: 1)
    }
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.editGoal(goal, title: "A")
    try couple.ben.editGoal(goal, title: "B")
    try couple.meet()
    #expect(throws: JournalError.noSuchChoice(number: 1, choice: 3, count: 2)) {
      try couple.ana.resolve(1, keeping: 3)
    }
  }

  @Test func `the same value written by both is nothing to settle`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.editGoal(goal, title: "Tea time")
    try couple.ben.editGoal(goal, title: "Tea time")
    try couple.meet()
    #expect(try couple.ana.conflicts().isEmpty)
  }

  @Test func `logging a goal that one knows is archived asks nothing`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .daily, rule: .either))
    try couple.meet()
    try couple.ana.setStatus(.archived, of: goal)
    try couple.ben.checkIn(goal)
    try couple.meet()
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 86_400_000 }
    // This program refuses it; another one may not.
    try couple.ana.replica.append([
      NewEvent(
        "checkin", couple.ana.replica.makeEntityID(),
        set: [
          "goal": .text(goal.id.description), "day": .text("2026-11-22"), "state": .text("done"),
        ])
    ])
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(
        try journal.conflicts().map(\.sentence)
          == ["Ben logged 'Walk' after Ana archived it. The entry is kept."])
    }
  }
}
