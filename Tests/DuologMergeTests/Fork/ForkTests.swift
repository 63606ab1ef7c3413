import DuologMerge
import DuologTestSupport
import Testing

@Suite("A forked log")
struct ForkTests {
  @Test(
    "leaves contexts closed and survivors independent of order, and counts nothing as seen that was not",
    arguments: Schedules.batches(120))
  func randomForks(seeds: ClosedRange<UInt64>) throws {
    var forked = 0
    for seed in seeds {
      var schedule = RandomForks(seed: seed)
      let problem = try schedule.run()
      #expect(problem == nil)
      if schedule.hasForked { forked += 1 }
    }
    #expect(forked > seeds.count / 4)
  }
}
