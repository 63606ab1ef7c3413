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

  @Test func `A folder that lacks a file is told as such, with the age of what was said`() throws {
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
        Came in from Ana's phone: 1 new goal.
        Went out for Ana: 1 entry.
        Ana's phone: said on Tue 17 Nov at 05:05 what it holds; 6-7
        of its entries have not arrived. Sync there, and it comes
        with the next 'duolog sync' here.

        """, "\(outcome.output)")
  }

  @Test func `An old state of the folder is told by its age`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "sync", "us")
    homes.setClocks(to: "2026-11-25T20:00:00.000Z")
    let outcome = try join(homes)
    #expect(
      outcome.output.hasSuffix(
        """
        Ana's phone: said on Tue 17 Nov at 05:02 what it holds; all
        of it is here. What was logged there since then comes once
        it has synced.

        """), "\(outcome.output)")
  }

  @Test func `A folder whose beginning has not arrived leaves nothing behind, and says so`() throws
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
        duolog: The journal in that folder has not arrived whole
        yet, and does not say who its people are. Nothing was
        changed: give the folder time to arrive, then join again.
        """, exitCode: 1))
    #expect(try homes.ben("status").messages.contains("There is no journal yet"))
    try homes.move("held-back", to: file)
    #expect(try join(homes).exitCode == 0)
  }

  @Test func `A folder in which nothing can be read yet says why`() throws {
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
        duolog: The journal in ~/us has not arrived whole yet:
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

  @Test func `No next sync is promised where there is no journal`() throws {
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

  @Test func `A journal that would lie in the folder is refused before it is made`() throws {
    let homes = try TwoHomes.begun()
    try homes.quietly(.ana, "sync", "us")
    homes.set("DUOLOG_HOME", of: .ben, to: homes.directory.path("us/home"))
    let outcome = try join(homes)
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.messages.replacing("\n", with: " ") == """
        duolog: Your journal, /tmp/us/home/journal.sqlite, would lie in ~/us itself. Whoever carries \
        that folder would copy it while it is being written, and entries would be lost. Set \
        DUOLOG_HOME to a directory elsewhere, then join again.\u{20}
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
    _ = run(directory, home: "hers", "init", answers: ["Ana", "Ben", "phone"])
    _ = run(directory, home: "hers", "sync", directory.path("us"), answers: [])
    return directory
  }

  @Test func `A name that nobody has is asked for once more`() throws {
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

  @Test func `What was typed is given back in a command to copy`() throws {
    let directory = try shared()
    let (streams, code) = run(
      directory, home: "his", "join", directory.path("us"), "--zone", "Asia/Tokyo",
      answers: ["Bob", "Ben's laptop", ""])
    #expect(code == .failure)
    let messages = streams.messages.replacing("\n", with: " ")
    #expect(
      messages.hasSuffix(
        "--me Ana or --me Ben. To join again without typing it all: duolog join"
          + " \(directory.path("us")) --me NAME --device \"Ben's laptop\" --zone Asia/Tokyo "),
      "\(messages)")
    #expect(!FileManager.default.fileExists(atPath: directory.path("his/journal.sqlite")))
  }

  @Test func `Where joining worked and publishing did not, the next command is named`() {
    let failure = JoinFailure(
      cause: CocoaError(.fileWriteNoPermission), hasJoined: true, folder: "my us", again: "x")
    #expect(
      failure.advice
        == "You have joined all the same, and everything that had arrived is here. Next: duolog sync"
        + " \"my us\"")
  }
}
