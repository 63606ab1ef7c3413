import DuologTesting
import Foundation

/// Runs the built `duolog`, as a person at a shell would.
///
/// Each runner is a person with a home directory of their own. Of the surrounding environment only
/// `PATH` is passed on, and there is nobody to ask: the input is closed unless a test writes to it.
package struct CommandRunner: Sendable {
  /// What a run of the command left behind.
  package struct Outcome: Hashable, Sendable {
    /// The exit code; the number of the signal, negated, where one ended the process.
    package let exitCode: Int32
    /// What was written to standard output.
    package let output: String
    /// What was written to standard error.
    package let messages: String

    package init(exitCode: Int32, output: String, messages: String) {
      self.exitCode = exitCode
      self.output = output
      self.messages = messages
    }
  }

  /// Why there is no outcome.
  package enum Failure: Error, Hashable, Sendable {
    /// No `duolog` stands beside the tests.
    case notBuilt(lookedIn: [String])
    /// The command was ended because it took longer than this.
    case tookTooLong(seconds: Double, messages: String)
  }

  /// The person's home directory.
  package let home: String
  /// Variables to set besides `PATH`, `HOME` and `TZ`.
  package var variables: [String: String]
  /// How long a run may take.
  package var timeLimit: Double

  /// A person whose home is the directory at `home`, in the zone `zone`, on whose clock it is
  /// always `now`.
  package init(
    home: String, now: String = "2026-11-21T23:40:00Z", zone: String = "Europe/Lisbon",
    timeLimit seconds: Double = 30
  ) {
    self.home = home
    variables = ["DUOLOG_NOW": now, "DUOLOG_HOME": home + "/duolog", "TZ": zone]
    timeLimit = seconds
  }

  /// Runs `duolog` with these arguments, in the home directory, with `input` to read.
  ///
  /// Throws ``Failure`` if the command is not there or does not end.
  package func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(arguments, input: input)
  }

  /// Runs `duolog` with these arguments, in the home directory, with `input` to read. Where
  /// `isOutputRead` is false, its output is a pipe whose reader has gone away.
  package func run(
    _ arguments: [String], input: String = "", isOutputRead: Bool = true
  ) throws -> Outcome {
    // Files and not pipes: nobody has to empty them while the command runs.
    let files = try TemporaryDirectory()
    try files.write(Array(input.utf8), to: "input")
    let unread = isOutputRead ? nil : try unreadPipe()
    defer { unread.map { _ = close($0) } }
    let process = try startProcess(
      arguments,
      streams: .init(
        input: files.path("input"),
        output: unread.map { .descriptor($0) } ?? .file(files.path("output")),
        messages: files.path("messages")))
    guard let ending = process.wait(atMost: timeLimit) else {
      process.kill()
      throw Failure.tookTooLong(seconds: timeLimit, messages: try text("messages", files))
    }
    let exitCode: Int32 =
      switch ending {
      case .exit(let code): code
      case .signal(let number): -number
      }
    return Outcome(
      exitCode: exitCode, output: isOutputRead ? try text("output", files) : "",
      messages: try text("messages", files))
  }

  /// Runs `duolog` with these arguments, in the home directory. Its output goes to the file `output`,
  /// which is not read; if that is `nil`, it is started without a standard output.
  package func run(_ arguments: [String], output: String?) throws -> Outcome {
    let files = try TemporaryDirectory()
    try files.write([], to: "input")
    let process = try startProcess(
      arguments,
      streams: .init(
        input: files.path("input"), output: output.map { .file($0) } ?? .closed,
        messages: files.path("messages")))
    guard let ending = process.wait(atMost: timeLimit), case .exit(let code) = ending else {
      process.kill()
      throw Failure.tookTooLong(seconds: timeLimit, messages: try text("messages", files))
    }
    return Outcome(exitCode: code, output: "", messages: try text("messages", files))
  }

  /// Starts `duolog` with these arguments, in the home directory, and lets it run.
  package func start(_ arguments: [String]) throws -> RunningCommand {
    let files = try TemporaryDirectory()
    try files.write([], to: "input")
    let process = try startProcess(
      arguments,
      streams: .init(
        input: files.path("input"), output: .file(files.path("output")),
        messages: files.path("messages")))
    return RunningCommand(process, files: files, timeLimit: timeLimit)
  }

  /// Starts `duolog` with these arguments at a terminal, in the home directory.
  package func startAtTerminal(
    _ arguments: [String], columns: Int = 60, lines: Int = 40
  ) throws -> TerminalSession {
    let words =
      ["env", "-i"] + surroundings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      + ["TERM=screen", try CommandRunner.executable()] + arguments
    let quoted = words.map { "'\($0.replacing("'", with: "'\\''"))'" }
    return try TerminalSession(
      running: quoted.joined(separator: " "), columns: columns, lines: lines)
  }

  /// Starts a shell at a terminal, in the home directory: `words` are its program and arguments. It
  /// finds `duolog`.
  package func startShell(
    _ words: [String], columns: Int = 100, lines: Int = 40
  ) throws -> TerminalSession {
    let directory = URL(fileURLWithPath: try CommandRunner.executable()).deletingLastPathComponent()
    var surroundings = surroundings
    surroundings["PATH"] = "\(directory.path):\(surroundings["PATH"] ?? "")"
    let words =
      ["env", "-i", "-C", home]
      + surroundings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      + ["TERM=screen", "LANG=C.UTF-8"] + words
    let quoted = words.map { "'\($0.replacing("'", with: "'\\''"))'" }
    return try TerminalSession(
      running: quoted.joined(separator: " "), columns: columns, lines: lines)
  }

  /// All of the environment's variables.
  private var surroundings: [String: String] {
    variables.merging(
      ["HOME": home, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    ) { own, _ in own }
  }

  private func startProcess(
    _ arguments: [String], streams: ChildProcess.Streams
  ) throws -> ChildProcess {
    try ChildProcess(
      try CommandRunner.executable(), arguments,
      environment: surroundings, directory: home,
      streams: streams)
  }

  /// The writing end of a pipe whose reading end is closed.
  private func unreadPipe() throws -> Int32 {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    close(ends[0])
    return ends[1]
  }

  private func text(_ name: String, _ files: TemporaryDirectory) throws -> String {
    String(decoding: try files.contents(of: name), as: UTF8.self)
  }

  /// The command that was built along with the tests: it stands beside the test bundle, or above
  /// it where the bundle is a directory.
  private static func executable() throws -> String {
    let starts = CommandLine.arguments.filter { $0.contains("/") } + [Bundle.main.bundlePath]
    var directories: [String] = []
    for start in starts {
      var url = URL(fileURLWithPath: start)
      while url.path != "/", url.lastPathComponent != ".build" {
        url.deleteLastPathComponent()
        if directories.last != url.path { directories.append(url.path) }
        let candidate = url.appendingPathComponent("duolog").path
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate, isDirectory: &isDirectory),
          !isDirectory.boolValue
        {
          return candidate
        }
      }
    }
    throw Failure.notBuilt(lookedIn: directories)
  }
}
