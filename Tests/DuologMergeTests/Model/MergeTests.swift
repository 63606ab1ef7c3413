import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Merging")
struct MergeTests {
  @Test(
    "keeps exactly the writes that are in no other write's context, in any order of arrival",
    arguments: Schedules.batches(1000))
  func plainDefinition(seeds: ClosedRange<UInt64>) throws {
    for seed in seeds {
      var schedule = RandomSchedule(seed: seed)
      let problem = try schedule.run()
      #expect(problem == nil)
    }
  }

  /// Without this, the test above might pass without testing anything.
  @Test("would depend on the order of arrival if contexts held only what had arrived")
  func openContexts() throws {
    var problems = 0
    for seed in 1...500 as ClosedRange<UInt64> {
      var schedule = RandomSchedule(seed: seed, recording: .arrivedOnly)
      do {
        if try schedule.run() != nil { problems += 1 }
      } catch is InvariantViolation {
        problems += 1
      }
    }
    #expect(problems > 0)
  }

  @Test(
    "is commutative, associative and idempotent, and creates no event",
    arguments: Schedules.batches(100))
  func laws(seeds: ClosedRange<UInt64>) {
    for seed in seeds {
      var schedule = RandomSchedule(seed: seed)
      for _ in 0..<30 { _ = schedule.step() }
      let (a, b) = (schedule.replicas[0], schedule.replicas[1])
      let c = schedule.replicas.last ?? a
      #expect(a.merging(b).state == b.merging(a).state, "schedule \(seed)")
      #expect(
        a.merging(b).merging(c).state == a.merging(b.merging(c)).state, "schedule \(seed)")
      #expect(a.merging(a) == a, "schedule \(seed)")
      #expect(a.merging(b).merging(b) == a.merging(b), "schedule \(seed)")
      #expect(a.merging(b).held == a.held.merging(b.held), "schedule \(seed)")
    }
  }
}
