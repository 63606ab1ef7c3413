import Testing

@testable import DuologCommand

@Suite struct FindingPagesTests {
  @Test func `The page of 'edit'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("edit")) == """
        Correct something you logged.

        Usage: duolog edit ENTRY [--note TEXT] [--amount N] [--day DATE | --yesterday]
                           [--state STATE]

        Numbers refer to the list last shown on this device, even if more has arrived
        since. An identifier always means the same entry.

        Without options, the note opens in your editor: the program in VISUAL or EDITOR.
        An amount replaces the one that was there. Anything that was only on this device
        stays here.

        To change a goal: 'duolog goal edit'.

        Arguments
          ENTRY          its number or its identifier, as 'duolog log' shows them

        Options
          --note TEXT    the new note or text; "" removes the note
          --amount N     the right amount, instead of the one that is there
          --day DATE     the right day, for example 2026-11-21
          --yesterday    it was yesterday
          --state STATE  done, partly or rest

        Examples
          duolog edit 3 --amount 5
          duolog edit k8q2 --day 2026-11-21
          duolog edit 3

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'delete'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("delete")) == """
        Remove something you logged.

        Usage: duolog delete ENTRY

        Duolog shows the entry and asks first. Numbers refer to the list last shown on
        this device, even if more has arrived since. An identifier always means the same
        entry.

        'duolog undo' brings the entry back. Whatever was only on this device is
        overwritten, and can't be brought back.

        To end a goal: 'duolog goal let-go' or 'duolog goal archive'.

        Arguments
          ENTRY  its number or its identifier, as 'duolog log' shows them

        Examples
          duolog delete 3
          duolog delete k8q2 --yes

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'write'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("write")) == """
        Write into your journal, just for you.

        Usage: duolog write [TEXT...] [--shared] [--day DATE | --yesterday]

        It stays on this device. With --shared, your partner gets it too; 'duolog share'
        can do that later. Without a text, your editor opens: the program in VISUAL or
        EDITOR. A text can also come through a pipe.

        A word with a number sign before it, such as #garden, is a tag. To read what you
        wrote: 'duolog log --private --kind diary', and
        'duolog log --private --tag garden'.

        Arguments
          TEXT         what to write; left out, your editor opens

        Options
          --shared     share it with your partner
          --day DATE   the day it was, for example monday, 21 Nov or 2026-11-21; today
                       if left out
          --yesterday  it was yesterday

        Examples
          duolog write
          duolog write "Planted peas today. #garden"
          duolog write --shared --yesterday "The evening by the river"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'calendar'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("calendar")) == """
        A month at a glance, with a mark for each day.

        Usage: duolog calendar [MONTH] [--goal GOAL] [--json]

        A mark shows who logged something that day, by their own calendar. A dot means
        that nothing was logged, and no more than that.

        Arguments
          MONTH        for example november or 2026-11; this month if left out

        Options
          --goal GOAL  only one goal: part of its title
          --json       print JSON for other programs

        Examples
          duolog calendar
          duolog calendar october --goal walk

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal move'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal move")) == """
        Choose where a goal stands among the others.

        Usage: duolog goal move GOAL [--before GOAL | --after GOAL | --top | --bottom]

        Both of you see goals in this order, in 'duolog today', 'duolog week' and
        'duolog goal list'. Moving a goal next to one in another group puts it in that
        group. --top and --bottom stay within its group.

        Arguments
          GOAL           the goal: part of its title, or its short identifier

        Options
          --before GOAL  before another goal
          --after GOAL   after another goal
          --top          to the top
          --bottom       to the end

        Examples
          duolog goal move tea --before walk
          duolog goal move tea --top

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
