import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// What a row of a week says, cell by cell, to each of the two.
@Suite struct WeekRowTests {
  private let couple: Couple
  private var ana: Journal { couple.ana }
  private var ben: Journal { couple.ben }

  /// For both it is Saturday the 21st.
  init() throws { couple = try Couple() }

  private func row(_ title: String, _ journal: Journal, week: Int = 0) throws -> WeekView.Row? {
    try journal.weekView(last: week + 1).weeks[0].rows.first { $0.goal.title == title }
  }

  private func marks(_ row: WeekView.Row?) -> [String] {
    (row?.days ?? []).filter { !$0.marks.isEmpty }.map { cell in
      let marks = cell.marks.map { "\($0.name)\($0.isMe ? " me" : "") \($0.state)" }
      return "\(cell.day.dayOfMonth): \(marks.joined(separator: ", "))"
    }
  }

  @Test func `each sees who did what, in the order in which people came`() throws {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily, target: Amount("5")))
    try couple.meet()
    try ben.checkIn(tea, amount: Amount("5"))
    try ben.checkIn(tea, day: "2026-11-19", state: .rest)
    try ana.checkIn(tea, amount: Amount("4"))
    try ana.checkIn(tea, day: "2026-11-18", state: .partly)
    try ana.checkIn(tea, day: "2026-11-15")
    try couple.meet()
    #expect(
      try marks(row("Tea", ana)) == [
        "18: Ana me partly", "19: Ben rest", "21: Ana me partly, Ben done",
      ])
    #expect(
      try marks(row("Tea", ben)) == [
        "18: Ana partly", "19: Ben me rest", "21: Ana partly, Ben me done",
      ])
    #expect(try marks(row("Tea", ana, week: 1)) == ["15: Ana me done"])
    let cells = try #require(try row("Tea", ana)).days
    #expect(cells.map(\.day) == (16...22).compactMap { Day(year: 2026, month: 11, day: $0) })
  }

  @Test func `what a week asks for, and how often it was done`() throws {
    for (title, scope, cadence, rule) in [
      ("Mine", .mine, .weekly(2), .each), ("Each", .ours, .weekly(3), .each),
      ("Either", .ours, .weekly(4), .either), ("Daily", .ours, .daily, .each),
      ("Sweets", .ours, .atMost(3, .week), .each), ("Beer", .mine, .atMost(1, .day), .each),
    ] as [(String, Goal.Scope, Cadence, CountingRule)] {
      let goal = try ana.addGoal(
        NewGoal(title: title, scope: scope, cadence: cadence, rule: rule))
      try ana.checkIn(goal, day: "2026-11-20")
      try ana.checkIn(goal, amount: Amount("1.5"))
    }
    try couple.meet()
    for title in ["Each", "Either", "Daily", "Sweets"] {
      try ben.checkIn(ben.goal(matching: title), day: "2026-11-19")
    }
    try couple.meet()
    func told(_ journal: Journal) throws -> [String] {
      try journal.weekView().weeks[0].rows.map { row in
        [row.goal.title, "\(row.done)", row.asked.map { "of \($0)" }, row.owner]
          .compactMap { $0 }.joined(separator: " ")
      }
    }
    // Of a limit, what was used counts, to the next whole number.
    #expect(
      try told(ana) == [
        "Mine 2 of 2 Ana", "Each 2 of 3", "Either 3 of 4", "Daily 2", "Sweets 3 of 3", "Beer 3 Ana",
      ])
    #expect(
      try told(ben) == [
        "Mine 2 Ana", "Each 1 of 3", "Either 3 of 4", "Daily 1", "Sweets 1 of 3", "Beer 3 Ana",
      ])
  }

  @Test func `breaks, and the days on which a goal was in use`() throws {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try ana.checkIn(tea, day: "2026-11-17")
    try ana.addGoal(NewGoal(title: "Walk", cadence: .daily))
    try ana.pause(tea, through: "2026-11-21")
    let cells = try #require(try row("Tea", ana)).days
    #expect(cells.map(\.isPaused) == [false, false, false, false, false, true, false])
    #expect(cells.map(\.isInUse) == [false, false, false, false, false, true, true])
    #expect(try row("Walk", ana)?.days.allSatisfy { !$0.isPaused } == true)
  }

  @Test func `a one-time goal is in the week in which it was done, and in none after`() throws {
    let book = try ana.addGoal(NewGoal(title: "Book", scope: .mine, cadence: .once(by: nil)))
    #expect(try row("Book", ana) != nil)
    try ana.checkIn(book)
    #expect(try row("Book", ana)?.done == 1)
    couple.anaClock.milliseconds += 7 * 86_400_000
    #expect(try row("Book", ana) == nil)
    #expect(try row("Book", ana, week: 1) != nil)
  }

  @Test(arguments: [(-1, 1), (0, 1), (1, 1), (3, 3), (1044, 1044), (1045, 1044)])
  func `a view has at least one week, and at most twenty years`(asked: Int, weeks: Int) throws {
    let view = try ana.weekView(last: asked)
    #expect(view.weeks.count == weeks)
    #expect(view.weeks.last?.label == "2026-W47" && view.day == "2026-11-21")
    #expect(view.weeks.last?.period == (try ana.thisWeek()))
    #expect(view.me.name == "Ana" && view.partner?.name == "Ben")
  }

  @Test func `a goal is in use from the day that it was made, also after its rhythm changed`()
    throws
  {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    couple.anaClock.milliseconds += 7 * 86_400_000
    try ana.revise(tea, cadence: .weekly(2))
    let weeks = try [1, 0].map { try row("Tea", ana, week: $0)?.days.map(\.isInUse) }
    #expect(
      weeks == [
        [false, false, false, false, false, true, true], Array(repeating: true, count: 7),
      ])
  }
}
