import DuologTestSupport
import DuologTesting
import Testing

@Suite struct LettingGoTests {
  @Test func `A goal is let go with a reason both can read, and can be brought back`() throws {
    let homes = try TwoHomes.joined(goals: [["Walk", "--daily"], ["Tea", "--daily"]])
    try expect(
      homes.ana("goal", "let-go", "walk", "--reason", "we dance now"),
      .said("Let go of 'Walk'. Everything you did for it stays."))
    try expect(
      homes.ana("goal", "let-go", "walk"), .said("Nothing to change: 'Walk' has been let go."))
    try homes.meet()
    try expect(
      homes.ben("goal", "list", "--all"),
      .printed(
        """
        Shared
          Tea  every day, each of you

        Let go
          Walk  every day, each of you · "we dance now"
        """))
    #expect(
      try homes.ben("goal", "show", "walk").output
        .contains("Status      has been let go: \"we dance now\"\n"))
    #expect(try !homes.ben("today").output.contains("Walk  "))
    try expect(
      homes.ben("log", "--limit", "1"),
      .printed("Today\n  1  ab12  05:06  Ana let go of 'Walk': \"we dance now\""))
    try expect(
      homes.ben("checkin", "walk"),
      .said(
        """
        duolog: 'Walk' has been let go. To log it again, bring it
        back first: 'duolog goal restore Walk'.
        """, exitCode: 1))
    try expect(homes.ben("goal", "restore", "walk"), .said("'Walk' is back."))
    try homes.quietly(.ben, "goal", "let-go", "walk")
    #expect(
      try homes.ben("goal", "show", "walk").output.contains("Status      has been let go\n"))
    try expect(
      homes.ben("undo"), .said("Undone: you let go of 'Walk'. Nobody has seen it."))
    #expect(try homes.ben("goal", "list").output.contains("  Walk  every day, each of you\n"))
  }

  @Test func `The log's document says that a goal was let go, and why`() throws {
    let homes = try TwoHomes.begun(goals: [["Walk", "--daily"]])
    try homes.quietly(.ana, "goal", "let-go", "walk", "--reason", "we dance now")
    let log = try homes.ana("log", "--json", "--limit", "1").output
    #expect(log.contains("\"did\" : \"changedStatus\""), "\(log)")
    #expect(log.contains("\"value\" : \"letGo\""), "\(log)")
    #expect(log.contains("\"note\" : \"we dance now\""), "\(log)")
    let goal = try homes.ana("goal", "show", "walk", "--json").output
    #expect(goal.contains("\"status\" : \"letGo\""), "\(goal)")
    #expect(goal.contains("\"reason\" : \"we dance now\""), "\(goal)")
  }

  @Test func `Two different endings of a goal can be settled`() throws {
    let homes = try TwoHomes.joined(goals: [["Walk", "--daily"]])
    try homes.quietly(.ana, "goal", "let-go", "walk")
    try homes.quietly(.ben, "goal", "done", "walk")
    try homes.meet()
    try expect(
      homes.ana("settle"),
      .printed(
        """
        1. You both changed the status of 'Walk'.
             1  'done', Ben's (shown now)
             2  'let go', Ana's
           To choose: duolog settle 1 --keep 2

        Nothing is lost in the meantime: every version is kept.
        """, exitCode: 3))
  }

  @Test func `A check-in after the goal was let go is kept, and bringing it back is offered`()
    throws
  {
    let homes = try TwoHomes.joined(goals: [["Walk", "--daily"]])
    try homes.quietly(.ana, "goal", "let-go", "walk")
    try homes.quietly(.ben, "checkin", "walk")
    try homes.meet()
    let list = try homes.ana("settle").output
    #expect(list.contains("1. Ben logged 'Walk' after Ana let it go. The entry is kept.\n"))
  }
}
