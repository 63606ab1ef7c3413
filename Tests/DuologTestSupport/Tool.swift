import DuologTesting
import Foundation

/// Programs of the system that some tests need, and pass over where they are not installed.
package enum Tool {
  /// The path of the program `name`; `nil` if none is in `PATH`.
  package static func path(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin:/usr/sbin:/sbin"
    return path.split(separator: ":").map { "\($0)/\(name)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// What a run of a program left behind.
  package struct Outcome: Hashable {
    package let exitCode: Int32
    package let output: String
    package let messages: String
  }

  /// A program did not do what it should.
  package struct Failure: Error, Hashable {
    package let arguments: [String]
    package let outcome: Outcome?
  }

  /// Runs the program `name` in `directory`, which must end well and within a minute; returns what
  /// it printed.
  @discardableResult
  package static func run(
    _ name: String, _ arguments: String..., in directory: String = "/"
  ) throws -> String {
    try run(name, arguments, in: directory)
  }

  /// Runs the program `name` in `directory`, with arguments in a list.
  @discardableResult
  package static func run(
    _ name: String, _ arguments: [String], in directory: String = "/"
  ) throws -> String {
    let command = [name] + arguments
    guard let program = path(name) else { throw Failure(arguments: command, outcome: nil) }
    let files = try TemporaryDirectory()
    let process = try ChildProcess(
      program, arguments, environment: ProcessInfo.processInfo.environment, directory: directory,
      streams: .init(
        input: "/dev/null", output: .file(files.path("output")),
        messages: files.path("messages")))
    guard let ending = process.wait(atMost: 60) else {
      process.kill()
      throw Failure(arguments: command, outcome: nil)
    }
    let code: Int32 =
      switch ending {
      case .exit(let code): code
      case .signal(let number): -number
      }
    let outcome = Outcome(
      exitCode: code,
      output: String(decoding: try files.contents(of: "output"), as: UTF8.self),
      messages: String(decoding: try files.contents(of: "messages"), as: UTF8.self))
    guard code == 0 else { throw Failure(arguments: command, outcome: outcome) }
    return outcome.output
  }
}
