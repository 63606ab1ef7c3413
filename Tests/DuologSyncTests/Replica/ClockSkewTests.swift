import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct ClockSkewTests {
  private static let minute: Int64 = 60_000
  private let ahead: Replica
  private let behind: Replica
  private let aheadClock = TestClock(step: 0)
  private let behindClock = TestClock(step: 0)

  init() throws {
    ahead = try TestReplica.make(seed: 1, clock: aheadClock)
    behind = try TestReplica.make(seed: 2, clock: behindClock)
  }

  /// The device that may be ahead logs something `minutes` ahead of the other one, which sees it
  /// and logs something too.
  private func meet(ahead minutes: Int64) throws {
    behindClock.milliseconds += 10 * ClockSkewTests.minute
    aheadClock.milliseconds = behindClock.milliseconds + minutes * ClockSkewTests.minute
    for replica in [ahead, behind] {
      try behind.takeAll(from: ahead)
      try replica.append([NewEvent("goal", replica.makeEntityID(), set: ["title": .text("Tea")])])
    }
  }

  private func minutes() throws -> [Int64] {
    try behind.clockSkews().map {
      #expect($0.behind == behind.ownLog.device && $0.ahead == ahead.ownLog.device)
      return $0.milliseconds / ClockSkewTests.minute
    }
  }

  @Test func `clocks may differ by up to two minutes`() throws {
    try meet(ahead: 2)
    #expect(try minutes() == [])
    try meet(ahead: 3)
    #expect(try minutes() == [3])
    #expect(
      try behind.clockSkews().map(\.shown) == [Timestamp(milliseconds: behindClock.milliseconds)])
  }

  @Test func `the greatest difference is reported while it is among the last sixteen`() throws {
    try meet(ahead: 60)
    for _ in 1...15 { try meet(ahead: 5) }
    #expect(try minutes() == [60])
    try meet(ahead: 5)
    #expect(try minutes() == [5], "the clock has been set since")
    for _ in 1...16 { try meet(ahead: 0) }
    #expect(try minutes() == [])
  }

  @Test func `copies of one device never disagree with each other`() throws {
    func event(_ minutes: Int64, _ title: String) -> Event {
      Event(
        sequence: 1, at: SampleBundle.time(minutes * 60), type: "goal",
        entity: SampleBundle.entity(1), fields: ["title": .text(title)])
    }
    var (early, late) = (SampleBundle(), SampleBundle())
    early.add([try event(60, "ahead").encoded()], to: SampleBundle.ana)
    let branch = LogID.branch(
      of: SampleBundle.ana.device, firstEventDigest: early.segments[0].after)
    var second = event(1, "behind, too")
    (second.sequence, second.seen) = (2, VersionVector([branch: 1]))
    late.add([try event(0, "behind").encoded(), try second.encoded()], to: SampleBundle.ana)
    for sample in [early, late] {
      let report = try ahead.importBundle(from: MemorySource(sample.bytes()), name: "bundle")
      #expect(report.isComplete)
    }
    #expect(try ahead.heldVector().count == 2)
    #expect(try ahead.clockSkews().isEmpty)
  }
}
