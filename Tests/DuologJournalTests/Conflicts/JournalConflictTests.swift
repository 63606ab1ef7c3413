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

  /// Both have renamed a goal without knowing of each other.
  private func renamed(
    to title: String = "A"
  ) throws -> (Couple, Goal, JournalConflict) {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.editGoal(goal, title: title)
    try couple.ben.editGoal(goal, title: "B")
    try couple.meet()
    return (couple, goal, try #require(try couple.ana.conflicts().first))
  }

  @Test func `a conflict has one identifier for both, and another one with another choice`() throws
  {
    let (couple, goal, conflict) = try renamed()
    #expect(try couple.ben.conflicts().map(\.id) == [conflict.id])
    try couple.ana.resolve(conflict, keeping: conflict.choices[0])
    try couple.ben.editGoal(goal, title: "C")
    try couple.meet()
    let next = try #require(try couple.ana.conflicts().first)
    #expect(next.entity == conflict.entity)
    #expect(next.id != conflict.id)
  }

  @Test func `nobody settles what has changed since they saw it`() throws {
    let (couple, _, conflict) = try renamed()
    let before = try couple.ana.replica.eventCount()
    let other = try renamed(to: "Other").2
    #expect(throws: JournalError.conflictChanged(title: conflict.title)) {
      try couple.ana.resolve(
        conflict, keeping: #require(other.choices.first { $0.text == "Other" }))
    }
    #expect(try couple.ana.replica.eventCount() == before)
    try couple.ana.resolve(conflict, keeping: conflict.choices[1])
    #expect(throws: JournalError.conflictChanged(title: conflict.title)) {
      try couple.ana.resolve(conflict, keeping: conflict.choices[0])
    }
  }

  @Test func `numbers go with the list that was shown`() throws {
    let (couple, goal, conflict) = try renamed()
    // Nothing was shown yet: the place counts.
    #expect(try couple.ana.conflict(shownAs: 1) == conflict)
    #expect(throws: JournalError.noSuchConflict(number: 2, count: 1)) {
      try couple.ana.conflict(shownAs: 2)
    }
    try couple.ana.rememberShown([conflict])
    #expect(try couple.ana.conflict(shownAs: 1) == conflict)
    try couple.ana.resolve(conflict, keeping: conflict.choices[0])
    #expect(throws: JournalError.shownConflictChanged(number: 1, count: 0)) {
      try couple.ana.conflict(shownAs: 1)
    }
    // Another conflict has the place now, and was not shown.
    try couple.ben.editGoal(goal, title: "C")
    try couple.meet()
    #expect(throws: JournalError.shownConflictChanged(number: 1, count: 1)) {
      try couple.ana.conflict(shownAs: 1)
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

  @Test func `a list that is shown takes the place of the one before`() throws {
    let couple = try Couple()
    let goals = try ["Tea", "Walk"].map {
      try couple.ana.addGoal(NewGoal(title: $0, cadence: .daily))
    }
    try couple.meet()
    for goal in goals {
      try couple.ana.editGoal(goal, title: goal.title + " of Ana")
      try couple.ben.editGoal(goal, title: goal.title + " of Ben")
    }
    try couple.meet()
    let (first, second) = try (couple.ana.conflicts()[0], couple.ana.conflicts()[1])
    for list in [[first], [second], [first], [first, second], [second, first], [second]] {
      try couple.ana.rememberShown(list)
      let numbers = Array(1...list.count)
      #expect(try numbers.map { try couple.ana.conflict(shownAs: $0) } == list)
    }
  }
}
