import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Ana in Lisbon and Ben in Tokyo at their shells, with a folder that both see as `us`.
///
/// Their clocks show the same instant, one minute later at each command. Screens are as wide as
/// the narrowest terminal that layouts are made for, unless a test sets it otherwise.
final class TwoHomes {
  let directory: TemporaryDirectory
  private var runners: [Person: CommandRunner]
  /// What the next command's clock shows.
  private var now: Timestamp

  enum Person: String, CaseIterable {
    case ana
    case ben
    /// Ana at her second device.
    case tablet
  }

  /// Nobody has a journal yet. The instant is in UTC, which is Lisbon's time in winter.
  init(now: Timestamp = "2026-11-16T20:00:00.000Z") throws {
    directory = try TemporaryDirectory()
    self.now = now
    runners = [:]
    try FileManager.default.createDirectory(
      atPath: directory.path("us"), withIntermediateDirectories: false)
    for (person, zone) in [(Person.ana, "Europe/Lisbon"), (.ben, "Asia/Tokyo")] {
      try makeHome(of: person, in: zone)
    }
  }

  private func makeHome(of person: Person, in zone: String) throws {
    let home = directory.path(person.rawValue)
    let files = FileManager.default
    try files.createDirectory(atPath: home, withIntermediateDirectories: false)
    try files.createSymbolicLink(
      atPath: home + "/us", withDestinationPath: directory.path("us"))
    var runner = CommandRunner(home: home, zone: zone)
    runner.variables["COLUMNS"] = "60"
    runners[person] = runner
  }

  /// Ana has begun the journal, with `goals` as arguments of `goal add`, and left it in the folder;
  /// Ben has joined.
  static func joined(
    now: Timestamp = "2026-11-16T20:00:00.000Z", goals: [[String]] = []
  ) throws -> TwoHomes {
    let homes = try TwoHomes(now: now)
    try homes.begin(goals)
    try homes.quietly(.ana, "sync", "us")
    try homes.quietly(
      .ben, "join", "us", "--me", "Ben", "--device", "Ben's laptop", "--no-input")
    try homes.quietly(.ana, "sync")
    return homes
  }

  /// Ana has begun the journal, with `goals` as arguments of `goal add`.
  static func begun(
    now: Timestamp = "2026-11-16T20:00:00.000Z", goals: [[String]] = []
  ) throws -> TwoHomes {
    let homes = try TwoHomes(now: now)
    try homes.begin(goals)
    return homes
  }

  private func begin(_ goals: [[String]]) throws {
    try quietly(
      .ana, "init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--no-input")
    for goal in goals { try quietly(.ana, ["goal", "add"] + goal) }
  }

  /// What went wrong where nothing should.
  struct Unexpected: Error {
    let arguments: [String]
    let outcome: CommandRunner.Outcome
  }

  // MARK: - Commands

  /// What Ana sees who runs `duolog` with these arguments.
  func ana(_ arguments: String...) throws -> CommandRunner.Outcome { try run(.ana, arguments) }

  /// What Ben sees.
  func ben(_ arguments: String...) throws -> CommandRunner.Outcome { try run(.ben, arguments) }

  /// What Ana sees on her second device.
  func tablet(_ arguments: String...) throws -> CommandRunner.Outcome {
    try run(.tablet, arguments)
  }

  /// Ana joins with her second device.
  func joinTablet() throws {
    try makeHome(of: .tablet, in: "Europe/Lisbon")
    try quietly(
      .tablet, "join", "us", "--me", "Ana", "--device", "Ana's tablet", "--no-input")
    try meet()
  }

  /// What each of `people` prints.
  func read(_ arguments: String..., by people: [Person] = [.ana, .ben]) throws -> [String] {
    try read(arguments, by: people)
  }

  /// What each of `people` prints.
  func read(_ arguments: [String], by people: [Person] = [.ana, .ben]) throws -> [String] {
    try people.map { try run($0, arguments).output }
  }

  /// The digests of the states of these people's journals.
  func states(of people: [Person] = [.ana, .ben]) throws -> Set<Substring> {
    Set(
      try people.map { person in
        let outcome = try run(person, ["verify", "--json"], isMasked: false)
        let line = outcome.output.split(separator: "\n").first { $0.contains("\"state\"") }
        guard let line, outcome.exitCode == 0 else {
          throw Unexpected(arguments: ["verify"], outcome: outcome)
        }
        return line
      })
  }

  /// Runs a command that has to work and whose output is of no interest.
  func quietly(_ person: Person, _ arguments: String...) throws {
    try quietly(person, arguments)
  }

  func quietly(_ person: Person, _ arguments: [String]) throws {
    let outcome = try run(person, arguments)
    guard [0, 3].contains(outcome.exitCode) else {
      throw Unexpected(arguments: arguments, outcome: outcome)
    }
  }

  /// Both sync until neither has anything new for the other.
  func meet() throws {
    try quietly(.ben, "sync", "us")
    try quietly(.ana, "sync", "us")
    try quietly(.ben, "sync", "us")
  }

  /// What somebody reads, with all that differs from run to run.
  func plainOutput(_ person: Person, _ arguments: String...) throws -> String {
    try plainOutput(person, arguments)
  }

  func plainOutput(_ person: Person, _ arguments: [String]) throws -> String {
    try run(person, arguments, isMasked: false).output
  }

  func run(
    _ person: Person, _ arguments: [String], isMasked: Bool = true
  ) throws -> CommandRunner.Outcome {
    guard var runner = runners[person] else { preconditionFailure("everybody has a runner") }
    runner.variables["DUOLOG_NOW"] = now.description
    now = Timestamp(milliseconds: now.milliseconds + 60_000)
    let outcome = try runner.run(arguments)
    guard isMasked else { return outcome }
    return CommandRunner.Outcome(
      exitCode: outcome.exitCode, output: masked(outcome.output),
      messages: masked(outcome.messages))
  }

  /// As ``meet()``, with Ana's second device.
  func meetAll() throws {
    for _ in 1...2 {
      for person in Person.allCases { try quietly(person, "sync", "us") }
    }
  }

  /// Sets both clocks.
  func setClocks(to instant: Timestamp) { now = instant }

  /// Sets a variable of a person's environment, or removes it.
  func set(_ variable: String, of person: Person, to value: String?) {
    runners[person]?.variables[variable] = value
  }

  /// `text` with what differs from run to run replaced by letters of the same width, and without
  /// the question of the day, which goes with the journal's identifier.
  private func masked(_ text: String) -> String {
    // The directory first: digits of its name may look like a device's identifier.
    text.replacing(directory.path, with: "/tmp")
      .replacing(/\nQuestion of the day\n(  .*\n)+/, with: "")
      .replacing(/"questionOfTheDay" : ".*"/, with: "\"questionOfTheDay\" : \"QUESTION\"")
      .replacing(/([0-9]\.)[0-9a-f]{8}\.json/) { "\($0.1)ffffffff.json" }
      .replacing(/(\n *[0-9]* +)[0-9a-z]{4}( +[0-9][0-9]:[0-9][0-9]  )/) { "\($0.1)ab12\($0.2)" }
      .replacing(/'duolog (edit|delete|log) [0-9a-z]{4}'/) { "'duolog \($0.1) ab12'" }
      .replacing(/"identifier" : "[0-9a-z]{4}"/, with: "\"identifier\" : \"ab12\"")
      .replacing(/Identifier  [0-9a-z]{13}/, with: "Identifier  entity1234567")
      .replacing(/[0-9a-f]{64}/, with: String(repeating: "f", count: 64))
      .replacing(/\b[0-9a-hjkmnp-tv-z]{12}\b/.wordBoundaryKind(.simple), with: "device123456")
      .replacing(/\b[0-9A-HJKMNP-TV-Z]{13}\b/.wordBoundaryKind(.simple), with: "ENTITY1234567")
  }

  // MARK: - Files

  /// The bundles with entries in the shared folder, by path from it, sorted.
  func bundles() throws -> [String] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: directory.path("us/duolog"))
    return files.filter { $0.hasSuffix(".json") && !$0.hasSuffix("/seen.json") }
      .sorted().map { "us/duolog/" + $0 }
  }

  /// The one bundle in the shared folder whose name is `name`, but for the digits of its digest.
  func bundle(named name: String) throws -> String {
    let found = try bundles().filter {
      $0.replacing(/\.[0-9a-f]{8}\.json$/, with: ".json").hasSuffix("/" + name)
    }
    guard let path = found.first, found.count == 1 else {
      throw CocoaError(.fileNoSuchFile)
    }
    return path
  }

  /// Runs `change` on the text of a file.
  func edit(_ path: String, _ change: (String) -> String) throws {
    let text = String(decoding: try directory.contents(of: path), as: UTF8.self)
    try directory.write(Array(change(text).utf8), to: path)
  }

  /// Moves what is at `path` to `other`.
  func move(_ path: String, to other: String) throws {
    try FileManager.default.moveItem(
      atPath: directory.path(path), toPath: directory.path(other))
  }

  /// The permissions of what is at `path`.
  func permissions(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: directory.path(path))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}

extension CommandRunner.Outcome {
  /// A command that printed `output` and said nothing.
  static func printed(_ output: String, exitCode: Int32 = 0) -> Self {
    Self(exitCode: exitCode, output: output + "\n", messages: "")
  }

  /// A command that said `messages` and printed nothing.
  static func said(_ messages: String, exitCode: Int32 = 0) -> Self {
    Self(exitCode: exitCode, output: "", messages: messages + "\n")
  }
}

/// Expects a command to have ended like that; a failure shows both screens.
func expect(
  _ outcome: CommandRunner.Outcome, _ expected: CommandRunner.Outcome,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    outcome == expected, "What was seen:\n\(outcome.messages)\(outcome.output)",
    sourceLocation: sourceLocation)
}
