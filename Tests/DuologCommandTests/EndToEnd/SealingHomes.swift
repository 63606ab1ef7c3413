import DuologMerge
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// Ana and Ben, each with a home and a folder that both see as `us`, in the tests' own process: so
/// that there is a terminal to ask at, and keys are the same in every run.
///
/// Their clocks go on by one minute at each command.
final class SealingHomes {
  let directory: TemporaryDirectory
  private var count: UInt64

  /// - Parameter seed: Where identifiers and keys begin: those of two couples differ if their seeds do.
  init(seed: UInt64 = 0) throws {
    count = seed
    directory = try TemporaryDirectory()
    for name in ["ana", "ben", "tablet", "us"] {
      try FileManager.default.createDirectory(
        atPath: directory.path(name), withIntermediateDirectories: false)
    }
  }

  /// The key of the journal that ``sealed()`` makes.
  func key(of person: String = "ana") -> String {
    run(person, "seal", "--show", "--quiet").streams.output.trimmed
  }

  /// Ana has begun a sealed journal and left it in the folder; Ben has joined.
  static func sealed(seed: UInt64 = 0) throws -> SealingHomes {
    let homes = try SealingHomes(seed: seed)
    try homes.quietly(
      "ana", "init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--sealed")
    try homes.quietly("ana", "goal", "add", "Secret tea", "--daily")
    try homes.quietly("ana", "sync", homes.folder)
    let join = ["join", homes.folder, "--me", "Ben", "--device", "Ben's laptop"]
    try #require(homes.run("ben", join, piped: [homes.key()]).code == .fine)
    for person in ["ana", "ben"] { try homes.quietly(person, "sync") }
    return homes
  }

  /// The same with a journal in the open.
  static func open(seed: UInt64 = 0) throws -> SealingHomes {
    let homes = try SealingHomes(seed: seed)
    try homes.quietly(
      "ana", "init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--open")
    try homes.quietly("ana", "goal", "add", "Secret tea", "--daily")
    try homes.quietly("ana", "sync", homes.folder)
    try homes.quietly("ben", "join", homes.folder, "--me", "Ben", "--device", "Ben's laptop")
    try homes.quietly("ana", "sync")
    return homes
  }

  var folder: String { directory.path("us") }

  /// What somebody sees at a terminal who gives `answers`, or in a pipe with the lines `piped`.
  func run(
    _ person: String, _ arguments: [String], answers: [String]? = nil, piped: [String] = []
  ) -> (streams: MemoryStreams, code: ExitCode) {
    count += 1
    let seed = count
    let now = Timestamp(milliseconds: 1_795_204_800_000 + Int64(seed) * 60_000)
    let streams = MemoryStreams(answers: answers, piped: piped, terminalWidth: 60)
    let environment = CommandEnvironment(
      variables: [
        "HOME": directory.path, "DUOLOG_HOME": directory.path(person), "TZ": "Europe/Lisbon",
        "NO_COLOR": "1", "COLUMNS": "60",
      ], clock: { now }, random: { SplitMix64(seed: seed) })
    let code = DuologProgram(environment: environment, streams: streams).run(arguments)
    return (streams, code)
  }

  func run(
    _ person: String, _ arguments: String..., answers: [String]? = nil, piped: [String] = []
  ) -> (streams: MemoryStreams, code: ExitCode) {
    run(person, arguments, answers: answers, piped: piped)
  }

  /// Runs a command that has to work and whose output is of no interest.
  func quietly(
    _ person: String, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (streams, code) = run(person, arguments)
    try #require(
      code == .fine || code == .somethingToSettle, "\(arguments): \(streams.screen)",
      sourceLocation: sourceLocation)
  }

  /// The screen, with what differs from run to run replaced.
  func masked(_ text: String) -> String {
    text.replacing(directory.path, with: "/tmp")
      .replacing(/\b[0-9a-hjkmnp-tv-z]{12}\b/.wordBoundaryKind(.simple), with: "device123456")
      .replacing(
        /([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{2}-[0-9a-hjkmnp-tv-z]{2}/,
        with: "4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc")
  }

  /// The files in the folder, relative to `duolog` in it.
  func files() throws -> [String] {
    let root = folder + "/duolog"
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter {
      $0.contains("/") || $0.contains(".")
    }.sorted()
  }

  /// Makes the statement of the person's device that of an older program.
  func makeOlder(_ device: String) throws {
    for file in try files() where file.hasSuffix("/seen.json") {
      let path = "us/duolog/" + file
      let text = String(decoding: try directory.contents(of: path), as: UTF8.self)
      guard file.hasPrefix(device) else { continue }
      try directory.write(
        Array(text.replacing(#","reads":["age"]"#, with: "").utf8), to: path)
    }
  }
}
