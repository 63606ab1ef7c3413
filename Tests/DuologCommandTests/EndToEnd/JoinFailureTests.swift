import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// Joining where the folder holds less than it should, and joining that does not work.
@Suite struct JoinFailureTests {
  private let me = ["--me", "Ben", "--device", "Ben's laptop", "--no-input"]

  private func join(_ homes: TwoHomes) throws -> CommandRunner.Outcome {
    try homes.ben("join", "us", me[0], me[1], me[2], me[3], me[4])
  }

  @Test func `Joining reports a missing file and the age of the last report`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "sync", "us")
    try homes.quietly(.ana, "checkin", "tea")
    try homes.quietly(.ana, "checkin", "tea", "--note", "two")
    try homes.quietly(.ana, "sync")
    try FileManager.default.removeItem(
      atPath: homes.directory.path(homes.bundle(named: "log-6-7.json")))
    homes.setClocks(to: "2026-11-25T20:00:00.000Z")
    let outcome = try join(homes)
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.output == """
        Received from Ana's phone: 1 new goal.
        Sent to Ana: 1 entry.
        Ana's phone: last reported on Tue 17 Nov at 05:05; its
        entries 6-7 haven't arrived. Sync there, then run
        'duolog sync' here.

        """, "\(outcome.output)")
  }

  @Test func `Joining reports the age of an old folder`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "sync", "us")
    homes.setClocks(to: "2026-11-25T20:00:00.000Z")
    let outcome = try join(homes)
    #expect(
      outcome.output.hasSuffix(
        """
        Ana's phone: last reported on Tue 17 Nov at 05:02;
        everything it had is here. Anything logged there since then
        comes once it has synced.

        """), "\(outcome.output)")
  }

  @Test func `Joining a folder without its first entries leaves nothing behind, and says so`()
    throws
  {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "sync", "us")
    try homes.quietly(.ana, "checkin", "tea")
    try homes.quietly(.ana, "sync")
    let file = try homes.bundle(named: "log-1-5.json")
    try homes.move(file, to: "held-back")
    try expect(
      join(homes),
      .said(
        """
        duolog: The journal in that folder hasn't fully arrived yet,
        and doesn't say whose it is. Nothing was changed. Give the
        folder time to arrive, then join again.
        """, exitCode: 1))
    #expect(try homes.ben("status").messages.contains("There is no journal in"))
    try homes.move("held-back", to: file)
    #expect(try join(homes).exitCode == 0)
  }

  @Test func `Joining an unreadable folder says why`() throws {
    let homes = try TwoHomes.begun()
    try homes.quietly(.ana, "sync", "us")
    let file = try homes.bundle(named: "log-1-3.json")
    let directory = file.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.removeItem(atPath: homes.directory.path("\(directory)/seen.json"))
    let whole = try homes.directory.contents(of: file)
    try homes.directory.write(Array(whole.prefix(40)), to: file)
    try expect(
      join(homes),
      .said(
        """
        duolog: The journal in ~/us hasn't fully arrived yet:
        duolog/device123456/log-1-3.ffffffff.json is still being
        copied. Nothing was changed. Give the folder time to arrive,
        then join again.
        """, exitCode: 1))
    try homes.directory.write(
      Array(String(decoding: whole, as: UTF8.self).replacing(":1,", with: ":2,").utf8), to: file)
    try expect(
      join(homes),
      .said(
        """
        duolog: The journal in ~/us was written by a newer Duolog
        (format 2). Nothing was changed. Update Duolog on this
        device, then join again.
        """, exitCode: 1))
  }

  @Test func `Without a journal no next sync is promised`() throws {
    let homes = try TwoHomes()
    // A file where Duolog's own folder would be.
    try homes.directory.write([], to: "us/duolog")
    try expect(
      join(homes),
      .said(
        """
        duolog: Duolog could not list ~/us/duolog: part of the path
        is a file, not a folder. Nothing was changed.
        """, exitCode: 4))
  }

  @Test func `A journal inside the shared folder is refused before it is created`() throws {
    let homes = try TwoHomes.begun()
    try homes.quietly(.ana, "sync", "us")
    homes.set("DUOLOG_HOME", of: .ben, to: homes.directory.path("us/home"))
    let outcome = try join(homes)
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.messages.replacing("\n", with: " ") == """
        duolog: Your journal, /tmp/us/home/journal.sqlite, would be inside ~/us itself. Whatever carries that folder would copy the journal while it is being written, and entries would be lost. Set DUOLOG_HOME to a directory elsewhere, then join again. 
        """)
    #expect(!FileManager.default.fileExists(atPath: homes.directory.path("us/home/journal.sqlite")))
  }

  // MARK: - What was typed

  /// What somebody at a terminal sees who gives these answers, and how the command ends.
  private func run(
    _ directory: TemporaryDirectory, home: String, _ arguments: String..., answers: [String]
  ) -> (MemoryStreams, ExitCode) {
    let streams = MemoryStreams(answers: answers, terminalWidth: 60)
    let environment = CommandEnvironment(
      variables: [
        "HOME": directory.path, "DUOLOG_HOME": directory.path(home), "TZ": "Europe/Lisbon",
        "NO_COLOR": "1",
      ], clock: { "2026-11-16T20:00:00.000Z" })
    let code = DuologProgram(environment: environment, streams: streams).run(arguments)
    return (streams, code)
  }

  private func shared() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: directory.path("us"), withIntermediateDirectories: false)
    _ = run(directory, home: "hers", "init", "--open", answers: ["Ana", "Ben", "phone"])
    _ = run(directory, home: "hers", "sync", directory.path("us"), answers: [])
    return directory
  }

  @Test func `An unknown name is asked for once more`() throws {
    let directory = try shared()
    let (streams, code) = run(
      directory, home: "his", "join", directory.path("us"),
      answers: ["Bob", "Ben's laptop", "ben"])
    #expect(code == .fine)
    #expect(
      streams.messages.contains(
        "Nobody in this journal is called 'Bob'. Who are you, Ana or Ben? Welcome, Ben."),
      "\(streams.messages)")
  }

  @Test func `A failed join repeats what was typed as a command to copy`() throws {
    let directory = try shared()
    let (streams, code) = run(
      directory, home: "his", "join", directory.path("us"), "--zone", "Asia/Tokyo",
      answers: ["Bob", "Ben's laptop", ""])
    #expect(code == .failure)
    let messages = streams.messages.replacing("\n", with: " ")
    #expect(
      messages.hasSuffix(
        "--me Ana or --me Ben. To join again without retyping: duolog join"
          + " \(directory.path("us")) --me NAME --device \"Ben's laptop\" --zone Asia/Tokyo "),
      "\(messages)")
    #expect(!FileManager.default.fileExists(atPath: directory.path("his/journal.sqlite")))
  }

  @Test func `When joining works but publishing fails, the next command is named`() {
    let failure = JoinFailure(
      cause: CocoaError(.fileWriteNoPermission), hasJoined: true, folder: "my us", again: "x")
    #expect(
      failure.advice
        == "You have joined anyway, and everything that had arrived is here. Next: duolog sync"
        + " \"my us\"")
  }
}
