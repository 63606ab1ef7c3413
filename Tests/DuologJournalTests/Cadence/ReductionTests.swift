import DuologJournal
import Testing

@Suite struct ReductionTests {
  @Test(
    arguments: [
      (.daily, .weekly(4)), (.weekly(7), .weekly(4)), (.weekly(3), .weekly(2)),
      (.weekly(2), .weekly(1)), (.weekly(1), .every(days: 14)),
      (.every(days: 28), .every(days: 56)), (.every(days: 999), nil), (.monthly(5), .monthly(3)),
      (.monthly(1), .quarterly(1)),
      (.quarterly(2), .quarterly(1)), (.quarterly(1), .yearly(1)), (.yearly(12), .yearly(6)),
      (.on([.monday, .friday, .sunday]), .weekly(2)), (.on([.monday]), .every(days: 14)),
      (.yearly(1), nil), (.once(by: nil), nil), (.whenever, nil), (.within(hours: 48), nil),
      (.unknown("x"), nil), (.on([.monday, .friday]), .weekly(1)), (.weekly(4), .weekly(2)),
      (.monthly(2), .monthly(1)), (.quarterly(3), .quarterly(2)), (.yearly(2), .yearly(1)),
      (.every(days: 499), .every(days: 998)), (.every(days: 500), nil),
      (.after(days: 7), .after(days: 14)), (.after(days: 499), .after(days: 998)),
      (.after(days: 500), nil), (.rolling(3, days: 7), .rolling(2, days: 7)),
      (.rolling(2, days: 7), .rolling(1, days: 7)), (.rolling(1, days: 7), .rolling(1, days: 14)),
      (.rolling(1, days: 45), .rolling(1, days: 90)), (.rolling(1, days: 46), .every(days: 92)),
      (.rolling(1, days: 90), .every(days: 180)), (.atMost(2, .day), nil),
    ] as [(Cadence, Cadence?)])
  func `Less often is about half as often`(cadence: Cadence, slower: Cadence?) {
    #expect(Reduction.all(of: cadence) == (slower.map { [.cadence($0)] } ?? []))
  }

  @Test(
    arguments: [
      ("10", "5"), ("30", "15"), ("5", "3"), ("2", "1"), ("2.5", "1.25"), ("1", nil), ("0", nil),
      ("0.001", nil), ("-4", nil), ("1000000000000", "500000000000"),
    ] as [(String, String?)])
  func `Less each time is half of it, in whole numbers where it was one`(
    target: String, half: String?
  ) {
    let reductions = Reduction.all(of: .yearly(1), target: Amount(target))
    #expect(reductions == (half.flatMap { Amount($0) }.map { [.target($0)] } ?? []))
  }

  @Test func `Where both are possible, less each time comes first`() throws {
    let five = try #require(Amount("5"))
    #expect(
      Reduction.all(of: .weekly(2), target: Amount("10")) == [.target(five), .cadence(.weekly(1))])
  }

  @Test func `A goal that asks for nothing can't ask for less`() {
    for cadence in [Cadence.whenever, .within(hours: 48), .unknown("x")] {
      #expect(Reduction.all(of: cadence, target: Amount("10")).isEmpty)
    }
  }
}
