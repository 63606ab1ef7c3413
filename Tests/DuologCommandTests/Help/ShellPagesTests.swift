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
}
