import DuologFoundation
import DuologJournal

/// Where a command writes: data to the output, everything else to the messages.
package struct Console {
  /// How a piece of text stands out on a terminal that has colors. It never carries meaning of its
  /// own: the words say everything.
  package enum Emphasis: String, CaseIterable, Sendable {
    case heading = "1"
    case faint = "2"
    case good = "32"
    case notice = "33"
  }

  /// What the person asked for.
  package struct Preferences: Sendable {
    /// Show only data and problems.
    package var isQuiet = false
    /// Ask no questions.
    package var asksNothing = false
    /// Use no colors.
    package var isPlain = false

    package init(isQuiet: Bool = false, asksNothing: Bool = false, isPlain: Bool = false) {
      self.isQuiet = isQuiet
      self.asksNothing = asksNothing
      self.isPlain = isPlain
    }
  }

  private let streams: any ConsoleStreams
  /// The line about what takes long. It is gone before anything else is written.
  let progress: ProgressLine
  private let preferences: Preferences
  /// The columns to lay text out for; from ``widths``.
  package let width: Int

  /// The widths that layouts support. Longer lines of prose are tiring to read; on narrower
  /// terminals, the terminal may break lines that are too long.
  package static let widths = 40...100

  /// The width if none is known, as in a pipe.
  package static let standardWidth = 80

  /// A console on `streams`. It uses `COLUMNS`, `NO_COLOR` and `TERM` from `variables`, the
  /// process's environment (https://no-color.org).
  package init(
    _ streams: any ConsoleStreams, variables: EnvironmentVariables = [:],
    preferences: Preferences = Preferences()
  ) {
    self.streams = streams
    var preferences = preferences
    preferences.isPlain =
      preferences.isPlain || !(variables["NO_COLOR"] ?? "").isEmpty || variables["TERM"] == "dumb"
    self.preferences = preferences
    progress = ProgressLine(
      streams, isWanted: !preferences.isQuiet && variables["TERM"] != "dumb")
    let known = variables["COLUMNS"].flatMap { Int($0) } ?? streams.terminalWidth
    let wanted = known ?? Console.standardWidth
    width = min(max(wanted, Console.widths.lowerBound), Console.widths.upperBound)
  }

  /// Whether the person asked for quiet.
  package var isQuiet: Bool { preferences.isQuiet }

  /// Whether the output goes to a terminal and not to another program.
  var isOutputTerminal: Bool { streams.isTerminal(.output) }

  /// Writes a line of data to the output.
  package func print(_ line: String = "") {
    write(line + "\n")
  }

  /// Writes data to the output, perhaps several lines.
  package func write(_ text: String) {
    write(text, to: .output)
  }

  /// Writes a piece of a document to the output, whose lines may end in CRLF. It ends where a line
  /// ends.
  func write(document piece: [UInt8]) {
    progress.end()
    let text = String(decoding: piece, as: UTF8.self)
    streams.write(PrintableText.lines(text) { $0 == "\r" ? "\r" : "\u{FFFD}" }, to: .output)
  }

  /// All other output goes through here, so that no control character in any text reaches a terminal, and
  /// only ``styled(_:_:on:)`` makes text stand out.
  private func write(_ text: String, to stream: OutputStream) {
    progress.end()
    let hasColors = hasColors(stream)
    streams.write(
      PrintableText.lines(text) { scalar in
        hasColors ? ConsoleMark(scalar)?.sequence ?? "\u{FFFD}" : "\u{FFFD}"
      }, to: stream)
  }

  /// Writes to the messages, unless the person asked for quiet.
  package func say(_ message: String) {
    guard !preferences.isQuiet else { return }
    write(message + "\n", to: .messages)
  }

  /// Always reports a problem. `message` is one or more whole sentences.
  package func tell(_ message: String) {
    write(message + "\n", to: .messages)
  }

  /// Whether somebody can be asked: input and messages are on a terminal, and questions are
  /// allowed.
  package var canAsk: Bool {
    !preferences.asksNothing && streams.isInputTerminal && streams.isTerminal(.messages)
  }

  /// The answer to `question`, without surrounding spaces; an empty answer gives `standard`. `nil`
  /// if nobody can be asked, and at the end of the input.
  package func ask(_ question: String, standard: String? = nil) -> String? {
    guard let answer = typed(after: question + (standard.map { " [\($0)]" } ?? ""))
    else { return nil }
    return answer.isEmpty ? standard : answer
  }

  /// The text typed after `prompt`, without surrounding spaces. `nil` if nobody can be asked, and
  /// at the end of the input, in which case the next text starts on a new line.
  func typed(after prompt: String) -> String? {
    guard canAsk else { return nil }
    write(prompt + " ", to: .messages)
    guard let line = streams.readLine() else {
      write("\n", to: .messages)
      return nil
    }
    return line.trimmed
  }

  /// The next line of an input that is not a terminal, without surrounding spaces; `nil` at its
  /// end.
  func pipedLine() -> String? {
    streams.isInputTerminal ? nil : streams.readLine()?.trimmed
  }

  /// From now on, Ctrl-C ends the input instead of the process, so that the code that asks
  /// questions can finish.
  func letInterruptsEndInput() {
    streams.letInterruptsEndInput()
  }

  /// `text`, marked so that it stands out when the console writes it, if `stream` is a terminal
  /// with colors.
  package func styled(
    _ text: String, _ emphasis: Emphasis, on stream: OutputStream = .output
  ) -> String {
    guard hasColors(stream) else { return text }
    return ConsoleMark.begin(emphasis).text + PrintableText.lines(text) + ConsoleMark.end.text
  }

  private func hasColors(_ stream: OutputStream) -> Bool {
    !preferences.isPlain && streams.isTerminal(stream)
  }

  /// Writes out buffered text. Call this before the process ends.
  package func finish() {
    streams.flush()
  }
}

/// Marks where emphasis begins or ends, as a character that does not occur in text: Unicode
/// reserves these for a program's own use (noncharacters, section 23.7 of the standard).
private enum ConsoleMark {
  case begin(Console.Emphasis)
  case end

  private static let first: UInt32 = 0xFDD0
  private static let all = Console.Emphasis.allCases.map(ConsoleMark.begin) + [.end]

  init?(_ scalar: Unicode.Scalar) {
    guard scalar.value >= ConsoleMark.first,
      case let index = Int(scalar.value - ConsoleMark.first), index < ConsoleMark.all.count
    else { return nil }
    self = ConsoleMark.all[index]
  }

  private var index: Int {
    switch self {
    case .begin(let emphasis): Console.Emphasis.allCases.firstIndex(of: emphasis) ?? 0
    case .end: Console.Emphasis.allCases.count
    }
  }

  /// The mark as text.
  var text: String {
    Unicode.Scalar(ConsoleMark.first + UInt32(index)).map { String(Character($0)) } ?? ""
  }

  /// The control sequence for a terminal (ECMA-48, SGR).
  var sequence: String {
    switch self {
    case .begin(let emphasis): "\u{1B}[\(emphasis.rawValue)m"
    case .end: "\u{1B}[0m"
    }
  }
}
