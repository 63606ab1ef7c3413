import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct UndoTests {
  @Test func `what the other changed at the same time, or since, stays as it is`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.editGoal(goal, title: "Ana's")
    try couple.ben.editGoal(goal, title: "Ben's")
    try couple.meet()
    try couple.ana.undo()
    #expect(try couple.ana.goals().map(\.title) == ["Ben's"])
    try couple.ana.editGoal(goal, title: "Ana's again")
    try couple.meet()
    try couple.ben.editGoal(couple.ben.goal(goal.id), title: "Ben's again")
    try couple.meet()
    try couple.ana.undo()
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.goals().map(\.title) == ["Ben's again"])
    }
  }

  @Test func `what another takes back of one's entry has no say in what was before it`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.editGoal(goal, title: "Tea time")
    let name = try #require(
      try couple.ana.replica.lastEvents(of: couple.ana.replica.ownLog, limit: 1).first?.name)
    try couple.meet()
    // No program does so of somebody else's entries, but a bundle may say it.
    try couple.ben.replica.append([
      NewEvent("goal", goal.id, set: ["title": .text("Coffee")], undoes: name)
    ])
    try couple.meet()
    #expect(try couple.ana.goals().map(\.title) == ["Coffee"])
    try couple.ana.undo()
    #expect(try couple.ana.goals().map(\.title) == ["Tea"])
  }

  @Test func `undo takes back the last entry, then the one before`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.checkIn(goal, note: "first")
    try ana.checkIn(goal, note: "second")
    try ana.undo()
    let day = try ana.today()
    #expect(try ana.checkIns(of: goal.id, days: day...day).map(\.note) == ["first"])
    try ana.undo()
    #expect(try ana.checkIns(of: goal.id, days: day...day).isEmpty)
    try ana.undo()
    #expect(try ana.goals().isEmpty)
    #expect(throws: JournalError.nothingToUndo) { try ana.undo() }
  }

  @Test func `Undoing a revision leaves the change before it`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .weekly(2)))
    let renamed = try ana.editGoal(goal, title: "Tea time")
    try ana.revise(renamed, cadence: .weekly(3))
    try ana.undo()
    #expect(try ana.goals().map(\.title) == ["Tea time"])
    #expect(try ana.terms(of: goal.id).map(\.cadence) == ["weekly 2"])
    try ana.undo()
    #expect(try ana.goals().map(\.title) == ["Tea"])
  }

  @Test func `undoing a rename brings the old title back`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.editGoal(goal, title: "Tea time")
    try ana.undo()
    #expect(try ana.goals().map(\.title) == ["Tea"])
  }

  @Test func `undo leaves the partner's entries alone`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.checkIn(goal, note: "Ana's")
    try couple.ben.checkIn(goal, note: "Ben's")
    try couple.meet()
    try couple.ana.undo()
    try couple.meet()
    let day = try couple.ben.today()
    #expect(try couple.ben.checkIns(of: goal.id, days: day...day).map(\.note) == ["Ben's"])
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
  }

  @Test func `an entry that others may have stays in the log when it is taken back`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.checkIn(goal, note: "oops")
    try ana.replica.offerUnrevised()
    let before = try ana.replica.eventCount()
    try ana.undo()
    #expect(try ana.replica.eventCount() == before + 1)
    #expect(try ana.log(limit: 2).map(\.action) == [.tookBack, .madeGoal(title: "Tea")])
  }
}
