import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// `duolog report`, and the report that a sync keeps up to date. What is in it is tested where it is
/// made.
@Suite struct ReportCommandTests {
  private func homes() throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: [["Tea", "--weekly", "2", "--together"]])
    try homes.quietly(.ana, "checkin", "tea")
    return homes
  }

  private func page(_ homes: TwoHomes, _ name: String) throws -> String {
    try String(contentsOfFile: homes.directory.path("ana/\(name)"), encoding: .utf8)
  }

  @Test func `It is written to a file or a folder, for its owner only`() throws {
    let homes = try homes()
    let written = try homes.ana("report", "us.html")
    #expect(written.output.isEmpty && written.exitCode == 0)
    #expect(written.messages == "Wrote the report to ~/us.html. Open it in a browser.\n")
    let path = homes.directory.path("ana/us.html")
    #expect(
      try page(homes, "us.html").hasPrefix("<!DOCTYPE html>\n<!-- Written by Duolog: report -->"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(
      try homes.ana("report").messages
        == "Wrote the report to ~/report.html. Open it in a browser.\n")
    #expect(try homes.ana("report", "-").output == homes.ana("report", "-").output)
  }

  @Test func `It replaces a report, and nothing else`() throws {
    let homes = try homes()
    try homes.quietly(.ana, "report", "us.html")
    try homes.quietly(.ana, "report", "us.html", "--for-session")
    #expect(try page(homes, "us.html").contains("<h1>For our session</h1>"))
    let path = homes.directory.path("ana/notes.html")
    try "<!DOCTYPE html>\n<p>mine".write(toFile: path, atomically: true, encoding: .utf8)
    let refused = try homes.ana("report", "notes.html")
    #expect(refused.exitCode == 1)
    #expect(
      refused.messages == """
        duolog: ~/notes.html already exists and isn't a file of this
        journal, so it wasn't replaced. Choose another name.

        """)
    #expect(try page(homes, "notes.html") == "<!DOCTYPE html>\n<p>mine")
  }

  @Test func `A private report is not written where the partner could read it`() throws {
    let homes = try homes()
    try homes.quietly(.ana, "mood", "2", "quetzal", "--private")
    let refused = try homes.ana("report", "us/report.html", "--with-private")
    #expect(refused.exitCode == 1)
    #expect(
      refused.messages == """
        duolog: ~/us/report.html is in the folder you share, where
        others could read it. Nothing was written. Choose another
        place.

        """)
    try homes.quietly(.ana, "report", "us/report.html")
    #expect(try !page(homes, "us/report.html").contains("quetzal"))
    #expect(try homes.ana("report", "-", "--with-private").output.contains("quetzal"))
  }

  @Test func `A span can be chosen in three ways, and one at a time`() throws {
    let homes = try homes()
    #expect(
      try homes.ana("report", "-", "--year", "2026").output
        .contains(">1 January to 16 November 2026<"))
    #expect(
      try homes.ana("report", "-", "--from", "2026-11-10", "--to", "2026-11-12").output
        .contains(">10 November to 12 November 2026<"))
    #expect(try homes.ana("report", "-", "--all").output.contains(">16 November 2026<"))
    #expect(try homes.ana("report", "--year", "2026", "--all").exitCode == 2)
    #expect(try homes.ana("report", "--all", "--from", "2026-11-10").exitCode == 2)
  }

  @Test func `A sync writes a report of what it received`() throws {
    let homes = try homes()
    try homes.quietly(.ben, "thanks", "for", "the", "quetzal")
    try homes.quietly(.ben, "sync")
    let synced = try homes.ana("sync", "--report", "us.html")
    #expect(synced.messages == "Wrote the report to ~/us.html.\n")
    #expect(try page(homes, "us.html").contains("the quetzal"))
  }
}

@Suite struct WatchedReportTests {
  @Test func `A watch keeps a report up to date`() throws {
    let homes = try LiveHomes.joined()
    let report = homes.directory.path("us.html")
    let watch = try homes.watch(homes.ana, "--report", report)
    func isInReport(_ text: String) -> Bool {
      (try? String(contentsOfFile: report, encoding: .utf8))?.contains(text) ?? false
    }
    #expect(eventually { isInReport("Ana") })
    try homes.quietly(homes.ana, "thanks", "for", "the", "hoopoe")
    #expect(eventually { isInReport("the hoopoe") })
    try homes.quietly(homes.ben, "thanks", "for", "the", "quetzal")
    try homes.quietly(homes.ben, "sync")
    #expect(eventually { isInReport("the quetzal") })
    watch.send(SIGTERM)
    #expect(try watch.wait().exitCode == 0)
  }
}
