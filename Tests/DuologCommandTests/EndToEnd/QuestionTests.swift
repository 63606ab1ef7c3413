import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// Questions, which are asked on a terminal only: these run in the tests' own process.
@Suite struct QuestionTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// What somebody at a terminal sees who gives these answers, and how the command ends.
  private func run(_ arguments: String..., answers: [String]) -> (MemoryStreams, ExitCode) {
    let streams = MemoryStreams(answers: answers, terminalWidth: 60)
    let environment = CommandEnvironment(
      variables: [
        "HOME": directory.path, "DUOLOG_HOME": directory.path("duolog"), "TZ": "Europe/Lisbon",
        "NO_COLOR": "1",
      ], clock: { "2026-11-16T20:00:00.000Z" })
    let code = DuologProgram(environment: environment, streams: streams).run(arguments)
    return (streams, code)
  }

  @Test func `init asks for anything left out`() {
    let (streams, code) = run(
      "init", "--partner", "Ben", answers: ["Ana", "Ana's phone", "no"])
    #expect(code == .fine)
    #expect(
      streams.messages == """
        What is your name? What should this device be called, for example "Ana's phone"? Seal the folder that you will share? Then only you and Ben
        can read it, with a key that you write on paper.
        [n]o [yes] [?] Welcome, Ana. Your journal with Ben is ready, in
        ~/duolog/journal.sqlite.
        Next:
        'duolog goal add "Ten quiet minutes" --weekly 2 --together',
        then 'duolog sync FOLDER' with a folder you share.

        """)
  }

  @Test func `Nothing is asked with --no-input, and nothing is created without an answer`() {
    let (silent, usage) = run("init", "--no-input", answers: ["Ana"])
    #expect(usage == .usage)
    #expect(silent.messages.hasPrefix("duolog: Please add '--me NAME'"))
    let (streams, code) = run("init", answers: ["Ana", ""])
    #expect(code == .usage)
    #expect(streams.messages.contains("Please add '--partner NAME'"))
    #expect((try? directory.names()) == [])
  }

  @Test func `goal add asks how often and how it counts, until it understands`() {
    _ = run("init", "--open", answers: ["Ana", "Ben", "phone"])
    let (streams, code) = run("goal", "add", "Tea", answers: ["often", "2", "together"])
    #expect(code == .fine)
    #expect(
      streams.messages == """
        How often? daily, once, or the number of days a week, for example 3: How often? daily, once, or the number of days a week, for example 3: How does it count? each of you, either of you, together, or the sum of what you both do? [each] Added 'Tea': twice a week, together.

        """)
    let (again, _) = run("goal", "add", "Book the trip", answers: ["once", ""])
    #expect(again.messages.hasSuffix("[either] Added 'Book the trip': once, either of you.\n"))
  }

  @Test func `join asks who you are when the names in two journals differ`() throws {
    let shared = directory.path("us")
    try FileManager.default.createDirectory(
      atPath: shared, withIntermediateDirectories: false)
    _ = run("init", "--open", answers: ["Ana", "Ben", "phone"])
    _ = run("sync", shared, answers: [])
    try directory.move("duolog", to: "hers")
    _ = run("init", "--open", answers: ["Bear", "Annie", "laptop"])
    let (silent, refused) = run("join", shared, answers: [""])
    #expect(refused == .failure)
    #expect(silent.messages.hasSuffix("--me Ana or --me Ben.\n"))
    let (streams, code) = run("join", shared, answers: ["ben"])
    #expect(code == .fine)
    // Both have begun in the same moment, so whose names are shown is left to chance.
    #expect(
      streams.messages.hasPrefix("Who are you in the other journal, Ana or Ben? Your journal"))
    #expect(streams.messages.contains("~/us are now one"))
  }
}
