import Testing

@testable import DuologCommand

@Suite struct PlanPagesTests {
  @Test func `The page of 'milestone add'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("milestone add")) == """
        Add a milestone to a goal.

        Usage: duolog milestone add GOAL TITLE [--amount N] [--by DATE]

        A milestone with an amount is reached as soon as what you both log for the goal
        adds up to it. Any other is reached when you say so.

        Arguments
          GOAL        the goal: part of its title, or its short identifier
          TITLE       what you will have reached, in quotes

        Options
          --amount N  how much is done by then, for example 500 or "500 euros"; reached
                      by itself
          --by DATE   the day it is planned for, for example 24 Dec or 2026-12-24

        Examples
          duolog milestone add savings "500 saved" --amount 500

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'milestone list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("milestone list")) == """
        The milestones of your goals.

        Usage: duolog milestone list [--json]

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'milestone reached'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("milestone reached")) == """
        Mark a milestone as reached.

        Usage: duolog milestone reached MILESTONE [--day DATE | --yesterday]

        If you both do, the earlier day counts.

        Arguments
          MILESTONE    part of its title

        Options
          --day DATE   the day it was, for example monday, 21 Nov or 2026-11-21; today
                       if left out
          --yesterday  it was yesterday

        Examples
          duolog milestone reached 500 --yesterday

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'celebrate'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("celebrate")) == """
        Celebrate a milestone you reached.

        Usage: duolog celebrate MILESTONE [--how TEXT] [--day DATE | --yesterday]

        Arguments
          MILESTONE    part of its title

        Options
          --how TEXT   how you celebrate
          --day DATE   the day it was, for example monday, 21 Nov or 2026-11-21; today
                       if left out
          --yesterday  it was yesterday

        Examples
          duolog celebrate 500 --how "pancakes"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'agreement add'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("agreement add")) == """
        Write down what you agree on.

        Usage: duolog agreement add TEXT [--review-on DATE]

        For example a boundary, or a sign for a time-out. Your partner agrees with
        'duolog agree'.

        Arguments
          TEXT              what you agree on, in quotes

        Options
          --review-on DATE  the day to look at it again, for example 1 Feb or 2027-02-01

        Examples
          duolog agreement add "No phones in bed" --review-on 2027-02-01

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'agreement list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("agreement list")) == """
        What you agree on.

        Usage: duolog agreement list [--json]

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'plan add'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("plan add")) == """
        Add a note to your plan.

        Usage: duolog plan add KIND TEXT... [--from DATE] [--to DATE] [--private]

        A note is about how your talks go, a tool that helps, a stressor, a life event,
        a value or a vision.

        Arguments
          KIND         pattern, tool, stressor, life-event, value or vision
          TEXT         what it is, in your own words

        Options
          --from DATE  its first day, for example 21 Nov or 2026-11-21
          --to DATE    its last day, for example 24 Dec or 2026-12-24
          --private    keep it on this device; your partner never sees it

        Examples
          duolog plan add stressor exams --to 2026-12-18

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'plan list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("plan list")) == """
        Your plan, grouped by kind.

        Usage: duolog plan list [--json]

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'review'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("review")) == """
        Look back, without judgement: keep, change, pause.

        Usage: duolog review [--keep TEXT] [--change TEXT] [--pause TEXT]
                             [--decide TEXT] [--private] [--past] [--json]

        At a terminal, Duolog asks for what you leave out, and shows the signs that
        something may need to shift. Which of them ring true stays on this device.

        Options
          --keep TEXT    what helps
          --change TEXT  what could change
          --pause TEXT   what could rest for a while
          --decide TEXT  what you two decided
          --private      keep it on this device; your partner never sees it
          --past         show earlier reviews
          --json         print JSON for other programs

        Examples
          duolog review
          duolog review --keep "Sunday calls" --change "the hour"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
