import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct ForkedNewsTests {
  /// Ben's laptop, as it was given to him; each call gives another copy of it.
  private func laptop(like ana: Journal, _ clock: TestClock) throws -> Journal {
    let replica = try Replica.create(
      at: ":memory:", journal: ana.replica.journal, deviceName: "laptop",
      schema: JournalSchema.schema,
      world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: 2)))
    try replica.takeAll(from: ana.replica)
    let journal = Journal(replica: replica, zone: try Zone("Asia/Tokyo"))
    try journal.adoptDevice(for: "Ben", zone: nil)
    return journal
  }

  @Test func `What a copy of the partner's device logged is news however much had been seen`()
    throws
  {
    let directory = try TemporaryDirectory()
    let clock = TestClock("2026-11-21T09:00:00.000Z")
    let ana = try Journal.create(
      at: directory.path("ana.sqlite"), me: "Ana", partner: "Ben", deviceName: "phone",
      zone: Zone("Europe/Lisbon"),
      world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: 1)))
    let start: Timestamp = "2026-11-21T10:00:00.000Z"
    let ben = try laptop(like: ana, TestClock(start))
    let copyClock = TestClock(start)
    let copy = try laptop(like: ana, copyClock)
    #expect(copy.replica.ownLog == ben.replica.ownLog)
    // The copy is the first to log something, and the last to be heard of.
    for number in 1...3 { try copy.thank("copy \(number)") }
    for number in 1...20 { try ben.thank("laptop \(number)") }
    try ana.replica.takeAll(from: ben.replica)
    for _ in 1...2 {
      clock.milliseconds += 4 * 3_600_000
      try ana.markRead(ana.todayView())
    }
    clock.milliseconds += 4 * 3_600_000
    #expect(try ana.todayView().newsCount == 0)
    _ = try copy.export(to: directory.path("copy.json"), everything: true)
    _ = try ana.importBundles(from: directory.path("copy.json"))
    #expect(try ana.replica.heldVector().count { $0.log.branch != nil } == 2)
    // Since the fork, what the laptop logged goes by another name, so that it counts once more.
    #expect(try ana.todayView().newsCount == 23)
  }
}
