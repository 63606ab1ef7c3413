import Testing

@testable import DuologCommand

@Suite struct GoalPagesTests {
  @Test func `The page of 'goal add'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal add")) == """
        Add a goal.

        Usage: duolog goal add [TITLE] [--template ID] [--often WORDS | --daily
                               | --on DAYS | --weekly N | --monthly N | --quarterly N
                               | --yearly N | --every DAYS | --every-window DAYS
                               | --rolling N/DAYS | --at-most N/PERIOD | --quit
                               | --whenever | --once] [--by DATE] [--mine | --ours]
                               [--rule RULE | --together] [--target N] [--unit UNIT]
                               [--propose] [--how TEXT] [--achievable TEXT] [--why TEXT]
                               [--review DATE] [--group NAME] [--guided]

        A shared goal counts in one of four ways. each: you both do it. either: one of
        you does it. together: you do it at the same time, and two check-ins on one day
        confirm each other. sum: your amounts add up to the target. The default is each,
        or either with --once.

        With --template, anything you leave out comes from the template: see
        'duolog templates'.

        With --guided, Duolog asks at a terminal: whose goal it is, what exactly, how
        often and how much, what makes it doable, why it matters, and when to look at it
        again.

        Arguments
          TITLE                what to call it, in quotes

        Options
          --template ID        start from a template, for example D4
          --often WORDS        how often, in words, for example twice a week
          --daily              every day
          --on DAYS            on these days of each week, for example mon,thu
          --weekly N           on N days of each week
          --monthly N          on N days of each month
          --quarterly N        on N days of each quarter
          --yearly N           on N days of each year
          --every DAYS         again within DAYS days after the last time, for example
                               14
          --every-window DAYS  once in each DAYS days, counted from the first day of the
                               goal
          --rolling N/DAYS     N times in any DAYS days, for example 3/7
          --at-most N/PERIOD   no more than N a day, week or month, for example 2/day
          --quit               not at all; you log when it happens, and the days since
                               are counted
          --whenever           whenever it comes up; it is only counted
          --once               one time only
          --by DATE            with --once: the day it is due, for example 24 Dec or
                               2026-12-24
          --mine               your own goal; only your check-ins count
          --ours               a shared goal; this is the default
          --rule RULE          how a shared goal counts: each, either, together or sum
          --together           short for --rule together
          --target N           how much to reach, for example 10 or "5 km"
          --unit UNIT          what the target is counted in, for example minutes
          --propose            don't ask for it until your partner says yes too
          --how TEXT           what exactly you will do
          --achievable TEXT    what makes it doable, even on a hard day
          --why TEXT           why it matters to you two
          --review DATE        the day to look at it again, for example 24 Dec or
                               2026-12-24
          --group NAME         the group to show it in
          --guided             answer five short questions, and skip any you like

        Examples
          duolog goal add "Ten quiet minutes" --weekly 2 --together
          duolog goal add "Book the trip" --once --by 2026-12-24
          duolog goal add "Look at the budget" --monthly 1 --rule either
          duolog goal add --template D4
          duolog goal add --guided

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal list'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal list")) == """
        Your goals, and how they are going.

        Usage: duolog goal list [--all] [--json]

        Options
          --all   also show goals that are done, let go or archived
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal show'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal show")) == """
        One goal in full.

        Usage: duolog goal show GOAL [--json]

        Arguments
          GOAL    the goal: part of its title, or its short identifier

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal edit'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal edit")) == """
        Change a goal.

        Usage: duolog goal edit GOAL [--title TEXT] [--due DATE] [--group NAME]
                                [--how TEXT] [--achievable TEXT] [--why TEXT]
                                [--review DATE] [--often WORDS | --daily | --on DAYS
                                | --weekly N | --monthly N | --quarterly N | --yearly N
                                | --every DAYS | --every-window DAYS | --rolling N/DAYS
                                | --at-most N/PERIOD | --quit | --whenever | --once]
                                [--rule RULE] [--target N] [--unit UNIT] [--reason TEXT]

        A new rhythm or target applies from the next period on. What you did so far is
        still judged by what held then. 'duolog goal revise' lets you choose the day.

        Arguments
          GOAL                 the goal: part of its title, or its short identifier

        Options
          --title TEXT         a new title
          --due DATE           a new due date
          --group NAME         the group to show it in; "" takes it out
          --how TEXT           what exactly you will do
          --achievable TEXT    what makes it doable, even on a hard day
          --why TEXT           why it matters to you two
          --review DATE        the day to look at it again, for example 24 Dec or
                               2026-12-24
          --often WORDS        how often, in words, for example twice a week
          --daily              every day
          --on DAYS            on these days of each week, for example mon,thu
          --weekly N           on N days of each week
          --monthly N          on N days of each month
          --quarterly N        on N days of each quarter
          --yearly N           on N days of each year
          --every DAYS         again within DAYS days after the last time, for example
                               14
          --every-window DAYS  once in each DAYS days, counted from the first day of the
                               goal
          --rolling N/DAYS     N times in any DAYS days, for example 3/7
          --at-most N/PERIOD   no more than N a day, week or month, for example 2/day
          --quit               not at all; you log when it happens, and the days since
                               are counted
          --whenever           whenever it comes up; it is only counted
          --once               one time only
          --rule RULE          how a shared goal counts: each, either, together or sum
          --target N           how much to reach, for example 10 or "5 km"
          --unit UNIT          what the target is counted in, for example minutes
          --reason TEXT        why, in your own words; your partner will see it

        Examples
          duolog goal edit quiet --weekly 3 --reason "we like it"

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'goal revise'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("goal revise")) == """
        Ask for more or less, from a day on.

        Usage: duolog goal revise GOAL [--often WORDS | --daily | --on DAYS | --weekly N
                                  | --monthly N | --quarterly N | --yearly N
                                  | --every DAYS | --every-window DAYS
                                  | --rolling N/DAYS | --at-most N/PERIOD | --quit
                                  | --whenever | --once] [--rule RULE] [--target N]
                                  [--unit UNIT] [--from DATE] [--reason TEXT]

        The change applies from the next period on, or from the day you give, and never
        before today. What you did so far is still judged by what held then.

        Arguments
          GOAL                 the goal: part of its title, or its short identifier

        Options
          --often WORDS        how often, in words, for example twice a week
          --daily              every day
          --on DAYS            on these days of each week, for example mon,thu
          --weekly N           on N days of each week
          --monthly N          on N days of each month
          --quarterly N        on N days of each quarter
          --yearly N           on N days of each year
          --every DAYS         again within DAYS days after the last time, for example
                               14
          --every-window DAYS  once in each DAYS days, counted from the first day of the
                               goal
          --rolling N/DAYS     N times in any DAYS days, for example 3/7
          --at-most N/PERIOD   no more than N a day, week or month, for example 2/day
          --quit               not at all; you log when it happens, and the days since
                               are counted
          --whenever           whenever it comes up; it is only counted
          --once               one time only
          --rule RULE          how a shared goal counts: each, either, together or sum
          --target N           how much to reach, for example 10 or "5 km"
          --unit UNIT          what the target is counted in, for example minutes
          --from DATE          the first day it applies; the start of the next period if
                               left out
          --reason TEXT        why, in your own words; your partner will see it

        Examples
          duolog goal revise quiet --weekly 3 --reason "we like it"
          duolog goal revise walk --target 5 --from 2026-12-01

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
