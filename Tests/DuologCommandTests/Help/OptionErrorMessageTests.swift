import Testing

@testable import DuologCommand

@Suite struct OptionErrorMessageTests {
  @Test func `A mistyped option`() {
    #expect(
      ErrorMessage.of("--wekly", "2", "today") == """
        duolog: There is no option '--wekly'. Did you mean '--weekly'?

        All commands: duolog help
        """)
  }

  @Test func `A mistyped option of a known command`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--notes", "x") == """
        duolog: There is no option '--notes'. Did you mean '--note'?

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `The beginning of an option of this command`() {
    #expect(
      ErrorMessage.of("init", "--week", "sunday") == """
        duolog: There is no option '--week'. Did you mean '--week-start'?

        Usage: duolog init [--me NAME] [--partner NAME] [--device NAME]
                           [--week-start WEEKDAY] [--sealed | --open]
        More: duolog help init
        """)
  }

  @Test func `An option with no similar name`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--sparkle") == """
        duolog: There is no option '--sparkle'.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `A letter that isn't an option`() {
    #expect(
      ErrorMessage.of("-x") == """
        duolog: There is no option '-x'.

        All commands: duolog help
        """)
  }

  @Test func `An option of another command`() {
    #expect(
      ErrorMessage.of("sync", "--limit", "3") == """
        duolog: 'duolog sync' has no option '--limit'. It belongs to 'duolog undo' and
        'duolog log'.

        Usage: duolog sync [FOLDER] [--watch | --open] [--delay SECONDS] [--report FILE]
                           [--page FILE] [--json]
        More: duolog help sync
        """)
  }

  @Test func `An option of several other commands`() {
    #expect(
      ErrorMessage.of("--weekly", "2") == """
        duolog: 'duolog today' has no option '--weekly'. It belongs to
        'duolog goal add', 'duolog goal edit' and 'duolog goal revise'.

        Usage: duolog [today] [--line | --json]
        More: duolog help today
        """)
  }

  @Test func `An option of other commands without its value says whose it is`() {
    #expect(ErrorMessage.of("today", "--weekly") == ErrorMessage.of("--weekly", "2"))
  }

  @Test func `An option without its value`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--note") == """
        duolog: '--note' needs a value: --note TEXT.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `An option before something with a dash`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--note", "--mine") == """
        duolog: '--note' needs a value: --note TEXT. If '--mine' is the value, write
        --note='--mine'.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `A flag with a value`() {
    #expect(
      ErrorMessage.of("today", "--json=3") == """
        duolog: '--json' takes no value. Leave out '=3'.

        Usage: duolog [today] [--line | --json]
        More: duolog help today
        """)
  }

  @Test func `An option given twice`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--note", "a", "--note", "b") == """
        duolog: '--note' was given twice; once is enough.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `Options that exclude each other`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--day", "2026-11-20", "--yesterday") == """
        duolog: '--day' and '--yesterday' can't be used together. Please choose one.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `Two ways to count`() {
    #expect(
      ErrorMessage.of("goal", "add", "Tea", "--mine", "--together") == """
        duolog: '--mine' and '--together' can't be used together. Please choose one.

        Usage: duolog goal add [TITLE] [--template ID] [--often WORDS | --daily
                               | --on DAYS | --weekly N | --monthly N | --quarterly N
                               | --yearly N | --every DAYS | --every-window DAYS
                               | --rolling N/DAYS | --at-most N/PERIOD | --quit
                               | --whenever | --once] [--by DATE] [--mine | --ours]
                               [--rule RULE | --together] [--target N] [--unit UNIT]
                               [--propose] [--how TEXT] [--achievable TEXT] [--why TEXT]
                               [--review DATE] [--group NAME] [--guided]
        More: duolog help goal add
        """)
  }

  @Test func `An option that needs another`() {
    #expect(
      ErrorMessage.of("goal", "add", "Trip", "--by", "2026-12-24") == """
        duolog: '--by' only works with '--once'.

        Usage: duolog goal add [TITLE] [--template ID] [--often WORDS | --daily
                               | --on DAYS | --weekly N | --monthly N | --quarterly N
                               | --yearly N | --every DAYS | --every-window DAYS
                               | --rolling N/DAYS | --at-most N/PERIOD | --quit
                               | --whenever | --once] [--by DATE] [--mine | --ours]
                               [--rule RULE | --together] [--target N] [--unit UNIT]
                               [--propose] [--how TEXT] [--achievable TEXT] [--why TEXT]
                               [--review DATE] [--group NAME] [--guided]
        More: duolog help goal add
        """)
  }

  @Test func `An option that needs an argument`() {
    #expect(
      ErrorMessage.of("settle", "--keep", "1") == """
        duolog: '--keep' only works with N (the number that 'duolog settle' shows).

        Usage: duolog settle [N] [--keep K] [--json]
        More: duolog help settle
        """)
  }
}

extension OptionErrorMessageTests {
  @Test func `A required option when nobody can be asked`() {
    let failure = ParseFailure(.missingOption(Options.me.specification), in: "join")
    #expect(
      failure.message(width: 80) == """
        duolog: Please add '--me NAME' (your name). Duolog can't ask for it here.

        Usage: duolog join FOLDER [--me NAME] [--device NAME] [--open]
        More: duolog help join
        """)
  }
}
