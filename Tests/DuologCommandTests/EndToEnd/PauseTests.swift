import DuologTestSupport
import DuologTesting
import Testing

@Suite struct PauseTests {
  @Test func `A paused goal is not asked for, and says until when`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"], ["Walk", "--weekly", "2"]])
    homes.setClocks(to: "2026-11-19T12:00:00.000Z")
    try expect(
      homes.ana("pause", "tea", "--until", "2026-11-22"),
      .said(
        """
        Paused 'Tea' until Sunday. Nothing is asked for in the
        meantime, and anything you do anyway still counts.
        """))
    try homes.meet()
    try expect(
      homes.ben("today"),
      .printed(
        """
        Thursday 19 November

        All done for today.

        Left this week, until Sunday
          Walk  0 of 2 this week

        Paused
          Tea  paused until Sunday

        News from Ana
          today 21:00  paused 'Tea' until Sun 22 Nov
        """))
    try homes.quietly(.ben, "checkin", "tea")
    try expect(
      homes.ben("goal", "list"),
      .printed(
        """
        Shared
          Tea   every day, each of you · paused until Sunday; logged
                today
          Walk  twice a week, each of you · 0 of 2 this week
        """))
    homes.setClocks(to: "2026-11-23T12:00:00.000Z")
    #expect(try homes.ana("today").output.contains("Today\n  Tea  every day\n"))
  }

  @Test func `A pause of a week or more names its date, and pausing again moves it`()
    throws
  {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "pause", "tea", "--days", "2")
    #expect(
      try homes.ana("goal", "show", "tea").output.contains("Status      paused until tomorrow\n"))
    try homes.quietly(.ana, "pause", "tea", "--days", "30")
    #expect(
      try homes.ana("goal", "show", "tea").output
        .contains("Status      paused until Tue 15 Dec\n"))
    try homes.quietly(.ana, "pause", "tea")
    #expect(try homes.ana("goal", "show", "tea").output.contains("Status      paused\n"))
    try expect(homes.ana("resume", "tea"), .said("'Tea' is no longer paused."))
    try expect(homes.ana("resume", "tea"), .said("'Tea' is not paused."))
    try expect(
      homes.ana("history", "tea"),
      .printed(
        """
        History of 'Tea'

        Today
          1  ab12  20:01  Ana added the goal 'Tea'
          2  ab12  20:02  Ana paused it until Tue 17 Nov
          3  ab12  20:04  Ana paused it until Tue 15 Dec
          4  ab12  20:06  Ana paused it
          5  ab12  20:08  Ana resumed it
        """))
  }

  @Test func `Resuming all goals leaves a goal's own pause alone`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"], ["Walk", "--daily", "--mine"]])
    try homes.quietly(.ana, "pause", "tea", "--days", "7")
    try expect(
      homes.ana("pause", "--all", "--days", "2"),
      .said(
        """
        Paused all your own and shared goals until tomorrow. Nothing
        is asked for in the meantime, and anything you do anyway
        still counts.
        """))
    try expect(
      homes.ana("resume", "walk"),
      .said(
        """
        'Walk' has no pause of its own. All goals of its kind are
        paused until tomorrow. 'duolog resume --all' ends that.
        """))
    try expect(
      homes.ana("resume", "--all"),
      .said(
        """
        Your goals are no longer paused. 'Tea' is still paused until
        Sunday: it has a pause of its own.
        """))
    try expect(
      homes.ana("log", "--limit", "5"),
      .printed(
        """
        Today
          1  ab12  20:06  Ana resumed all shared goals
          2  ab12  20:06  Ana resumed all personal goals
          3  ab12  20:04  Ana paused all shared goals until Tue 17
                          Nov
          4  ab12  20:04  Ana paused all personal goals until Tue 17
                          Nov
          5  ab12  20:03  Ana paused 'Tea' until Sun 22 Nov
        """))
    #expect(try homes.ana("today").output.contains("Today\n  Walk  every day\n"))
  }

  @Test func `A pause can be dated back`() throws {
    let homes = try TwoHomes.begun(now: "2026-11-02T12:00:00.000Z", goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2026-11-16T12:00:00.000Z")
    #expect(try homes.ana("pause", "tea", "--from", "2026-11-12", "--days", "9").output.isEmpty)
    #expect(
      try homes.ana("goal", "show", "tea", "--json").output
        .contains("\"from\" : \"2026-11-12\",\n      \"until\" : \"2026-11-20\""))
    try homes.quietly(.ana, "resume", "tea")
    try expect(
      homes.ana("pause", "tea", "--from", "2026-11-08", "--until", "2026-11-11"),
      .said(
        """
        Paused 'Tea' from Sun 8 Nov until Wed 11 Nov. Nothing was
        asked for then, and anything you did anyway still counts.
        """))
    try expect(
      homes.ana("pause", "tea", "--from", "2026-11-15", "--days", "1"),
      .said(
        """
        Paused 'Tea' for yesterday. Nothing was asked for then, and
        anything you did anyway still counts.
        """))
    #expect(
      try homes.ana("log", "--limit", "2").output.contains(
        "Ana paused 'Tea' from Sun 8 Nov until"))
  }

  @Test func `One's own pauses leave the other's goals alone`() throws {
    let homes = try TwoHomes.joined(goals: [["Walk", "--daily", "--mine"]])
    try homes.quietly(.ben, "goal", "add", "Read", "--daily", "--mine")
    try homes.quietly(.ben, "pause", "--all", "--mine")
    try homes.meet()
    #expect(try homes.ana("today").output.contains("Today\n  Walk  every day\n"))
    #expect(try homes.ben("today").output.contains("Paused\n  Read  paused\n"))
    try expect(
      homes.ana("pause", "read"),
      .said("duolog: 'Read' is Ben's own goal: only Ben can pause it.", exitCode: 1))
    try homes.quietly(.ana, "resume", "--all")
    try homes.meet()
    #expect(try homes.ben("today").output.contains("Paused\n  Read  paused\n"))
  }

  @Test func `A pause is undone like anything else`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "pause", "tea")
    try homes.quietly(.ana, "resume", "tea")
    try expect(homes.ana("undo"), .said("Undone: you resumed 'Tea'. Nobody has seen it."))
    #expect(try homes.ana("goal", "show", "tea").output.contains("Status      paused\n"))
    try expect(homes.ana("undo"), .said("Undone: you paused 'Tea'. Nobody has seen it."))
    #expect(try homes.ana("goal", "show", "tea").output.contains("Status      every day\n"))
  }

  @Test func `Documents say what is paused, and until when`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "pause", "--all", "--ours", "--until", "2026-11-22")
    let goals = try homes.ana("goal", "list", "--json").output
    #expect(
      goals.contains(
        """
                "pause" : {
                  "from" : "2026-11-16",
                  "until" : "2026-11-22"
                },
        """), "\(goals)")
    try expect(
      homes.ana("log", "--json", "--limit", "1"),
      .printed(
        """
        {
          "entries" : [
            {
              "at" : "2026-11-16T20:02:00.000Z",
              "author" : "Ana",
              "day" : "2026-11-22",
              "device" : "device123456",
              "did" : "paused",
              "sequence" : 6,
              "value" : "all-ours"
            }
          ],
          "kind" : "log",
          "version" : 1
        }
        """))
  }

  @Test func `The command says what can't be paused`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try expect(
      homes.ana("pause", "tea", "--until", "2026-11-02"),
      .said(
        """
        duolog: Mon 2 Nov is already over. For a pause of days that
        are over, also say when it began: '--from DATE'.
        """, exitCode: 1))
    try expect(
      homes.ana("pause", "tea", "--from", "2026-11-08", "--until", "2026-11-02"),
      .said(
        """
        duolog: It can't begin on Sun 8 Nov and end on Mon 2 Nov.
        Give a last day that isn't before the first.
        """, exitCode: 1))
    try homes.quietly(.ana, "goal", "archive", "tea")
    try expect(
      homes.ana("pause", "tea"),
      .said("duolog: 'Tea' is archived, so there is nothing to pause.", exitCode: 1))
    let usage = """

      Usage: duolog pause [GOAL] [--all] [--mine | --ours]
                          [--from DATE] [--until DATE | --days N]
                          [--reason TEXT]
      More: duolog help pause
      """
    try expect(
      homes.ana("pause"),
      .said(
        """
        duolog: Which goal? Part of its title is enough, and '--all'
        means all of them.
        \(usage)
        """, exitCode: 2))
    try expect(
      homes.ana("pause", "tea", "--all"),
      .said(
        """
        duolog: '--all' and 'tea' can't be used together. Please
        choose one.
        \(usage)
        """, exitCode: 2))
  }

  @Test func `A break dated back in words ends after it began`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2026-11-23T12:00:00.000Z")
    try expect(
      homes.ana("pause", "tea", "--from", "8 Nov", "--until", "13 Nov"),
      .said(
        """
        Paused 'Tea' from Sun 8 Nov until Fri 13 Nov. Nothing was
        asked for then, and anything you did anyway still counts.
        """))
    try expect(
      homes.ana("pause", "tea", "--from", "24 Dec", "--until", "2 Jan"),
      .said(
        """
        Paused 'Tea' from Thu 24 Dec until Sat 2 Jan 2027. Nothing
        is asked for in the meantime, and anything you do anyway
        still counts.
        """))
  }
}
