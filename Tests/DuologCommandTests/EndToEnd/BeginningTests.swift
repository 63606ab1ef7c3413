import DuologTestSupport
import DuologTesting
import Testing

@Suite struct BeginningTests {
  @Test func `init makes a private directory and says what comes next`() throws {
    let homes = try TwoHomes()
    try expect(
      homes.ana(
        "init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--zone",
        "Europe/Lisbon", "--no-input"),
      .said(
        """
        Welcome, Ana. Your journal with Ben is ready, in
        ~/duolog/journal.sqlite.
        Next:
        'duolog goal add "Ten quiet minutes" --weekly 2 --together',
        then 'duolog sync FOLDER' with a folder you share.
        """))
    #expect(try homes.permissions(of: "ana/duolog") == 0o700)
    #expect(try homes.permissions(of: "ana/duolog/journal.sqlite") == 0o600)
    #expect(try homes.directory.names() == ["ana", "ben", "us"])
  }

  @Test func `init never replaces a journal`() throws {
    let homes = try TwoHomes.begun()
    try expect(
      homes.ana("init", "--me", "A", "--partner", "B", "--device", "c"),
      .said(
        """
        duolog: There is already a journal on this device, in
        ~/duolog/journal.sqlite. It was left as it is. 'duolog'
        shows it.
        """, exitCode: 1))
  }

  @Test func `init asks for names that tell two people apart`() throws {
    let homes = try TwoHomes()
    try expect(
      homes.ana("init", "--me", "Kim", "--partner", "kim", "--device", "phone"),
      .said(
        """
        duolog: You are both called Kim? Use names that tell you
        apart, for example 'Kim B'.
        """, exitCode: 1))
  }

  @Test func `init says what is missing when it can't ask`() throws {
    let homes = try TwoHomes()
    try expect(
      homes.ana("init", "--me", "Ana"),
      .said(
        """
        duolog: Please add '--partner NAME' (your partner's name).
        Duolog can't ask for it here.

        Usage: duolog init [--me NAME] [--partner NAME]
                           [--device NAME] [--week-start WEEKDAY]
                           [--sealed | --open]
        More: duolog help init
        """, exitCode: 2))
    #expect(try homes.ana("status").exitCode == 1)
  }

  @Test(arguments: [
    ["today"], [], ["checkin", "x"], ["undo"], ["log"], ["sync", "us"], ["settle"], ["status"],
    ["verify"], ["goal", "list"], ["goal", "add", "x", "--daily"], ["history", "x"],
    ["export", "x"], ["import", "x"], ["goal", "show", "x"], ["goal", "done", "x"],
  ])
  func `Without a journal every command says how to begin`(arguments: [String]) throws {
    let directory = try TemporaryDirectory()
    let runner = CommandRunner(home: directory.path)
    try expect(
      runner.run(arguments),
      .said(
        """
        duolog: There is no journal in ~/duolog/journal.sqlite yet. Begin one with
        'duolog init', or join your partner's with 'duolog join FOLDER'.
        """, exitCode: 1))
    #expect(try directory.names() == [])
  }

  @Test func `join says what was received and what was sent`() throws {
    let homes = try TwoHomes.begun(goals: [["Ten quiet minutes", "--weekly", "2"]])
    try expect(homes.ana("sync", "us"), .printed("Sent to Ben: 5 entries."))
    let outcome = try homes.ben(
      "join", "us", "--me", "ben", "--device", "laptop", "--no-input")
    #expect(
      outcome
        == .init(
          exitCode: 0,
          output: """
            Received from Ana's phone: 1 new goal.
            Sent to Ana: 1 entry.
            Ana's phone: last reported today at 05:02; everything it had
            is here.

            """,
          messages: """
            Welcome, Ben. You now share this journal with Ana, in
            ~/duolog/journal.sqlite.

            """))
    try expect(
      homes.ana("sync"),
      .printed(
        """
        Ben's laptop has joined.
        Ben's laptop has the same history as of today at 20:03.
        """))
    #expect(try homes.permissions(of: "ben/duolog") == 0o700)
  }

  @Test func `join needs an existing folder that holds a journal`() throws {
    let homes = try TwoHomes()
    let me = ["--me", "Ben", "--device", "laptop"]
    try expect(
      homes.ben("join", "away", me[0], me[1], me[2], me[3]),
      .said(
        """
        duolog: The folder ~/away isn't there right now. Nothing is
        lost. Connect it, or check its path, then join again.
        """, exitCode: 4))
    try expect(
      homes.ben("join", "us", me[0], me[1], me[2], me[3]),
      .said(
        """
        duolog: There is no journal in ~/us yet. Your partner goes
        first, with 'duolog sync FOLDER'. Then give the folder time
        to arrive here, and join again.
        """, exitCode: 1))
    #expect(try homes.ben("status").exitCode == 1)
  }

  @Test func `join needs the name of one of the two, or leaves nothing behind`() throws {
    let homes = try TwoHomes.begun()
    try homes.quietly(.ana, "sync", "us")
    try expect(
      homes.ben("join", "us", "--me", "Bob", "--device", "laptop"),
      .said(
        """
        duolog: Nobody in this journal is called 'Bob'. It belongs
        to Ana and Ben. Say which of them you are: --me Ana or --me
        Ben.
        """, exitCode: 1))
    #expect(try homes.ben("status").exitCode == 1)
  }

  @Test func `Joining the folder's own journal is a sync`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "checkin", "tea")
    try expect(
      homes.ben("join", "us", "--me", "Ben", "--device", "laptop"),
      .init(
        exitCode: 0,
        output: """
          Sent to Ana: 1 entry.

          """,
        messages: """
          You already share this journal with Ana. 'duolog sync' is
          all you need.

          """))
  }

  @Test func `The zone comes from the option, else from TZ, else from init`() throws {
    let homes = try TwoHomes(now: "2026-11-16T20:00:00.000Z")
    try homes.quietly(
      .ana, "init", "--me", "Ana", "--partner", "Ben", "--device", "phone", "--zone",
      "Asia/Tokyo", "--no-input")
    #expect(try homes.ana("status").output.contains("Mon 16 Nov, 20:01, in Europe/Lisbon\n"))
    let honolulu = try homes.ana("status", "--zone", "Pacific/Honolulu").output
    #expect(honolulu.contains("Mon 16 Nov, 10:02, in Pacific/Honolulu\n"))
    homes.set("TZ", of: .ana, to: nil)
    #expect(try homes.ana("status").output.contains("Tue 17 Nov, 05:03, in Asia/Tokyo\n"))
    for name in ["Foo/Bar", "PST"] {
      homes.set("TZ", of: .ana, to: name)
      let outcome = try homes.ana("status")
      #expect(outcome.exitCode == 0)
      #expect(outcome.output.contains("in Asia/Tokyo\n"))
      #expect(
        outcome.messages.replacing("\n", with: " ") == """
          duolog: TZ is '\(name)', which isn't the name of a time zone, so today's date is \
          uncertain. Add --zone, for example --zone Europe/Lisbon, or correct TZ. Until then, \
          Duolog goes by Asia/Tokyo.\u{20}
          """, "\(outcome.messages)")
    }
    homes.set("TZ", of: .ana, to: ":/usr/share/zoneinfo/Europe/Lisbon")
    #expect(try homes.ana("status").messages == "")
    #expect(try homes.ana("status").output.contains(", in Europe/Lisbon\n"))
  }

  @Test func `A TZ that isn't known stops nothing, and entries follow the zone that is known`()
    throws
  {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    homes.set("TZ", of: .ana, to: "Mars/Base")
    for arguments in [["checkin", "tea"], ["sync"], ["today"], ["export", "out.json"]] {
      let outcome = try homes.run(.ana, arguments)
      #expect(outcome.exitCode == 0, "\(arguments)")
      #expect(outcome.messages.hasPrefix("duolog: TZ is 'Mars/Base', "), "\(outcome.messages)")
    }
    #expect(try !homes.ana("log", "--json", "--zone", "Asia/Tokyo").messages.contains("TZ is"))
  }

  @Test func `--journal names another file, in a directory that is made for it`() throws {
    let homes = try TwoHomes()
    try expect(
      homes.ana(
        "init", "--me", "Ana", "--partner", "Ben", "--device", "phone", "--journal",
        "away/ours.sqlite", "--quiet"), .init(exitCode: 0, output: "", messages: ""))
    #expect(try homes.permissions(of: "ana/away") == 0o700)
    #expect(try homes.ana("today", "--journal", "away/ours.sqlite").exitCode == 0)
    #expect(try homes.ana("today").exitCode == 1)
  }
}
