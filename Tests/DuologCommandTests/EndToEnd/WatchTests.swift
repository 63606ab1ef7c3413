import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// `duolog sync --watch` at work. What it says is compared as a whole where it ends; until then
/// tests wait for what must come, however long that takes on a busy machine.
@Suite struct WatchTests {
  private let homes: LiveHomes

  init() throws {
    homes = try LiveHomes.joined()
  }

  /// Ends a watch, which must have printed `output` and nothing else.
  private func end(
    _ watch: RunningCommand, output: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    watch.send(SIGTERM)
    let outcome = try watch.wait()
    #expect(outcome.exitCode == 0, sourceLocation: sourceLocation)
    #expect(outcome.output == output, sourceLocation: sourceLocation)
    #expect(
      outcome.messages.ofAnyMoment.hasSuffix("Stopped watching \(homes.anasFolder)."),
      "\(outcome.messages)", sourceLocation: sourceLocation)
  }

  @Test func `a watcher receives what the other device syncs`() throws {
    let watch = try homes.watch(homes.ana)
    try homes.quietly(homes.ben, "checkin", "tea", "--note", "from Ben")
    try homes.quietly(homes.ben, "sync")
    #expect(eventually { !watch.output.isEmpty })
    #expect(try homes.notes(of: homes.ana) == ["from Ben": 1])
    try end(watch, output: "Received from Ben's laptop: 1 check-in.\n")
  }

  @Test func `a watcher publishes what another command logs on this device`() throws {
    let watch = try homes.watch(homes.ana)
    try homes.quietly(homes.ana, "checkin", "tea", "--note", "from Ana")
    #expect(eventually { !watch.output.isEmpty })
    try homes.quietly(homes.ben, "sync")
    #expect(try homes.notes(of: homes.ben) == ["from Ana": 1])
    try end(watch, output: "Sent to Ben: 1 entry.\n")
  }

  @Test func `what is taken back before the delay is over never gets to the folder`() throws {
    let watch = try homes.watch(homes.ana, "--delay", "3600")
    try homes.quietly(homes.ana, "checkin", "tea", "--note", "from Ana")
    try homes.quietly(homes.ana, "thanks", "for nothing")
    // Once something of Ben's has come in, the watch has synced since.
    try homes.quietly(homes.ben, "checkin", "tea", "--note", "from Ben")
    try homes.quietly(homes.ben, "sync")
    #expect(eventually { !watch.output.isEmpty })
    try homes.quietly(homes.ben, "sync")
    #expect(try homes.notes(of: homes.ben) == ["from Ben": 1])
    try homes.quietly(homes.ana, "undo")
    try end(watch, output: "Received from Ben's laptop: 1 check-in.\n")
    try homes.quietly(homes.ana, "sync")
    try homes.quietly(homes.ben, "sync")
    #expect(try homes.notes(of: homes.ben) == ["from Ana": 1, "from Ben": 1])
    #expect(try !homes.quietly(homes.ben, "log").contains("nothing"))
  }

  @Test func `when the delay is over, the watch hands over what it has held back`() throws {
    let watch = try homes.watch(homes.ana, "--delay", "2")
    try homes.quietly(homes.ana, "checkin", "tea", "--note", "from Ana")
    #expect(eventually { !watch.output.isEmpty })
    try homes.quietly(homes.ben, "sync")
    #expect(try homes.notes(of: homes.ben) == ["from Ana": 1])
    try end(watch, output: "Sent to Ben: 1 entry.\n")
  }

  @Test func `two watchers keep each other up to date and then go quiet`() throws {
    let (anas, bens) = (try homes.watch(homes.ana), try homes.watch(homes.ben))
    for number in 1...3 {
      try homes.quietly(homes.ana, "checkin", "tea", "--note", "Ana \(number)")
      try homes.quietly(homes.ben, "checkin", "tea", "--note", "Ben \(number)")
    }
    let all = ["Ana 1": 1, "Ana 2": 1, "Ana 3": 1, "Ben 1": 1, "Ben 2": 1, "Ben 3": 1]
    for person in [homes.ana, homes.ben] {
      #expect(try eventually { try homes.notes(of: person) == all })
    }
    for watch in [anas, bens] {
      watch.send(SIGTERM)
      #expect(try watch.wait().exitCode == 0)
    }
    #expect(try homes.verification(of: homes.ana) == homes.verification(of: homes.ben))
  }

  @Test func `a sync that did nothing is not reported`() throws {
    let watch = try homes.watch(homes.ana)
    // A stranger makes a sync due, in which there is nothing new.
    let stranger = homes.anasFolder + "/duolog/notes.json"
    try Data("{}".utf8).write(to: URL(fileURLWithPath: stranger))
    try homes.quietly(homes.ben, "sync")
    usleep(1_000_000)
    try end(watch, output: "")
    #expect(
      watch.messages.ofAnyMoment
        == "Watching \(homes.anasFolder). Press Ctrl-C to stop. Stopped watching \(homes.anasFolder)."
    )
  }

  @Test func `a missing folder is reported once, and so is its return`() throws {
    let watch = try homes.watch(homes.ana)
    let elsewhere = homes.directory.path("elsewhere")
    try FileManager.default.moveItem(atPath: homes.anasFolder, toPath: elsewhere)
    #expect(eventually { watch.messages.contains("Still watching") })
    try homes.quietly(homes.ana, "checkin", "tea")
    // Another sync, of which there is nothing to be said.
    usleep(1_500_000)
    try FileManager.default.moveItem(atPath: elsewhere, toPath: homes.anasFolder)
    #expect(eventually { watch.output.contains("Sent") })
    try end(watch, output: "Sent to Ben: 1 entry.\n")
    #expect(
      watch.messages.ofAnyMoment == """
        Watching \(homes.anasFolder). Press Ctrl-C to stop. duolog: The folder \
        \(homes.anasFolder) isn't there right now. Nothing is lost. Connect it or create it, then try \
        again. Still watching: syncing resumes by itself once that changes. The folder is back. \
        Stopped watching \(homes.anasFolder).
        """)
  }

  @Test func `a watch waits for a folder that is not there at the start`() throws {
    let elsewhere = homes.directory.path("elsewhere")
    try FileManager.default.moveItem(atPath: homes.anasFolder, toPath: elsewhere)
    try homes.quietly(homes.ana, "checkin", "tea")
    let watch = try homes.watch(homes.ana)
    #expect(eventually { watch.messages.contains("isn't there right now") })
    try FileManager.default.moveItem(atPath: elsewhere, toPath: homes.anasFolder)
    #expect(eventually { watch.output.contains("Sent") })
    try end(watch, output: "Sent to Ben: 1 entry.\n")
  }

  @Test func `a damaged file is reported once, whatever else happens`() throws {
    try homes.quietly(homes.ben, "checkin", "tea", "--note", "one")
    try homes.quietly(homes.ben, "sync")
    let bens = try #require(
      homes.files().first { $0.contains("/log-2-2.") }.map { URL(fileURLWithPath: $0) })
    let text = String(decoding: try Data(contentsOf: bens), as: UTF8.self)
    try Data(text.replacing("one", with: "two").utf8).write(to: bens)
    let watch = try homes.watch(homes.ana)
    #expect(eventually { watch.messages.contains("damaged") })
    for number in 1...2 {
      try homes.quietly(homes.ana, "checkin", "tea")
      #expect(eventually { watch.output.matches(of: /Sent/).count == number })
    }
    watch.send(SIGTERM)
    let outcome = try watch.wait()
    #expect(outcome.messages.matches(of: /damaged/).count == 1, "\(outcome.messages)")
    #expect(outcome.output.matches(of: /Still waiting/).count == 1, "\(outcome.output)")
  }

  @Test func `with JSON there is one document per line`() throws {
    let watch = try homes.watch(homes.ana, "--json")
    for number in 1...2 {
      try homes.quietly(homes.ana, "checkin", "tea")
      #expect(eventually { watch.output.matches(of: /\n/).count == number })
    }
    watch.send(SIGTERM)
    let lines = try watch.wait().output.split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      let document = try JSONDecoder().decode(Document.self, from: Data(line.utf8))
      #expect(document == Document(kind: "sync", version: 1, wentOut: 1))
    }
  }

  private struct Document: Decodable, Equatable {
    let kind: String
    let version: Int
    let wentOut: Int
  }

  @Test func `with quiet it says nothing and still works`() throws {
    let watch = try homes.ana.start(["sync", "--watch", "--delay", "0", "--quiet"])
    try homes.quietly(homes.ana, "checkin", "tea", "--note", "from Ana")
    #expect(
      try eventually {
        try homes.quietly(homes.ben, "sync")
        return try homes.notes(of: homes.ben) == ["from Ana": 1]
      })
    watch.send(SIGTERM)
    #expect(try watch.wait() == .init(exitCode: 0, output: "", messages: ""))
  }

  @Test func `a problem that waiting can't fix ends the watch at once`() throws {
    let stranger = try LiveHomes()
    #expect(try stranger.ana.run("sync", "--watch", homes.anasFolder).exitCode == 1)
    try stranger.begin()
    let outcome = try stranger.ana.run("sync", "--watch", homes.anasFolder)
    #expect(outcome.exitCode == 1)
    #expect(outcome.messages.onOneLine.contains("belongs to a different journal from yours"))
    #expect(try stranger.ben.run("sync", "--watch").exitCode == 1)
  }
}

extension LiveHomes {
  /// The paths of all files in Ana's folder.
  func files() -> [String] {
    (FileManager.default.subpaths(atPath: anasFolder) ?? []).sorted().map { "\(anasFolder)/\($0)" }
  }
}

extension String {
  /// The text with its line breaks taken away: where they are depends on the length of paths.
  var onOneLine: String { split(separator: "\n").joined(separator: " ") }

  /// What a watch has said, on one line, and without whether the signal came in the middle of an
  /// sync: where nothing has to be done, one may be at work all the same.
  var ofAnyMoment: String {
    onOneLine.replacing(" in the middle of a sync. The next one carries on.", with: ".")
  }
}
