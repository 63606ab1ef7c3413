import Testing

@testable import DuologCommand

@Suite struct ExchangePagesTests {
  @Test func `The page of 'sync'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("sync")) == """
        Exchange news with your partner through a folder or a stick.

        Usage: duolog sync [FOLDER] [--watch] [--json]

        Something else carries the folder: Dropbox, Syncthing, a USB stick. Duolog only
        adds files of its own there. An empty folder takes nothing away from your
        journal.

        The exit code is 0 where the exchange worked, also if a file had to be set aside
        or something is to be settled now, and 4 where the folder is not available.

        With --watch it goes on until Ctrl-C: it notices what arrives in the folder and
        what you log meanwhile, says only what is new, and waits for a folder that is
        not there. --json then prints one document a line.

        Arguments
          FOLDER   the folder or the stick; the last one if left out

        Options
          --watch  keep going, and exchange whenever something has changed
          --json   print JSON, for other programs

        Examples
          duolog sync ~/Dropbox/us
          duolog sync
          duolog sync --watch

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'settle'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("settle")) == """
        What you both changed at once, and which version to keep.

        Usage: duolog settle [N] [--keep K] [--json]

        Without a number it lists them all. Nothing is lost meanwhile: the later version
        is shown and the other one kept. The exit code is 3 as long as there is
        something to settle.

        Arguments
          N         the number that 'duolog settle' gives it

        Options
          --keep K  keep version K of it
          --json    print JSON, for other programs

        Examples
          duolog settle
          duolog settle 2 --keep 1

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'export'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("export")) == """
        Write a file that another device can import.

        Usage: duolog export PATH [--all]

        It holds what one of your other devices is not known to have, or everything with
        --all.

        Arguments
          PATH   a file to write, or a folder to put it in

        Options
          --all  everything, not only what the other side may lack

        Examples
          duolog export /media/stick --all

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'import'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("import")) == """
        Take in a file from another device.

        Usage: duolog import PATH

        Importing a file twice changes nothing.

        Arguments
          PATH  the file, or a folder that holds some

        Examples
          duolog import /media/stick

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'settings'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("settings")) == """
        Your name, when your day starts, and what else is set once.

        Usage: duolog settings [--name NAME] [--device NAME] [--day-starts HH:MM]
                               [--week-starts WEEKDAY] [--json]

        Alone it shows them. What you set holds from now on and on all your devices;
        only --device and --zone, its time zone, are of this one.

        If your day starts at 04:00, what you log at two in the morning counts for the
        day before. What is logged already keeps its day.

        Weeks begin on Monday unless you both choose the same other day. Then the weeks
        that are over are cut anew as well, and figures of the past are counted by the
        new weeks.

        Options
          --name NAME            what you are called
          --device NAME          a name for this device, as "Ana's phone"
          --day-starts HH:MM     when your day begins, as 04:00; before, it is still
                                 yesterday
          --week-starts WEEKDAY  the day you would have your weeks begin on
          --json                 print JSON, for other programs

        Examples
          duolog settings
          duolog settings --day-starts 04:00

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'status'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("status")) == """
        Where your journal is, what it holds, what is still on its way.

        Usage: duolog status [--json]

        The exit code is 3 where there is something to settle.

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'verify'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("verify")) == """
        Check the journal against its own record.

        Usage: duolog verify [--json]

        Rebuilds everything from the log on a copy and compares. Two devices that hold
        the same entries print the same digest.

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'doctor'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("doctor")) == """
        Look whether anything is wrong on this device, and what to do.

        Usage: duolog doctor [--json]

        Looks at the time zone and the clock, the journal's file, the folder, and what
        has come of it. Each line says that it is fine, or what to do. There is nothing
        in it that you two have written, so it can be shown to somebody who helps.

        It changes nothing. The exit code is 0 where all is fine, and 1 where something
        is to be looked at. Whether each entry is as it was written, 'duolog verify'
        tells.

        Options
          --json  print JSON, for other programs

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }

  @Test func `The page of 'help'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("help")) == """
        Show help, about all commands or about one.

        Usage: duolog help [COMMAND...]

        Arguments
          COMMAND  the command to read about

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --no-color, --help.

        """)
  }
}
