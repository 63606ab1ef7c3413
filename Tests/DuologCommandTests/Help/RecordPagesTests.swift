import Testing

@testable import DuologCommand

@Suite struct RecordPagesTests {
  @Test func `The page of 'thanks'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("thanks")) == """
        Say thank you to your partner.

        Usage: duolog thanks TEXT... [--private]

        Arguments
          TEXT       what for, in your own words

        Options
          --private  keep it on this device; your partner never sees it

        Examples
          duolog thanks for the soup

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'react'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("react")) == """
        React to something your partner logged.

        Usage: duolog react REACTION [N] [--take-back]

        heart, thanks, hug, proud, or talk (I would like to talk about it).

        Arguments
          REACTION     heart, thanks, hug, proud or talk
          N            your partner's Nth latest entry; the latest if left out

        Options
          --take-back  take that reaction back

        Examples
          duolog react heart
          duolog react hug 2

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'mood'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("mood")) == """
        Say how you are, from 1 to 5.

        Usage: duolog mood LEVEL [WORD...] [--private]

        Arguments
          LEVEL      from 1 (hard) to 5 (wonderful)
          WORD       a word for it, for example calm

        Options
          --private  keep it on this device; your partner never sees it

        Examples
          duolog mood 4 calm
          duolog mood 2 --private

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'answer'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("answer")) == """
        The question of the day, the same for both of you.

        Usage: duolog answer [TEXT...] [--prompt ID] [--shared | --for-both] [--json]

        Your answer stays on this device. With --shared, your partner gets it too;
        'duolog share' can do that later.

        With --for-both, your answers open together: Duolog shows neither of you the
        other's before you have both answered. Until then yours is hidden, not secret.
        Somebody who reads the files of your journal can find it.

        Another answer on the same day replaces the one before.

        Arguments
          TEXT         your answer; leave it out to see the question, and what was
                       answered

        Options
          --prompt ID  a question other than today's, by its template
          --shared     share it with your partner
          --for-both   share it, to be shown once you have both answered this way
          --json       print JSON for other programs

        Examples
          duolog answer
          duolog answer "The walk on Sunday"
          duolog answer --for-both "The walk on Sunday"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'repair begin'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("repair begin")) == """
        Say that you would like to mend something soon.

        Usage: duolog repair begin [TEXT...] [--hours N]

        Your partner will see it. Talk within the hours you give, gently, about needs
        and not blame.

        Arguments
          TEXT       what it is about; your partner will see it

        Options
          --hours N  how soon you want to talk, from 24 to 48 hours; 48 if left out

        Examples
          duolog repair begin the dishes --hours 24

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'repair done'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("repair done")) == """
        Say that you talked about it.

        Usage: duolog repair done [TEXT...]

        Arguments
          TEXT  what you will do so that it doesn't happen again

        Examples
          duolog repair done "we take turns"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'repair list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("repair list")) == """
        What one of you would like to mend.

        Usage: duolog repair list [--json]

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
