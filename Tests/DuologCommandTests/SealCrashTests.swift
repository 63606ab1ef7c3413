import DuologJournal
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// A folder in the open that both people seal, with kills at random moments.
///
/// `DUOLOG_CRASHES` sets how many commands are killed, 10 by default.
@Suite(.serialized) struct SealCrashTests {
  private static let crashes =
    ProcessInfo.processInfo.environment["DUOLOG_CRASHES"].flatMap { Int($0) } ?? 10

  @Test func `sealing a folder loses nothing and leaves nothing open, whatever is killed`() throws {
    var killed = 0
    for seed in 1...UInt64(2 * SealCrashTests.crashes) where killed < SealCrashTests.crashes {
      let stage = try CrashStage(seed: seed)
      try stage.begin()
      for (person, note) in [(stage.ana, "hers"), (stage.ben, "his")] {
        try person.addCheckIns(60, note: note)
        #expect(try person.run("sync", stage.folder).exitCode == 0)
      }
      let count = try stage.openJournal(of: stage.ben).replica.eventCount()
      killed += try seal(stage)
      try expectSealed(stage, holding: count)
    }
    print("\(killed) commands killed while a folder was being sealed")
  }

  /// Seals the folder from both sides. Returns how many commands were killed.
  private func seal(_ stage: CrashStage) throws -> Int {
    var killed = 0
    func run(_ person: CommandRunner, _ arguments: [String], input: String = "") throws {
      while try stage.runAndKill(person, arguments, input: input) { killed += 1 }
    }
    try run(stage.ana, ["seal", "--yes"])
    try run(stage.ana, ["sync"])
    let shown = try stage.ana.run("seal", "--show").output
    let key = try #require(shown.firstMatch(of: /([0-9a-z]{4}-){6}[0-9a-z]{2}-[0-9a-z]{2}/)?.0)
    try run(stage.ben, ["seal", "--key"], input: "\(key)\n")
    return killed
  }

  private func expectSealed(_ stage: CrashStage, holding count: Int64) throws {
    for person in [stage.ana, stage.ben, stage.ana, stage.ben] {
      let outcome = try person.run("sync", stage.folder)
      #expect(outcome.exitCode == 0, "\(outcome.messages)")
    }
    let (anas, bens) = (try stage.openJournal(of: stage.ana), try stage.openJournal(of: stage.ben))
    #expect(try anas.replica.eventCount() == count)
    #expect(try anas.replica.stateDigest() == bens.replica.stateDigest())
    #expect(try anas.replica.historyDigest() == bens.replica.historyDigest())
    let paths = FileManager.default.subpaths(atPath: stage.folder) ?? []
    #expect(paths.filter { $0.hasSuffix(".json") }.isEmpty)
    #expect(paths.contains { $0.hasSuffix(".json.age") })
    // Somebody who joins with the key gets all of it from the sealed files.
    let path = stage.directory.path("late.sqlite")
    let (late, _) = try Journal.join(
      folder: stage.folder, at: path, me: "Ana", deviceName: "late",
      key: anas.replica.key())
    #expect(try late.replica.eventCount() == count + 1)
    try late.close()
  }
}
