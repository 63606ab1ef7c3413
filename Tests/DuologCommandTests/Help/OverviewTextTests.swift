import Testing

@testable import DuologCommand

@Suite struct OverviewTextTests {
  @Test func `The overview names every command, option and exit code`() {
    #expect(
      HelpPage(width: 80).text(about: .overview) == """
        Duolog keeps goals and check-ins for two, on all your devices. It needs no
        server: a shared folder or a USB stick is enough.

        Usage: duolog [COMMAND] [OPTIONS]

        Getting started
          init          Begin a journal for the two of you on this device
          join          Join your partner's journal through the folder you share
          demo          See two made-up devices sync through a temporary folder

        Every day
          today         What is due, news from your partner, and what to settle
          checkin       Log a goal, or go through what is due
          note          Change the note on an entry
          edit          Correct something you logged
          delete        Remove something you logged
          undo          Undo the last thing you did on this device
          pause         Take a break from a goal, or from all of them
          resume        End the break from a goal, or from all of them
          remind        Be reminded, on days when something is due

        Looking back
          week          The week at a glance, with a mark for each day
          calendar      A month at a glance, with a mark for each day
          stats         How your goals are going
          log           What you both logged, newest first
          history       Everything that happened to a goal
          report        A page to look at together, with charts of your year

        Goals
          goal add      Add a goal
          goal list     Your goals, and how they are going
          goal show     One goal in full
          goal edit     Change a goal
          goal revise   Ask for more or less, from a day on
          goal move     Choose where a goal stands among the others
          goal done     Mark a goal as done
          goal let-go   End a goal that has had its time
          goal archive  Archive a goal, with everything in it
          goal restore  Bring back a goal that was done, let go or archived
          goal join     Join two goals into one
          goal unjoin   Take joined goals apart again
          agree         Say yes to a goal, a phase of a plan, or an agreement
          decline       Say no, for now, to what waits for your yes
          templates     Ideas for goals, and questions to ask

        For each other
          thanks        Say thank you to your partner
          react         React to something your partner logged
          mood          Say how you are, from 1 to 5
          answer        The question of the day, the same for both of you
          repair        What to mend while it is small

        The two of you
          milestone     Steps on the way, worth celebrating
          celebrate     Celebrate a milestone you reached
          agreement     What the two of you agree on
          plan          What your goals rest on
          review        Look back, without judgement: keep, change, pause

        Just for you
          write         Write into your journal, just for you
          signal        Note a sign that something may need to shift
          private       What is on this device only
          share         Share a private entry with your partner

        In sync
          sync          Sync with your partner through a folder or a USB stick
          seal          Let only the two of you read the folder you share
          settle        Choose between versions when you both changed the same thing
          inbox         What somebody wrote on a phone without Duolog
          export        Write a file for another device, or for other programs
          import        Import a file from another device or app

        Behind the scenes
          settings      Your name, when your day starts, and other settings
          status        Where your journal is, what it holds, and what is on its way
          verify        Check that every entry is as it was written
          doctor        Check for problems on this device
          completions   Let your shell complete commands, goals and more
          manual        Print the manual, for man
          help          Show help on all commands, or on one

        Options for every command
          --journal FILE  the journal to use, instead of the one in DUOLOG_HOME
          --zone ZONE     your time zone, for example Europe/Lisbon, instead of the
                          device's
          -q, --quiet     print only results and problems
          --no-input      never ask questions
          --yes           go on without asking whether you mean it
          --no-color      print without color
          -h, --help      show help
          --version       show the version

        Environment
          DUOLOG_HOME     the directory of your journal; ~/.local/share/duolog if not
                          set
          TZ              your time zone, for example Europe/Lisbon
          EDITOR          your editor, for 'duolog write' and 'duolog edit'; VISUAL
                          comes first
          NO_COLOR        set it to anything to print without color

        Exit codes
          0    fine
          1    something didn't work, or you said no
          2    the command line wasn't understood
          3    fine, and there is something to settle
          4    the folder isn't available
          130  stopped with Ctrl-C

        More about a command: duolog help COMMAND

        """)
  }

  @Test func `The page of the goal commands lists them`() {
    #expect(
      HelpPage(width: 80).text(about: .group("goal")) == """
        What you want to do, alone or together.

        Usage: duolog goal COMMAND [OPTIONS]

        Commands
          goal add      Add a goal
          goal list     Your goals, and how they are going
          goal show     One goal in full
          goal edit     Change a goal
          goal revise   Ask for more or less, from a day on
          goal move     Choose where a goal stands among the others
          goal done     Mark a goal as done
          goal let-go   End a goal that has had its time
          goal archive  Archive a goal, with everything in it
          goal restore  Bring back a goal that was done, let go or archived
          goal join     Join two goals into one
          goal unjoin   Take joined goals apart again

        'duolog goal' alone runs 'duolog goal list'.

        More about a command: duolog help goal COMMAND

        """)
  }

  @Test func `The page of a group that the overview names by its word lists its commands`() {
    #expect(
      HelpPage(width: 80).text(about: .group("milestone")) == """
        Steps on the way, worth celebrating.

        Usage: duolog milestone COMMAND [OPTIONS]

        Commands
          milestone add      Add a milestone to a goal
          milestone list     The milestones of your goals
          milestone reached  Mark a milestone as reached

        'duolog milestone' alone runs 'duolog milestone list'.

        More about a command: duolog help milestone COMMAND

        """)
  }
}
