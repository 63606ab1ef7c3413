import DuologMerge
import DuologSync
import Testing

@testable import DuologJournal

/// Which days a report has, and what it counts in them.
@Suite struct ReportViewTests {
  private let couple: Couple
  private var ana: Journal { couple.ana }
  private var ben: Journal { couple.ben }

  init() throws { couple = try Couple() }

  private func log(_ journal: Journal, _ goal: Goal, _ days: [Day], note: String? = nil) throws {
    for day in days { try journal.checkIn(goal, day: day, note: note.map { "\($0) \(day)" }) }
  }

  private func days(_ numbers: Int...) -> [Day] {
    numbers.compactMap { Day(year: 2026, month: 11, day: $0) }
  }

  private func wait(hours: Int64) {
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += hours * 3_600_000 }
  }

  @Test func `days are those chosen, up to the last that there can be`() {
    func days(_ from: Day?, _ through: Day?) -> ClosedRange<Day> {
      ReportSelection(from: from, through: through).days(until: "2026-11-21") {
        $0.advanced(by: -10)
      }
    }
    #expect(days(nil, nil) == "2026-11-11"..."2026-11-21")
    #expect(days(nil, "2026-11-20") == "2026-11-10"..."2026-11-20")
    #expect(days(nil, "2026-11-22") == "2026-11-11"..."2026-11-21")
    #expect(days("2026-11-01", "2026-11-20") == "2026-11-01"..."2026-11-20")
    #expect(days("2026-11-22", nil) == "2026-11-21"..."2026-11-21")
    #expect(days("2026-11-20", "2026-11-19") == "2026-11-19"..."2026-11-19")
  }

  @Test func `a day on which both did something is one of both, whichever goals they logged`()
    throws
  {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily, rule: .either))
    let run = try ana.addGoal(NewGoal(title: "Run", cadence: .daily))
    let beer = try ana.addGoal(NewGoal(title: "Beer", cadence: .atMost(1, .day)))
    try couple.meet()
    try log(ana, tea, days(10, 12, 13, 14, 16))
    try log(ben, tea, days(12, 13, 14, 15))
    try log(ben, run, days(16))
    for journal in [ana, ben] { try log(journal, beer, days(18)) }
    try couple.meet()
    let view = try ana.reportView()
    // The journal begins with what was logged first.
    #expect(view.days == "2026-11-10"..."2026-11-21" && view.day == "2026-11-21")
    let together = view.together
    #expect(
      together.marks.map { "\($0.day.dayOfMonth) \($0.doers)" }
        == ["10 me", "12 both", "13 both", "14 both", "15 partner", "16 both"])
    #expect(together.bothDays == 4 && together.longestRun == 3)
    #expect(together.goals == [TogetherReport.SharedGoal(title: "Tea", days: 3)])
    #expect(view.goals.map(\.goal.title) == ["Tea", "Run", "Beer"])
    #expect(view.goals.map(\.bothDays) == [3, 0, 0])
    // Of a limit that each has alone, nobody reads the other's.
    #expect(view.goals[2].marks.map(\.doers) == [.me])
    #expect(view.goals.map { $0.counts.map(\.done) } == [[], [0, 1], [1]])
    #expect(view.goals[0].joint?.done == 6)
    let later = try ana.reportView(of: ReportSelection(from: "2026-11-14", through: "2026-11-15"))
    #expect(later.together.bothDays == 1 && later.together.marks.count == 2)
    #expect(later.days == "2026-11-14"..."2026-11-15")
    #expect(later.goals.map(\.goal.title) == ["Tea"])
  }

  @Test func `shared goals are told by their days of both, and by title`() throws {
    let goals = try ["C", "A", "B"].map {
      try ana.addGoal(NewGoal(title: $0, cadence: .daily, rule: .either))
    }
    try couple.meet()
    for journal in [ana, ben] {
      try log(journal, goals[0], days(10))
      try log(journal, goals[1], days(10))
      try log(journal, goals[2], days(10, 11))
    }
    try couple.meet()
    #expect(try ana.reportView().together.goals.map(\.title) == ["B", "A", "C"])
    #expect(try ana.reportView().together.longestRun == 2)
  }

  @Test func `a partner's tomorrow is in the report, once something is logged for it`() throws {
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    // It is the 22nd in Tokyo.
    wait(hours: 8)
    #expect(try ana.reportView().days.upperBound == "2026-11-21")
    try ben.checkIn(goal)
    try couple.meet()
    #expect(try ana.reportView().days.upperBound == "2026-11-22")
    #expect(
      try ana.reportView(of: ReportSelection(through: "2026-11-30")).days.upperBound
        == "2026-11-21")
    try ben.undo()
    try couple.meet()
    #expect(try ana.reportView().days.upperBound == "2026-11-21")
    try ben.thank("the soup")
    try couple.meet()
    #expect(try ana.reportView().days.upperBound == "2026-11-22")
  }

  @Test func `a goal is in a report from the day on which it began, or with what was logged`()
    throws
  {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    func titles(_ from: Day, _ through: Day) throws -> [String] {
      try ana.reportView(of: ReportSelection(from: from, through: through)).goals
        .map(\.goal.title)
    }
    #expect(try titles("2026-11-01", "2026-11-20").isEmpty)
    #expect(try titles("2026-11-01", "2026-11-21") == ["Tea"])
    let view = try ana.reportView(of: ReportSelection(from: "2026-11-01"))
    #expect(view.goals.first?.inUse == "2026-11-21"..."2026-11-21")
    #expect(view.goals.first?.statistics == nil, "nothing was logged")
    try log(ana, tea, days(20))
    #expect(try titles("2026-11-01", "2026-11-20") == ["Tea"])
    #expect(try titles("2026-11-01", "2026-11-19").isEmpty)
    // One that was let go was in use up to that day.
    wait(hours: 48)
    try ana.letGo(of: tea)
    wait(hours: 48)
    #expect(try titles("2026-11-23", "2026-11-25") == ["Tea"])
    #expect(try titles("2026-11-24", "2026-11-25").isEmpty)
  }

  @Test func `the last moments are those for which both wrote something, the newest first`() throws
  {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily, rule: .either))
    try couple.meet()
    try log(ana, tea, days(9))
    try log(ben, tea, days(9), note: "alone")
    try log(ana, tea, days(10, 11), note: "mine")
    try log(ben, tea, days(10, 12), note: "theirs")
    try couple.meet()
    let moment = { (day: Int) in
      TogetherReport.Moment(
        day: Day(number: (Day(year: 2026, month: 11, day: 1) ?? .first).number + day - 1),
        title: "Tea", mine: "mine 2026-11-\(day)", partners: "theirs 2026-11-\(day)")
    }
    #expect(try ana.reportView().together.moments == [moment(10)])
    for day in 13...20 {
      try log(ana, tea, days(day), note: "mine")
      try log(ben, tea, days(day), note: "theirs")
    }
    try couple.meet()
    #expect(
      try ana.reportView().together.moments == [20, 19, 18, 17, 16, 15].map(moment))
  }

  @Test func `what is counted is shared, of these days and not removed`() throws {
    let savings = try ana.addGoal(
      NewGoal(title: "Trip", cadence: .once(by: nil), rule: .sum, target: Amount("500")))
    try ana.thank("one")
    try ana.thank("two", privately: true)
    var reached = Milestone("Booked", of: savings.id)
    reached.reached = "2026-11-21"
    try ana.keep(reached)
    try ana.keep(Milestone("Not yet", of: savings.id, day: "2026-11-21"))
    try ana.keep(Review(day: "2026-11-20", keep: "walks"))
    try ana.keep(Review(day: "2026-11-21", change: "phones"))
    try ana.keep(Review(day: "2026-11-21"))
    wait(hours: 24)
    try ana.thank("three")
    let view = try ana.reportView(of: ReportSelection(through: "2026-11-21"))
    #expect(view.together.thanks == 1 && view.thanks.map(\.content.text) == ["one"])
    #expect(
      view.together.milestones == 1 && view.milestones.map(\.record.content.title) == ["Booked"])
    #expect(view.milestones.first?.goalTitle == "Trip")
    #expect(view.reviews.map(\.content.day) == ["2026-11-21", "2026-11-20"])
    #expect(view.privateNotes.isEmpty)
    let all = try ana.reportView(of: ReportSelection(includesPrivate: true))
    #expect(all.thanks.map(\.content.text) == ["three", "two", "one"])
    #expect(all.together.thanks == 2 && all.privateNotes.count == 1)
    #expect(try ana.reportView(of: ReportSelection(from: "2026-11-22")).together.milestones == 0)
  }

  @Test func `of many goals those logged most are shown, and of many changes the last ones`() throws
  {
    var goals: [Goal] = []
    for number in 1...26 {
      goals.append(try ana.addGoal(NewGoal(title: "\(number)", scope: .mine, cadence: .daily)))
    }
    for goal in goals { try log(ana, goal, days(20)) }
    for goal in [goals[25], goals[23]] { try log(ana, goal, days(19)) }
    let view = try ana.reportView()
    // The two with most days, and the first 22 of the others, in the people's order.
    #expect(view.goals.map(\.goal.title) == (1...22).map(String.init) + ["24", "26"])
    #expect(
      view.furtherGoals.map(\.title) == ["23", "25"] && view.furtherGoals.map(\.days) == [1, 1])
    #expect(view.changes.count == 26 && !view.hasEarlierChanges)
    #expect(view.changes.first?.goalTitle == "26")
    for number in 27...60 { try ana.editGoal(goals[0], title: "again \(number)") }
    #expect(try ana.reportView().changes.count == 60)
    #expect(try !ana.reportView().hasEarlierChanges)
    try ana.editGoal(goals[0], title: "once more")
    let more = try ana.reportView()
    #expect(more.changes.count == 60 && more.hasEarlierChanges)
  }

  @Test func `where goals stand in the list is no change of what they ask for`() throws {
    let goals = try ["Tea", "Walk"].map {
      try ana.addGoal(NewGoal(title: $0, cadence: .daily))
    }
    try ana.editGoal(goals[0], title: "Chai")
    let before = try ana.reportView().changes
    #expect(before.map(\.goalTitle) == ["Chai", "Walk", "Chai"])
    try ana.move(ana.goal(goals[1].id), to: .top)
    try ana.editGoal(ana.goal(goals[0].id), group: "Drinks")
    #expect(try ana.reportView().changes == before)
  }
}
