import Testing

@testable import DuologCommand

@Suite struct OverviewTextTests {
  @Test func `The overview names every command, option and exit code`() {
    #expect(
      HelpPage(width: 80).text(about: .overview) == """
        Duolog keeps goals and check-ins for two, on every device you both own. It needs
        no server: a folder that something else carries, or a USB stick, is enough.

        Usage: duolog [COMMAND] [OPTIONS]

        Begin
          init          Begin a journal for the two of you on this device
          join          Join the journal in a folder that your partner shares
          demo          Watch two made-up devices meet in a temporary folder

        Each day
          today         What is due, news from your partner, what to settle
          checkin       Log a goal, or be asked what is due
          note          Change the note of what was logged
          pause         Take a break from a goal, or from all of them
          resume        Go on with a goal after a break, or with all of them
          undo          Take back the last thing you logged on this device
          week          The week at a glance, a mark for each day
          stats         What a goal has come to
          log           What you both logged, newest first
          history       Everything that happened to a goal

        Goals
          goal add      Add a goal
          goal list     Your goals and how they stand
          goal show     One goal in full
          goal edit     Change a goal
          goal revise   Ask for more or less of a goal, from a day on
          goal done     Mark a goal as reached
          goal let-go   End a goal that had its time
          goal archive  Put a goal away, with everything it holds
          goal restore  Bring back a goal that was done, let go or put away
          goal join     Make two goals one
          goal unjoin   Take two goals apart that were made one
          agree         Say yes to a goal, a phase of a plan, or an agreement
          templates     Goals to begin with, and questions to ask

        For each other
          thanks        Say thank you to your partner
          react         Send a sign for something your partner logged
          mood          Say how you are, from 1 to 5
          answer        The question of the day, the same for both of you
          repair        What to mend while it is small

        The two of you
          milestone     Steps on the way, worth a celebration
          celebrate     Celebrate a step that was reached
          agreement     What the two of you agree on
          plan          What your goals rest on
          review        Look back, without judgement: keep, change, pause

        Yours alone
          signal        Note a sign that something may need to shift
          private       What is on this device only
          share         Tell your partner what was on this device only

        With each other
          sync          Exchange news with your partner through a folder or a stick
          settle        What you both changed at once, and which version to keep
          export        Write a file that another device can import
          import        Take in a file from another device

        Behind the scenes
          settings      Your name, when your day starts, and what else is set once
          status        Where your journal is, what it holds, what is still on its way
          verify        Check the journal against its own record
          doctor        Look whether anything is wrong on this device, and what to do
          help          Show help, about all commands or about one

        Options of every command
          --journal FILE  the journal to use, instead of the one in DUOLOG_HOME
          --zone ZONE     your time zone, as Europe/Lisbon, instead of the device's
          -q, --quiet     say nothing on the side; problems are still told
          --no-input      ask nothing
          --no-color      print without color, as NO_COLOR does
          -h, --help      show help
          --version       show the version

        Environment
          DUOLOG_HOME     the directory of your journal; ~/.local/share/duolog if not
                          set
          TZ              your time zone, as Europe/Lisbon
          NO_COLOR        set to anything: print without color

        Exit codes
          0  fine
          1  something did not work
          2  the command line was not understood
          3  fine, and there is something to settle
          4  the folder is not available

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
          goal list     Your goals and how they stand
          goal show     One goal in full
          goal edit     Change a goal
          goal revise   Ask for more or less of a goal, from a day on
          goal done     Mark a goal as reached
          goal let-go   End a goal that had its time
          goal archive  Put a goal away, with everything it holds
          goal restore  Bring back a goal that was done, let go or put away
          goal join     Make two goals one
          goal unjoin   Take two goals apart that were made one

        'duolog goal' alone is 'duolog goal list'.

        More about a command: duolog help goal COMMAND

        """)
  }

  @Test func `The page of a group that the overview names by its word lists its commands`() {
    #expect(
      HelpPage(width: 80).text(about: .group("milestone")) == """
        Steps on the way, worth a celebration.

        Usage: duolog milestone COMMAND [OPTIONS]

        Commands
          milestone add      Set a step on the way of a goal
          milestone list     The steps of your goals
          milestone reached  Note that a step was reached

        'duolog milestone' alone is 'duolog milestone list'.

        More about a command: duolog help milestone COMMAND

        """)
  }
}
