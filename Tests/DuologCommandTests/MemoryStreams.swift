@testable import DuologCommand

/// Streams that keep what is written, and read from answers given in advance.
final class MemoryStreams: ConsoleStreams {
  private(set) var output = ""
  private(set) var messages = ""
  private var answers: [String]
  let isInputTerminal: Bool
  private let terminals: Set<OutputStream>
  let terminalWidth: Int?

  /// Streams of a pipe; with `answers`, of somebody at a terminal who gives them.
  init(
    answers: [String]? = nil, terminals: Set<OutputStream>? = nil, terminalWidth: Int? = nil
  ) {
    self.answers = answers ?? []
    isInputTerminal = answers != nil
    self.terminals = terminals ?? (answers != nil ? [.output, .messages] : [])
    self.terminalWidth = terminalWidth
  }

  func write(_ text: String, to stream: OutputStream) {
    switch stream {
    case .output: output += text
    case .messages: messages += text
    }
  }

  func flush() {}

  func readLine() -> String? {
    answers.isEmpty ? nil : answers.removeFirst()
  }

  func isTerminal(_ stream: OutputStream) -> Bool { terminals.contains(stream) }
}
