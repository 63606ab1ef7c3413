import Testing

@testable import DuologCommand

@Suite struct ExchangePagesTests {
  @Test func `The page of 'sync'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("sync")) == """
        Sync with your partner through a folder or a USB stick.

        Usage: duolog sync [FOLDER] [--watch | --open] [--delay SECONDS] [--report FILE]
                           [--page FILE] [--json]

        Something else carries the folder: Dropbox, Syncthing, a USB stick. Duolog only
        adds files of its own. An empty folder takes nothing away from your journal.

        The exit code is 0 if the sync worked, even if a file was set aside or there is
        now something to settle. It is 4 if the folder is not available, and 1 if it is
        sealed with a key that isn't on this device.

        With --watch it runs until Ctrl-C: it notices what arrives in the folder and
        what you log, reports only what is new, and waits if the folder is not there.
        With --json it then prints one document per line.

        With --page, a sync also writes a small page for the home screen of a phone, if
        what it says has changed: today, the week, your partner's news and the question
        of the day. Nothing private is on it. Put it where the phone gets it; in a
        sealed journal, not into the folder you share.

        A watch hands over what you log after a minute. Until then, 'duolog undo' takes
        it back without a trace. A sync without --watch hands over everything at once.

        Arguments
          FOLDER           the folder or USB stick; the last one if left out

        Options
          --watch          keep running, and sync whenever something changes
          --delay SECONDS  with --watch: how long to keep what you log here first (60)
          --report FILE    keep a report in this file up to date: see
                           'duolog help report'
          --page FILE      keep a small page for a phone there: today, the week, news
          --open           go on in the open, if neither of you has sealed the folder
          --json           print JSON for other programs

        Examples
          duolog sync ~/Dropbox/us
          duolog sync
          duolog sync --watch

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'seal'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("seal")) == """
        Let only the two of you read the folder you share.

        Usage: duolog seal [FOLDER] [--show | --key | --new-key]

        Duolog makes a key and shows it to you. From then on, what it leaves in the
        folder can be read, and added to, only with that key. Your partner needs it, and
        so does each of your other devices: run 'duolog seal --key' there and type it.
        Without a terminal, the key is read from the standard input.

        Those who carry the folder still see how many devices there are, and file names
        with entry numbers, sizes and times. Its older versions and trash keep what was
        in the open before.

        Make a new key when a device is lost, or when somebody should no longer read
        along. The old key then reads nothing new and adds nothing.

        Arguments
          FOLDER     the folder you share; the one of the last sync if left out

        Options
          --show     show the key
          --key      type the key that your partner has read to you
          --new-key  make a new key, after losing a device for example

        Examples
          duolog seal
          duolog seal --show
          duolog seal --key

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'settle'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("settle")) == """
        Choose between versions when you both changed the same thing.

        Usage: duolog settle [N] [--keep K] [--json]

        Without a number it lists them all. Nothing is lost in the meantime: one version
        is shown and the others are kept. The exit code is 3 as long as there is
        something to settle.

        Numbers go with the list that was shown last on this device, whatever has come
        in since.

        Arguments
          N         the number that 'duolog settle' shows

        Options
          --keep K  keep version K
          --json    print JSON for other programs

        Examples
          duolog settle
          duolog settle 2 --keep 1

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'export'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("export")) == """
        Write a file for another device, or for other programs.

        Usage: duolog export [PATH] [--all | --csv | --markdown | --json | --ical]
                             [--open] [--from DATE] [--to DATE] [--goal GOAL]
                             [--by NAME] [--with-private]

        The file for another device holds what any of your other devices may be missing,
        or everything with --all. If your journal is sealed, so is the file.

        For other programs there are four forms: a table for a spreadsheet (--csv), a
        diary to read (--markdown), a document (--json) and a calendar (--ical). They
        hold what you two share, as it stands now, and anybody who has the file can read
        it. Without PATH, or with '-', they are printed.

        The calendar has due dates, days to look at something again, milestones, and an
        alarm on the evenings when a goal asks for something. Import it again, and it
        changes what is there and adds nothing twice.

        Arguments
          PATH            a file to write, or a folder to put it in

        Options
          --all           everything, not only what other devices may be missing
          --open          don't seal the file: anybody who has it can read it
          --csv           a table for a spreadsheet
          --markdown      a diary, day by day
          --json          a JSON document
          --ical          a calendar
          --from DATE     nothing before this day, for example 2026-11-01
          --to DATE       nothing after this day
          --goal GOAL     one goal: part of its title, or its short identifier
          --by NAME       what one of you two logged
          --with-private  also what is on this device only, and marked as such

        Examples
          duolog export /media/stick --all
          duolog export --csv 2026.csv --from 2026-01-01
          duolog export --ical ~/us.ics

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'import'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("import")) == """
        Import a file from another device or app.

        Usage: duolog import PATH [--open] [--dry-run] [--as NAME] [--goal TITLE=GOAL]
                             [--private] [--columns LIST] [--dates ORDER]

        Importing a file twice changes nothing; what it has gained since is added.

        If your journal is sealed, only sealed files are imported: anybody could have
        written any other. Use --open for a single file if you know where it comes from.

        Duolog reads the files of Loop Habit Tracker (a backup, or an unpacked CSV
        export), Table Habit, Habo, Beaver Habits, HabitBull, Tickmate, Rewire, harsh,
        jrnl and Day One, and shows what they would add before anything is added.
        'duolog undo' takes it all back. It does the same with what
        'duolog export --csv' and '--json' have written, also after a spreadsheet.

        For any other CSV, --columns says which column holds the date, the goal, the
        state, the amount, the unit and the note.

        Arguments
          PATH               the file, or a folder with several

        Options
          --open             take a single file that isn't sealed, although your journal
                             is
          --dry-run          only show what another app's file would add
          --as NAME          whose entries they are; yours if left out
          --goal TITLE=GOAL  put what the file calls TITLE into a goal of yours; can be
                             repeated
          --private          keep it on this device; your partner never sees it
          --columns LIST     what the columns of any CSV hold, for example
                             date=Day,goal=Habit
          --dates ORDER      how to read 11/5/2020: dmy or mdy

        Examples
          duolog import /media/stick
          duolog import "Loop Habits Backup.db" --goal "Run=Evening walk"
          duolog import steps.csv --columns date=Day,goal=What,amount=Steps

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'settings'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("settings")) == """
        Your name, when your day starts, and other settings.

        Usage: duolog settings [--name NAME] [--device NAME] [--day-starts HH:MM]
                               [--week-starts WEEKDAY] [--json]

        Without options, it shows them. A change applies from now on and on all your
        devices; only --device and --zone, its time zone, are just for this one.

        If your day starts at 04:00, what you log at two in the morning counts for the
        day before. What you have already logged keeps its day.

        Weeks begin on Monday until you both choose the same other day. Past weeks are
        then counted the new way too.

        Options
          --name NAME            what you are called
          --device NAME          a name for this device, for example "Ana's phone"
          --day-starts HH:MM     when your day starts, for example 04:00; until then it
                                 is still yesterday
          --week-starts WEEKDAY  the day you'd like your weeks to begin on
          --json                 print JSON for other programs

        Examples
          duolog settings
          duolog settings --day-starts 04:00

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'status'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("status")) == """
        Where your journal is, what it holds, and what is on its way.

        Usage: duolog status [--json]

        The exit code is 3 if there is something to settle.

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'verify'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("verify")) == """
        Check that every entry is as it was written.

        Usage: duolog verify [--json]

        This rebuilds everything from the log in a copy, and compares. Two devices that
        hold the same entries print the same digest.

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'doctor'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("doctor")) == """
        Check for problems on this device.

        Usage: duolog doctor [--json]

        Checks the time zone and the clock, the journal's file, the folder, and what has
        arrived. Each line says that all is well, or what to do. Nothing you two have
        written appears, so you can show the output to someone who helps.

        It changes nothing. The exit code is 0 if all is well and 1 if something needs
        attention. 'duolog verify' checks that every entry is as it was written.

        Options
          --json  print JSON for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'help'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("help")) == """
        Show help on all commands, or on one.

        Usage: duolog help [COMMAND...]

        Arguments
          COMMAND  the command to read about

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
