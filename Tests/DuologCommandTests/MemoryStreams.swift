@testable import DuologCommand

/// Streams that keep what is written, and read from answers given in advance.
///
/// The answers `^C` and `^D` are the keys: they end the input, as the end of the answers does.
final class MemoryStreams: ConsoleStreams {
  private(set) var output = ""
  private(set) var messages = ""
  /// All that somebody at the terminal sees, in order, with what they type between guillemets.
  private(set) var screen = ""
  private var answers: [String]
  let isInputTerminal: Bool
  private let terminals: Set<OutputStream>
  let terminalWidth: Int?
  /// What became of the output, as a value of `errno`.
  var outputError: Int32?

  /// Streams of a pipe that holds the lines `piped`; with `answers`, of somebody at a terminal who
  /// gives them.
  init(
    answers: [String]? = nil, piped: [String] = [], terminals: Set<OutputStream>? = nil,
    terminalWidth: Int? = nil
  ) {
    self.answers = answers ?? piped
    isInputTerminal = answers != nil
    self.terminals = terminals ?? (answers != nil ? [.output, .messages] : [])
    self.terminalWidth = terminalWidth
  }

  /// The answers that nobody has asked for.
  var remainingAnswers: [String] { answers }

  func write(_ text: String, to stream: OutputStream) {
    switch stream {
    case .output: output += text
    case .messages: messages += text
    }
    screen += text
  }

  func flush() {}

  func finish() -> Int32? { outputError }

  func readLine() -> String? {
    guard let answer = answers.first, !["^C", "^D"].contains(answer) else {
      if isInputTerminal { screen += "«\(answers.first ?? "^D")»" }
      answers = []
      return nil
    }
    answers.removeFirst()
    if isInputTerminal { screen += "«\(answer)»\n" }
    return answer
  }

  func letInterruptsEndInput() {}

  func isTerminal(_ stream: OutputStream) -> Bool { terminals.contains(stream) }
}
