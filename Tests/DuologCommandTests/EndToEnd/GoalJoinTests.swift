import DuologTestSupport
import DuologTesting
import Testing

/// Two goals that are made one by hand.
@Suite struct GoalJoinTests {
  /// Ana and Ben have each made a goal and logged it, on days that are the same for both.
  private func teas() throws -> TwoHomes {
    let homes = try ConcurrentEditTests.joined(["Tea", "--weekly", "3", "--rule", "either"])
    try homes.quietly(.ben, "goal", "add", "Pot of leaves", "--weekly", "1")
    try homes.quietly(.ana, "checkin", "tea")
    homes.setClocks(to: "2026-11-18T10:00:00.000Z")
    try homes.quietly(.ben, "checkin", "pot")
    try homes.meet()
    return homes
  }

  @Test func `Joined goals are one, by either name, and can be taken apart`() throws {
    let homes = try teas()
    try expect(
      homes.ben("goal", "join", "pot", "tea"),
      .said(
        """
        Joined: 'Tea' is now one goal, 3 times a week, either of
        you. What either of you logged for the other one counts too.
        'duolog goal unjoin Tea' takes them apart again.
        """))
    try homes.meet()
    try ConcurrentEditTests.bothRead(
      "Shared\n  Tea  3 times a week, either of you · 2 of 3 this week", in: ["goals"],
      of: homes)
    try ConcurrentEditTests.bothRead(
      "Joined with  'Pot of leaves'", "2 of 3 this week", in: ["goal", "show", "pot"], of: homes)
    try ConcurrentEditTests.bothRead(
      "Ben joined it with another goal", in: ["history", "tea"], of: homes)
    homes.setClocks(to: "2026-11-19T10:00:00.000Z")
    try homes.quietly(.ana, "checkin", "leaves")
    try ConcurrentEditTests.bothRead("3 of 3 this week", in: ["goal", "show", "tea"], of: homes)
    let apart = try homes.ana("goal", "unjoin", "tea")
    #expect(apart.messages.hasPrefix("'Tea' ("), "\(apart)")
    try homes.meet()
    try ConcurrentEditTests.bothRead("2 of 3 this week", in: ["goal", "show", "tea"], of: homes)
    try ConcurrentEditTests.bothRead("Pot of leaves", in: ["goals"], of: homes)
    try ConcurrentEditTests.agree(homes)
  }

  @Test func `Both join the same goals in opposite directions, and later entries count`() throws {
    let homes = try teas()
    try homes.quietly(.ana, "goal", "join", "tea", "pot")
    try homes.quietly(.ben, "checkin", "pot", "--yesterday")
    try homes.quietly(.ben, "goal", "join", "pot", "tea")
    try homes.meet()
    try ConcurrentEditTests.bothRead("Tea  3 times", "2 of 3 this week", in: ["goals"], of: homes)
    try ConcurrentEditTests.bothRead("2 of 3", in: ["week"], of: homes)
    try ConcurrentEditTests.agree(homes)
    try homes.quietly(.ana, "undo")
    try ConcurrentEditTests.bothRead("Tea  3 times", in: ["goals"], of: homes)
  }

  @Test func `A goal can't be joined with itself, or taken apart when it isn't joined`() throws {
    let homes = try teas()
    try expect(
      homes.ana("goal", "join", "tea", "tea"),
      .said("duolog: Those are already one goal: 'Tea'.", exitCode: 1))
    try expect(
      homes.ana("goal", "unjoin", "tea"),
      .said("duolog: 'Tea' is not joined with another goal.", exitCode: 1))
  }
}
