import DuologMerge
import Testing

@testable import DuologJournal

/// What a report says of one goal: for whom it counts, and what is left to its author.
@Suite struct GoalReportTests {
  private let couple: Couple
  private var ana: Journal { couple.ana }
  private var ben: Journal { couple.ben }

  init() throws { couple = try Couple() }

  private func report(
    _ title: String, _ from: Day = "2026-11-09", _ through: Day? = nil, by journal: Journal? = nil
  ) throws -> GoalReport? {
    try (journal ?? ana).reportView(of: ReportSelection(from: from, through: through)).goals
      .first { $0.goal.title == title }
  }

  @Test func `a rhythm is told at the end of each week, and on the last day`() throws {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.checkIn(tea, day: "2026-11-03")
    func days(_ from: Day, _ through: Day?) throws -> [Day]? {
      try report("Tea", from, through)?.rhythm.map(\.day)
    }
    #expect(try days("2026-11-01", nil) == ["2026-11-08", "2026-11-15", "2026-11-21"])
    #expect(try days("2026-11-01", "2026-11-15") == ["2026-11-08", "2026-11-15"])
    #expect(try days("2026-11-09", "2026-11-14") == nil, "it began later, and nothing was logged")
    #expect(try days("2026-11-09", nil) == ["2026-11-15", "2026-11-21"])
    // Where weeks begin on another day, they end on another.
    for journal in [ana, ben] { try journal.change(PersonalSettings(weekStart: .sunday)) }
    try couple.meet()
    #expect(
      try days("2026-11-01", nil) == ["2026-11-07", "2026-11-14", "2026-11-21"])
    // One value for each month of a long time.
    try ana.checkIn(tea, day: "2025-03-05")
    let long = try #require(try days("2025-03-01", nil))
    #expect(long.count == 21 && long.first == "2025-03-31" && long.last == "2026-11-21")
    #expect(long.dropLast().allSatisfy { $0.advanced(by: 1).dayOfMonth == 1 })
    let values = try #require(try report("Tea", "2026-11-01")?.rhythm.map(\.value))
    #expect(values.allSatisfy { 0 < $0 && $0 < 1 })
  }

  @Test func `a column is held against what is asked of everyone who counts`() throws {
    for (title, scope, rule) in [
      ("Mine", .mine, .each), ("Each", .ours, .each), ("Either", .ours, .either),
      ("Sum", .ours, .sum),
    ] as [(String, Goal.Scope, CountingRule)] {
      let goal = try ana.addGoal(
        NewGoal(
          title: title, scope: scope, cadence: .weekly(2), rule: rule, target: Amount("5"),
          unit: "km"))
      try ana.checkIn(goal, amount: Amount("3"))
    }
    try couple.meet()
    for (title, hasTarget, isJoint, countsAlone) in [
      ("Mine", true, false, true), ("Each", false, false, true), ("Either", true, true, false),
      ("Sum", true, true, false),
    ] {
      let report = try #require(try report(title))
      let amounts = try #require(report.amounts)
      #expect(amounts.unit == "km" && amounts.isJoint == isJoint && amounts.length == .week)
      #expect(amounts.columns.map { $0.period.first } == ["2026-11-09", "2026-11-16"])
      #expect(amounts.columns.map(\.mine) == [.zero, try #require(Amount("3"))], "\(title)")
      #expect((amounts.columns.last?.target != nil) == hasTarget, "\(title)")
      #expect((report.joint == nil) == countsAlone && report.counts.isEmpty == !countsAlone)
      #expect(report.isMine && report.statistics != nil)
    }
    // Of the partner's own goal, what was done is told, and not how well.
    let theirs = try #require(try report("Mine", by: ben))
    #expect(!theirs.isMine && theirs.owner == "Ana" && theirs.statistics == nil)
    #expect(theirs.rhythm.isEmpty && theirs.repairs == nil)
    #expect(theirs.counts.map(\.done) == [1] && theirs.counts.map(\.isMe) == [false])
    #expect(theirs.amounts?.columns.last?.target == nil)
    #expect(theirs.amounts?.columns.map(\.partners) == [.zero, try #require(Amount("3"))])
    #expect(try report("Each")?.counts.map(\.done) == [1, 0])
  }

  @Test func `breaks are those that touch the days`() throws {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.checkIn(tea, day: "2026-11-10")
    try ana.pause(tea, through: "2026-11-25")
    #expect(
      try report("Tea")?.pauses == [Period(from: "2026-11-21", through: "2026-11-25")])
    #expect(try report("Tea", "2026-11-09", "2026-11-20")?.pauses == [])
    couple.anaClock.milliseconds += 7 * 86_400_000
    #expect(
      try report("Tea")?.pauses == [Period(from: "2026-11-21", through: "2026-11-25")])
    #expect(try report("Tea", "2026-11-25")?.pauses.count == 1)
    #expect(try report("Tea", "2026-11-26")?.pauses == [])
  }

  @Test func `a goal is in use until it has ended, and a proposal is not`() throws {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.checkIn(tea, day: "2026-11-10")
    var draft = NewGoal(title: "Walk", cadence: .daily)
    draft.isProposed = true
    try ana.addGoal(draft)
    #expect(try report("Tea")?.inUse == "2026-11-21"..."2026-11-21")
    #expect(try report("Tea", "2026-11-09", "2026-11-20")?.inUse == nil)
    #expect(try report("Tea", "2026-11-11", "2026-11-20") == nil)
    #expect(try report("Walk") == nil)
    couple.anaClock.milliseconds += 3 * 86_400_000
    #expect(try report("Tea")?.inUse == "2026-11-21"..."2026-11-24")
    try ana.setStatus(.done, of: tea)
    couple.anaClock.milliseconds += 2 * 86_400_000
    #expect(try report("Tea")?.inUse == "2026-11-21"..."2026-11-24")
    #expect(try report("Tea", "2026-11-24")?.inUse == "2026-11-24"..."2026-11-24")
    #expect(try report("Tea", "2026-11-25") == nil)
  }

  @Test func `of a limit that both have together it does not matter who`() throws {
    let each = try ana.addGoal(NewGoal(title: "Beer", cadence: .atMost(1, .day)))
    let joint = try ana.addGoal(NewGoal(title: "Sweets", cadence: .atMost(3, .week), rule: .either))
    try couple.meet()
    for goal in [each, joint] {
      try ana.checkIn(goal, day: "2026-11-19")
      try ben.checkIn(goal, day: "2026-11-20")
      try ben.checkIn(goal, day: "2026-11-18", state: .rest)
    }
    try couple.meet()
    func marks(_ title: String) throws -> [String]? {
      try report(title)?.marks.map { "\($0.day.dayOfMonth) \($0.doers)" }
    }
    #expect(try marks("Beer") == ["19 me"])
    #expect(try marks("Sweets") == ["18 rest", "19 both", "20 both"])
    #expect(try report("Sweets")?.bothDays == 0 && report("Beer")?.bothDays == 0)
  }
}
