import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSimulator

/// Whole scenarios, one for each seed.
@Suite struct SimulationTests {
  @Test("Whatever happens to the devices, all invariants hold", arguments: 1...14 as ClosedRange)
  func scenario(seed: UInt64) throws {
    let violation = try Simulation(Scenario(seed: seed)).run()
    #expect(violation == nil, "duolog-simulate --trace --seed \(seed)")
  }

  /// Scenarios that once found a bug, by the seeds that produced them at the time:
  ///
  /// - 171 and 230: a copy of a device that did not know its owner yet belonged to nobody forever;
  /// - 1148: nothing could be undone on a copy;
  /// - 3403: two copies of a device that belong to different people each claimed the other's
  ///   entries;
  /// - 8966: published events were lost with a directory whose flush had failed at an earlier sync;
  /// - 17201: a branch that its restored device had lost belonged to somebody there and to nobody
  ///   elsewhere;
  /// - 44: a relay in the open stayed after another device had relayed the same events sealed;
  /// - 475: a file in the open that a carrier had put in the place of an own one stayed;
  /// - 1085: nobody could get the key that a device made after losing the one before;
  /// - 2633: a corrupt relay stayed although another device had relayed the same events;
  /// - 917: a title of a removed goal was hidden in what people see wherever its words stood;
  /// - 4187: a fork was found in the first of two syncs in a row, and the second one was cut short;
  /// - 7406: a fork was told of after it had gone, with the open events that made it;
  /// - 8941: a new key did not count where its first statement was from a clock that was set back;
  /// - 12002: an unnoticed copy without keys waited for a device that is gone, and nobody helped it;
  /// - 9843: two copies of a device whose owners differ each claimed what it had written before;
  /// - 4667: a conflict about a removed goal showed a title that was never handed over;
  /// - 2269: a replaced key was taken for the current one where it had never been;
  /// - 4882: a device that got its key back did not seal with it, because another one was lost too.
  @Test(
    "Bugs found once do not come back",
    arguments: [
      44, 171, 230, 475, 917, 1085, 1148, 2269, 2633, 3403, 4187, 4667, 4882, 7406, 8941, 8966,
      9843, 12002, 17201,
    ])
  func found(number: Int) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/scenarios/\(number).json").path
    let violation = try Simulation(Scenario(contentsOf: file)).run()
    #expect(violation == nil, "duolog-simulate --trace --replay \(file)")
  }

  @Test func `the same seed gives the same trace twice`() throws {
    for seed: UInt64 in 1...3 {
      let traces = try (1...2).map { _ in
        let simulation = try Simulation(Scenario(seed: seed))
        _ = simulation.run()
        return simulation.trace
      }
      #expect(traces[0] == traces[1], "seed \(seed)")
      #expect(!traces[0].isEmpty)
    }
  }

  @Test func `a scenario reads back from a file unchanged`() throws {
    let directory = try TemporaryDirectory()
    let scenario = Scenario(seed: 7)
    try directory.write(Array(scenario.encoded().utf8), to: "scenario.json")
    #expect(try Scenario(contentsOf: directory.path("scenario.json")) == scenario)
  }

  @Test func `the coverage table lists everything that a scenario may contain`() {
    var seen: Set<String> = []
    for seed: UInt64 in 1...300 { seen.formUnion(Scenario(seed: seed).steps.map(\.action.kind)) }
    #expect(seen == Set(Action.allKinds))
  }

  @Test func `the coverage table names what never happened`() {
    var coverage = Coverage()
    coverage.count(Action.sync.kind)
    #expect(!coverage.missing.contains("sync"))
    #expect(coverage.missing.contains("wipe the folder"))
    #expect(coverage.table.contains("never occurred"))
  }
}
