import DuologFoundation
import DuologMerge

/// One of the demo's two devices: a home directory, a clock, a zone, and the `duolog` command.
final class DemoDevice {
  let owner: String
  let home: String
  private let zone: String
  private let width: Int

  /// The time on the device's clock.
  var now: Timestamp

  init(owner: String, home: String, zone: String, width: Int, now: Timestamp) {
    self.owner = owner
    self.home = home
    self.zone = zone
    self.width = width
    self.now = now
  }

  /// What a command printed and how it ended.
  struct Outcome {
    /// The output stream.
    let output: String
    /// Everything that a person at the terminal sees, in order.
    let transcript: String
    let code: ExitCode
  }

  /// Runs `duolog` with `arguments` as the shell of this device would.
  func run(_ arguments: [String]) -> Outcome {
    let environment = CommandEnvironment(
      variables: [
        "DUOLOG_HOME": home, "DUOLOG_NOW": now.description, "TZ": zone, "COLUMNS": "\(width)",
      ])
    let streams = RecordedStreams()
    let code = DuologProgram(environment: environment, streams: streams).run(arguments)
    return Outcome(output: streams.output, transcript: streams.transcript, code: code)
  }
}

/// Streams that record what is written, with nobody at the input.
private final class RecordedStreams: ConsoleStreams {
  private(set) var output = ""
  private(set) var transcript = ""

  func write(_ text: String, to stream: OutputStream) {
    if stream == .output { output += text }
    transcript += text
  }

  func flush() {}
  func finish() -> Int32? { nil }
  func readLine() -> String? { nil }
  func letInterruptsEndInput() {}
  var isInputTerminal: Bool { false }
  func isTerminal(_ stream: OutputStream) -> Bool { false }
  var terminalWidth: Int? { nil }
}
