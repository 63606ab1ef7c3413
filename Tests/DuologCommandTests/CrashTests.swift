import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Real `duolog` processes, killed at random moments of what they do.
///
/// `DUOLOG_CRASHES` sets how many are killed for each of the three, 10 by default.
@Suite(.serialized) struct CrashTests {
  private static let crashes =
    ProcessInfo.processInfo.environment["DUOLOG_CRASHES"].flatMap { Int($0) } ?? 10

  @Test func `a check-in that was acknowledged survives every kill`() throws {
    let stage = try CrashStage(seed: 1)
    try stage.begin()
    var acknowledged: Set<String> = []
    try stage.untilKilled(CrashTests.crashes) { number in
      let note = "note \(number)"
      let wasKilled = try stage.runAndKill(stage.ana, ["checkin", "tea", "--note", note])
      if !wasKilled { acknowledged.insert(note) }
    }
    let journal = try stage.openJournal(of: stage.ana)
    let notes = try journal.replica.lastEvents(of: journal.replica.ownLog, limit: 10_000)
      .compactMap { $0.event.fields["note"] }
    let lost = acknowledged.filter { !notes.contains(.text($0)) }
    #expect(lost.isEmpty, "acknowledged and gone: \(lost)")
    try journal.replica.checkInvariants()
    stage.report("check-ins")
  }

  @Test func `a sync that was killed while publishing leaves whole files or none`() throws {
    let stage = try CrashStage(seed: 2)
    try stage.begin()
    try stage.untilKilled(CrashTests.crashes) { number in
      try stage.ana.addCheckIns(150, note: "entry")
      _ = try stage.runAndKill(stage.ana, ["sync", stage.folder])
      try stage.checkFolder(after: number)
    }
    try stage.expectEqualAfterSyncing()
    stage.report("publishing syncs")
  }

  @Test func `a sync that was killed while importing leaves the replica before or after`() throws {
    let stage = try CrashStage(seed: 3)
    try stage.begin()
    try stage.untilKilled(CrashTests.crashes) { number in
      try stage.ana.addCheckIns(150, note: "entry")
      #expect(try stage.ana.run("sync", stage.folder).exitCode == 0)
      let wasKilled = try stage.runAndKill(stage.ben, ["sync", stage.folder])
      if number % 5 == 0 || !wasKilled {
        let replica = try stage.openJournal(of: stage.ben).replica
        if number % 5 == 0 { try replica.checkInvariants() }
        if !wasKilled {
          #expect(try replica.eventCount() == stage.openJournal(of: stage.ana).replica.eventCount())
        }
      }
    }
    try stage.expectEqualAfterSyncing()
    stage.report("importing syncs")
  }
}

/// Ana and Ben with a folder between them, and somebody who pulls the plug.
final class CrashStage {
  let directory: TemporaryDirectory
  let ana: CommandRunner
  let ben: CommandRunner
  private var random: SplitMix64
  private var killed = 0
  private var ended = 0
  /// How long what is killed takes when it is not, in seconds; for each kind of command.
  private var durations: [String: Double] = [:]

  var folder: String { directory.path("shared") }

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    directory = try TemporaryDirectory()
    for name in ["shared", "ana", "ben"] {
      try FileManager.default.createDirectory(
        atPath: directory.path(name), withIntermediateDirectories: false)
    }
    ana = CommandRunner(home: directory.path("ana"))
    ben = CommandRunner(home: directory.path("ben"), zone: "Asia/Tokyo")
  }

  func begin() throws {
    let commands: [(CommandRunner, [String])] = [
      (ana, ["init", "--me", "Ana", "--partner", "Ben", "--device", "phone", "--no-input"]),
      (ana, ["goal", "add", "Tea", "--daily"]),
      (ana, ["sync", folder]),
      (ben, ["join", folder, "--me", "Ben", "--device", "laptop", "--no-input"]),
      (ana, ["sync", folder]),
    ]
    for (person, arguments) in commands {
      let outcome = try person.run(arguments)
      #expect(outcome.exitCode == 0, "\(arguments): \(outcome.messages)")
    }
  }

  /// Calls `body` with the number of each attempt until `count` commands have been killed, or three
  /// times as many attempts have been made: some come to their end before.
  func untilKilled(_ count: Int, _ body: (Int) throws -> Void) throws {
    var attempt = 0
    while killed < count, attempt < 3 * count {
      attempt += 1
      try body(attempt)
    }
  }

  /// Runs a command and kills it at a random moment of the time that it takes; returns whether it
  /// had not ended by then.
  func runAndKill(
    _ person: CommandRunner, _ arguments: [String], input: String = ""
  ) throws -> Bool {
    let kind = arguments[0]
    let usual = durations[kind] ?? 0.2
    var person = person
    person.timeLimit = Double.random(in: 0...(usual * 1.1), using: &random)
    let start = ContinuousClock.now
    do {
      let outcome = try person.run(arguments, input: input)
      #expect(outcome.exitCode == 0, "\(outcome.messages)")
      let taken = ContinuousClock.now - start
      // The machine may be busier now than a moment ago.
      durations[kind] = (usual + Double(taken / .milliseconds(1)) / 1000) / 2
      ended += 1
      return false
    } catch CommandRunner.Failure.tookTooLong {
      durations[kind] = usual * 1.05
      killed += 1
      return true
    }
  }

  func openJournal(of person: CommandRunner) throws -> Journal {
    try Journal.open(at: person.home + "/duolog/journal.sqlite")
  }

  /// Every file under a final name must be a whole bundle.
  func checkFolder(after number: Int) throws {
    let home = folder + "/duolog"
    for file in FileManager.default.subpaths(atPath: home) ?? []
    where file.hasSuffix(".json") && !file.contains("/.") {
      let source = try POSIXFileAccess().openForReading(home + "/" + file)
      var reader = BundleReader(source: source, name: file)
      _ = try reader.readHeader()
      while try reader.nextSegment() != nil { try reader.skipSegment() }
    }
  }

  func expectEqualAfterSyncing() throws {
    for person in [ana, ben, ana, ben] {
      let outcome = try person.run("sync", folder)
      #expect(outcome.exitCode == 0, "\(outcome.messages)")
    }
    let replicas = try [ana, ben].map { try openJournal(of: $0).replica }
    #expect(try replicas[0].stateDigest() == replicas[1].stateDigest())
    #expect(try replicas[0].heldVector() == replicas[1].heldVector())
    for replica in replicas { try replica.checkInvariants() }
  }

  func report(_ what: String) {
    print("Killed \(killed) \(what) at random moments; \(ended) came to their end before.")
    #expect(killed > 0, "nothing was killed, so nothing was tested")
  }
}
