import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// A real shell at a real terminal, which has read the script that `duolog completions` prints.
final class ShellAtTerminal {
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case bash
    case zsh
    case fish

    /// Whether it is installed, as well as terminals.
    var isPossible: Bool { TerminalSession.isPossible && Tool.path(rawValue) != nil }

    var testDescription: String { rawValue }

    /// The shell, without the settings of whoever runs the tests.
    fileprivate var words: [String] {
      switch self {
      case .bash: ["bash", "--norc", "--noprofile", "-i"]
      case .zsh: ["zsh", "-f", "-i"]
      case .fish: ["fish", "--no-config", "-i"]
      }
    }

    /// Reads the script, and defines `show`, which writes its arguments to the file `words`.
    fileprivate var beginning: String {
      let show = #"show() { printf '%s\0' "$@" > words.new; mv words.new words; }; touch ready"#
      return switch self {
      case .bash: "source <(duolog completions bash); \(show)"
      case .zsh:
        "autoload -Uz compinit; compinit -u -D; bindkey -e; source <(duolog completions zsh); \(show)"
      case .fish:
        #"duolog completions fish | source; function show; printf '%s\0' $argv > words.new; mv words.new words; end; touch ready"#
      }
    }
  }

  private let home: TemporaryDirectory
  private let terminal: TerminalSession

  /// A shell in the home of `runner`, which is the directory `home`.
  init(_ kind: Kind, _ runner: CommandRunner, in home: TemporaryDirectory) throws {
    self.home = home
    terminal = try runner.startShell(kind.words)
    // What is typed before the shell reads may be shown twice, but is not lost.
    usleep(300_000)
    try terminal.type(kind.beginning)
    try require("ready")
  }

  /// The words of the line after Tab was pressed at the end of `line`, as the shell itself reads
  /// them.
  func words(completing line: String) throws -> [String] {
    if home.exists("words") { try FileManager.default.removeItem(atPath: home.path("words")) }
    try terminal.write(line)
    try terminal.press("Tab")
    // A shell that lists what there is takes the next key for its list, and a key that is there
    // already may keep it from completing.
    usleep(500_000)
    try terminal.press("C-a")
    try terminal.write("show ")
    try terminal.press("Enter")
    try require("words")
    return String(decoding: try home.contents(of: "words"), as: UTF8.self)
      .split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private func require(_ file: String) throws {
    let isThere = eventually(within: 20) { home.exists(file) }
    let screen = try terminal.screen()
    try #require(isThere, "What is seen:\n\(screen)")
  }
}

extension TemporaryDirectory {
  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: self.path(path)) }
}
