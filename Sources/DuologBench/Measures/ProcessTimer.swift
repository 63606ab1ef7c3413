import DuologTesting
import Foundation

/// Runs processes and measures how long they take from start to end.
struct ProcessTimer {
  /// What a process did.
  struct Run {
    let milliseconds: Double
    let peakMiB: Double
    let exitCode: Int32
    let output: String
  }

  /// The `duolog` command, and the floor as a program.
  let duolog: String
  let floor: String

  private let directory: String

  /// Finds the programs next to this one. Their output goes to `directory`.
  init(directory: String) throws {
    self.directory = directory
    duolog = try ProcessTimer.find("duolog")
    floor = try ProcessTimer.find("floor-process")
  }

  /// Runs a program with only these environment variables.
  func run(_ program: String, _ arguments: [String], variables: [String: String] = [:]) throws
    -> Run
  {
    let (measured, output) = ("\(directory)/measured", "\(directory)/output")
    let process = try ChildProcess(
      floor, ["time", measured, program] + arguments, environment: variables,
      directory: directory,
      streams: .init(
        input: "/dev/null", output: .file(output), messages: "\(directory)/messages"))
    guard let ending = process.wait(atMost: 600) else {
      process.kill()
      throw BenchFailure("\(program) \(arguments.joined(separator: " ")) did not end.")
    }
    try expect(ending, toBe: .exit(code: 0), "The timer for \(program)")
    let numbers = try String(contentsOfFile: measured, encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    try expect(numbers.count, toBe: 3, "The measurements of \(program)")
    return Run(
      milliseconds: numbers[0] / 1e6, peakMiB: numbers[1] / 1024, exitCode: Int32(numbers[2]),
      output: try String(contentsOfFile: output, encoding: .utf8))
  }

  /// Runs `duolog` for a home, and requires that it succeeds.
  func duolog(
    _ arguments: [String], home: Home, at time: String? = Workload.now
  ) throws -> Run {
    var variables = ["DUOLOG_HOME": home.path, "TZ": home.zone, "HOME": home.path]
    variables["DUOLOG_NOW"] = time
    let run = try run(duolog, arguments, variables: variables)
    // 3 means success, with something left to settle.
    guard [0, 3].contains(run.exitCode) else {
      let messages = try? String(contentsOfFile: "\(directory)/messages", encoding: .utf8)
      throw BenchFailure(
        "duolog \(arguments.joined(separator: " ")) ended with \(run.exitCode): \(messages ?? "")")
    }
    return run
  }

  /// Runs the floor as a process, and requires that it succeeds.
  func floor(_ arguments: [String]) throws -> Run {
    let run = try run(floor, arguments)
    try expect(run.exitCode, toBe: 0, "floor-process \(arguments.joined(separator: " "))")
    return run
  }

  private static func find(_ name: String) throws -> String {
    let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    let path = own.resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent(name).path
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw BenchFailure(
        "There is no \(name) next to \(own.path). Run 'swift build -c release' first.")
    }
    return path
  }
}
