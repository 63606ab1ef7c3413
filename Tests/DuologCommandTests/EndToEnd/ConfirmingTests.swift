import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// What only a yes lets happen. Every command asks in the same way.
@Suite struct ConfirmingTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: directory.path("us"), withIntermediateDirectories: false)
    run(["init", "--open", "--me", "Ana", "--partner", "Ben", "--device", "phone"])
    run(["goal", "add", "Tea", "--daily"])
    run(["mood", "2", "tired", "--private"])
    run(["checkin", "tea", "--note", "with milk"])
    run(["log"])
    try directory.write(Array("Day,What\n2026-11-01,Run\n".utf8), to: "other.csv")
  }

  /// What somebody at a terminal sees who gives these answers, and how the command ends. Commands
  /// run one after the other, two hours after the journal began.
  @discardableResult
  private func run(
    _ arguments: [String], answers: [String] = []
  ) -> (screen: String, code: ExitCode) {
    let streams = MemoryStreams(answers: answers, terminalWidth: 60)
    let hour = ["init", "goal", "mood", "checkin"].contains(arguments[0]) ? "20" : "22"
    let environment = CommandEnvironment(
      variables: [
        "HOME": directory.path, "DUOLOG_HOME": directory.path("duolog"), "TZ": "Europe/Lisbon",
        "DUOLOG_NOW": "2026-11-16T\(hour):00:00Z", "NO_COLOR": "1",
      ])
    let code = DuologProgram(environment: environment, streams: streams).run(arguments)
    return (streams.screen, code)
  }

  private var commands: [[String]] {
    [
      ["delete", "1"], ["undo"], ["share", "1"], ["seal"],
      ["import", directory.path("other.csv"), "--columns", "date=Day,goal=What"],
      ["checkin", "tea", "--day", "2020-01-01"], ["private", "forget", "1"],
    ]
  }

  /// All that a command could change.
  private func journal() -> String {
    [["private"], ["settings"], ["doctor"], ["log"]].map { run($0).screen }.joined()
  }

  @Test func `Anything but a yes changes nothing, and ends in a failure`() {
    let before = journal()
    for command in commands {
      for answers in [["n"], ["no"], [], ["what", "what", "what"], ["what"]] {
        let (screen, code) = run(command, answers: answers)
        #expect(code == .failure, "\(command): \(screen)")
        #expect(screen.hasSuffix("\nStopped here. Nothing was changed.\n"), "\(screen)")
        #expect(
          screen.replacing("\n", with: " ").contains(" Enter means ") && screen.contains("[?]"),
          "\(screen)")
      }
    }
    #expect(journal() == before)
  }

  @Test func `Enter means what the question says`() {
    for command in commands {
      let (screen, code) = run(command, answers: [""])
      let isYes = screen.replacing("\n", with: " ").contains("Enter means yes.")
      #expect(isYes == ["seal", "import"].contains(command[0]), "\(screen)")
      #expect(code == (isYes ? .fine : .failure), "\(screen)")
      #expect(screen.contains(isYes ? "[n]o [yes] [?]" : "[y]es [no] [?]"), "\(screen)")
    }
  }

  @Test func `Where nobody can be asked, it takes --yes, also for what Enter would do`() {
    let before = journal()
    for command in commands {
      let (screen, code) = run(command + ["--no-input"], answers: ["y"])
      #expect([.failure, .usage].contains(code), "\(screen)")
      #expect(screen.contains("--yes"), "\(screen)")
    }
    #expect(journal() == before)
    for command in commands {
      let (screen, code) = run(command + ["--no-input", "--yes"])
      #expect(code == .fine, "\(screen)")
      if command[0] == "share" { run(["mood", "3", "--private"]) }
    }
  }

  @Test func `The question shows what it is about`() {
    let (screen, code) = run(["delete", "1"], answers: ["?", "y"])
    #expect(code == .fine)
    #expect(
      screen == """
        You logged 'Tea': "with milk". Delete it? Enter means no.
        [y]es [no] [?] «?»
          yes  go on
          no   stop; nothing is changed (Enter)
        [y]es [no] [?] «y»
        Deleted: you logged 'Tea': "with milk". 'duolog undo' brings
        it back.

        """, "\(screen)")
    let (undo, _) = run(["undo", "--yes"])
    #expect(undo.hasPrefix("Undone: you removed an entry for 'Tea'."), "\(undo)")
  }
}
