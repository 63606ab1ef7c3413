import Testing

@testable import DuologCommand

@Suite struct HelpPageTests {
  private static let topics: [HelpTopic] =
    [.overview, .group("goal")] + CommandTable.duolog.commands.map { .command($0.name) }

  @Test(arguments: topics)
  func `Pages keep within every width they are laid out for`(topic: HelpTopic) {
    for width in Console.widths {
      var isExample = false
      for line in HelpPage(width: width).text(about: topic).split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        // Examples are there to be copied, so they are not broken.
        isExample = line == "Examples" || (isExample && !line.isEmpty)
        #expect(isExample || line.count <= width, "\(width): \(line)")
        #expect(!line.hasSuffix(" "), "\(width): \(line)")
      }
    }
  }

  @Test func `A narrow page breaks its usage between options and its help between words`() {
    #expect(
      HelpPage(width: 60).text(about: .command("goal edit")).hasPrefix(
        """
        Change a goal.

        Usage: duolog goal edit GOAL [--title TEXT] [--due DATE]
                            [--group NAME] [--how TEXT]
                            [--achievable TEXT] [--why TEXT]
                            [--review DATE] [--often WORDS | --daily
                            | --on DAYS | --weekly N | --monthly N
                            | --quarterly N | --yearly N
                            | --every DAYS | --every-window DAYS
                            | --rolling N/DAYS | --at-most N/PERIOD
                            | --quit | --whenever | --once]
                            [--rule RULE] [--target N] [--unit UNIT]
                            [--reason TEXT]

        A new rhythm or target applies from the next period on. What
        you did so far is still judged by what held then.
        """))
  }

  @Test func `A group that does not exist shows the overview`() {
    let page = HelpPage(width: 80)
    #expect(page.text(about: .group("nonsense")) == page.text(about: .overview))
  }
}
