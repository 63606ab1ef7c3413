import Testing

@testable import DuologCommand

@Suite struct ReportPagesTests {
  @Test func `The page of 'report'`() {
    #expect(
      HelpPage(width: 80).text(about: .command("report")) == """
        A page to look at together, with charts of your year.

        Usage: duolog report [FILE] [--year YEAR | --from DATE | --all] [--to DATE]
                             [--for-session] [--with-private]

        The report is one file for a browser. It fetches nothing and runs nothing, and
        it prints well. It has what you did together, each goal with its days, its
        rhythm and its amounts, your moods, milestones, thank-yous and agreements. It
        never says what somebody did not do.

        Without other options, it is about the last twelve months. It has what you two
        share, and anybody who has the file can read it. Only you can open it until you
        pass it on. 'duolog sync --watch --report FILE' keeps it up to date.

        Arguments
          FILE            the file to write, or a folder to put it in; this folder if
                          left out

        Options
          --year YEAR     one year, for example 2026
          --from DATE     from this day on, for example 2026-01-01
          --to DATE       through this day
          --all           everything since you began
          --for-session   the last six weeks, to take to a therapist: what helps, and
                          what to talk about
          --with-private  also what is on this device only, and marked as such

        Examples
          duolog report us.html
          duolog report --year 2026
          duolog report session.html --for-session

        Also: --journal FILE, --zone ZONE, --quiet, --no-input, --yes, --no-color,
        --help.

        """)
  }
}
