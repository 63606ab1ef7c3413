import Testing

@testable import DuologCommand

@Suite struct BeginningPagesTests {
  @Test func `The page of 'init'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("init")) == """
        Begin a journal for the two of you on this device.

        Usage: duolog init [--me NAME] [--partner NAME] [--device NAME]
                           [--week-start WEEKDAY]

        On a terminal Duolog asks for what you leave out. Your partner then runs
        'duolog join' with the folder you share.

        Options
          --me NAME             your name
          --partner NAME        your partner's name
          --device NAME         a name for this device, as "Ana's phone"
          --week-start WEEKDAY  the day your weeks begin on; monday if left out

        Examples
          duolog init
          duolog init --me Ana --partner Ben --device "Ana's phone" --zone Europe/Lisbon

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'join'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("join")) == """
        Join the journal in a folder that your partner shares.

        Usage: duolog join FOLDER [--me NAME] [--device NAME]

        Also for your own second device. If you have each begun a journal apart, it
        makes the two one, and nothing of either is lost; --me is only needed where your
        names differ there.

        Arguments
          FOLDER         the folder you both see, as ~/Dropbox/us

        Options
          --me NAME      your name
          --device NAME  a name for this device, as "Ana's phone"

        Examples
          duolog join ~/Dropbox/us --me Ben --device "Ben's laptop"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'demo'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("demo")) == """
        Watch two made-up devices meet in a temporary folder.

        Usage: duolog demo

        Your own journal is not touched.

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }
}
