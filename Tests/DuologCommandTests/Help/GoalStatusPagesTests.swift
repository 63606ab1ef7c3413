import Testing

@testable import DuologCommand

@Suite struct GoalStatusPagesTests {
  @Test func `The page of 'goal done'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal done")) == """
        Mark a goal as done.

        Usage: duolog goal done GOAL

        Arguments
          GOAL  the goal: part of its title, or its short identifier

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal let-go'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal let-go")) == """
        End a goal that has had its time.

        Usage: duolog goal let-go GOAL [--reason TEXT]

        Letting go is an ending like any other. Nothing is deleted, and
        'duolog goal restore' brings it back.

        Arguments
          GOAL           the goal: part of its title, or its short identifier

        Options
          --reason TEXT  why, in your own words; your partner will see it

        Examples
          duolog goal let-go walk --reason "we dance now"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal archive'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal archive")) == """
        Archive a goal, with everything in it.

        Usage: duolog goal archive GOAL

        Nothing is deleted. 'duolog goal restore' brings it back.

        Arguments
          GOAL  the goal: part of its title, or its short identifier

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal restore'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal restore")) == """
        Bring back a goal that was done, let go or archived.

        Usage: duolog goal restore GOAL

        Arguments
          GOAL  the goal: part of its title, or its short identifier

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'templates'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("templates")) == """
        Ideas for goals, and questions to ask.

        Usage: duolog templates [SEARCH...] [--category CATEGORY] [--json]

        Without arguments it lists them all; with an identifier it shows one in full.
        Words are looked for in the whole text of each template. No journal is needed.

        With --json it prints an array, even for a single template.

        Arguments
          SEARCH               an identifier, for example D4, or words to look for

        Options
          --category CATEGORY  only one topic, for example appreciation
          --json               print JSON for other programs

        Examples
          duolog templates D4
          duolog templates date night
          duolog templates --category appreciation

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal join'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal join")) == """
        Join two goals into one.

        Usage: duolog goal join GOAL OTHER

        Use this when each of you has made the same goal. The older one stays, with what
        it asks for. Everything you both logged for either one, or will log, counts for
        it. Nothing is deleted, and 'duolog goal unjoin' takes them apart again.

        'duolog settle' points out goals that look alike. Duolog never joins goals by
        itself.

        Arguments
          GOAL   the goal: part of its title, or its short identifier
          OTHER  the other goal, named the same way

        Examples
          duolog goal join tea "tea time"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'agree'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("agree")) == """
        Say yes to a goal, a phase of a plan, or an agreement.

        Usage: duolog agree WHAT

        A proposed goal is not asked for until you have both said yes. A plan, such as
        the one from template D10, moves on to its next phase when you are both ready.
        There is no hurry: what waits for your yes stays on the screen of 'duolog'.
        'duolog decline' says no for now.

        Arguments
          WHAT  the goal or agreement: part of it is enough

        Examples
          duolog agree tea

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'decline'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("decline")) == """
        Say no, for now, to what waits for your yes.

        Usage: duolog decline WHAT [TEXT...]

        You can add a word about it. Your partner sees it, and nothing else happens:
        what was proposed stays proposed, and you can still say yes later with
        'duolog agree'.

        Arguments
          WHAT  the goal or agreement: part of it is enough
          TEXT  what to say about it; your partner will see it

        Examples
          duolog decline tea
          duolog decline tea "After the move, gladly"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
