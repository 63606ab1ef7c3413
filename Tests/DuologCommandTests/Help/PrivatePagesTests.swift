import Testing

@testable import DuologCommand

@Suite struct PrivatePagesTests {
  @Test func `The page of 'signal'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("signal")) == """
        Note a sign that something may need to shift.

        Usage: duolog signal [SIGN] [TEXT...]

        It stays on this device, unless you share it.

        Arguments
          SIGN  one of the signs, for example K19b; leave it out to see them all
          TEXT  a few words to keep with it

        Examples
          duolog signal
          duolog signal K19b tired of the list

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'private list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("private list")) == """
        What is on this device only.

        Usage: duolog private list [--json]

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'private forget'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("private forget")) == """
        Forget a private entry; its bytes are overwritten.

        Usage: duolog private forget N

        This can't be undone. In scripts, give the letters: they never change.

        Arguments
          N  the number or the letters that 'duolog private' shows

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'share'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("share")) == """
        Share a private entry with your partner.

        Usage: duolog share N

        'duolog undo' makes it private again. Until you sync or export, that leaves no
        trace; once your partner has it, they may have read it. In scripts, give the
        letters: they never change.

        Arguments
          N  the number or the letters that 'duolog private' shows

        Examples
          duolog share 1
          duolog share 7kq2 --yes

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
