import DuologTestSupport
import DuologTesting
import Testing

@Suite struct StatsTests {
  /// Ana and Ben log for two weeks, and Ben pauses and rests.
  private func logged() throws -> TwoHomes {
    let homes = try TwoHomes.joined(
      now: "2026-11-02T08:00:00.000Z",
      goals: [
        ["Tea", "--weekly", "2", "--together"], ["Walk", "--weekly", "2"],
        ["Read", "--daily", "--mine"],
      ])
    try homes.quietly(.ben, "goal", "add", "Swim", "--weekly", "2", "--mine")
    for (day, goals) in [("03", ["walk", "read"]), ("05", ["walk", "read"]), ("09", ["read"])] {
      homes.setClocks(to: try #require(.init("2026-11-\(day)T12:00:00.000Z")))
      for goal in goals { try homes.quietly(.ana, "checkin", goal) }
    }
    try homes.quietly(.ben, "checkin", "walk", "--state", "partly")
    try homes.quietly(.ben, "checkin", "swim")
    try homes.quietly(.ben, "checkin", "tea")
    try homes.meet()
    try homes.quietly(.ana, "checkin", "tea")
    homes.setClocks(to: "2026-11-10T12:00:00.000Z")
    try homes.quietly(.ana, "pause", "read", "--days", "2")
    try homes.quietly(.ana, "checkin", "walk", "--state", "rest")
    homes.setClocks(to: "2026-11-12T12:00:00.000Z")
    try homes.quietly(.ana, "checkin", "read", "--state", "partly")
    try homes.meet()
    return homes
  }

  @Test func `When each counts alone, the figures are one's own, beside what the other did`()
    throws
  {
    let homes = try logged()
    try expect(
      homes.ana("stats", "walk"),
      .printed(
        """
        Walk
          Asks for  twice a week, each of you
          Status    0 of 2 this week
          You       2 days
          Ben       1 day
          Kept      100% of what it asked for
          In a row  1 week
          Rhythm    10 of 100
          Next      from Mon 16 Nov through Sun 22 Nov
        """))
    // Ben did not walk in the first week, and hears of it neither here nor there.
    try expect(
      homes.ben("stats", "walk"),
      .printed(
        """
        Walk
          Asks for  twice a week, each of you
          Status    1 of 2 this week
          Ana       2 days
          You       1 day in part
          Rhythm    2 of 100
          Next      from Mon 16 Nov through Sun 22 Nov
        """))
    try expect(
      homes.ana("stats", "swim"),
      .printed(
        """
        Swim
          Asks for  twice a week, Ben's own
          Status    1 of 2 this week
          Ben       1 day
        """))
  }

  @Test func `A goal for both together has shared figures`() throws {
    let homes = try logged()
    let stats = try homes.ana("stats", "tea").output
    #expect(stats.contains("  Together  1 day\n  Rhythm "), "\(stats)")
    #expect(try homes.ben("stats", "tea").output == stats)
  }

  @Test func `The figures of an ended goal are from its last day`() throws {
    let homes = try logged()
    try homes.quietly(.ana, "goal", "let-go", "read", "--reason", "read enough")
    homes.setClocks(to: "2026-12-12T12:00:00.000Z")
    let stats = try homes.ana("stats", "read").output
    #expect(
      stats.hasPrefix(
        """
        Read
          Asks for  every day, yours alone
          Status    has been let go: "read enough"
          Figures   as of Thu 12 Nov, when it ended
          You       4 days, 1 in part
          Kept      37% of what it asked for
          In a row  2 days

        """.dropLast()), "\(stats)")
    #expect(!stats.contains("Next"))
  }

  @Test func `A week has a line for each goal and a mark for each day`() throws {
    let homes = try logged()
    try expect(
      homes.ana("week", "--last", "3"),
      .printed(
        """
        Week, from Mon 26 Oct
          no goals yet

        Week, from Mon 2 Nov
                      Mo Tu We Th Fr Sa Su
          Tea         .  .  .  .  .  .  .
          Walk        .  x  .  x  .  .  .   2 of 2
          Read        .  x  .  x  .  .  .
          Swim (Ben)  .  .  .  .  .  .  .

        This week, from Mon 9 Nov
                      Mo Tu We Th Fr Sa Su
          Tea         *  .  .  .  .  .  .   1 of 2
          Walk        o  -  .  .  .  .  .   0 of 2
          Read        x  =  =  /  .  .  .
          Swim (Ben)  o  .  .  .  .  .  .

          x you · o Ben · * both of you · / you, partly ·
          - a rest day · = paused
        """))
    let week = try homes.ben("week").output
    #expect(week.contains("  Walk        /  -  .  .  .  .  .   1 of 2\n"), "\(week)")
    #expect(week.contains("  Swim        x  .  .  .  .  .  .   1 of 2\n"), "\(week)")
    #expect(week.contains("  Read (Ana)  o  =  =  o  .  .  .\n"), "\(week)")
  }

  @Test func `A title of any width fits beside the marks`() throws {
    let homes = try TwoHomes.begun(goals: [
      ["A title that is longer than half of the screen is wide", "--weekly", "2"],
      ["ゆきさんに手紙を書くときにお茶を飲む", "--weekly", "2"],
    ])
    let lines = try homes.ana("week").output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.count <= 60 && !$0.hasSuffix(" ") }, "\(lines)")
  }

  @Test func `Without goals the week suggests a first one`() throws {
    let homes = try TwoHomes.begun()
    #expect(try homes.ana("week").output.hasPrefix("No goals this week. Add one:"))
  }
}
