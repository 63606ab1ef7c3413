import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct JournalTests {
  @Test func `both see the same people, devices and goals after meeting`() throws {
    let couple = try Couple()
    try couple.ana.addGoal(NewGoal(title: "Ten quiet minutes", cadence: .weekly(2)))
    try couple.meet()
    #expect(try couple.ben.people().map(\.name) == ["Ana", "Ben"])
    #expect(try couple.ben.me().name == "Ben")
    #expect(try couple.ben.partner()?.name == "Ana")
    #expect(try couple.ben.goals().map(\.title) == ["Ten quiet minutes"])
    #expect(try couple.ben.deviceName(of: couple.ana.replica.ownLog) == "Ana's phone")
    #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
  }

  @Test func `joining as somebody else names the journal's people and leaves nothing behind`()
    throws
  {
    let couple = try Couple()
    let path = couple.directory.path("eve.sqlite")
    #expect(throws: JournalError.noSuchPerson("Eve", people: ["Ana", "Ben"])) {
      try Journal.join(folder: couple.folder, at: path, me: "Eve", deviceName: "Eve's phone")
    }
    #expect(try !couple.directory.names().contains { $0.hasPrefix("eve") })
  }

  @Test func `joining a folder without a journal says so`() throws {
    let directory = try TemporaryDirectory()
    #expect(throws: SyncError.noJournal(path: directory.path)) {
      try Journal.join(
        folder: directory.path, at: directory.path("x/j.sqlite"), me: "Ben", deviceName: "Ben's")
    }
  }

  @Test func `a check-in counts for the author's own day`() throws {
    // 16:30 in Lisbon is 01:30 of the next day in Tokyo.
    let couple = try Couple(now: "2026-11-21T16:30:00.000Z")
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    #expect(try couple.ana.checkIn(goal).day == "2026-11-21")
    #expect(try couple.ben.checkIn(goal).day == "2026-11-22")
  }

  @Test func `a check-in for tomorrow, or for an archived goal, is refused`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    #expect(throws: JournalError.dayInFuture("2026-11-22")) {
      try couple.ana.checkIn(goal, day: "2026-11-22")
    }
    let archived = try couple.ana.setStatus(.archived, of: goal)
    #expect(throws: JournalError.goalNotActive(title: "Tea", status: .archived)) {
      try couple.ana.checkIn(archived)
    }
  }

  @Test func `goals are found by title, beginning, word and identifier, active before archived`()
    throws
  {
    let ana = try Couple().ana
    let quiet = try ana.addGoal(NewGoal(title: "Ten quiet minutes", cadence: .daily))
    let tea = try ana.addGoal(NewGoal(title: "Tea time", cadence: .daily))
    #expect(try ana.goal(matching: "TEA TIME") == tea)
    #expect(try ana.goal(matching: "tea") == tea)
    #expect(try ana.goal(matching: "quiet") == quiet)
    #expect(try ana.goal(matching: tea.id.description) == tea)
    #expect(throws: JournalError.ambiguousGoal("te", goals: [quiet, tea])) {
      try ana.goal(matching: "te")
    }
    #expect(throws: JournalError.noSuchGoal("tae time", suggestions: ["Tea time"])) {
      try ana.goal(matching: "tae time")
    }
    try ana.setStatus(.archived, of: quiet)
    #expect(try ana.goal(matching: "te") == tea)
  }

  @Test func `a revision applies from the next period and leaves the past alone`() throws {
    let ana = try Couple().ana
    let goal = try ana.addGoal(NewGoal(title: "Walk", cadence: .weekly(2)))
    let revised = try ana.revise(goal, cadence: .weekly(3), reason: "we like it")
    #expect(revised.term?.cadence == "weekly 2")
    #expect(try ana.terms(of: goal.id).map(\.cadence) == ["weekly 2", "weekly 3"])
    // 2026-11-21 is a Saturday; the next week begins on Monday.
    #expect(try ana.terms(of: goal.id).map(\.from) == ["2026-11-21", "2026-11-23"])
  }
}
