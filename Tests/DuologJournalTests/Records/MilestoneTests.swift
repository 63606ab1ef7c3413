import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// A milestone with an amount is reached when the amounts of its goal add up to it.
@Suite struct MilestoneTests {
  private let couple: Couple
  private let savings: Goal

  /// It is the 21st for both.
  init() throws {
    couple = try Couple()
    savings = try couple.ana.addGoal(
      NewGoal(title: "Trip", cadence: .once(by: nil), rule: .sum, target: Amount("500")))
    try couple.meet()
  }

  private func reached(_ journal: Journal) throws -> [Day?] {
    try journal.milestones(of: savings.id).map(\.content.reached)
  }

  @discardableResult
  private func save(_ amount: String, _ journal: Journal, day: Day? = nil) throws -> CheckIn {
    try journal.checkIn(savings, day: day, amount: Amount(amount))
  }

  @Test func `It is reached on the day on which the sum of both reaches it`() throws {
    try couple.ana.keep(Milestone("100", of: savings.id, amount: Amount("100")))
    try couple.ana.keep(Milestone("Half", of: savings.id, amount: Amount("250")))
    try couple.ana.keep(Milestone("Booked", of: savings.id))
    try save("60", couple.ana, day: "2026-11-18")
    #expect(try reached(couple.ana) == [nil, nil, nil])
    try couple.meet()
    try save("40", couple.ben, day: "2026-11-20")
    try couple.meet()
    #expect(try reached(couple.ana) == ["2026-11-20", nil, nil])
    #expect(try reached(couple.ben) == ["2026-11-20", nil, nil])
    // What is logged later for an earlier day moves the day on which it was reached.
    try save("50", couple.ana, day: "2026-11-17")
    #expect(try reached(couple.ana) == ["2026-11-18", nil, nil])
  }

  @Test func `It follows from what was logged, and is not stored`() throws {
    try couple.ana.keep(Milestone("100", of: savings.id, amount: Amount("100")))
    let events = try couple.ana.replica.eventCount()
    try save("100", couple.ana)
    #expect(try couple.ana.replica.eventCount() == events + 1)
    #expect(try reached(couple.ana) == ["2026-11-21"])
    _ = try couple.ana.undo()
    #expect(try reached(couple.ana) == [nil])
    // A day that somebody has recorded counts, whatever the sum is.
    let record = try #require(try couple.ana.milestones().first)
    var content = record.content
    content.reached = "2026-11-19"
    try couple.ana.change(record, to: content)
    try save("100", couple.ana)
    #expect(try reached(couple.ana) == ["2026-11-19"])
  }

  @Test func `The check-in that reaches it is the one that makes the sum large enough`() throws {
    try couple.ana.keep(Milestone("100", of: savings.id, amount: Amount("100")))
    try couple.ana.keep(Milestone("110", of: savings.id, amount: Amount("110")))
    func told(_ amount: String, day: Day? = nil) throws -> [String] {
      try couple.ana.milestonesReached(by: save(amount, couple.ana, day: day))
        .map(\.content.title)
    }
    #expect(try told("99.9") == [])
    #expect(try told("0.1", day: "2026-11-01") == ["100"])
    #expect(try told("50") == ["110"])
    #expect(try told("50") == [])
  }
}
