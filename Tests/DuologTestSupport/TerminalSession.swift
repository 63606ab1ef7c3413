import Foundation

/// A real terminal, at which a test sits and types: one of tmux(1), on a server of its own that
/// ends with the last reference.
package final class TerminalSession {
  /// Whether there are terminals here: tmux is installed.
  package static var isPossible: Bool { Tool.path("tmux") != nil }

  /// Whether tests that need what may not be installed have to run all the same, and to fail where
  /// it is not: `DUOLOG_REQUIRE_TOOLS` is set.
  package static var isRequired: Bool {
    ProcessInfo.processInfo.environment["DUOLOG_REQUIRE_TOOLS"] != nil
  }

  private let server = "duolog-test-\(UUID().uuidString.prefix(8))"

  /// Starts a terminal of so many columns and lines in which a shell runs `command`, and waits
  /// after it, so that what is on the screen stays.
  init(running command: String, columns: Int, lines: Int) throws {
    try tmux(
      "new-session", "-d", "-x", "\(columns)", "-y", "\(lines)",
      "\(command); echo \"Ended with $?.\"; exec sleep 600")
  }

  deinit {
    _ = try? tmux("kill-server")
  }

  /// Types a line, and presses Enter.
  package func type(_ line: String) throws {
    if !line.isEmpty { try tmux("send-keys", "-l", "--", line) }
    try press("Enter")
  }

  /// Types something, without pressing Enter.
  package func write(_ text: String) throws {
    try tmux("send-keys", "-l", "--", text)
  }

  /// Presses a key, by tmux's name for it, for example `C-c`.
  package func press(_ key: String) throws {
    try tmux("send-keys", key)
  }

  /// Goes away, as somebody does who closes the window: whatever runs there gets SIGHUP.
  package func close() throws {
    try tmux("kill-server")
  }

  /// What is on the screen, without the empty lines at its end.
  package func screen() throws -> String {
    var screen = Substring(try tmux("capture-pane", "-p"))
    while screen.last == "\n" { screen.removeLast() }
    return String(screen)
  }

  /// Waits until the screen ends with `text`, for a minute at most; whether it does.
  package func shows(_ text: String) throws -> Bool {
    try eventually { try screen().hasSuffix(text) }
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    try Tool.run("tmux", ["-u", "-L", server, "-f", "/dev/null"] + arguments)
  }
}
