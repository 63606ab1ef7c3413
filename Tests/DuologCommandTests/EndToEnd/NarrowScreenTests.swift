import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologCommand

/// Screens of 40 columns, as on a phone, with wide characters too.
@Suite struct NarrowScreenTests {
  @Test(arguments: [40, 60, 100])
  func `Every line keeps within the screen`(width: Int) throws {
    let homes = try TwoHomes.joined(goals: [
      ["Walk around the big lake", "--daily", "--mine", "--target", "5", "--unit", "km"],
      ["ゆきさんに手紙を書くことを毎日続ける", "--weekly", "2"], ["Tea", "--weekly", "2", "--together"],
      ["Tea", "--daily", "--mine"],
    ])
    homes.setClocks(to: "2026-11-18T09:00:00.000Z")
    let long = String(repeating: "日本語の長いメモ。", count: 12)
    try homes.quietly(.ana, "checkin", "walk", "--amount", "3.5", "--note", long)
    try homes.meet()
    try homes.quietly(.ben, "react", "talk")
    try homes.quietly(.ben, "agreement", "add", "No phones in bed after ten in the evening")
    try homes.quietly(.ben, "agreement", "add", "No phones")
    try homes.quietly(.ben, "goal", "add", "Swim in the cold lake", "--weekly", "1", "--propose")
    try homes.quietly(.ben, "thanks", "for", "the", "soup", "and", "the", "walk", "on", "Sunday")
    try homes.quietly(.ben, "answer", "--for-both", "patience")
    try homes.quietly(.ben, "checkin", "ゆき", "--note", String(repeating: "long ", count: 900))
    try homes.meet()
    homes.set("COLUMNS", of: .ana, to: "\(width)")
    try homes.quietly(.ana, "pause", "walk", "--days", "3")
    let commands = [
      ["today"], ["week"], ["log"], ["calendar"], ["stats"],
      ["goal", "list"], ["agreement"], ["private"], ["undo", "--list"],
    ]
    for command in commands {
      let page = try homes.plainOutput(.ana, command)
      #expect(page.split(separator: "\n").count < 90, "\(page)")
      for line in page.split(separator: "\n") {
        // A command is there to be copied, so it is not broken.
        let isCommand = line.drop { $0 == " " }.hasPrefix("'duolog")
        #expect(isCommand || DisplayWidth.of(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func `A terminal's status line shows what fits`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "agreement", "add", "No phones")
    try homes.quietly(.ben, "repair", "begin", "the dishes")
    try homes.meet()
    homes.set("COLUMNS", of: .ana, to: "40")
    try expect(
      homes.ana("today", "--line"),
      .printed("1 today · 1 for your yes · 2 new from Ben · 1 to mend"))
    let streams = MemoryStreams(terminals: [.output], terminalWidth: 40)
    let environment = CommandEnvironment(
      variables: [
        "DUOLOG_HOME": homes.directory.path("ana/duolog"), "TZ": "Europe/Lisbon", "NO_COLOR": "1",
        "DUOLOG_NOW": "2026-11-16T20:30:00Z",
      ])
    _ = DuologProgram(environment: environment, streams: streams).run(["today", "--line"])
    #expect(streams.output == "1 today · 1 for your yes · …\n")
  }

  @Test func `What people wrote is not cut, and titles stay apart`() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Tea", "--daily", "--mine"], ["tea", "--weekly", "3", "--target", "2 cups", "--mine"],
      ["No cigarettes", "--quit", "--mine"],
    ])
    try homes.quietly(.ben, "repair", "begin", "the tone I used on Tuesday about the dishes")
    try homes.quietly(.ben, "agreement", "add", "No phones in bed after ten in the evening")
    try homes.quietly(.ben, "agreement", "add", "No phones")
    try homes.meet()
    homes.set("COLUMNS", of: .ana, to: "40")
    let today = try homes.plainOutput(.ana, "today")
    #expect(!today.contains("…"), "\(today)")
    #expect(
      today.contains("\n  the tone I used on Tuesday about the\n    dishes\n    "), "\(today)")
    #expect(today.contains("\n  \"No phones\"\n    an agreement; if you agree:\n"), "\(today)")
    let week = try homes.plainOutput(.ana, "week")
    #expect(
      week.contains(/Tea \([0-9a-z]{4}\) +[.x]/) && week.contains(/tea \([0-9a-z]{4}\) +[.x]/),
      "\(week)")
    let stats = try homes.plainOutput(.ana, "stats")
    #expect(stats.contains(/tea \([0-9a-z]{4}\) +nothing logged yet/), "\(stats)")
    #expect(stats.contains("0 days so far"), "\(stats)")
  }

  @Test func `Long titles that begin alike are told apart where they are cut off`() throws {
    let homes = try TwoHomes.joined(goals: [
      ["Ten quiet minutes after dinner", "--daily", "--mine"],
      ["Ten quiet minutes before breakfast", "--daily", "--mine"],
      ["Ten new recipes for the two of us", "--daily", "--mine"],
    ])
    homes.set("COLUMNS", of: .ana, to: "40")
    let week = try homes.plainOutput(.ana, "week")
    #expect(week.matches(of: /Ten.*… \([0-9a-z]{4}\)/).count == 2, "\(week)")
    #expect(week.contains(/Ten new [^(]*… +[.x]/), "\(week)")
    homes.set("COLUMNS", of: .ana, to: "100")
    #expect(try !homes.plainOutput(.ana, "week").contains("("))
  }
}
