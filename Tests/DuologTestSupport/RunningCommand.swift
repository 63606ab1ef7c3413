import DuologTesting
import Foundation

/// A `duolog` that goes on while a test does other things. It is ended with the last reference.
package final class RunningCommand {
  private let process: ChildProcess
  private let files: TemporaryDirectory
  private let timeLimit: Double
  private var ending: ChildProcess.Ending?

  init(_ process: ChildProcess, files: TemporaryDirectory, timeLimit: Double) {
    self.process = process
    self.files = files
    self.timeLimit = timeLimit
  }

  deinit {
    if ending == nil { process.kill() }
  }

  /// The number of the process.
  package var id: pid_t { process.id }

  /// What it has written to standard output so far.
  package var output: String { text("output") }

  /// What it has written to standard error so far.
  package var messages: String { text("messages") }

  private func text(_ name: String) -> String {
    (try? files.contents(of: name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Sends it a signal; does nothing when its end has been waited for.
  package func send(_ signal: Int32) {
    if ending == nil { process.send(signal) }
  }

  /// Waits until it has ended, and returns what it left behind.
  ///
  /// Throws ``CommandRunner/Failure/tookTooLong(seconds:messages:)`` if it does not end.
  package func wait() throws -> CommandRunner.Outcome {
    if ending == nil { ending = process.wait(atMost: timeLimit) }
    guard let ending else {
      throw CommandRunner.Failure.tookTooLong(seconds: timeLimit, messages: messages)
    }
    let exitCode: Int32 =
      switch ending {
      case .exit(let code): code
      case .signal(let number): -number
      }
    return CommandRunner.Outcome(exitCode: exitCode, output: output, messages: messages)
  }
}
