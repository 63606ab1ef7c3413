import Testing

@testable import DuologCommand

@Suite struct EveryDayPagesTests {
  @Test func `The page of 'today'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("today")) == """
        What is due, news from your partner, what to settle.

        Usage: duolog [today] [--line | --json]

        The same as 'duolog' alone. News is what has arrived since you last looked; what
        you have seen stays for three hours.

        Options
          --line  one line, for a status bar
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'checkin'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("checkin")) == """
        Log a goal, or be asked what is due.

        Usage: duolog checkin [GOAL] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]

        Without a goal Duolog asks, on a terminal: what is due today, and nothing else.
        A word or its first letter is an answer, Enter means later, and ? explains. Each
        answer is kept at once, so Ctrl-C loses none.

        It counts for the day on your own calendar. Partly counts as done, and a day of
        rest is not held against anyone.

        Arguments
          GOAL            the goal: a part of its title, or its short identifier

        Options
          --note TEXT     a few words to keep with it
          --amount N      how much, as 10 or 2.5
          --day DATE      the day it was, as 2026-11-21; today if left out
          --yesterday     it was yesterday
          --with-partner  it is what your partner has logged, and counts for their day
          --state STATE   done, partly or rest; done if left out, and partly counts
          --private       keep note and amount on this device; that you logged it is
                          told

        Examples
          duolog checkin
          duolog checkin quiet --note "phones in the drawer"
          duolog checkin walk --amount 2.5 --yesterday

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'note'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("note")) == """
        Change the note of what was logged.

        Usage: duolog note GOAL TEXT [--partners] [--day DATE | --yesterday]

        It is the note of your last entry for the goal and the day, or with '--partners'
        of your partner's. If you both change one at once, both versions are kept.

        Arguments
          GOAL         the goal: a part of its title, or its short identifier
          TEXT         the note as it should be, in quotes

        Options
          --partners   the note of what your partner logged, who then reads yours
          --day DATE   the day it was, as 2026-11-21; today if left out
          --yesterday  it was yesterday

        Examples
          duolog note quiet "phones in the drawer"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'pause'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("pause")) == """
        Take a break from a goal, or from all of them.

        Usage: duolog pause [GOAL] [--all] [--mine | --ours] [--until DATE | --days N]
                            [--reason TEXT]

        It begins today and lasts until the day you say, or until 'duolog resume'.
        Nothing is asked for meanwhile and nothing is held against anyone; what you do
        all the same counts. A goal of you both pauses for both.

        A reason is for yourself: it stays on this device.

        Arguments
          GOAL           the goal: a part of its title, or its short identifier

        Options
          --all          your own goals and those of you both
          --mine         with --all: only your own goals
          --ours         with --all: only the goals of you both
          --until DATE   the last day of the pause, as 2026-12-24
          --days N       for N days, today included
          --reason TEXT  why, for yourself: it stays on this device

        Examples
          duolog pause walk --days 7
          duolog pause --all --until 2026-12-27

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'resume'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("resume")) == """
        Go on with a goal after a break, or with all of them.

        Usage: duolog resume [GOAL] [--all]

        Going on with all of them does not end a pause that a single goal has of its
        own.

        Arguments
          GOAL   the goal: a part of its title, or its short identifier

        Options
          --all  your own goals and those of you both

        Examples
          duolog resume walk
          duolog resume --all

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'undo'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("undo")) == """
        Take back the last thing you logged on this device.

        Usage: duolog undo

        What your partner logged stays. Run it again to take back the one before.

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'week'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("week")) == """
        The week at a glance, a mark for each day.

        Usage: duolog week [--last N] [--json]

        A day counts on the calendar of whoever logged it. A dot is a day on which
        nothing was logged, and no more than that. A week that is over shows what was in
        use then.

        Options
          --last N  the last N weeks, this one included
          --json    print JSON, for other programs

        Examples
          duolog week
          duolog week --last 4

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'stats'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("stats")) == """
        What a goal has come to.

        Usage: duolog stats GOAL [--json]

        Where each of you counts alone, the figures are yours, and of your partner it
        tells what was done. The rhythm grows with what you do and never starts again
        from nothing. Of a goal that has ended, the figures are those of its last day.
        Of one that asks to mend things within hours, it tells how many of them you
        talked about in their time.

        Arguments
          GOAL    the goal: a part of its title, or its short identifier

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'log'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("log")) == """
        What you both logged, newest first.

        Usage: duolog log [--limit N] [--json]

        Options
          --limit N  no more than N entries; 20 if left out
          --json     print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'history'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("history")) == """
        Everything that happened to a goal.

        Usage: duolog history GOAL [--json]

        Arguments
          GOAL    the goal: a part of its title, or its short identifier

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }
}
