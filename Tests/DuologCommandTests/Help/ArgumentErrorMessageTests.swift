import Testing

@testable import DuologCommand

@Suite struct ArgumentErrorMessageTests {
  @Test func `No goal`() {
    #expect(
      ErrorMessage.of("history") == """
        duolog: Which goal? Part of its title is enough.

        Usage: duolog history GOAL [--json]
        More: duolog help history
        """)
  }

  @Test func `No title`() {
    #expect(
      ErrorMessage.of("goal", "add") == """
        duolog: What is the goal called? Put the title in quotes: "Ten quiet minutes".

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

  @Test func `No folder to join`() {
    #expect(
      ErrorMessage.of("join") == """
        duolog: Which folder do you share? Give its path, for example ~/Dropbox/us.

        Usage: duolog join FOLDER [--me NAME] [--device NAME] [--open]
        More: duolog help join
        """)
  }

  @Test func `Nowhere to export to`() {
    #expect(
      ErrorMessage.of("export") == """
        duolog: Where should it go? Give a file or a folder.

        Usage: duolog export [PATH] [--all | --csv | --markdown | --json | --ical]
                             [--open] [--from DATE] [--to DATE] [--goal GOAL]
                             [--by NAME] [--with-private]
        More: duolog help export
        """)
  }

  @Test func `Nothing to import`() {
    #expect(
      ErrorMessage.of("import") == """
        duolog: Where from? Give a file or a folder.

        Usage: duolog import PATH [--open] [--dry-run] [--as NAME] [--goal TITLE=GOAL]
                             [--private] [--columns LIST] [--dates ORDER]
        More: duolog help import
        """)
  }

  @Test func `A title without quotes`() {
    #expect(
      ErrorMessage.of("goal", "add", "Ten", "quiet", "minutes") == """
        duolog: 'quiet' is one word too many. Put words that belong together in quotes:
        "Ten quiet minutes".

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

  @Test func `A word too many`() {
    #expect(
      ErrorMessage.of("undo", "quiet") == """
        duolog: 'duolog undo' takes no arguments. Leave out 'quiet'.

        Usage: duolog undo [--list] [--limit N] [--json]
        More: duolog help undo
        """)
  }
}
