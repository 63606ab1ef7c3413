import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct InboxCommandTests {
  private let homes: TwoHomes

  init() throws {
    homes = try TwoHomes.begun(goals: [["Evening walk", "--weekly", "3", "--target", "5 km"]])
  }

  private func write(_ text: String, to name: String = "Ana.txt") throws {
    try Data(text.utf8).write(
      to: URL(fileURLWithPath: homes.directory.path("us/duolog/inbox/\(name)")))
  }

  @Test func `lines of a phone are logged, and what is unclear is asked`() throws {
    #expect(try homes.ana("inbox").output.contains("There is no shared folder yet."))
    try homes.quietly(.ana, "sync", "us")
    #expect(
      try homes.ana("inbox").output == """
        The inbox is off: this device doesn't read it. To switch it
        on: 'duolog inbox --on'.

        """)
    #expect(try homes.ana("inbox", "--on").messages.contains("Ana.txt"))
    try write(
      "2026-03-01 walk 5 km\n2026-03-01 wlk \u{1B}[31m\u{202E}\n2026-03-02 write Dear me.\n")
    #expect(
      try homes.ana("sync").output.contains(
        "From the inbox: 1 entry by Ana and 1 entry only for you."))
    #expect(try homes.ana("sync").output.contains("1 line in the inbox waits for an answer."))
    #expect(try homes.ana("today").output.contains("1 line in the inbox waits for an answer."))
    #expect(try homes.ana("today", "--line").output.contains("1 in the inbox"))
    #expect(try homes.ana("doctor").output.contains("1 line in the inbox waits"))
    let list = try homes.ana("inbox").output
    #expect(list.contains("Ana.txt, line 2"))
    #expect(!list.unicodeScalars.contains("\u{1B}") && !list.unicodeScalars.contains("\u{202E}"))
    #expect(
      try homes.ana("inbox", "take", "1").messages.contains("Which goal? Answer with --goal."))
    let taken = try homes.ana("inbox", "take", "1", "--goal", "walk").messages
    #expect(taken.hasPrefix("You logged 'Evening walk'"))
    #expect(try homes.ana("inbox").output == "Nothing waits in the inbox.\n")
  }

  @Test func `what is dropped is not asked again`() throws {
    try homes.quietly(.ana, "sync", "us")
    try homes.quietly(.ana, "inbox", "--on")
    try write("tea\ntea\n", to: "Ben.txt")
    try homes.quietly(.ana, "sync")
    #expect(try homes.ana("inbox").output.contains("which day?"))
    #expect(try homes.ana("inbox", "drop", "1", "2").messages == "Dropped: 2 lines.\n")
    try write("tea\ntea\n\n", to: "Ben.txt")
    #expect(try homes.ana("sync").output == "Nothing new, in or out.\n")
    #expect(try homes.ana("inbox", "drop", "1").messages.contains("Nothing waits in the inbox."))
    #expect(try homes.ana("doctor").output.contains("on, with 1 file; nothing waits"))
    try homes.quietly(.ana, "inbox", "--off")
    #expect(try homes.ana("doctor").output.contains("off, although there is 1 file in it"))
  }

  @Test func `a sealed folder says what the inbox opens, and asks`() throws {
    try homes.quietly(.ana, "sync", "us")
    try homes.quietly(.ana, "seal", "--yes")
    let refused = try homes.ana("inbox", "--on")
    #expect(refused.exitCode != 0)
    #expect(refused.messages.contains("the inbox is outside the\nseal"))
    #expect(try homes.ana("inbox").output.contains("The inbox is off"))
    #expect(try homes.ana("inbox", "--on", "--yes").exitCode == 0)
  }
}
