import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// What is private leaves the device in no byte of any file.
@Suite struct PrivacyTests {
  private static let marker = "quetzal-marker"

  /// Something private in every field that can be.
  private func writeEverything(_ homes: TwoHomes) throws {
    let text = PrivacyTests.marker
    try homes.quietly(.ana, "signal", "K19b", text)
    try homes.quietly(.ana, "answer", text)
    try homes.quietly(.ana, "answer", text, "--prompt", "D15")
    try homes.quietly(.ana, "write", text)
    try homes.quietly(.ana, "pause", "tea", "--days", "1", "--reason", text)
    try homes.quietly(.ana, "pause", "--all", "--reason", text)
    try homes.quietly(.ana, "resume", "--all")
    try homes.quietly(.ana, "checkin", "tea", "--note", text, "--private")
    try homes.quietly(.ana, "note", "tea", text + " more")
    try homes.quietly(.ana, "mood", "2", text, "--private")
    try homes.quietly(.ana, "thanks", text, "--private")
    try homes.quietly(.ana, "plan", "add", "stressor", text, "--private")
    try homes.quietly(
      .ana, "review", "--keep", text, "--change", text, "--pause", text, "--decide", text,
      "--private")
  }

  /// The files below `path` that hold `marker`.
  private func marked(_ path: String, _ marker: String = marker) throws -> [String] {
    let files = FileManager.default
    return try files.subpathsOfDirectory(atPath: path).filter { name in
      guard let bytes = files.contents(atPath: path + "/" + name) else { return false }
      return bytes.range(of: Data(marker.utf8)) != nil
    }
  }

  @Test func `No private marker appears in the folder, on the stick or in an exported file`()
    throws
  {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("stick"), withIntermediateDirectories: false)
    let (stick, file) = (homes.directory.path("stick"), homes.directory.path("all.json"))
    try writeEverything(homes)
    try homes.quietly(.ana, "checkin", "tea", "--note", "for both")
    try homes.meet()
    try homes.quietly(.ana, "sync", stick)
    try homes.quietly(.ana, "export", file, "--all")
    try homes.quietly(.ben, "sync", stick)
    try homes.quietly(.ana, "settle")
    #expect(try homes.ana("private").output.components(separatedBy: PrivacyTests.marker).count > 11)
    #expect(try homes.ben("private") == .printed("No private entries on this device."))
    // The same search finds what both may read, so it would find a marker.
    homes.set("COLUMNS", of: .ben, to: "100")
    #expect(try homes.ben("log").output.contains("for both"))
    #expect(
      try marked(homes.directory.path).allSatisfy {
        $0.hasPrefix("ana/duolog/journal.sqlite-private")
      })
    #expect(try marked(homes.directory.path("us")).isEmpty)
    #expect(try marked(stick).isEmpty)
  }

  @Test func `Sharing asks first, and Ben reads only that entry`() throws {
    let homes = try TwoHomes.joined()
    try homes.quietly(.ana, "answer", "The walk", "--prompt", "D15")
    try homes.quietly(.ana, "mood", "2", "tired", "--private")
    let listed = try homes.plainOutput(.ana, "private")
    let letters = listed.split(separator: "\n").dropFirst().compactMap { line -> String? in
      let words = line.split(separator: " ")
      return words.count > 2 && words[2] == "today" ? String(words[1]) : nil
    }
    #expect(letters.count == 2 && Set(letters).count == 2, "\(listed)")
    #expect(listed.contains("felt 2 of 5: tired"))
    let refused = try homes.ana("share", "1")
    #expect(refused.exitCode == 1 && refused.messages.contains("Nothing was shared."))
    #expect(refused.messages.contains("--yes'"))
    try expect(
      homes.ana("share", letters[0], "--yes"),
      .said(
        """
        Shared: you answered 'What makes me feel loved, seen or
        supported?': "The walk". Ben will see it after your next
        sync. Until then, 'duolog undo' takes it back without a
        trace.
        """))
    try homes.meet()
    let log = try homes.ben("log").output
    #expect(log.contains("The walk"))
    #expect(!log.contains("tired"))
    // The number of the other entry has changed, its letters have not.
    #expect(try homes.ana("private", "forget", letters[0], "--yes").exitCode == 1)
    let kept = try homes.ana("private", "forget", "1")
    #expect(kept.exitCode == 1 && kept.messages.contains("Nothing was forgotten."))
    try expect(
      homes.ana("private", "forget", letters[1].uppercased(), "--yes"),
      .said("Forgotten: you noted that you felt 2 of 5: tired."))
    try expect(
      homes.ana("private", "forget", "1", "--yes"),
      .said(
        """
        duolog: There are no private entries on this device.
        """, exitCode: 1))
  }

  @Test func `The words for each kind of private entry`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try expect(
      homes.ana("checkin", "tea", "--note", "slow", "--private"),
      .said("Logged 'Tea' for today. What you added stays on this device."))
    try expect(
      homes.ana("checkin", "tea", "--private", "--day", "2026-11-15"),
      .said(
        """
        Logged 'Tea' for yesterday. Your partner will see that you
        logged it. A note or an amount would have stayed here.
        """))
    try expect(
      homes.ana("pause", "tea", "--days", "2", "--reason", "exams"),
      .said(
        """
        Paused 'Tea' until tomorrow. Nothing is asked for in the
        meantime, and anything you do anyway still counts. Your
        reason stays on this device.
        """))
    try homes.quietly(.ana, "share", "2", "--yes")
    try homes.meet()
    #expect(try homes.ben("log").output.contains("Ana said why 'Tea' is paused: \"exams\""))
  }

  @Test
  func `A private note that is changed stays, and so does how close one felt in a joined goal`()
    throws
  {
    let homes = try TwoHomes.joined(goals: [
      ["How close", "--weekly", "1"], ["--template", "K4"],
    ])
    try homes.quietly(.ana, "checkin", "how", "--note", "slow", "--private")
    try expect(
      homes.ana("note", "how", "quetzal"),
      .said("Noted, for 'How close' today. It stays on this device."))
    try homes.quietly(.ana, "goal", "join", "How close", "Emotional")
    try homes.quietly(.ana, "checkin", "how", "--amount", "7172839")
    try homes.meet()
    for name in ["quetzal", "7172839"] {
      let found = try marked(homes.directory.path, name)
      #expect(found.allSatisfy { $0.hasPrefix("ana/duolog/journal.sqlite-private") }, "\(found)")
    }
    let kept = try homes.ana("private").output
    #expect(kept.contains("\"quetzal\"") && kept.contains("7172839") && !kept.contains("slow"))
  }
}
