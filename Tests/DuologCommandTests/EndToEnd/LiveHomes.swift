import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Ana and Ben with the clock of this machine, for what runs for a while or side by side, and a
/// folder of each: one and the same, unless something carries it from one to the other.
final class LiveHomes {
  let directory: TemporaryDirectory
  let ana: CommandRunner
  let ben: CommandRunner
  let anasFolder: String
  let bensFolder: String

  /// Nobody has a journal yet. The folders are made unless they are given.
  init(
    _ directory: TemporaryDirectory? = nil, anasFolder: String? = nil, bensFolder: String? = nil
  ) throws {
    let directory = try directory ?? TemporaryDirectory()
    self.directory = directory
    let shared = directory.path("shared")
    self.anasFolder = anasFolder ?? shared
    self.bensFolder = bensFolder ?? shared
    var runners: [CommandRunner] = []
    for name in ["ana", "ben"] { runners.append(try Self.makeHome(name, in: directory)) }
    if anasFolder == nil {
      try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: false)
    }
    (ana, ben) = (runners[0], runners[1])
  }

  /// Somebody with a home of that name, and with the clock of this machine.
  static func makeHome(_ name: String, in directory: TemporaryDirectory) throws -> CommandRunner {
    try FileManager.default.createDirectory(
      atPath: directory.path(name), withIntermediateDirectories: false)
    var runner = CommandRunner(home: directory.path(name), timeLimit: 120)
    runner.variables["DUOLOG_NOW"] = nil
    return runner
  }

  /// Ana has begun the journal with a goal, "Tea", and left it in the folder.
  func begin() throws {
    try quietly(
      ana, "init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--no-input")
    try quietly(ana, "goal", "add", "Tea", "--daily")
    try quietly(ana, "sync", anasFolder)
  }

  /// Ben has joined.
  func join() throws {
    try quietly(ben, "join", bensFolder, "--me", "Ben", "--device", "Ben's laptop", "--no-input")
  }

  /// Ana and Ben share one folder, and hold the same.
  static func joined() throws -> LiveHomes {
    let homes = try LiveHomes()
    try homes.begin()
    try homes.join()
    try homes.quietly(homes.ana, "sync")
    return homes
  }

  /// Runs a command that has to work.
  @discardableResult
  func quietly(_ person: CommandRunner, _ arguments: String...) throws -> String {
    let outcome = try person.run(arguments)
    try #require(
      outcome.exitCode == 0 || outcome.exitCode == 3,
      "\(arguments) ended with \(outcome.exitCode): \(outcome.messages)")
    return outcome.output
  }

  /// Starts `sync --watch`, by default without a delay, and waits until it is at work.
  func watch(_ person: CommandRunner, _ arguments: String...) throws -> RunningCommand {
    let delay = arguments.contains("--delay") ? [] : ["--delay", "0"]
    let command = try person.start(["sync", "--watch"] + delay + arguments)
    try #require(
      eventually { command.messages.contains("Watching ") },
      "the watch has not begun: \(command.messages)")
    return command
  }

  /// The notes of all that a person's journal holds, with how often each is there.
  func notes(of person: CommandRunner) throws -> [String: Int] {
    let log = try quietly(person, "log", "--limit", "100000", "--json")
    let notes = log.matches(of: /"note" : "([^"]*)"/).map { String($0.output.1) }
    return notes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// What `verify --json` says, which must be that all is well.
  func verification(of person: CommandRunner) throws -> VerifiedState {
    let text = try quietly(person, "verify", "--json")
    let state = try JSONDecoder().decode(VerifiedState.self, from: Data(text.utf8))
    #expect(state.sound, "\(text)")
    return state
  }
}

/// What `verify --json` says.
struct VerifiedState: Decodable, Hashable {
  let sound: Bool
  let events: Int64
  let state: String
}
