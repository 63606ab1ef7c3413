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
          SIGN  one of the signs, as K19b; without it, all are shown
          TEXT  a few words to keep with it

        Examples
          duolog signal
          duolog signal K19b tired of the list

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'private list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("private list")) == """
        What is on this device only.

        Usage: duolog private list [--json]

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'private forget'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("private forget")) == """
        Forget one of them; its bytes are overwritten.

        Usage: duolog private forget N [--yes]

        Arguments
          N      the number that 'duolog private' gives it

        Options
          --yes  do it without asking

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'share'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("share")) == """
        Tell your partner what was on this device only.

        Usage: duolog share N [--yes]

        That is for good: what your partner has received cannot be called back.

        Arguments
          N      the number that 'duolog private' gives it

        Options
          --yes  do it without asking

        Examples
          duolog share 1

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }
}
