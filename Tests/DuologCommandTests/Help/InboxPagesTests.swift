import Testing

@testable import DuologCommand

@Suite struct InboxPagesTests {
  @Test func `The page of 'inbox'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("inbox list")) == """
        What somebody wrote on a phone, and what to make of it.

        Usage: duolog inbox list [--on | --off] [--json]

        A phone is enough to add lines to a text file in the folder you share:
        duolog/inbox/Ana.txt for Ana. Each sync logs them by her, each line once:
        "2026-11-28 21:40 tea: phones in the drawer", "2026-11-28 walk 5 km",
        "2026-11-28 mood 4 calm", "2026-11-28 thanks for the soup". A line with a date
        alone gives it to the lines below. Duolog never changes these files.

        What it doesn't understand, and what has no date, waits here.
        'duolog inbox take N' logs it, with --goal or --day if that is missing, and
        'duolog inbox drop N' lets it go. 'duolog edit' and 'duolog delete' correct what
        was logged; a line that is changed in the file counts as a new one.

        The inbox is off until you switch it on, on each device that should read it,
        because anyone who can write to the folder can add lines in either name. It
        stays outside the seal of a sealed folder. A line with 'write' stays on its
        author's own devices, but your partner can open the file.

        Options
          --on    read the inbox at each sync on this device
          --off   leave the inbox alone on this device
          --json  print JSON for other programs

        Examples
          duolog inbox --on
          duolog inbox

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'inbox take'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("inbox take")) == """
        Log a line of the inbox that waits.

        Usage: duolog inbox take N [--goal GOAL] [--day DATE | --yesterday]

        Arguments
          N            the number that 'duolog inbox' shows, or the letters after it

        Options
          --goal GOAL  the goal that it is for; what isn't understood becomes the note
          --day DATE   the day it was, for example monday, 21 Nov or 2026-11-21; today
                       if left out
          --yesterday  it was yesterday

        Examples
          duolog inbox take 1 --goal walk
          duolog inbox take 2 --day 2026-11-28

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'inbox drop'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("inbox drop")) == """
        Let a line of the inbox go.

        Usage: duolog inbox drop N...

        This device doesn't ask about it again. The file stays as it is.

        Arguments
          N  the number that 'duolog inbox' shows, or the letters after it

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
