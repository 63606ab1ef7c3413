import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// The check-in flow at a real terminal, with keys that are pressed one after the other.
@Suite(
  .enabled(
    if: TerminalSession.isPossible || TerminalSession.isRequired, "tmux is not installed"))
struct TerminalTests {
  private let directory: TemporaryDirectory
  private let ana: CommandRunner

  /// Ana has two goals for today.
  init() throws {
    directory = try TemporaryDirectory()
    ana = CommandRunner(home: directory.path, now: "2026-11-16T23:40:00Z")
    let begin = ["init", "--me", "Ana", "--partner", "Ben", "--device", "phone", "--no-input"]
    for arguments in [begin] + ["Read", "Walk"].map({ ["goal", "add", $0, "--daily", "--mine"] }) {
      try #require(try ana.run(arguments).exitCode == 0)
    }
  }

  private static let choices = "[y]es [p]artly [r]est [n]ot today [later] [?]"

  /// The titles and notes of what Ana has logged, newest first.
  private func logged() throws -> [String] {
    try ana.run("log").output.split(separator: "\n").map(String.init)
      .filter { $0.contains("logged") }
      .map { $0.components(separatedBy: "logged ").last ?? $0 }
  }

  /// Waits until the screen ends with `text`.
  private func wait(
    for text: String, at terminal: TerminalSession,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let isThere = try terminal.shows(text)
    let screen = try terminal.screen()
    try #require(isThere, "What is seen:\n\(screen)", sourceLocation: sourceLocation)
  }

  @Test func `Ctrl-C in the middle ends it with a word, and keeps what was answered`() throws {
    let terminal = try ana.startAtTerminal(["checkin"])
    try wait(for: TerminalTests.choices, at: terminal)
    try terminal.type("y")
    try wait(for: "A note that Ben will see too, or Enter to skip:", at: terminal)
    try terminal.type("ten, früh")
    try wait(for: "Walk · every day\n\(TerminalTests.choices)", at: terminal)
    try terminal.press("C-c")
    try wait(for: "Ended with 0.", at: terminal)
    #expect(
      try terminal.screen() == """
        Monday 16 November. 2 things for today. Enter means later.
        You can stop with Ctrl-C: what you answered is kept.

        Read · every day
        [y]es [p]artly [r]est [n]ot today [later] [?] y
        A note that Ben will see too, or Enter to skip: ten, früh
        Logged 'Read' for today.

        Walk · every day
        [y]es [p]artly [r]est [n]ot today [later] [?] ^C
        Stopped here. What you answered is kept.
        Ended with 0.
        """)
    #expect(try logged() == ["'Read': \"ten, früh\""])
  }

  @Test func `An answer is kept even if Ctrl-C comes while its note is asked for`() throws {
    let terminal = try ana.startAtTerminal(["checkin"])
    try wait(for: TerminalTests.choices, at: terminal)
    try terminal.type("partly")
    try wait(for: "A note that Ben will see too, or Enter to skip:", at: terminal)
    try terminal.press("h")
    try terminal.press("C-c")
    try wait(for: "Ended with 0.", at: terminal)
    #expect(try terminal.screen().contains("Logged part of 'Read' for today.\nStopped here."))
    #expect(try logged() == ["part of 'Read'"])
  }

  @Test func `The end of the input ends it, and so does a window that is closed`() throws {
    let ended = try ana.startAtTerminal(["checkin"])
    try wait(for: TerminalTests.choices, at: ended)
    try ended.press("C-d")
    try wait(for: "Stopped here. What you answered is kept.\nEnded with 0.", at: ended)

    let closed = try ana.startAtTerminal(["checkin"])
    try wait(for: TerminalTests.choices, at: closed)
    try closed.type("y")
    try wait(for: "A note that Ben will see too, or Enter to skip:", at: closed)
    try closed.close()
    #expect(try eventually { try logged() == ["'Read'"] })
  }

  @Test func `Ctrl-C before anything was answered leaves nothing behind`() throws {
    let terminal = try ana.startAtTerminal(["checkin"])
    try wait(for: TerminalTests.choices, at: terminal)
    try terminal.press("C-c")
    try wait(for: "Ended with 0.", at: terminal)
    #expect(try logged().isEmpty)
    #expect(try ana.run("verify").exitCode == 0)
  }
}
