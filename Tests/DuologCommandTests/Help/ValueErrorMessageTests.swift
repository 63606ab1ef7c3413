import Testing

@testable import DuologCommand

@Suite struct ValueErrorMessageTests {
  @Test func `Words that aren't weekdays`() {
    for days in ["mon,thursdy", "mo", "weekends", ","] {
      #expect(
        ErrorMessage.of("goal", "revise", "swim", "--on", days) == """
          duolog: --on '\(days)': please write weekdays like this: mon,thu.

          Usage: duolog goal revise GOAL [--often WORDS | --daily | --on DAYS | --weekly N
                                    | --monthly N | --quarterly N | --yearly N
                                    | --every DAYS | --every-window DAYS
                                    | --rolling N/DAYS | --at-most N/PERIOD | --quit
                                    | --whenever | --once] [--rule RULE] [--target N]
                                    [--unit UNIT] [--from DATE] [--reason TEXT]
          More: duolog help goal revise
          """)
    }
  }

  @Test func `A limit without a day, a week or a month`() {
    for limit in ["2", "2/year", "many/day", "-1/day"] {
      #expect(
        ErrorMessage.of("goal", "add", "Tea", "--at-most", limit)?
          .replacing("\n", with: " ").contains(
            "--at-most '\(limit)': please write it like this: 2/day, 5/week or 3/month.") == true,
        "\(limit)")
    }
  }

  @Test func `An empty text`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--note", " ") == """
        duolog: --note ' ': please write something.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `A number out of range`() {
    #expect(
      ErrorMessage.of("goal", "add", "Tea", "--weekly", "9") == """
        duolog: --weekly '9': please give a number from 1 to 7.

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

  @Test func `Not a number`() {
    #expect(
      ErrorMessage.of("log", "--limit", "many") == """
        duolog: --limit 'many': please give a number from 1 to 100000.

        Usage: duolog log [ENTRY] [--goal GOAL] [--by NAME] [--from DATE] [--to DATE]
                          [--search TEXT] [--tag TAG] [--kind KIND] [--private]
                          [--limit N] [--json]
        More: duolog help log
        """)
  }

  @Test func `An argument that isn't a number`() {
    #expect(
      ErrorMessage.of("settle", "two") == """
        duolog: N 'two': please give a number from 1 to 9999.

        Usage: duolog settle [N] [--keep K] [--json]
        More: duolog help settle
        """)
  }

  @Test func `Not a date`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--day", "21.11.") == """
        duolog: --day '21.11.': please write a day like this: 2026-11-21, yesterday,
        monday, 21 Nov, or -2 for two days ago.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `A date that does not exist`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--day", "2026-02-30") == """
        duolog: --day '2026-02-30': there is no such day.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `Not an amount`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--amount", "ten") == """
        duolog: --amount 'ten': please give an amount above zero, for example 10, 2.5 or
        5 km.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `An amount of zero`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--amount", "0") == """
        duolog: --amount '0': please give an amount above zero, for example 10, 2.5 or 5
        km.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `A mistyped choice`() {
    #expect(
      ErrorMessage.of("goal", "add", "Tea", "--rule", "eech") == """
        duolog: --rule 'eech': please choose each, either, together or sum. Did you mean
        'each'?

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

  @Test func `A choice with no similar word`() {
    #expect(
      ErrorMessage.of("checkin", "quiet", "--state", "sparkling") == """
        duolog: --state 'sparkling': please choose done, partly or rest.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]
        More: duolog help checkin
        """)
  }

  @Test func `A mistyped time zone`() {
    #expect(
      ErrorMessage.of("--zone", "Europe/Lisboa") == """
        duolog: --zone 'Europe/Lisboa': there is no such time zone. Did you mean
        'Europe/Lisbon'?

        Usage: duolog [today] [--line | --json]
        More: duolog help today
        """)
  }

  @Test func `A city without its continent`() {
    #expect(
      ErrorMessage.of("--zone", "lisbon") == """
        duolog: --zone 'lisbon': there is no such time zone. Did you mean
        'Europe/Lisbon'?

        Usage: duolog [today] [--line | --json]
        More: duolog help today
        """)
  }

  @Test func `A time zone with no similar name`() {
    #expect(
      ErrorMessage.of("--zone", "Atlantis") == """
        duolog: --zone 'Atlantis': there is no such time zone. Zones have names like
        Europe/Lisbon.

        Usage: duolog [today] [--line | --json]
        More: duolog help today
        """)
  }

  @Test func `A time zone by its letters`() {
    #expect(
      ErrorMessage.of("--zone", "PST") == """
        duolog: --zone 'PST': several time zones share these letters. Please name a
        place, for example Europe/Lisbon.

        Usage: duolog [today] [--line | --json]
        More: duolog help today
        """)
  }

  @Test func `A template that does not exist`() {
    #expect(
      ErrorMessage.of("goal", "add", "--template", "Z9") == """
        duolog: --template 'Z9': there is no such template. 'duolog templates' shows
        them all.

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

  @Test func `A mistyped category, and one with no similar name`() {
    let usage = """

      Usage: duolog templates [SEARCH...] [--category CATEGORY] [--json]
      More: duolog help templates
      """
    #expect(
      ErrorMessage.of("templates", "--category", "aprecation") == """
        duolog: --category 'aprecation': there is no such category. Did you mean
        'appreciation'?
        \(usage)
        """)
    #expect(
      ErrorMessage.of("templates", "--category", "xyz") == """
        duolog: --category 'xyz': there is no such category. 'duolog templates' shows
        them all.
        \(usage)
        """)
  }
}
