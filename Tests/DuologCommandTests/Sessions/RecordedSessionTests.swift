import Foundation
import Testing

/// The sessions under `Fixtures/sessions`, which are to be read as much as to be tested.
///
/// With `DUOLOG_REGENERATE_FIXTURES=1` each is written anew, with what its commands and answers
/// make now; otherwise that must be what it says, to the letter.
@Suite struct RecordedSessionTests {
  private static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/sessions")

  @Test(arguments: ["checkin", "evening", "goal-wizard", "hard-day", "still-the-right-goal"])
  func `A recorded session replays to the letter`(name: String) throws {
    let file = RecordedSessionTests.directory.appending(path: name + ".txt")
    let session = RecordedSession(text: try String(contentsOf: file, encoding: .utf8))
    let replay = try session.replayed()
    if ProcessInfo.processInfo.environment["DUOLOG_REGENERATE_FIXTURES"] == "1" {
      try replay.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(replay == session.text, "What was seen:\n\(replay)")
    // What is typed is no part of the layout, and has a line of its own on a narrow terminal.
    for line in replay.split(separator: "\n") where !line.hasPrefix("$ ") {
      #expect(line.replacing(/«[^»]*»/, with: "").count <= 61, "\(line)")
    }
  }

  @Test func `Every recorded session is replayed`() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: RecordedSessionTests.directory.path())
    #expect(
      names.sorted() == [
        "checkin.txt", "evening.txt", "goal-wizard.txt", "hard-day.txt", "still-the-right-goal.txt",
      ])
  }
}
