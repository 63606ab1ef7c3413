import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// What the views of goals, settings and folders say, field by field.
@Suite struct GoalViewTests {
  private let couple: Couple

  /// For both it is Saturday the 21st.
  init() throws {
    couple = try Couple()
  }

  @Test func `a goal's item says whose it is, whose yes it waits for, and who has logged it`()
    throws
  {
    let shared = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .weekly(2)))
    let own = try couple.ana.addGoal(NewGoal(title: "Read", scope: .mine, cadence: .daily))
    var draft = NewGoal(title: "Walk", cadence: .daily)
    draft.isProposed = true
    let proposed = try couple.ana.addGoal(draft)
    try couple.meet()
    try couple.ben.checkIn(shared)
    try couple.ana.checkIn(shared, state: .partly)
    try couple.ana.checkIn(own, state: .rest)
    try couple.meet()
    for (journal, isAna) in [(couple.ana, true), (couple.ben, false)] {
      let items = try [shared, own, proposed].map { try journal.item(of: journal.goal($0.id)) }
      #expect(items.map(\.goal.title) == ["Tea", "Read", "Walk"])
      #expect(items.map(\.cadence) == [.weekly(2), .daily, .daily])
      #expect(items.map(\.owner) == [nil, "Ana", nil])
      #expect(items.map(\.isMine) == [true, isAna, true])
      #expect(items.map(\.missing) == [[], [], ["Ben"]])
      #expect(items.map(\.awaitsMe) == [false, false, !isAna])
      #expect(items.map(\.loggedTodayBy) == [["Ana", "Ben"], [], []])
      #expect(items.map(\.day) == Array(repeating: "2026-11-21", count: 3))
      #expect(items.map(\.progress.done) == [1, 0, 0])
      #expect(items.map(\.progress.restsToday) == [false, true, false])
      let today = try journal.todayView()
      #expect(today.items.map(\.goal.title) == (isAna ? ["Tea", "Read"] : ["Tea"]))
      #expect(today.proposals.map(\.goal.title) == ["Walk"])
      #expect(today.me.name == (isAna ? "Ana" : "Ben"))
      #expect(today.partner?.name == (isAna ? "Ben" : "Ana"))
      #expect(try journal.goalItems().map(\.goal.title) == ["Tea", "Read", "Walk"])
    }
  }

  @Test func `what was done before a goal was made finishes it, also after it was moved`() throws {
    let goal = try couple.ana.addGoal(
      NewGoal(title: "Book", scope: .mine, cadence: .once(by: "2026-12-01")))
    #expect(try couple.ana.item(of: goal).finishedOn == nil)
    try couple.ana.checkIn(goal, day: "2026-11-20")
    var item = try couple.ana.item(of: goal)
    #expect(item.finishedOn == "2026-11-20" && item.progress.left == 0)
    try couple.ana.revise(goal, cadence: .once(by: nil))
    item = try couple.ana.item(of: couple.ana.goal(goal.id))
    #expect(item.finishedOn == "2026-11-20" && item.progress.left == 0)
  }

  @Test func `statistics are of oneself where each counts alone, and of nobody else's own goal`()
    throws
  {
    let each = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .weekly(2), rule: .each))
    let either = try couple.ana.addGoal(NewGoal(title: "Walk", cadence: .weekly(2), rule: .either))
    let own = try couple.ana.addGoal(NewGoal(title: "Read", scope: .mine, cadence: .daily))
    try couple.meet()
    for goal in [each, either] {
      try couple.ben.checkIn(goal, amount: Amount("3"))
      try couple.ana.checkIn(goal, day: "2026-11-20", amount: Amount("2"))
    }
    try couple.ana.checkIn(own)
    try couple.meet()
    func stats(_ goal: Goal, _ journal: Journal) throws -> StatsView {
      try journal.statsView(of: journal.goal(goal.id))
    }
    let alone = try stats(each, couple.ana)
    #expect(alone.statistics?.done == 1 && alone.statistics?.amount == Amount("2"))
    #expect(alone.counts.map(\.name) == ["Ana", "Ben"])
    #expect(alone.counts.map(\.isMe) == [true, false])
    #expect(alone.counts.map(\.done) == [1, 1])
    #expect(alone.counts.map(\.amount) == [Amount("2"), Amount("3")])
    #expect(alone.period?.done == 1 && alone.period?.period.last == "2026-11-22")
    #expect(alone.next?.period.first == "2026-11-23" && alone.next?.asked == 2)
    #expect(alone.repairs == nil)
    let both = try stats(either, couple.ana)
    #expect(both.statistics?.done == 2 && both.statistics?.amount == Amount("5"))
    #expect(both.counts.isEmpty && both.period?.state == .met)
    let others = try stats(own, couple.ben)
    #expect(others.statistics == nil && others.period == nil && others.next == nil)
    #expect(others.counts.map(\.name) == ["Ana"] && others.counts.map(\.isMe) == [false])
    #expect(others.counts.map(\.done) == [1])
  }

  @Test func `a week has what each logged, in the order of people, and what it asks for`() throws {
    let tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .weekly(2), rule: .either))
    let read = try couple.ana.addGoal(NewGoal(title: "Read", scope: .mine, cadence: .weekly(3)))
    try couple.meet()
    try couple.ben.checkIn(tea)
    try couple.ana.checkIn(tea, state: .partly)
    try couple.ana.pause(read, through: "2026-11-22")
    try couple.meet()
    for (journal, isAna) in [(couple.ana, true), (couple.ben, false)] {
      let week = try #require(try journal.weekView().weeks.first)
      #expect(week.label == "2026-W47")
      let (first, second) = (week.rows[0], week.rows[1])
      #expect([first, second].map(\.goal.title) == ["Tea", "Read"])
      #expect([first, second].map(\.owner) == [nil, "Ana"])
      #expect([first, second].map(\.asked) == [2, isAna ? 3 : nil])
      #expect([first, second].map(\.done) == [1, 0])
      #expect(first.days.map(\.day).first == "2026-11-16" && first.days.count == 7)
      #expect(first.days.map(\.isInUse) == Array(repeating: false, count: 5) + [true, true])
      #expect(first.days[5].marks.map(\.name) == ["Ana", "Ben"])
      #expect(first.days[5].marks.map(\.isMe) == [isAna, !isAna])
      #expect(first.days[5].marks.map(\.state) == [.partly, .done])
      #expect(first.days.allSatisfy { !$0.isPaused })
      #expect(second.days.map(\.isPaused) == Array(repeating: false, count: 5) + [true, true])
    }
  }

  @Test func `a plan says of each phase who is ready for it`() throws {
    let plan = try couple.ana.addGoal(NewGoal(#require(Catalogue.template("D10"))))
    try couple.meet()
    try couple.ben.agree(to: couple.ben.goal(plan.id))
    try couple.meet()
    let view = try #require(try couple.ana.planView(of: couple.ana.goal(plan.id)))
    #expect(view.phases.map(\.hasBegun).prefix(3) == [true, false, false])
    #expect(view.phases.map(\.readyNames).prefix(3) == [[], ["Ben"], []])
    #expect(view.phases.allSatisfy { !$0.titles.isEmpty })
    #expect(try couple.ana.goal(plan.id).missing == [couple.ana.me().id])
    let tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    #expect(try couple.ana.planView(of: tea) == nil)
  }

  @Test func `the settings and the health of a journal are those of its device`() throws {
    let settings = try couple.ben.settingsView()
    #expect(settings.me.name == "Ben" && settings.partner?.name == "Ana")
    #expect(settings.deviceName == "Ben's laptop" && settings.folder == couple.folder)
    #expect(settings.calendar.zone.identifier == "Asia/Tokyo" && settings.today == "2026-11-21")
    #expect(settings.weekStart == .monday)
    let health = try couple.ben.healthView()
    let sizes = ["", "-wal"].map { suffix in
      (try? POSIXFileAccess().status(of: couple.ben.replica.path + suffix))?.fingerprint.size ?? 0
    }
    #expect(health.bytes == sizes[0] + sizes[1] && sizes[0] > 0)
    #expect(health.complaints.isEmpty && health.peopleLost.isEmpty)
    #expect(health.file == .init(isThere: true, isReadable: true, isWritable: true))
    #expect(health.directory == .init(isThere: true, isReadable: true, isWritable: true))
    #expect(!health.hasPrivateFile && health.copied.isEmpty && health.obstacles.count == 0)
    #expect(health.folder == .open(path: couple.folder, isOurs: true))
    try couple.ben.keep(
      Answer(to: Template.ID(rawValue: "D1"), "the sea", day: "2026-11-21"), privately: true)
    #expect(try couple.ben.healthView().hasPrivateFile)
  }

  @Test func `a sync says what came from whom, the newest first, and how many there are to settle`()
    throws
  {
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.editGoal(goal, title: "Ana's")
    try couple.ben.editGoal(goal, title: "Ben's")
    try couple.ben.thank("the soup")
    _ = try couple.ben.sync(with: couple.folder)
    let view = try couple.ana.view(of: couple.ana.sync(with: couple.folder))
    #expect(view.arrivals.map(\.device.label) == ["Ben's laptop"])
    #expect(view.arrivals.map(\.count) == [2])
    let actions = try #require(view.arrivals.first?.actions)
    #expect(actions.count == 2 && actions.last == .renamedGoal(title: "Ben's"))
    #expect(view.published == 1 && view.relayed == 0 && view.toSettle == 1)
    #expect(view.partner == "Ben" && view.missing.isEmpty && view.problems.isEmpty)
    #expect(try couple.ana.conflicts().count == 1)
  }

  @Test func `only a plan has phases, and none has begun before both said yes`() throws {
    var draft = try NewGoal(#require(Catalogue.template("D10")))
    draft.isProposed = true
    let plan = try couple.ana.addGoal(draft)
    var other = NewGoal(title: "Tea", cadence: .daily)
    other.isProposed = true
    let tea = try couple.ana.addGoal(other)
    try couple.meet()
    #expect(try couple.ben.goal(plan.id).phase == 0)
    #expect(try couple.ben.goal(tea.id).phase == nil)
    let view = try #require(try couple.ben.planView(of: couple.ben.goal(plan.id)))
    #expect(view.phases.allSatisfy { !$0.hasBegun })
    for id in [plan.id, tea.id] { try couple.ben.agree(to: couple.ben.goal(id)) }
    #expect(try couple.ben.goal(plan.id).phase == 1)
    #expect(try couple.ben.goal(tea.id).phase == nil)
  }
}
