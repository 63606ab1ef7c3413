/// What a command has to say, and to whom: data to the output, everything else to the messages.
package struct Console {
  /// How a piece of text stands out on a terminal that has colors. It never carries a meaning of
  /// its own: the words say all.
  package enum Emphasis: String, CaseIterable, Sendable {
    case heading = "1"
    case faint = "2"
    case good = "32"
    case notice = "33"
  }

  /// What the person asked for.
  package struct Preferences: Sendable {
    /// Nothing on the side.
    package var isQuiet = false
    /// No questions.
    package var asksNothing = false
    /// No colors.
    package var isPlain = false

    package init(isQuiet: Bool = false, asksNothing: Bool = false, isPlain: Bool = false) {
      self.isQuiet = isQuiet
      self.asksNothing = asksNothing
      self.isPlain = isPlain
    }
  }

  private let streams: any ConsoleStreams
  private let preferences: Preferences
  /// The columns to lay text out for; from ``widths``.
  package let width: Int

  /// The widths that layouts are made for. Prose in longer lines is tiring to read, and in shorter
  /// ones the terminal may break what is left over.
  package static let widths = 60...100

  /// The width where none is known, as in a pipe.
  package static let standardWidth = 80

  /// A console on `streams`. Of `variables`, the process's environment, `COLUMNS`, `NO_COLOR` and
  /// `TERM` count (https://no-color.org).
  package init(
    _ streams: any ConsoleStreams, variables: [String: String] = [:],
    preferences: Preferences = Preferences()
  ) {
    self.streams = streams
    var preferences = preferences
    preferences.isPlain =
      preferences.isPlain || !(variables["NO_COLOR"] ?? "").isEmpty || variables["TERM"] == "dumb"
    self.preferences = preferences
    let known = variables["COLUMNS"].flatMap { Int($0) } ?? streams.terminalWidth
    let wanted = known ?? Console.standardWidth
    width = min(max(wanted, Console.widths.lowerBound), Console.widths.upperBound)
  }

  /// Whether the person wants nothing on the side.
  package var isQuiet: Bool { preferences.isQuiet }

  /// Whether somebody looks at the output, and no other program reads it.
  var isOutputTerminal: Bool { streams.isTerminal(.output) }

  /// Writes a line of data to the output.
  package func print(_ line: String = "") {
    write(line + "\n")
  }

  /// Writes data to the output, of several lines perhaps.
  package func write(_ text: String) {
    write(text, to: .output)
  }

  /// All that is written comes by here, so that no control character of whatever text reaches a
  /// terminal, and nothing but ``styled(_:_:on:)`` makes text stand out.
  private func write(_ text: String, to stream: OutputStream) {
    let hasColors = hasColors(stream)
    streams.write(
      PrintableText.lines(text) { scalar in
        hasColors ? ConsoleMark(scalar)?.sequence ?? "\u{FFFD}" : "\u{FFFD}"
      }, to: stream)
  }

  /// Says something on the side, unless the person wants quiet.
  package func say(_ message: String) {
    guard !preferences.isQuiet else { return }
    write(message + "\n", to: .messages)
  }

  /// Tells of a problem, always. `message` is a whole sentence, or several.
  package func tell(_ message: String) {
    write(message + "\n", to: .messages)
  }

  /// Whether somebody can be asked: there is a terminal on both sides and questions are welcome.
  package var canAsk: Bool {
    !preferences.asksNothing && streams.isInputTerminal && streams.isTerminal(.messages)
  }

  /// The answer to `question`, without spaces around it; an empty answer is `standard`. `nil`
  /// if nobody can be asked, and at the end of the input.
  package func ask(_ question: String, standard: String? = nil) -> String? {
    guard let answer = typed(after: question + (standard.map { " [\($0)]" } ?? ""))
    else { return nil }
    return answer.isEmpty ? standard : answer
  }

  /// What is typed after `prompt`, without spaces around it. `nil` if nobody can be asked, and
  /// at the end of the input, after which the next text has a line of its own.
  func typed(after prompt: String) -> String? {
    guard canAsk else { return nil }
    write(prompt + " ", to: .messages)
    guard let line = streams.readLine() else {
      write("\n", to: .messages)
      return nil
    }
    return line.trimmed
  }

  /// The next line of an input that is not a terminal, without spaces around it; `nil` at its end.
  func pipedLine() -> String? {
    streams.isInputTerminal ? nil : streams.readLine()?.trimmed
  }

  /// From now on Ctrl-C ends the input and not the process, so that whoever asks has the last word.
  func letInterruptsEndInput() {
    streams.letInterruptsEndInput()
  }

  /// `text`, made to stand out where `stream` is a terminal with colors, once the console writes it.
  package func styled(
    _ text: String, _ emphasis: Emphasis, on stream: OutputStream = .output
  ) -> String {
    guard hasColors(stream) else { return text }
    return ConsoleMark.begin(emphasis).text + PrintableText.lines(text) + ConsoleMark.end.text
  }

  private func hasColors(_ stream: OutputStream) -> Bool {
    !preferences.isPlain && streams.isTerminal(stream)
  }

  /// Writes out what is held back. To be called before the process ends.
  package func finish() {
    streams.flush()
  }
}

/// Where text begins or ends to stand out, as a character that no text holds: Unicode reserves these
/// for a program's own use (noncharacters, section 23.7 of the standard).
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

  /// The mark in text.
  var text: String {
    Unicode.Scalar(ConsoleMark.first + UInt32(index)).map { String(Character($0)) } ?? ""
  }

  /// What a terminal takes for it (ECMA-48, SGR).
  var sequence: String {
    switch self {
    case .begin(let emphasis): "\u{1B}[\(emphasis.rawValue)m"
    case .end: "\u{1B}[0m"
    }
  }
}
