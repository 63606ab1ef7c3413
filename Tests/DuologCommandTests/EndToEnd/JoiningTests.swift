import DuologTestSupport
import DuologTesting
import Testing

/// Two people who have each begun a journal, and find out.
@Suite struct JoiningTests {
  /// Ana and Ben have each logged for a while. Ana's journal lies in the folder.
  private func strangers(
    _ ben: String = "Ben", _ ana: String = "ana"
  ) throws -> TwoHomes {
    let homes = try TwoHomes.begun(goals: [
      ["Tea", "--weekly", "2", "--rule", "each"], ["Walk", "--daily", "--mine"],
    ])
    try homes.quietly(.ana, "checkin", "tea", "--note", "hers")
    try homes.quietly(.ana, "checkin", "walk")
    try homes.quietly(
      .ben, "init", "--me", ben, "--partner", ana, "--device", "Ben's laptop", "--no-input")
    try homes.quietly(.ben, "goal", "add", "Film", "--weekly", "1", "--rule", "each")
    try homes.quietly(.ben, "checkin", "film", "--note", "his")
    try homes.quietly(.ana, "sync", "us")
    return homes
  }

  /// What `verify --json` says of somebody's state.
  private func state(_ outcome: CommandRunner.Outcome) throws -> Substring {
    #expect(outcome.exitCode == 0)
    let line = outcome.output.split(separator: "\n").first { $0.contains("\"state\"") }
    return try #require(line)
  }

  @Test func `Journals that began apart become one, and nothing in either is lost`() throws {
    let homes = try strangers()
    #expect(try homes.ben("sync", "us").exitCode == 1)
    try expect(
      homes.ben("join", "us", "--no-input"),
      .init(
        exitCode: 0,
        output: """
          Received from Ana's phone: 2 check-ins, 2 new goals.
          Sent to Ana: 8 entries.
          Ana's phone: last reported today at 05:08; everything it had
          is here.

          """,
        messages: """
          Your journal and the one in ~/us are now one. Nothing that
          you or Ana logged is lost.

          """))
    try expect(
      homes.ana("sync"),
      .printed(
        """
        Received from Ben's laptop: 1 check-in, 1 new goal.
        Ben's laptop has the same history as of today at 20:10.
        """))
    try expect(homes.ben("sync"), .printed("Nothing new, in or out."))
    homes.setClocks(to: "2026-11-17T10:00:00.000Z")
    try homes.quietly(.ana, "checkin", "film")
    try homes.quietly(.ana, "sync")

    // A third device, which belongs to Ben.
    homes.set("DUOLOG_HOME", of: .ben, to: homes.directory.path("ben/tablet"))
    let third = try homes.ben("join", "us", "--me", "ben", "--device", "tablet", "--no-input")
    #expect(third.messages.hasPrefix("Welcome, Ben. You now share this journal with Ana"))
    let tablet = try state(homes.ben("verify", "--json"))
    let goals = try homes.ben("goal", "list").output
    let log = try homes.ben("log").output
    homes.set("DUOLOG_HOME", of: .ben, to: homes.directory.path("ben/duolog"))
    try homes.quietly(.ben, "sync")
    try homes.quietly(.ana, "sync")
    #expect(try state(homes.ana("verify", "--json")) == tablet)
    #expect(try state(homes.ben("verify", "--json")) == tablet)
    #expect(try homes.ben("goal", "list").output == goals)
    #expect(try homes.ben("log").output == log)
    #expect(
      goals == """
        Shared
          Tea   twice a week, each of you · 0 of 2 this week
          Film  once a week, each of you · 1 of 1 this week, done;
                you both logged it

        Ana's
          Walk  every day, Ana's own

        """)
    for entry in ["hers", "his"] { #expect(log.contains(entry), "\(log)") }
    let hers = try homes.ana("goal", "list").output
    #expect(
      hers == """
        Shared
          Tea   twice a week, each of you · 1 of 2 this week
          Film  once a week, each of you · 1 of 1 this week, done;
                you both logged it

        Yours
          Walk  every day, yours alone

        """)
  }

  @Test func `When the names differ, --me says who is who`() throws {
    let homes = try strangers("Bear", "Annie")
    try expect(
      homes.ben("join", "us", "--no-input"),
      .said(
        """
        duolog: The journal in that folder belongs to Ana and Ben.
        Say which of them you are: --me Ana or --me Ben.
        """, exitCode: 1))
    try expect(
      homes.ben("join", "us", "--me", "Bear"),
      .said(
        """
        duolog: Nobody in this journal is called 'Bear'. It belongs
        to Ana and Ben. Say which of them you are: --me Ana or --me
        Ben.
        """, exitCode: 1))
    #expect(try homes.ben("goal", "list").output.contains("Film"))
    #expect(try !homes.ben("goal", "list").output.contains("Walk"))
    #expect(try homes.ben("join", "us", "--me", "ben").exitCode == 0)
    try homes.meet()
    #expect(try homes.ben("today").output.contains("News from Ana"))
  }

  @Test func `A name that is the partner's is refused`() throws {
    let homes = try strangers()
    try expect(
      homes.ben("join", "us", "--me", "Ana"),
      .said(
        """
        duolog: You are Ben on this device, and 'Ana' is your
        partner in both journals. Leave out --me.
        """, exitCode: 1))
    #expect(try homes.ben("sync", "us").exitCode == 1)
  }

  @Test func `A folder whose first entries are missing is joined once they arrive`() throws {
    let homes = try strangers()
    try homes.quietly(.ana, "checkin", "tea")
    try homes.quietly(.ana, "sync")
    let file = try homes.bundle(named: "log-1-9.json")
    try homes.move(file, to: "held-back")
    try expect(
      homes.ben("join", "us"),
      .said(
        """
        duolog: The journal in that folder hasn't fully arrived yet,
        and doesn't say whose it is. Nothing was changed. Give the
        folder time to arrive, then join again.
        """, exitCode: 1))
    try homes.move("held-back", to: file)
    #expect(try homes.ben("join", "us").exitCode == 0)
  }

  @Test func `In a folder that both journals use, each hears of the other until one joins`()
    throws
  {
    let homes = try strangers()
    try homes.move("us/duolog", to: "hers")
    try homes.quietly(.ben, "sync", "us")
    let device = try #require(homes.directory.names(in: "hers").first { $0 != "READ ME.txt" })
    try homes.move("hers/\(device)", to: "us/duolog/\(device)")
    try homes.quietly(.ana, "checkin", "tea")
    try expect(
      homes.ana("sync"),
      .init(
        exitCode: 0, output: "Sent to Ben: 1 entry.\n",
        messages: """
          duolog/device123456/log-1-6.ffffffff.json belongs to a
          different journal from yours, so nothing was imported from
          there. If it's your partner's, merge the two:
          'duolog join FOLDER'.

          """))
    #expect(
      try homes.ana("sync", "--json").output.contains(#""problem" : "anotherJournal""#))
    try homes.quietly(.ana, "join", "us")
    try expect(
      homes.ben("sync"),
      .printed(
        """
        Received from Ana's phone: 3 check-ins, 2 new goals.
        Ana's phone has the same history as of today at 05:13.
        """))
    try homes.quietly(.ana, "sync")
    #expect(
      try state(homes.ana("verify", "--json")) == state(homes.ben("verify", "--json")))
  }
}
