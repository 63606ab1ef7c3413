import Testing

@testable import DuologCommand

@Suite struct GoalPagesTests {
  @Test func `The page of 'goal add'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal add")) == """
        Add a goal.

        Usage: duolog goal add [TITLE] [--template ID] [--daily | --on DAYS | --weekly N
                               | --monthly N | --quarterly N | --yearly N | --every DAYS
                               | --rolling N/DAYS | --whenever | --once] [--by DATE]
                               [--mine | --ours] [--rule RULE | --together] [--target N]
                               [--unit UNIT] [--propose] [--how TEXT]
                               [--achievable TEXT] [--why TEXT] [--review DATE]
                               [--guided]

        A goal of you both counts in one of four ways. each: both of you do it. either:
        it counts whoever does it. together: you do it in one go, and two check-ins of a
        day confirm each other. sum: your amounts add up to the target. It is each if
        you don't say, and either for a goal of one time.

        With --template, what you leave out comes from the template: 'duolog templates'
        shows them.

        With --guided, Duolog asks on a terminal: what exactly, how often and how much,
        what makes it doable, why it matters, and when to look at it again.

        Arguments
          TITLE              what you would call it, in quotes

        Options
          --template ID      begin with a template, as D4
          --daily            every day
          --on DAYS          on these days of each week, as mon,thu
          --weekly N         on N days of each week
          --monthly N        on N days of each month
          --quarterly N      on N days of each quarter of a year
          --yearly N         on N days of each year
          --every DAYS       once every so many days, as 14
          --rolling N/DAYS   N times in any so many days, as 3/7
          --whenever         when it comes up; only counted
          --once             one time
          --by DATE          with --once: the day it is due, as 2026-12-24
          --mine             your own goal; only your check-ins count
          --ours             a goal of you both; this is the default
          --rule RULE        how a goal of you both counts: each, either, together or
                             sum
          --together         short for --rule together
          --target N         how much makes it whole, as 10 or 2.5
          --unit UNIT        what the target is counted in, as minutes
          --propose          not asked for until your partner says yes too
          --how TEXT         what exactly you will do
          --achievable TEXT  what makes it doable, also on a hard day
          --why TEXT         why it matters to you two
          --review DATE      the day to look at it again, as 2026-12-24
          --guided           be asked five short questions, and leave out what you like

        Examples
          duolog goal add "Ten quiet minutes" --weekly 2 --together
          duolog goal add "Book the trip" --once --by 2026-12-24
          duolog goal add "Look at the budget" --monthly 1 --rule either
          duolog goal add --template D4
          duolog goal add --guided

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal list")) == """
        Your goals and how they stand.

        Usage: duolog goal list [--all] [--json]

        Options
          --all   also those that are done, let go or put away
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal show'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal show")) == """
        One goal in full.

        Usage: duolog goal show GOAL [--json]

        Arguments
          GOAL    the goal: a part of its title, or its short identifier

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal edit'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal edit")) == """
        Change a goal.

        Usage: duolog goal edit GOAL [--title TEXT] [--due DATE] [--how TEXT]
                                [--achievable TEXT] [--why TEXT] [--review DATE]
                                [--daily | --on DAYS | --weekly N | --monthly N
                                | --quarterly N | --yearly N | --every DAYS
                                | --rolling N/DAYS | --whenever | --once] [--rule RULE]
                                [--target N] [--unit UNIT] [--reason TEXT]

        A new rhythm or target holds from the next period on, so what you did so far is
        judged by what you had agreed then. 'duolog goal revise' can say from which day.

        Arguments
          GOAL               the goal: a part of its title, or its short identifier

        Options
          --title TEXT       a new title
          --due DATE         a new day it is due
          --how TEXT         what exactly you will do
          --achievable TEXT  what makes it doable, also on a hard day
          --why TEXT         why it matters to you two
          --review DATE      the day to look at it again, as 2026-12-24
          --daily            every day
          --on DAYS          on these days of each week, as mon,thu
          --weekly N         on N days of each week
          --monthly N        on N days of each month
          --quarterly N      on N days of each quarter of a year
          --yearly N         on N days of each year
          --every DAYS       once every so many days, as 14
          --rolling N/DAYS   N times in any so many days, as 3/7
          --whenever         when it comes up; only counted
          --once             one time
          --rule RULE        how a goal of you both counts: each, either, together or
                             sum
          --target N         how much makes it whole, as 10 or 2.5
          --unit UNIT        what the target is counted in, as minutes
          --reason TEXT      why, in your own words; your partner reads it

        Examples
          duolog goal edit quiet --weekly 3 --reason "we like it"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal revise'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal revise")) == """
        Ask for more or less of a goal, from a day on.

        Usage: duolog goal revise GOAL [--daily | --on DAYS | --weekly N | --monthly N
                                  | --quarterly N | --yearly N | --every DAYS
                                  | --rolling N/DAYS | --whenever | --once]
                                  [--rule RULE] [--target N] [--unit UNIT] [--from DATE]
                                  [--reason TEXT]

        The revision holds from the next period on, or from the day you say, and never
        before today: what you did so far is judged by what you had agreed then.

        Arguments
          GOAL              the goal: a part of its title, or its short identifier

        Options
          --daily           every day
          --on DAYS         on these days of each week, as mon,thu
          --weekly N        on N days of each week
          --monthly N       on N days of each month
          --quarterly N     on N days of each quarter of a year
          --yearly N        on N days of each year
          --every DAYS      once every so many days, as 14
          --rolling N/DAYS  N times in any so many days, as 3/7
          --whenever        when it comes up; only counted
          --once            one time
          --rule RULE       how a goal of you both counts: each, either, together or sum
          --target N        how much makes it whole, as 10 or 2.5
          --unit UNIT       what the target is counted in, as minutes
          --from DATE       the first day it holds; that of the next period if left out
          --reason TEXT     why, in your own words; your partner reads it

        Examples
          duolog goal revise quiet --weekly 3 --reason "we like it"
          duolog goal revise walk --target 5 --from 2026-12-01

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal done'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal done")) == """
        Mark a goal as reached.

        Usage: duolog goal done GOAL

        Arguments
          GOAL  the goal: a part of its title, or its short identifier

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal let-go'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal let-go")) == """
        End a goal that had its time.

        Usage: duolog goal let-go GOAL [--reason TEXT]

        Letting go is an ending like any other. Nothing is deleted, and
        'duolog goal restore' brings it back.

        Arguments
          GOAL           the goal: a part of its title, or its short identifier

        Options
          --reason TEXT  why, in your own words; your partner reads it

        Examples
          duolog goal let-go walk --reason "we dance now"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal archive'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal archive")) == """
        Put a goal away, with everything it holds.

        Usage: duolog goal archive GOAL

        Nothing is deleted. 'duolog goal restore' brings it back.

        Arguments
          GOAL  the goal: a part of its title, or its short identifier

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal restore'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal restore")) == """
        Bring back a goal that was done, let go or put away.

        Usage: duolog goal restore GOAL

        Arguments
          GOAL  the goal: a part of its title, or its short identifier

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'templates'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("templates")) == """
        Goals to begin with, and questions to ask.

        Usage: duolog templates [SEARCH...] [--category CATEGORY] [--json]

        Without anything it lists them all; one by its identifier is shown in full.
        Words are looked for in everything that templates say. It needs no journal.

        With --json it prints an array, also of a single template.

        Arguments
          SEARCH               an identifier, as D4, or words to look for

        Options
          --category CATEGORY  only those about this, as appreciation
          --json               print JSON, for other programs

        Examples
          duolog templates D4
          duolog templates date night
          duolog templates --category appreciation

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'goal join'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal join")) == """
        Make two goals one.

        Usage: duolog goal join GOAL OTHER

        Where each of you has made the same goal. The older one stays, with what it asks
        for; what you both logged for either, or will log, counts for it. Nothing is
        deleted, and 'duolog goal unjoin' takes them apart again.

        'duolog settle' names goals that look alike. They are never joined by
        themselves.

        Arguments
          GOAL   the goal: a part of its title, or its short identifier
          OTHER  the other goal, likewise

        Examples
          duolog goal join tea "tea time"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'agree'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("agree")) == """
        Say yes to a goal, a phase of a plan, or an agreement.

        Usage: duolog agree WHAT

        A goal that was proposed is not asked for until you have both said yes. A plan,
        as template D10 makes one, goes on to its next phase when you are both ready;
        there is no hurry, and nothing is held against anyone meanwhile.

        Arguments
          WHAT  the goal, or the agreement: a part of it is enough

        Examples
          duolog agree tea

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }
}
