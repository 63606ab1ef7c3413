import Testing

@testable import DuologCommand

@Suite struct EveryDayPagesTests {
  @Test func `The page of 'today'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("today")) == """
        What is due, news from your partner, and what to settle.

        Usage: duolog [today] [--line | --json]

        The same as 'duolog' alone. News is what has arrived since you last looked; once
        seen, it stays for three hours.

        Options
          --line  one line, for a status bar
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'checkin'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("checkin")) == """
        Log a goal, or go through what is due.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                              [--day DATE | --yesterday] [--with-partner]
                              [--state STATE] [--private]

        Without a goal, Duolog asks at a terminal about what is due today, and nothing
        else. Answer with a word or its first letter; Enter means later, and ? explains.
        Each answer is saved at once, so Ctrl-C loses nothing.

        Several goals can be logged at once, and 'duolog undo' takes back all of them.
        Words that are one goal's title, or begin it, mean that goal: with a goal
        "Evening walk", 'duolog checkin evening walk tea' logs it and Tea.

        A check-in counts for the day on your own calendar. Partly counts as done, and
        an amount below the target counts in part. A rest day is fine, and is held
        against nobody: see 'duolog help stats'.

        Arguments
          GOAL            the goal: part of its title, or its short identifier

        Options
          --note TEXT     a few words to keep with it
          --amount N      how much, for example 10 or "2.5 km"
          --day DATE      the day it was, for example monday, 21 Nov or 2026-11-21;
                          today if left out
          --yesterday     it was yesterday
          --with-partner  count it with what your partner logged, on their day
          --state STATE   done, partly (which counts) or rest; done if left out
          --private       keep the note and amount on this device; your partner still
                          sees that you logged it

        Examples
          duolog checkin
          duolog checkin quiet --note "phones in the drawer"
          duolog checkin walk --amount 2.5 --yesterday
          duolog checkin tea walk --yesterday

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'note'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("note")) == """
        Change the note on an entry.

        Usage: duolog note GOAL TEXT [--partners] [--day DATE | --yesterday]

        This changes the note on your last entry for the goal and the day, or on your
        partner's with '--partners'. If you both change a note at once, both versions
        are kept.

        Arguments
          GOAL         the goal: part of its title, or its short identifier
          TEXT         the new note, in quotes; "" removes it

        Options
          --partners   change the note on your partner's entry; they will see it
          --day DATE   the day it was, for example monday, 21 Nov or 2026-11-21; today
                       if left out
          --yesterday  it was yesterday

        Examples
          duolog note quiet "phones in the drawer"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'pause'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("pause")) == """
        Take a break from a goal, or from all of them.

        Usage: duolog pause [GOAL] [--all] [--mine | --ours] [--from DATE]
                            [--until DATE | --days N] [--reason TEXT]

        The break begins today, or on the day you give, and lasts until the day you
        give, or until 'duolog resume'. Nothing is asked for in the meantime, and
        anything you do anyway still counts. A shared goal pauses for both of you.

        Were you ill last week? A break can be dated back with --from. What those days
        asked for is no longer counted.

        A reason is just for you: it stays on this device.

        Arguments
          GOAL           the goal: part of its title, or its short identifier

        Options
          --all          all goals, your own and shared
          --mine         with --all: only your own goals
          --ours         with --all: only the shared goals
          --from DATE    the first day, which may be over; today if left out
          --until DATE   the last day of the pause, for example sunday, 24 Dec or
                         2026-12-24
          --days N       for N days, including the first
          --reason TEXT  why, just for you; it stays on this device

        Examples
          duolog pause walk --days 7
          duolog pause --all --until 2026-12-27
          duolog pause walk --from 2026-11-08 --until 2026-11-13

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'resume'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("resume")) == """
        End the break from a goal, or from all of them.

        Usage: duolog resume [GOAL] [--all]

        Ending the break from all goals leaves a single goal's own pause in place.

        Arguments
          GOAL   the goal: part of its title, or its short identifier

        Options
          --all  all goals, your own and shared

        Examples
          duolog resume walk
          duolog resume --all

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'undo'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("undo")) == """
        Undo the last thing you did on this device.

        Usage: duolog undo [--list] [--limit N] [--json]

        Whatever it was: something you logged, kept private, shared or set. What your
        partner logged stays. Run it again to undo the one before.

        What you haven't synced or exported yet leaves no trace. After that, your
        partner may have read it, and 'undo' says so; from then on Duolog shows only
        that something was undone.

        It asks first if it was more than an hour ago, or several things at once.

        Options
          --list     show what could be undone, newest first; change nothing
          --limit N  show at most N; 10 if left out
          --json     print JSON for other programs

        Examples
          duolog undo
          duolog undo --list

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'week'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("week")) == """
        The week at a glance, with a mark for each day.

        Usage: duolog week [--last N] [--json]

        Each entry counts for the day on its author's calendar. A dot means that nothing
        was logged that day, and no more than that. A past week shows the goals you had
        then.

        Options
          --last N  the last N weeks, including this one
          --json    print JSON for other programs

        Examples
          duolog week
          duolog week --last 4

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'stats'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("stats")) == """
        How your goals are going.

        Usage: duolog stats [GOAL] [--json]

        Without a goal, you see the main figures of all active goals.

        If each of you counts separately, the figures are yours, and you see what your
        partner has done. The rhythm grows with what you do and never starts again from
        zero. If a goal has ended, its figures are from its last day. For a goal about
        mending things within hours, you see how many you talked about in time.

        Kept is the share of what the goal asked for. An amount below the target counts
        in part: the day stays in a row, and Kept and the rhythm count its share of the
        target. A rest day asks for nothing, and a week or month then asks for one time
        less. What you logged for days before the goal was made counts from the first of
        them.

        Arguments
          GOAL    one goal: part of its title, or its short identifier

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'log'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("log")) == """
        What you both logged, newest first.

        Usage: duolog log [ENTRY] [--goal GOAL] [--by NAME] [--from DATE] [--to DATE]
                          [--search TEXT] [--tag TAG] [--kind KIND] [--private]
                          [--limit N] [--json]

        Each row has a number and a short identifier. 'duolog log 3' shows the third
        entry whole; 'duolog edit' and 'duolog delete' mend it. Numbers refer to the
        list last shown on this device, even if more has arrived since. An identifier
        always means the same entry.

        For --from and --to, the day that an entry is for counts, or else the day on
        which it was logged. With --search and --tag, Duolog looks through all that you
        two wrote; case and accents don't matter. A word with a number sign before it,
        such as #garden, is a tag.

        Arguments
          ENTRY          an entry to show whole: its number or its identifier

        Options
          --goal GOAL    only what is about a goal: part of its title
          --by NAME      only what one of you logged: a name, or 'me'
          --from DATE    from this day on, for example 2026-11-21
          --to DATE      through this day
          --search TEXT  only what contains these words
          --tag TAG      only what has a tag, for example garden for #garden
          --kind KIND    only one kind: checkin, goal, pause, diary, thanks, mood and
                         others
          --private      also what is on this device only; your partner can't see it
          --limit N      show at most N entries; 20 if left out
          --json         print JSON for other programs

        Examples
          duolog log --search soup
          duolog log --goal walk --by me --from 2026-11-01
          duolog log 3

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'history'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("history")) == """
        Everything that happened to a goal.

        Usage: duolog history GOAL [--json]

        Arguments
          GOAL    the goal: part of its title, or its short identifier

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
