import DuologMerge
import Testing

@testable import DuologJournal

/// The columns of a chart of amounts: where they begin and end, and what they are held against.
@Suite struct AmountColumnsTests {
  private let goal: Goal
  private static let range: ClosedRange<Day> = "2026-11-04"..."2026-11-17"

  init() throws {
    goal = try Couple().ana.addGoal(
      NewGoal(title: "Run", cadence: .weekly(2), target: Amount("5"), unit: "km"))
  }

  private func term(
    _ cadence: Cadence, _ target: String?, rule: CountingRule = .each,
    from first: Day = "2026-11-01",
    through last: Day? = nil
  ) -> GoalTerm {
    GoalTerm(
      cadence, rule: rule, target: target.flatMap { Amount($0) }, people: People.both,
      holds: Period(from: first, through: last))
  }

  private func facts(_ amounts: [(EntityID, Day, String)]) -> [CheckInFact] {
    amounts.map { CheckInFact(author: $0.0, day: $0.1, amount: Amount($0.2)) }
  }

  /// Ana and Ben have logged this, some of it before the days of the report.
  private var logged: [CheckInFact] {
    facts([
      (People.ana, "2026-11-03", "100"), (People.ana, "2026-11-08", "4"),
      (People.ana, "2026-11-09", "3"), (People.ben, "2026-11-15", "2"),
      (People.ben, "2026-11-18", "50"),
    ])
  }

  private func report(
    _ terms: [GoalTerm], _ days: ClosedRange<Day> = AmountColumnsTests.range,
    saysTarget: Bool = true, of checkIns: [CheckInFact]? = nil, weekStart: Weekday = .monday
  ) -> AmountsReport? {
    AmountColumns(days: days, weekStart: weekStart, me: People.ana, shown: People.both).report(
      of: GoalHistory(terms: terms, checkIns: checkIns ?? logged), goal, terms.last,
      saysTarget: saysTarget)
  }

  private func targets(_ terms: [GoalTerm]) -> [String?]? {
    report(terms)?.columns.map { $0.target?.description }
  }

  @Test func `A sum that goes on holds each day once, also the first`() throws {
    let terms = [term(.once(by: nil), "500", rule: .sum)]
    let found = try #require(report(terms, "2026-11-03"..."2026-11-09"))
    #expect(found.columns.map(\.mine.description) == ["104", "107"])
    let later = try #require(report(terms, "2026-11-09"..."2026-11-15"))
    #expect(later.columns.map(\.mine.description) == ["109"])
  }

  @Test func `weeks are whole ones, cut off where the report begins and ends`() throws {
    let report = try #require(self.report([term(.weekly(2), "5")]))
    #expect(
      report.columns.map(\.period) == [
        Period(from: "2026-11-04", through: "2026-11-08"),
        Period(from: "2026-11-09", through: "2026-11-15"),
        Period(from: "2026-11-16", through: "2026-11-17"),
      ])
    #expect(report.columns.map(\.mine.description) == ["4", "3", "0"])
    #expect(report.columns.map(\.partners.description) == ["0", "2", "0"])
    #expect(report.unit == "km" && report.length == .week)
    #expect(!report.isJoint && !report.isRunningTotal)
    let sundays = try #require(self.report([term(.weekly(2), "5")], weekStart: .sunday))
    #expect(sundays.columns.map(\.period.first) == ["2026-11-04", "2026-11-08", "2026-11-15"])
  }

  @Test func `amounts that add up are one column, and savings go on from what was there before`()
    throws
  {
    let joint = try #require(self.report([term(.weekly(1), "20", rule: .sum)]))
    #expect(joint.isJoint && !joint.isRunningTotal)
    #expect(joint.columns.map(\.mine.description) == ["4", "5", "0"])
    #expect(joint.columns.map(\.partners) == [.zero, .zero, .zero])
    #expect(joint.columns.map(\.target?.description) == ["20", "20", "20"])
    let savings = try #require(self.report([term(.once(by: "2026-12-31"), "500", rule: .sum)]))
    #expect(
      savings.isRunningTotal && savings.columns.map(\.mine.description) == ["104", "109", "109"])
    #expect(savings.columns.map(\.target?.description) == ["500", "500", "500"])
    #expect(report([term(.once(by: nil), nil, rule: .sum)])?.isRunningTotal == false)
    #expect(report([term(.once(by: nil), "5")])?.isRunningTotal == false)
  }

  @Test func `there are columns only if an amount was logged in these days`() {
    let terms = [term(.weekly(2), "5")]
    #expect(report(terms, of: []) == nil)
    #expect(report(terms, of: facts([(People.ana, "2026-11-03", "5")])) == nil)
    #expect(report(terms, of: facts([(People.ben, "2026-11-18", "5")])) == nil)
    #expect(report(terms, of: facts([(People.ana, "2026-11-04", "0")])) == nil)
    #expect(report(terms, of: facts([(People.ana, "2026-11-04", "5")])) != nil)
    #expect(report(terms, of: facts([(People.ben, "2026-11-17", "5")])) != nil)
  }

  @Test(
    arguments: [
      (1, .week), (100, .week), (101, .month), (1150, .month), (1151, .year),
    ] as [(Int, AmountsReport.Length)])
  func `a quarter has weeks, three years have months, and more has years`(
    count: Int, length: AmountsReport.Length
  ) throws {
    let last: Day = "2026-11-17"
    let days = last.advanced(by: 1 - count)...last
    let report = try #require(
      self.report([term(.weekly(2), "5")], days, of: facts([(People.ana, last, "5")])))
    #expect(report.length == length)
    #expect(report.columns.first?.period.first == days.lowerBound)
    #expect(report.columns.last?.period.last == last)
    for (one, next) in zip(report.columns, report.columns.dropFirst()) {
      #expect(one.period.last?.advanced(by: 1) == next.period.first)
      switch length {
      case .week: #expect(next.period.first.weekday == .monday)
      case .month: #expect(next.period.first.dayOfMonth == 1)
      case .year: #expect(next.period.first.dayOfMonth == 1 && next.period.first.month == 1)
      }
    }
    #expect(report.columns.map(\.mine).reduce(.zero, +) == Amount("5"))
  }

  @Test func `what a week asks for is held against each, and anything else in proportion`() {
    #expect(targets([term(.weekly(2), "5")]) == ["10", "10", "10"])
    #expect(report([term(.weekly(2), "5")], saysTarget: false)?.columns.last?.target == nil)
    #expect(targets([term(.daily, "3")]) == ["15", "21", "6"])
    // No more exactly than to the unit if it is more than ten.
    #expect(targets([term(.daily, "2.3")]) == ["12", "16", "4.6"])
    #expect(targets([term(.every(days: 14), "7")]) == ["2.5", "3.5", "1"])
    #expect(targets([term(.weekly(2), nil)]) == [nil, nil, nil])
    #expect(targets([term(.weekly(2), "0")]) == [nil, nil, nil])
    #expect(targets([term(.whenever, "5")]) == [nil, nil, nil])
    #expect(targets([term(.daily, "3", from: "2026-11-14")]) == [nil, "6", "6"])
  }

  @Test func `a column in which the goal changed asks for some of both`() {
    #expect(
      targets([
        term(.daily, "3", through: "2026-11-10"), term(.daily, "1", from: "2026-11-11"),
      ]) == ["15", "11", "2"])
    #expect(
      targets([
        term(.daily, "3", through: "2026-11-10"), term(.whenever, nil, from: "2026-11-11"),
      ]) == ["15", nil, nil])
  }

  @Test func `a limit is held against a column of its own length only`() {
    #expect(targets([term(.atMost(2, .week), nil)]) == ["2", "2", "2"])
    #expect(targets([term(.atMost(2, .day), nil)]) == [nil, nil, nil])
    #expect(
      targets([
        term(.daily, "3", through: "2026-11-10"), term(.atMost(2, .week), nil, from: "2026-11-11"),
      ]) == ["15", nil, "2"])
  }
}
