import Testing

@testable import DuologCommand

@Suite struct PlanPagesTests {
  @Test func `The page of 'milestone add'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("milestone add")) == """
        Set a step on the way of a goal.

        Usage: duolog milestone add GOAL TITLE [--amount N] [--by DATE]

        Arguments
          GOAL        the goal: a part of its title, or its short identifier
          TITLE       what is reached then, in quotes

        Options
          --amount N  how much is done by then, as 500
          --by DATE   the day it is planned for, as 2026-12-24

        Examples
          duolog milestone add savings "500 saved" --amount 500

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'milestone list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("milestone list")) == """
        The steps of your goals.

        Usage: duolog milestone list [--json]

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'milestone reached'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("milestone reached")) == """
        Note that a step was reached.

        Usage: duolog milestone reached MILESTONE [--day DATE | --yesterday]

        If you both say so, the earlier day counts.

        Arguments
          MILESTONE    a part of its title

        Options
          --day DATE   the day it was, as 2026-11-21; today if left out
          --yesterday  it was yesterday

        Examples
          duolog milestone reached 500 --yesterday

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'celebrate'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("celebrate")) == """
        Celebrate a step that was reached.

        Usage: duolog celebrate MILESTONE [--how TEXT] [--day DATE | --yesterday]

        Arguments
          MILESTONE    a part of its title

        Options
          --how TEXT   how you celebrate
          --day DATE   the day it was, as 2026-11-21; today if left out
          --yesterday  it was yesterday

        Examples
          duolog celebrate 500 --how "pancakes"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'agreement add'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("agreement add")) == """
        Write down what you agree on.

        Usage: duolog agreement add TEXT [--review-on DATE]

        A boundary, a sign for a time-out. Your partner agrees with 'duolog agree'.

        Arguments
          TEXT              what you agree on, in quotes

        Options
          --review-on DATE  the day to look at it again, as 2027-02-01

        Examples
          duolog agreement add "No phones in bed" --review-on 2027-02-01

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'agreement list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("agreement list")) == """
        What you agree on.

        Usage: duolog agreement list [--json]

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'plan add'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("plan add")) == """
        Note a part of your plan.

        Usage: duolog plan add KIND TEXT... [--from DATE] [--to DATE] [--private]

        How your talks go, a tool that helps, a stressor, a life event, a value, a
        vision.

        Arguments
          KIND         pattern, tool, stressor, life-event, value or vision
          TEXT         what it is, in your own words

        Options
          --from DATE  the first day of it, as 2026-11-21
          --to DATE    the last day of it, as 2026-12-24
          --private    keep it on this device; your partner never gets it

        Examples
          duolog plan add stressor exams --to 2026-12-18

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'plan list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("plan list")) == """
        Your plan, by what it is about.

        Usage: duolog plan list [--json]

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'review'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("review")) == """
        Look back, without judgement: keep, change, pause.

        Usage: duolog review [--keep TEXT] [--change TEXT] [--pause TEXT]
                             [--decide TEXT] [--private] [--past] [--json]

        On a terminal Duolog asks for what you leave out, and shows the signs that
        something may need to shift. Which of them ring true stays on this device.

        Options
          --keep TEXT    what helps
          --change TEXT  what could be otherwise
          --pause TEXT   what may rest for a while
          --decide TEXT  what you two decided
          --private      keep it on this device; your partner never gets it
          --past         show what you wrote down before
          --json         print JSON, for other programs

        Examples
          duolog review
          duolog review --keep "Sunday calls" --change "the hour"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }
}
