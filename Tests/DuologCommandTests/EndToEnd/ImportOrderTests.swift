import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologCommand

/// Figures depend on the set of the entries alone.
@Suite struct ImportOrderTests {
  /// All that Ana on two devices and Ben have logged in six weeks, mostly apart from each other.
  private final class Writers {
    let clock: TestClock
    let journals: [Journal]
    private let directory: TemporaryDirectory

    init() throws {
      let clock = TestClock("2026-10-12T09:00:00.000Z")
      let directory = try TemporaryDirectory()
      self.clock = clock
      self.directory = directory
      let ana = try Journal.create(
        at: directory.path("ana.sqlite"), me: "Ana", partner: "Ben", deviceName: "phone",
        zone: Zone("Europe/Lisbon"),
        world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: 1)))
      let phone = ana.replica
      let tablet = try ImportOrderTests.journal(
        of: "Ana", in: "Europe/Lisbon", seed: 2, clock: clock, like: phone
      ) { try $0.takeAll(from: phone) }
      let ben = try ImportOrderTests.journal(
        of: "Ben", in: "Asia/Tokyo", seed: 3, clock: clock, like: phone
      ) { try $0.takeAll(from: phone) }
      journals = [ana, tablet, ben]
      try log()
      try meet()
    }

    private func meet() throws {
      for journal in journals {
        for other in journals where other !== journal {
          try journal.replica.takeAll(from: other.replica)
        }
      }
    }

    private func log() throws {
      var random = SplitMix64(seed: 4)
      let goals = try [
        NewGoal(title: "Tea", cadence: .weekly(2), rule: .together),
        NewGoal(title: "Walk", cadence: .weekly(3)),
        NewGoal(title: "Read", scope: .mine, cadence: .daily),
        NewGoal(
          title: "Save", cadence: .monthly(1), rule: .sum, target: Amount(.integer(100)),
          unit: "euros"),
      ].map { try journals[0].addGoal($0) }
      try meet()
      for day in 0..<42 {
        clock.milliseconds += 86_400_000 / 2 + Int64.random(in: 0...40_000_000, using: &random)
        for journal in journals where Bool.random(using: &random) {
          for goal in goals where Int.random(in: 0..<3, using: &random) == 0 {
            let isOwn = try goal.scope == .ours || goal.owner == journal.me().id
            guard isOwn, try journal.goal(goal.id).status == .active else { continue }
            try journal.checkIn(
              goal, state: CheckInState.allCases.randomElement(using: &random) ?? .done,
              amount: goal.title == "Save" ? Amount(.real(0.1)) : nil)
          }
        }
        switch day {
        case 8:
          try journals[0].pause(goals[1], through: journals[0].today().advanced(by: 4))
          try journals[2].pauseAll([.ours], through: journals[2].today().advanced(by: 2))
        case 10: try journals[1].resume(goals[1])
        case 12: try journals[2].revise(goals[1], cadence: .weekly(2))
        case 13: try journals[0].revise(goals[1], cadence: .weekly(4))
        case 20: try journals[2].undo()
        case 30: try journals[1].letGo(of: goals[2], reason: "done with it")
        case 7, 16, 24, 33: try meet()
        default: break
        }
      }
    }
  }

  /// A journal of `name` on a device of its own that gets what others logged by `fill`.
  private static func journal(
    of name: String, in zone: String, seed: UInt64, clock: TestClock, like other: Replica,
    _ fill: (Replica) throws -> Void
  ) throws -> Journal {
    let replica = try Replica.create(
      at: ":memory:", journal: other.journal, deviceName: "device \(seed)",
      schema: JournalSchema.schema,
      world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: seed)))
    try fill(replica)
    let journal = Journal(replica: replica, zone: try Zone(zone))
    try journal.adoptDevice(for: name, zone: nil)
    return journal
  }

  /// What `stats --json` prints of each goal, and `week --json`.
  private func documents(_ journal: Journal) throws -> [String] {
    try journal.goals().map {
      try JSONDocument("stats", StatsJSON(journal.statsView(of: $0))).text()
    } + [JSONDocument("week", WeekJSON(journal.weekView(last: 7))).text()]
  }

  /// Half of the orders are those in which a device of Ana's hears of it all, half those of Ben's.
  @Test(arguments: ["Ana", "Ben"])
  func `The same entries in 100 random orders give the same stats and the same weeks`(
    name: String
  ) throws {
    let source = try Writers()
    let all = source.journals[2].replica
    // In the middle of a day, on which every look at the clock shows the same.
    source.clock.milliseconds += 86_400_000
    source.clock.step = 0
    var expected: [String] = []
    for seed in UInt64(0)..<50 {
      var random = SplitMix64(seed: seed)
      let journal = try ImportOrderTests.journal(
        of: name, in: "Europe/Lisbon", seed: 9, clock: source.clock, like: all
      ) { replica in
        var logs = try all.heldVector().map(\.log)
        while let log = logs.randomElement(using: &random) {
          let limit = Int64.random(in: 1...20, using: &random)
          if try replica.take(log, from: all, upTo: limit) == nil { logs.removeAll { $0 == log } }
        }
      }
      let found = try documents(journal)
      if expected.isEmpty { expected = found }
      #expect(found == expected, "seed \(seed)")
      try journal.close()
    }
    #expect(expected.count == 5)
    #expect(expected.last?.contains("\"state\" : \"partly\"") == true)
  }
}
