import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// Days without breaks, compared with counting them one by one.
@Suite struct CountedDaysTests {
  private static let start: Day = "2026-03-01"

  /// A few breaks in sixty days, of which one in six never ends.
  private func breaks(_ random: inout SplitMix64) -> [Period] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      let first = Self.start.advanced(by: Int.random(in: 0..<60, using: &random))
      let length = Int.random(in: 0...6, using: &random)
      return Period(
        from: first,
        through: Int.random(in: 0..<6, using: &random) == 0 ? nil : first.advanced(by: length))
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `what is counted is what counting day by day gives`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let breaks = breaks(&random)
    let counted = CountedDays(without: breaks)
    func isBreak(_ day: Day) -> Bool { breaks.contains { $0.contains(day) } }
    for offset in -5..<70 {
      let first = Self.start.advanced(by: offset)
      #expect(counted.isInBreak(first) == isBreak(first), "seed \(seed), \(first)")
      let length = Int.random(in: 0...20, using: &random)
      let days = (0...length).map { first.advanced(by: $0) }
      let period = Period(from: first, through: days.last)
      #expect(counted.count(in: period) == days.count { !isBreak($0) }, "seed \(seed), \(period)")
      #expect(counted.count(in: Period(from: first, through: nil)) == nil)
      // Day by day, far beyond all breaks that end.
      let coming = (0..<200).map { first.advanced(by: $0) }
      let open = coming.filter { !isBreak($0) }
      let count = Int.random(in: 1...9, using: &random)
      #expect(
        counted.day(count, from: first) == (open.count >= count ? open[count - 1] : nil),
        "seed \(seed), \(count) from \(first)")
      #expect(
        counted.end(of: count, from: first)
          == (open.count > count ? open[count].advanced(by: -1) : nil),
        "seed \(seed), \(count) from \(first)")
      let past = (0..<200).map { first.advanced(by: -$0) }
      let before = past.filter { !isBreak($0) }
      #expect(
        counted.start(of: count, through: first) == before[count].advanced(by: 1),
        "seed \(seed), \(count) through \(first)")
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `runs are the days of all periods, with gaps between them`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let periods = breaks(&random)
    let runs = Period.runs(of: periods)
    for offset in -3..<80 {
      let day = Self.start.advanced(by: offset)
      let isCovered = periods.contains { $0.contains(day) }
      #expect(runs.contains { $0.contains(day) } == isCovered, "seed \(seed), \(day)")
      let run = Period.run(of: periods, around: day)
      #expect(run == runs.first { $0.contains(day) }, "seed \(seed), \(day)")
    }
    for (one, next) in zip(runs, runs.dropFirst()) {
      let isApart = one.last.map { $0.advanced(by: 1) < next.first } ?? false
      #expect(isApart, "seed \(seed)")
    }
  }

  @Test func `periods that touch are one run, and those with a day between are two`() {
    let one = Period(from: "2026-03-01", through: "2026-03-03")
    let touching = Period(from: "2026-03-04", through: "2026-03-05")
    let apart = Period(from: "2026-03-05", through: "2026-03-06")
    #expect(
      Period.runs(of: [touching, one]) == [Period(from: "2026-03-01", through: "2026-03-05")])
    #expect(Period.runs(of: [apart, one]) == [one, apart])
    let endless = Period(from: "2026-03-04", through: nil)
    #expect(Period.runs(of: [endless, one, apart]) == [Period(from: "2026-03-01", through: nil)])
    #expect(Period.runs(of: []) == [])
    #expect(Period.run(of: [one], around: "2026-03-04") == nil)
    #expect(Period.run(of: [one, touching], around: "2026-03-03")?.last == "2026-03-05")
    #expect(one.isOneDay == false && Period("2026-03-01").isOneDay && !endless.isOneDay)
  }

  @Test func `noon is afternoon, and the minute before is not`() throws {
    let utc = try Zone("UTC")
    #expect(LocalTime(at: "2026-11-22T12:00:00.000Z", in: utc).isAfternoon)
    #expect(!LocalTime(at: "2026-11-22T11:59:59.999Z", in: utc).isAfternoon)
    let (early, late) = (
      LocalTime(at: "2026-11-22T12:00:00.000Z", in: utc),
      LocalTime(at: "2026-11-22T12:00:01.000Z", in: utc)
    )
    #expect(early < late && !(late < early) && !(early < early))
    #expect(late < LocalTime(at: "2026-11-23T00:00:00.000Z", in: utc))
  }
}
