import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator

/// Tests of the checks themselves: each must detect what it is for.
@Suite struct InvariantTests {
  private func replica(titles: [String]) throws -> Replica {
    let replica = try TestReplica.make(seed: 1)
    for title in titles {
      try replica.append([NewEvent("goal", TestReplica.journal, set: ["title": .text(title)])])
    }
    try replica.offerUnrevised()
    return replica
  }

  private func invariant(_ body: () throws -> Void) -> Invariant? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Violation)?.invariant
    }
  }

  @Test func `a replica that has lost or replaced an event is caught`() throws {
    let full = try Holding(of: try replica(titles: ["one", "two"]))
    let short = try replica(titles: ["one"])
    let other = try replica(titles: ["one", "other"])
    for replica in [short, other] {
      #expect(
        invariant { try Holding(of: replica).check(growsFrom: full, in: replica) }
          == .nothingHeldIsLost)
    }
  }

  @Test func `a sequence number that is used twice in one life of a database is caught`() throws {
    var ledger = Ledger()
    func event(_ bytes: String) -> HeldEvent {
      HeldEvent(device: "7k3m9q2xw4tz", sequence: 1, digest: SHA256.hash(bytes.utf8))
    }
    try ledger.acknowledge([event("one")], by: 0, life: 1)
    try ledger.acknowledge([event("other")], by: 0, life: 2)
    #expect(
      invariant { try ledger.acknowledge([event("third")], by: 0, life: 2) } == .uniqueSequences)
  }

  @Test func `a change to another device's file is caught, and so is an unknown name`() {
    let checks = FolderChecks(folder: "/shared", own: ["7k3m9q2xw4tz"])
    func result(_ operation: FileError.Operation, _ path: String) -> Invariant? {
      invariant { try checks.check([.init(operation: operation, path: "/shared" + path)]) }
    }
    #expect(result(.create, "/duolog/7k3m9q2xw4tz/log-1-2.json") == nil)
    #expect(result(.create, "/duolog/7k3m9q2xw4tz/.~duolog-0123456789abcdef.tmp") == nil)
    #expect(result(.rename, "/duolog/7k3m9q2xw4tz/seen.json") == nil)
    #expect(result(.rename, "/duolog/7k3m9q2xw4tz/seen.json.age") == nil)
    #expect(result(.remove, "/duolog/b4x0k2m9q7tz/log-1-2.json") == .ownFilesOnly)
    #expect(result(.create, "/elsewhere") == .ownFilesOnly)
    #expect(result(.create, "/duolog/7k3m9q2xw4tz/lock") == .knownNames)
  }

  @Test func `shrinking keeps only the steps that are needed`() {
    var scenario = Scenario(seed: 1)
    let needed = [scenario.steps[2], scenario.steps[7]]
    scenario.steps = Array(scenario.steps.prefix(10))
    let violation = Violation(invariant: .convergence, detail: "")
    let short = Shrinking().shrink(scenario, failingOn: .convergence) { candidate in
      needed.allSatisfy(candidate.steps.contains) ? violation : nil
    }
    #expect(short.steps == needed)
  }
}
