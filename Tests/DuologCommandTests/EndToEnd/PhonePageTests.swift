import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct PhonePageTests {
  private let homes: TwoHomes

  init() throws {
    homes = try TwoHomes.joined(goals: [
      ["Evening walk", "--weekly", "3", "--target", "5 km"],
      ["<script>alert(1)</script> & \"tea\"", "--daily", "--together"],
    ])
  }

  private var path: String { homes.directory.path("ana/page.html") }

  private func page(_ options: String...) throws -> String {
    try homes.quietly(.ana, ["sync", "--page", path] + options)
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func `the page says what today and the week ask, and what the partner did`() throws {
    try homes.quietly(.ana, "checkin", "walk", "--amount", "2")
    try homes.quietly(.ben, "thanks", "the soup\u{202E}")
    try homes.quietly(.ben, "checkin", "\"tea\"")
    try homes.quietly(.ben, "sync")
    let page = try page()
    for text in [
      "<!-- Written by Duolog: page -->", "<h1><time", ">Today</h2>", ">This week</h2>",
      ">News from Ben</h2>", ">Question of the day</h2>", "Evening walk", "said thank you",
      "<th scope=\"row\">", "default-src &#39;none&#39;",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    // Each heading names its section, and no title is markup.
    #expect(page.components(separatedBy: "<section aria-labelledby").count == 5)
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `nothing that stays on a device is on it`() throws {
    try homes.quietly(.ana, "checkin", "walk", "--amount", "2", "--note", "SECRET1", "--private")
    try homes.quietly(.ana, "mood", "2", "SECRET2", "--private")
    try homes.quietly(.ana, "write", "SECRET3")
    try homes.quietly(.ana, "pause", "walk", "--reason", "SECRET4")
    #expect(try !page().contains("SECRET"))
  }

  @Test func `it is written only if it says something else`() throws {
    let first = try page()
    let old = Date(timeIntervalSince1970: 1_600_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    #expect(try page() == first)
    func modified() throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
    #expect(try modified() == old)
    try homes.quietly(.ana, "checkin", "walk")
    #expect(try page() != first)
    #expect(try modified() != old)
  }

  @Test func `no other file is replaced, and a sealed folder gets no page`() throws {
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    let outcome = try homes.ana("sync", "--page", path)
    #expect(outcome.exitCode == 1 && outcome.messages.contains("wasn't replaced"))
    try homes.quietly(.ana, "seal", "--yes")
    let open = homes.directory.path("us/page.html")
    #expect(try homes.ana("sync", "--page", open).messages.contains("Nothing was written."))
    #expect(!FileManager.default.fileExists(atPath: open))
  }
}
