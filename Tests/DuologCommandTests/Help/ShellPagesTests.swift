import Testing

@testable import DuologCommand

@Suite struct ShellPagesTests {
  @Test func `The page of 'completions'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("completions")) == """
        Let your shell complete commands, goals and more.

        Usage: duolog completions [SHELL] [--values KIND]

        Prints a script for your shell. With it, the Tab key completes commands and
        options, and also your goals, templates, time zones and identifiers.

        In bash, add the line 'source <(duolog completions bash)' to ~/.bashrc. In zsh,
        add 'source <(duolog completions zsh)' to ~/.zshrc, after 'compinit'. For fish,
        put the output into ~/.config/fish/completions/duolog.fish.

        With --values, the output has two lines for each value: what to type, and what
        it is. It is empty if there is no journal. Nothing is ever written or asked.

        Arguments
          SHELL          bash, zsh or fish

        Options
          --values KIND  print what can be typed now, for example goals; the scripts ask
                         for it

        Examples
          duolog completions fish
          duolog completions --values goals

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'manual'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("manual")) == """
        Print the manual, for man.

        Usage: duolog manual

        The manual has every command and option on one page. 'duolog manual | man -l -'
        shows it. In ~/.local/share/man/man1/duolog.1, 'man duolog' finds it.

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }

  @Test func `The page of 'remind'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("remind")) == """
        Be reminded, on days when something is due.

        Usage: duolog remind [--at HH:MM | --remove | --now] [--days DAYS]

        Your computer then shows a notification at that time, with what
        'duolog today --line' prints. It stays quiet if nothing is due, and while your
        goals are paused.

        With --at, Duolog shows which files and commands do this, and asks before it
        changes anything: a timer of systemd, or an agent of launchd on a Mac. Without
        options, it says when you are reminded.

        A calendar from 'duolog export --ical' reminds you on your phone as well, at
        nine in the evening.

        Options
          --at HH:MM   when, on this computer's clock, for example 21:00
          --days DAYS  only on these days, for example mon,thu
          --remove     don't remind any more
          --now        remind now, if something is due

        Examples
          duolog remind --at 21:00
          duolog remind --at 20:30 --days mon,thu
          duolog remind --now

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
