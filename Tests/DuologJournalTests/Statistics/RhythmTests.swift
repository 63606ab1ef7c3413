import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct RhythmTests {
  private let start: Day = "2026-01-01"

  private func day(_ number: Int) -> Day { start.advanced(by: number) }

  /// The rhythm at the end of day `last`, for somebody who did it on `days`, counted from 0.
  private func rhythm(
    _ cadence: Cadence, _ days: some Sequence<Int>, last: Int, pauses: [Period] = [],
    rests: [Int] = []
  ) -> Double? {
    let term = GoalTerm(
      cadence, people: [People.ana], holds: Period(from: start, through: nil))
    let facts =
      days.map { CheckInFact(author: People.ana, day: day($0)) }
      + rests.map { CheckInFact(author: People.ana, day: day($0), state: .rest) }
    return GoalHistory(terms: [term], checkIns: facts, pauses: pauses)
      .rhythm(for: People.ana, on: day(last + 1))
  }

  private func isNear(_ value: Double?, _ expected: Double, by distance: Double = 0.005) -> Bool {
    value.map { abs($0 - expected) <= distance } ?? false
  }

  @Test(arguments: [(13, 0.5), (26, 0.75), (30, 0.8), (60, 0.96)])
  func `Each day done is half the way after 13 days`(days: Int, score: Double) {
    #expect(isNear(rhythm(.daily, 0..<days, last: days - 1), score))
  }

  @Test func `One day left out takes a twentieth from a full score`() {
    #expect(isNear(rhythm(.daily, 0..<365, last: 364), 1))
    #expect(isNear(rhythm(.daily, 0..<365, last: 365), 0.95))
  }

  @Test func `Half is exact at the 13th day, to the last digits`() {
    #expect(isNear(rhythm(.daily, 0..<13, last: 12), 0.5, by: 1e-14))
    #expect(isNear(rhythm(.daily, 0..<130, last: 129), 1 - 1.0 / 1024, by: 1e-14))
  }

  @Test func `Never done is zero, and a goal without a rhythm has no score`() {
    #expect(rhythm(.daily, [], last: 30) == 0)
    for cadence in [Cadence.once(by: nil), .whenever, .within(hours: 48), .unknown("x")] {
      #expect(rhythm(cadence, 0..<30, last: 30) == nil)
    }
  }

  @Test func `It does not matter on which days of a week it is done`() {
    let mondays = rhythm(.weekly(1), stride(from: 4, to: 371, by: 7), last: 370)
    let any = rhythm(
      .weekly(1), stride(from: 4, to: 371, by: 7).map { $0 + ($0 % 2 == 0 ? 3 : 0) }, last: 370)
    #expect(isNear(mondays, 1, by: 0.02))
    #expect(isNear(any, 1, by: 0.02))
    #expect(isNear(rhythm(.weekly(2), stride(from: 4, to: 371, by: 7), last: 370), 0.5, by: 0.02))
  }

  @Test func `Doing more than asked counts as all of it`() {
    let score = rhythm(.weekly(1), 0..<365, last: 364)
    #expect(isNear(score, 1))
    #expect(score.map { $0 <= 1 } ?? false)
  }

  @Test func `Time stands still in a pause, on a day of rest and until today is done`() {
    let month = rhythm(.daily, 0..<30, last: 29)
    #expect(
      rhythm(.daily, 0..<30, last: 49, pauses: [Period(from: day(30), through: day(49))]) == month)
    #expect(rhythm(.daily, 0..<30, last: 30, rests: [30]) == month)
    let weekly = rhythm(.weekly(1), stride(from: 0, to: 70, by: 7), last: 69)
    #expect(
      rhythm(
        .weekly(1), stride(from: 0, to: 70, by: 7), last: 99,
        pauses: [Period(from: day(70), through: day(99))]) == weekly)
    #expect(
      rhythm(.weekly(1), stride(from: 0, to: 70, by: 7), last: 71, rests: [70, 71]) == weekly)
    let term = GoalTerm(.daily, people: [People.ana], holds: Period(from: start, through: nil))
    let facts = (0..<31).map { CheckInFact(author: People.ana, day: day($0)) }
    let done = GoalHistory(terms: [term], checkIns: facts).rhythm(for: People.ana, on: day(30))
    #expect(done == rhythm(.daily, 0..<31, last: 30))
  }

  @Test func `A day done in a pause counts`() {
    let pause = Period(from: day(0), through: day(29))
    #expect(rhythm(.daily, 0..<30, last: 29, pauses: [pause]) == rhythm(.daily, 0..<30, last: 29))
  }

  @Test func `A sum grows with its amounts`() throws {
    let term = GoalTerm(
      .monthly(1), rule: .sum, target: Amount("300"), people: People.both,
      holds: Period(from: start, through: nil))
    func score(_ amount: String) throws -> Double {
      let facts = (0..<360).map {
        CheckInFact(
          author: $0 % 2 == 0 ? People.ana : People.ben, day: day($0), amount: Amount(amount))
      }
      let history = GoalHistory(terms: [term], checkIns: facts)
      #expect(
        history.rhythm(for: People.ana, on: day(360))
          == history.rhythm(for: People.ben, on: day(360)))
      return try #require(history.rhythm(for: People.ana, on: day(360)))
    }
    #expect(isNear(try score("10"), 0.97, by: 0.03))
    #expect(isNear(try score("5"), 0.48, by: 0.03))
  }
}
