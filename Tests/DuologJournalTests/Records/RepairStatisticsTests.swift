import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct RepairStatisticsTests {
  private static let hour: Int64 = 3_600_000
  private static let begin: Timestamp = "2026-11-02T12:00:00.000Z"

  /// The instant so many hours after noon of Monday, 2 November.
  private static func instant(_ hours: Int64) -> Timestamp {
    Timestamp(milliseconds: begin.milliseconds + hours * hour)
  }

  /// Noticed so many hours after the beginning, and talked about likewise, with a window in hours.
  private static func event(
    _ noticed: Int64, talked: Int64? = nil, window: Int = 48
  ) -> RepairStatistics.Event {
    var repair = Repair(noticed: instant(noticed), window: window)
    repair.resolved = talked.map(instant)
    let calendar = Day(number: Int((begin.milliseconds + noticed * hour) / (24 * hour)))
    return RepairStatistics.Event(
      repair, days: Period(from: calendar, through: calendar.advanced(by: window / 24)))
  }

  private static let pause = Period(from: "2026-11-03", through: "2026-11-03")

  /// Things to mend, looked at so many hours after the beginning, and the outcome of them.
  struct Case: Sendable {
    let events: [RepairStatistics.Event]
    let now: Int64
    var pauses: [Period] = []
    let inTime: Int
    let counted: Int
    let open: Int
  }

  static let cases: [Case] = [
    // Talked about in the last hour of the window, and an hour too late.
    Case(events: [event(0, talked: 48)], now: 60, inTime: 1, counted: 1, open: 0),
    Case(events: [event(0, talked: 49)], now: 60, inTime: 0, counted: 1, open: 0),
    Case(events: [event(0, talked: 30, window: 24)], now: 60, inTime: 0, counted: 1, open: 0),
    // Not talked about: open as long as the window is, and then one of all.
    Case(events: [event(0)], now: 48, inTime: 0, counted: 0, open: 1),
    Case(events: [event(0)], now: 49, inTime: 0, counted: 1, open: 0),
    Case(
      events: [event(0, talked: 1), event(2), event(4, talked: 70)], now: 80, inTime: 1,
      counted: 3, open: 0),
    // A break takes out what was not met, and nothing of what was.
    Case(
      events: [event(0), event(0, talked: 2)], now: 80, pauses: [pause], inTime: 1, counted: 1,
      open: 0),
    Case(events: [event(72)], now: 200, pauses: [pause], inTime: 0, counted: 1, open: 0),
    Case(events: [], now: 80, inTime: 0, counted: 0, open: 0),
  ]

  @Test(arguments: cases) func `Each repair is judged by its own window`(given: Case) {
    let statistics = RepairStatistics(
      of: given.events, at: RepairStatisticsTests.instant(given.now), pauses: given.pauses)
    #expect(statistics.inTime == given.inTime)
    #expect(statistics.counted == given.counted)
    #expect(statistics.open == given.open)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `In whatever order they arrive the figures are the same, and what is met stays so`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let events = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      let noticed = Int64.random(in: 0...300, using: &random)
      let talked = Int64.random(in: 1...90, using: &random)
      return RepairStatisticsTests.event(
        noticed, talked: Bool.random(using: &random) ? noticed + talked : nil,
        window: .random(in: 24...48, using: &random))
    }
    let pauses = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      let first = Day(number: 20_759 + Int.random(in: 0...14, using: &random))
      return Period(from: first, through: first.advanced(by: Int.random(in: 0...3, using: &random)))
    }
    var before: RepairStatistics?
    for now in stride(from: Int64(400), through: 700, by: 60) {
      let instant = RepairStatisticsTests.instant(now)
      let statistics = RepairStatistics(of: events, at: instant, pauses: pauses)
      for _ in 0..<3 {
        let other = RepairStatistics(
          of: events.shuffled(using: &random), at: instant, pauses: pauses.shuffled(using: &random))
        #expect(other == statistics, "seed \(seed)")
      }
      let withoutBreaks = RepairStatistics(of: events, at: instant)
      #expect(withoutBreaks.inTime == statistics.inTime, "seed \(seed)")
      #expect(withoutBreaks.counted >= statistics.counted, "seed \(seed)")
      #expect(statistics.inTime <= statistics.counted, "seed \(seed)")
      #expect(statistics.counted + statistics.open <= events.count, "seed \(seed)")
      if let before { #expect(statistics.inTime == before.inTime, "seed \(seed)") }
      before = statistics
    }
  }
}
