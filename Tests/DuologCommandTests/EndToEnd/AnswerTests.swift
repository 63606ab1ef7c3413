import DuologTestSupport
import DuologTesting
import Testing

/// The question of the day, at two people's shells.
@Suite struct AnswerTests {
  private let homes: TwoHomes
  private let question: String

  init() throws {
    homes = try TwoHomes.joined(now: "2026-11-16T09:00:00.000Z")
    question = try #require(
      try homes.ana("answer").output.split(separator: "\n").first.map(String.init))
  }

  @Test func `The question comes with what was answered, and who sees it`() throws {
    try homes.quietly(.ana, "answer", "soup")
    try homes.quietly(.ana, "answer", "--shared", "bread")
    try homes.quietly(.ben, "answer", "--shared", "patience")
    try homes.meet()
    try expect(
      homes.ana("answer"),
      .printed(
        """
        \(question)
          You  "soup" (on this device only)
          You  "bread"
          Ben  "patience"
        """))
    let document = try homes.ana("answer", "--json").output
    #expect(
      document.contains("\"text\" : \"patience\"") && document.contains("\"reach\" : \"kept\""))
  }

  @Test func `Answers for both open together, and are nowhere before`() throws {
    let noted = try homes.ana("answer", "--for-both", "soup")
    #expect(noted.messages.contains("hidden, not secret"))
    try homes.meet()
    for command in [["today"], ["answer"], ["log"], ["react"], ["settle"], ["status"], ["doctor"]] {
      for extra in [[], ["--json"]] where command != ["doctor"] || extra.isEmpty {
        let texts = try homes.read(command + extra, by: [.ben])
        #expect(!texts[0].contains("soup"), "\(command)")
      }
    }
    let waiting = try homes.plainOutput(.ben, "today").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(
      waiting.contains("for both; to open both: 'duolog answer --for-both TEXT'"), "\(waiting)")
    #expect(try homes.ben("today", "--line").output.contains("1 to answer"))

    try expect(
      homes.ben("answer", "--for-both", "patience"),
      .printed(
        """
        \(question)
          You  "patience"
          Ana  "soup"
        """))
    try homes.meet()
    for (person, names) in [(TwoHomes.Person.ana, ["You", "Ben"]), (.ben, ["Ana", "You"])] {
      let page = try homes.plainOutput(person, "today")
      #expect(page.contains("  \(names[0])  \"soup\"\n"), "\(page)")
      #expect(page.contains("  \(names[1])  \"patience\"\n"), "\(page)")
    }
  }
}
