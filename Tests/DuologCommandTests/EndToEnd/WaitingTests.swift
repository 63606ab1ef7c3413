import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// What waits for a yes or for another look, and how long ago entries were exchanged.
@Suite struct WaitingTests {
  /// The commands that a page prints, between single quotes.
  private func commands(_ word: String, in page: String) -> [[String]] {
    page.replacing("\n", with: " ").split(separator: "'duolog \(word) ").dropFirst().compactMap {
      rest in
      rest.split(separator: "'").first.map { line in
        // A line may have been broken where a title has a space.
        [word] + Shell.words(of: line.split(separator: " ").joined(separator: " "))
      }
    }
  }

  @Test func `What waits for a yes stays until it is answered, and its command works as printed`()
    throws
  {
    let homes = try TwoHomes.joined()
    homes.setClocks(to: "2026-11-18T12:00:00.000Z")
    for text in ["No phones", "No phones in bed", "Don't shout", "No phones"] {
      try homes.quietly(.ana, "agreement", "add", text)
    }
    try homes.quietly(.ana, "goal", "add", "No phones", "--daily", "--propose")
    try homes.meet()
    for day in 18...20 {
      homes.setClocks(to: try #require(Timestamp("2026-11-\(day)T12:00:00.000Z")))
      let page = try homes.plainOutput(.ben, "today")
      #expect(commands("agree", in: page).count == 5, "\(page)")
      #expect(try homes.ben("today", "--line").output.contains("5 for your yes"))
    }
    let page = try homes.plainOutput(.ben, "today")
    for (index, command) in commands("agree", in: page).enumerated() {
      let isDeclined = index == 1
      let words = isDeclined ? ["decline"] + command.dropFirst() + ["later, gladly"] : command
      try homes.quietly(.ben, words)
      let line = try homes.ben("today", "--line").output
      #expect(index == 4 ? !line.contains("your yes") : line.contains("\(4 - index) for your yes"))
    }
    try homes.meet()
    let news = try homes.plainOutput(.ana, "today").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(news.contains("said no for now") && news.contains("later, gladly"))
    let list = try homes.plainOutput(.ana, "agreement").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(list.contains("Ben said no for now: \"later, gladly\""))
  }

  @Test func `A declined proposal stays in the list, with the word, and can still be agreed to`()
    throws
  {
    let homes = try TwoHomes.joined()
    try homes.quietly(.ana, "goal", "add", "Tea", "--daily", "--propose")
    try homes.meet()
    try expect(
      homes.ben("decline", "tea", "too", "early"),
      .said("Noted: no to 'Tea', for now. Ana will see it after your next\nsync."))
    try homes.meet()
    try expect(
      homes.ana("goal", "list"),
      .printed(
        """
        Waiting for a yes
          Tea  every day, each of you; Ben said no for now: "too
               early"
        """))
    #expect(try !homes.plainOutput(.ana, "today").contains("Waiting for a yes"))
    try homes.quietly(.ben, "agree", "tea")
    #expect(try homes.plainOutput(.ben, "goal", "list").contains("Shared\n  Tea"))
  }

  @Test func `What is to be looked at again comes back when due`() throws {
    let homes = try TwoHomes.joined()
    try homes.quietly(.ana, "agreement", "add", "No phones", "--review-on", "2026-11-18")
    try homes.quietly(
      .ana, "goal", "add", "Gym", "--weekly", "1", "--mine", "--review", "2026-11-17")
    homes.setClocks(to: "2026-11-18T12:00:00.000Z")
    try homes.meet()
    let page = try homes.plainOutput(.ana, "today")
    #expect(
      page.contains(
        """

        To look at again
          Gym          since Tue 17 Nov
          "No phones"  today; an agreement
          'duolog review' notes what you think, and takes them off
          this list.

        """), "\(page)")
    #expect(try homes.ana("today", "--line").output.contains("2 to look at"))
    try homes.quietly(.ana, "agreement", "review", "phones", "--again", "2026-12-18")
    #expect(try homes.ana("today", "--line").output.contains("1 to look at"))
    try homes.quietly(.ana, "review", "--keep", "it works")
    #expect(try !homes.ana("today", "--line").output.contains("to look at"))
    homes.setClocks(to: "2026-12-18T12:00:00.000Z")
    #expect(try homes.ana("today", "--line").output.contains("1 to look at"))
  }

  @Test func `A journal that was not exchanged for days says so, on every screen`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2026-11-18T12:00:00.000Z")
    try homes.quietly(.ana, "checkin", "tea")
    #expect(try !homes.plainOutput(.ana, "today").contains("synced"))
    homes.setClocks(to: "2026-11-25T12:00:00.000Z")
    let words = "Not synced since Mon 16 Nov: your last entry waits for\n'duolog sync'."
    let silence = "Nothing has come from Ben since Mon 16 Nov."
    #expect(try homes.plainOutput(.ana, "today").hasSuffix("\n\n\(words)\n\(silence)\n"))
    #expect(try homes.ana("today", "--line").output.contains("not synced for 9 days"))
    let doctor = try homes.ana("doctor")
    #expect(doctor.output.contains("Not synced since Mon 16 Nov") && doctor.exitCode != 0)
    try homes.quietly(.ana, "sync")
    #expect(try !homes.plainOutput(.ana, "today").contains("Not synced"))
    #expect(try homes.ana("today", "--line").output.contains("nothing from Ben for 9 days"))
  }
}
