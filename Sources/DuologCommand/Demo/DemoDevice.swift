import DuologMerge
import Foundation

/// One of the demo's two devices: a home directory, a clock, a zone, and the `duolog` command.
final class DemoDevice {
  let owner: String
  let home: String
  private let zone: String

  /// What the device's clock shows.
  var now: Timestamp

  init(owner: String, home: String, zone: String, now: Timestamp) {
    self.owner = owner
    self.home = home
    self.zone = zone
    self.now = now
  }

  /// What a command printed and how it ended.
  struct Outcome {
    let output: String
    let messages: String
    let code: ExitCode
  }

  /// Runs `duolog` with `arguments` as the shell of this device would.
  func run(_ arguments: [String]) -> Outcome {
    let environment = CommandEnvironment(
      variables: ["DUOLOG_HOME": home, "DUOLOG_NOW": now.description, "TZ": zone, "NO_COLOR": "1"])
    let streams = RecordedStreams()
    let code = DuologProgram(environment: environment, streams: streams).run(arguments)
    return Outcome(output: streams.output, messages: streams.messages, code: code)
  }
}

/// Streams that keep what is written, with nobody at the input.
private final class RecordedStreams: ConsoleStreams {
  private(set) var output = ""
  private(set) var messages = ""

  func write(_ text: String, to stream: OutputStream) {
    switch stream {
    case .output: output += text
    case .messages: messages += text
    }
  }

  func flush() {}
  func readLine() -> String? { nil }
  var isInputTerminal: Bool { false }
  func isTerminal(_ stream: OutputStream) -> Bool { false }
  var terminalWidth: Int? { nil }
}
