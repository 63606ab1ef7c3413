import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Finding things again: filters of the log, tags, the calendar, all figures, one's own journal.
@Suite struct FindingTests {
  private func evenings() throws -> TwoHomes {
    let homes = try TwoHomes.joined(
      now: "2026-11-05T20:00:00.000Z", goals: [["Tea", "--daily"], ["Evening walk", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea", "walk", "--day", "2026-11-04")
    try homes.quietly(.ana, "checkin", "tea", "--note", "in the café #home")
    try homes.quietly(.ben, "checkin", "tea", "--note", "green")
    try homes.quietly(.ben, "thanks", "for the cafe")
    try homes.quietly(.ana, "checkin", "walk", "--state", "partly")
    try homes.meet()
    return homes
  }

  @Test func `The log is narrowed by goal, person, day, word, tag and kind`() throws {
    let homes = try evenings()
    try expect(
      homes.ana("log", "--search", "CAFE"),
      .printed(
        """
        Today
          1  ab12  20:09  Ben said thank you: "for the cafe"
          2  ab12  20:07  Ana logged 'Tea': "in the café #home"
        """))
    try expect(
      homes.ana("log", "--goal", "walk", "--by", "me", "--to", "2026-11-04"),
      .printed(
        """
        Today
          1  ab12  20:06  Ana logged 'Evening walk' for Wed 4 Nov
        """))
    try expect(
      homes.ben("log", "--kind", "checkin", "--by", "ben"),
      .printed("Today\n  1  ab12  05:08  Ben logged 'Tea': \"green\""))
    try expect(
      homes.ana("log", "--tag", "#HOME"),
      .printed("Today\n  1  ab12  20:07  Ana logged 'Tea': \"in the café #home\""))
    try expect(homes.ana("log", "--search", "xylophone"), .printed("Nothing like that was logged."))
    try expect(
      homes.ana("log", "--by", "Carla"),
      .said(
        "duolog: Which of you is 'Carla'? This journal belongs to Ana\nand Ben.", exitCode: 1))
  }

  @Test func `A row keeps its place on 40 columns`() throws {
    let homes = try evenings()
    homes.set("COLUMNS", of: .ana, to: "40")
    try expect(
      homes.ana("log", "--search", "cafe"),
      .printed(
        """
        Today
          1 ab12 20:09  Ben said thank you: "for
                        the cafe"
          2 ab12 20:07  Ana logged 'Tea': "in
                        the café #home"
        """))
  }

  @Test func `A month fits on a page, and marks tell the two apart`() throws {
    let homes = try evenings()
    homes.set("COLUMNS", of: .ana, to: "40")
    try expect(
      homes.ana("calendar"),
      .printed(
        """
        November 2026
           Mo   Tu   We   Th   Fr   Sa   Su
                                          1.
            2.   3.   4x > 5x   6o   7    8
            9   10   11   12   13   14   15
           16   17   18   19   20   21   22
           23   24   25   26   27   28   29
           30

          x you · o Ben
          You: 2 days. Ben: 1 day.
        """))
    #expect(try homes.ana("calendar", "nov", "--goal", "walk").output.contains("> 5/"))
    #expect(try homes.ana("calendar", "dec").output.hasPrefix("December 2025\n"))
    #expect(try homes.ana("calendar", "2026-10", "--json").output.contains(#""2026-10-31""#))
    #expect(try homes.ana("calendar", "13").exitCode == 2)
  }

  @Test func `Without a goal, all figures are shown`() throws {
    let homes = try evenings()
    try expect(
      homes.ana("stats"),
      .printed(
        """
          Tea           you 2 days, Ben 1 day; kept 100% of what it
                        asked for; in a row 2 days; rhythm 10 of 100
          Evening walk  you 2 days; kept 100% of what it asked for;
                        in a row 2 days; rhythm 10 of 100
        """))
    try homes.quietly(.ana, "goal", "add", "Read", "--daily", "--mine")
    #expect(try homes.ana("stats").output.contains("Read          nothing logged yet\n"))
    try homes.quietly(.ana, "goal", "archive", "read")
    let document = try homes.ana("stats", "--json").output
    #expect(document.components(separatedBy: #""kind" : "stats""#).count == 3)
  }

  @Test func `Several goals are logged in one go, and one undo takes back both`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"], ["Evening walk", "--weekly", "2"]])
    try expect(
      homes.ana("checkin", "evening", "walk", "tea", "--yesterday"),
      .said(
        """
        Logged 'Evening walk' for yesterday.
        Logged 'Tea' for yesterday.
        """))
    try expect(
      homes.ana("checkin", "tea", "walk", "--note", "x"),
      .said(
        """
        duolog: '--note' works with one goal at a time. Log that
        goal by itself.

        Usage: duolog checkin [GOAL...] [--note TEXT] [--amount N]
                            [--day DATE | --yesterday]
                            [--with-partner] [--state STATE]
                            [--private]
        More: duolog help checkin
        """, exitCode: 2))
    try expect(
      homes.ana("checkin", "tea", "tea"),
      .said(
        """
        duolog: 'Tea' is named twice. Nothing was logged. To log it
        twice, run the command twice.
        """, exitCode: 1))
    #expect(try homes.ana("log", "--kind", "checkin").output.contains("Evening walk"))
    try homes.quietly(.ana, "undo", "--yes")
    #expect(try homes.ana("calendar").output.contains("15x") == false)
  }

  @Test func `What one writes stays here, is found again, and leaves no other trace`() throws {
    let homes = try TwoHomes.joined()
    let marker = "quetzal-diary"
    try homes.quietly(.ana, "write", "Planted \(marker) peas. #garden")
    try homes.quietly(.ana, "write", "--shared", "For both of us #garden")
    try homes.meet()
    try expect(
      homes.ana("log", "--tag", "garden"),
      CommandRunner.Outcome(
        exitCode: 0, output: "Today\n  1  ab12  20:05  Ana wrote: \"For both of us #garden\"\n",
        messages: "1 more entry is on this device only: '--private' shows it\ntoo.\n"))
    let output = try homes.ana("log", "--tag", "garden", "--private").output
    #expect(output.contains("Ana wrote: \"Planted \(marker)"))
    #expect(output.contains("(only on this device)"))
    #expect(try homes.ben("log").output.contains("For both of us"))
    #expect(try !homes.ana("log").output.contains(marker))
    let files = FileManager.default
    let marked = try files.subpathsOfDirectory(atPath: homes.directory.path).filter { name in
      files.contents(atPath: homes.directory.path + "/" + name)?.range(of: Data(marker.utf8)) != nil
    }
    #expect(marked.allSatisfy { $0.hasPrefix("ana/duolog/journal.sqlite-private") })
    #expect(!marked.isEmpty)
    // What was private can be removed by its number, and nothing shared is touched.
    #expect(try homes.ana("log", "--tag", "garden", "--private").output.contains("  2  "))
    try homes.quietly(.ana, "delete", "2", "--yes")
    #expect(try !homes.ana("log", "--tag", "garden", "--private").output.contains(marker))
  }

  @Test func `A text can come through a pipe, or nothing is written`() throws {
    let homes = try TwoHomes.begun()
    try expect(
      homes.ana("write"),
      .said(
        """
        duolog: No editor is set. Give the text on the command line:
        'duolog write TEXT'. Or set EDITOR, for example to nano.
        """, exitCode: 1))
    homes.set("EDITOR", of: .ana, to: "true")
    try expect(homes.ana("write"), .said("Nothing was written."))
    #expect(try homes.ana("write", "--no-input").exitCode == 1)
  }

  @Test func `Goals are shown in groups, and in the order that people choose`() throws {
    let homes = try TwoHomes.joined(
      goals: [["Tea", "--daily"], ["Walk", "--daily"], ["Book", "--daily"]])
    try expect(
      homes.ana("goal", "move", "book", "--top"), .said("'Book' now stands at the top."))
    try expect(
      homes.ana("goal", "edit", "tea", "--group", "Evenings"),
      .said("'Tea' is now in the group 'Evenings'."))
    try expect(
      homes.ana("goal", "move", "walk", "--after", "tea"),
      .said("'Walk' now stands after 'Tea', in the group 'Evenings'."))
    try homes.meet()
    try expect(
      homes.ben("goal", "list"),
      .printed(
        """
        Shared
          Book  every day, each of you

        Shared: Evenings
          Tea   every day, each of you
          Walk  every day, each of you
        """))
    try expect(
      homes.ben("week"),
      .printed(
        """
        This week, from Mon 16 Nov
                Mo Tu We Th Fr Sa Su
          Book  .  .  .  .  .  .  .
          Evenings:
          Tea   .  .  .  .  .  .  .
          Walk  .  .  .  .  .  .  .
        """))
    let today = try homes.ben("today").output
    let places = ["Book", "Tea", "Walk"].compactMap { today.range(of: "  " + $0)?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    #expect(try homes.ben("log", "--limit", "3").output.contains("moved 'Walk'") == false)
    #expect(try homes.ana("goal", "move", "tea").exitCode == 2)
  }
}
