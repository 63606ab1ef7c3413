import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Two replicas, with nothing between them but two real Syncthing daemons.
@Suite(.serialized, .enabled(if: Tool.path("syncthing") != nil, "Syncthing is not installed"))
struct SyncthingTests {
  private let homes: LiveHomes
  private let ana: SyncthingDaemon
  private let ben: SyncthingDaemon

  init() throws {
    let directory = try TemporaryDirectory()
    ana = try SyncthingDaemon("ana", in: directory)
    ben = try SyncthingDaemon("ben", in: directory)
    try ana.share(with: ben)
    try ben.share(with: ana)
    homes = try LiveHomes(directory, anasFolder: ana.folder, bensFolder: ben.folder)
  }

  @Test func `entries logged apart meet again, conflict files and all`() throws {
    defer {
      ana.stop()
      ben.stop()
    }
    // Ana begins, and Ben joins with what Syncthing brings him.
    try homes.begin()
    try startBoth()
    try settle()
    try homes.join()
    try settle()

    // Both log while nothing is carried.
    ana.stop()
    ben.stop()
    try logAndSync("stopped")
    try startBoth()
    try converge()

    // Both log while they cannot reach each other, and both get a file with the same name and
    // other content: Syncthing makes a conflict file of one of them.
    try ana.pause()
    try ben.pause()
    try logAndSync("paused")
    let others = ["tablet", "watch"]
    for (daemon, other) in zip([ana, ben], others) { try handOver(from: other, to: daemon) }
    for daemon in [ana, ben] {
      let text = "Do not touch. \(daemon.device)"
      try Data(text.utf8).write(
        to: URL(fileURLWithPath: daemon.folder + "/duolog/READ ME.txt"))
      try daemon.scan()
    }
    try ana.resume()
    try ben.resume()
    try converge()

    let conflicts = ana.tree().keys.filter { $0.contains(".sync-conflict-") }.sorted()
    #expect(conflicts.contains { $0.hasSuffix(".json") }, "Syncthing made no conflict of a bundle")
    let expected = ["Ana", "Ben"].flatMap { name in
      ["stopped", "paused"].flatMap { time in (1...3).map { "\(name) \(time) \($0)" } }
    }
    let notes = try homes.notes(of: homes.ana)
    #expect(notes == Dictionary(uniqueKeysWithValues: (expected + others).map { ($0, 1) }))
    #expect(try homes.notes(of: homes.ben) == notes)
    let states = try [homes.ana, homes.ben].map { try homes.verification(of: $0) }
    #expect(states[0] == states[1])
    print(
      """
      Syncthing \(try SyncthingDaemon.version()): \(states.map(\.events)) events on both sides, \
      \(conflicts.count) conflict files: \(conflicts)
      """)
  }

  // MARK: - What happens

  private func startBoth() throws {
    try ana.start()
    try ben.start()
    try #require(
      eventually { ana.isConnected(to: ben) && ben.isConnected(to: ana) }, "no connection")
  }

  /// Both log three times and sync.
  private func logAndSync(_ word: String) throws {
    for number in 1...3 {
      try homes.quietly(homes.ana, "checkin", "tea", "--note", "Ana \(word) \(number)")
      try homes.quietly(homes.ben, "checkin", "tea", "--note", "Ben \(word) \(number)")
    }
    try homes.quietly(homes.ana, "sync")
    try homes.quietly(homes.ben, "sync")
  }

  /// A third device of the name logs something, and gives it to the folder of `daemon` in a file
  /// that somebody calls `news.json`, and in no other way.
  private func handOver(from name: String, to daemon: SyncthingDaemon) throws {
    let runner = try LiveHomes.makeHome(name, in: homes.directory)
    let copy = homes.directory.path("\(name)-folder")
    let files = FileManager.default
    try files.copyItem(atPath: daemon.folder, toPath: copy)
    try homes.quietly(runner, "join", copy, "--me", "Ana", "--device", name, "--no-input")
    try homes.quietly(runner, "checkin", "tea", "--note", name)
    let directory = daemon.folder + "/duolog/by hand"
    try files.createDirectory(atPath: directory, withIntermediateDirectories: false)
    try homes.quietly(runner, "export", directory + "/news.json", "--all")
  }

  // MARK: - Until all is quiet

  /// Waits until Syncthing has made both folders equal.
  private func settle() throws {
    try ana.scan()
    try ben.scan()
    let isSettled = eventually(within: 90) {
      ana.hasDelivered(to: ben) && ben.hasDelivered(to: ana) && ana.tree() == ben.tree()
    }
    try #require(
      isSettled, "not carried: \(ana.tree().keys.sorted()) and \(ben.tree().keys.sorted())")
  }

  /// Both sync, and Syncthing carries what they leave, until neither has anything new.
  private func converge() throws {
    for _ in 1...8 {
      try settle()
      let outputs = [
        try homes.quietly(homes.ana, "sync"), try homes.quietly(homes.ben, "sync"),
      ]
      if outputs.allSatisfy({ $0.hasPrefix("Nothing new") }) { return }
    }
    Issue.record("the two never come to an end")
  }
}
