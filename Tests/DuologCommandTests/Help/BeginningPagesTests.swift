import Testing

@testable import DuologCommand

@Suite struct BeginningPagesTests {
  @Test func `The page of 'init'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("init")) == """
        Begin a journal for the two of you on this device.

        Usage: duolog init [--me NAME] [--partner NAME] [--device NAME]
                           [--week-start WEEKDAY] [--sealed | --open]

        At a terminal, Duolog asks for what you leave out. Your partner then runs
        'duolog join' with the folder you share.

        If you seal the folder, nobody can read it without the key, which Duolog shows
        you at the end. Without a terminal, the folder stays in the open unless you add
        --sealed.

        Options
          --me NAME             your name
          --partner NAME        your partner's name
          --device NAME         a name for this device, for example "Ana's phone"
          --week-start WEEKDAY  the first day of your weeks; Monday if left out
          --sealed              seal the folder that you will share, and print its key
          --open                leave it in the open; 'duolog seal' seals it later

        Examples
          duolog init
          duolog init --me Ana --partner Ben --device "Ana's phone" --zone Europe/Lisbon

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'join'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("join")) == """
        Join your partner's journal through the folder you share.

        Usage: duolog join FOLDER [--me NAME] [--device NAME] [--open]

        This is also how you add your own second device. If you have each begun a
        journal, joining merges the two, and nothing in either is lost. You need --me
        only if your names there differ.

        If the folder is sealed, Duolog asks for its key: 'duolog seal --show' on a
        device that has it shows it. Without a terminal, the key is read from the
        standard input.

        Arguments
          FOLDER         the folder you share, for example ~/Dropbox/us

        Options
          --me NAME      your name
          --device NAME  a name for this device, for example "Ana's phone"
          --open         join in the open, if neither of you has sealed the folder

        Examples
          duolog join ~/Dropbox/us --me Ben --device "Ben's laptop"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'demo'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("demo")) == """
        See two made-up devices sync through a temporary folder.

        Usage: duolog demo

        Your own journal is not touched.

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
