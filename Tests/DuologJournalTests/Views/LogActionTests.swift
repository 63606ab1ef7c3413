import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// What people did, as the log tells it.
@Suite struct LogActionTests {
  private let couple: Couple
  private let goal: Goal
  private var ana: Journal { couple.ana }

  init() throws {
    couple = try Couple()
    goal = try couple.ana.addGoal(
      NewGoal(title: "Tea", cadence: .once(by: "2026-12-01")))
  }

  private func told(_ body: () throws -> Void) throws -> LogEntry.Action? {
    try body()
    let entry = try ana.log(limit: 1).first
    #expect(try entry?.author == ana.me().id && entry?.authorName == "Ana")
    return entry?.action
  }

  @Test func `an amount is told in the unit of the day that it is for`() {
    var change = Amendment()
    change.day = "2026-11-20"
    func day(_ action: LogEntry.Action) -> Day? { action.dayOfAmount }
    #expect(day(.changedCheckIn(fields: ["day"], to: change)) == nil)
    change.amount = Amount("5")
    #expect(day(.changedCheckIn(fields: ["amount"], to: change)) == "2026-11-20")
    change.day = nil
    #expect(day(.changedCheckIn(fields: ["amount"], to: change)) == .last)
    #expect(day(.checkedIn(.done, day: "2026-11-20", amount: nil, note: "5")) == nil)
    #expect(day(.checkedIn(.done, day: nil, amount: Amount("5"), note: nil)) == .last)
    #expect(
      day(.checkedIn(.done, day: "2026-11-20", amount: Amount("5"), note: nil)) == "2026-11-20")
    #expect(day(.movedGoal) == nil)
  }

  @Test func `each change of a goal is told as what it is`() throws {
    #expect(try ana.log(limit: 1).map(\.action) == [.madeGoal(title: "Tea")])
    var draft = NewGoal(title: "Walk", cadence: .daily)
    draft.isProposed = true
    #expect(try told { try ana.addGoal(draft) } == .proposedGoal(title: "Walk"))
    #expect(try told { try ana.editGoal(goal, title: "Chai") } == .renamedGoal(title: "Chai"))
    #expect(try told { try ana.editGoal(goal, due: "2026-12-24") } == .changedDue("2026-12-24"))
    for (edit, field) in [
      ({ try ana.editGoal(goal, how: "a") }, "how"), ({ try ana.editGoal(goal, why: "a") }, "why"),
      ({ try ana.editGoal(goal, achievable: "a") }, "achievable"),
      ({ try ana.editGoal(goal, reviewOn: "2026-12-24") }, "reviewOn"),
    ] as [(() throws -> Goal, String)] {
      #expect(try told { _ = try edit() } == .describedGoal(fields: [field]))
    }
    guard
      case .changedTerm(let term) = try told({
        try ana.revise(goal, cadence: .daily)
      })
    else {
      Issue.record("a revision is told as one")
      return
    }
    #expect(term.cadence == "daily")
    #expect(try told { try ana.setStatus(.done, of: goal) } == .changedStatus(.done))
    let done = try ana.goal(goal.id)
    #expect(try told { try ana.setStatus(.active, of: done) } == .changedStatus(.active))
    #expect(try told { try ana.letGo(of: goal) } == .letGo(reason: nil))
    let ended = try ana.goal(goal.id)
    #expect(try told { try ana.letGo(of: ended, reason: "a") } == .letGo(reason: "a"))
    try ana.replica.offerUnrevised()
    #expect(try told { try ana.undo() } == .tookBack)
    #expect(try !ana.log(limit: 20).contains { $0.action == .letGo(reason: "a") })
    func say(_ fields: [String: Scalar]) throws -> LogEntry.Action? {
      try told { try ana.append([NewEvent("goal", goal.id, set: fields)]) }
    }
    #expect(try say(["removed": .boolean(true)]) == .removed)
    #expect(try say(["removed": .boolean(false)]) == .restored)
    #expect(try say(["colour": .text("red")]) == .other(type: "goal"))
    #expect(try say(["due": .null]) == .changedDue(nil))
  }

  @Test func `check-ins and breaks are told with what they say`() throws {
    let tea = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    #expect(
      try told { try ana.checkIn(tea, state: .partly, amount: Amount("2"), note: "hot") }
        == .checkedIn(.partly, day: "2026-11-21", amount: Amount("2"), note: "hot"))
    #expect(
      try told { try ana.setNote("cold", of: tea) }
        == .changedCheckIn(fields: ["note"], to: change { $0.text = "cold" }))
    #expect(
      try told { try ana.pause(tea, through: "2026-11-23") }
        == .paused(.goal(tea.id), from: "2026-11-21", through: "2026-11-23"))
    #expect(try told { try ana.pause(tea) } == .paused(.goal(tea.id), from: nil, through: nil))
    #expect(try told { try ana.resume(tea) } == .resumed(.goal(tea.id)))
    try ana.pauseAll([.ours], reason: "rest")
    #expect(
      try ana.log(limit: 1).map(\.action) == [
        .paused(.all(.ours), from: "2026-11-21", through: nil)
      ])
    let reason = try #require(try ana.privateNotes().first)
    #expect(try told { try ana.share(reason.id) } == .toldPauseReason("rest"))
    #expect(try ana.history(of: tea).count == 6)
  }

  @Test func `a yes and a no are told with what they are said to`() throws {
    var draft = NewGoal(title: "Walk", cadence: .daily)
    draft.isProposed = true
    let walk = try couple.ben.addGoal(draft)
    let agreement = try couple.ben.keep(Agreement("No phones"))
    try couple.meet()
    couple.anaClock.milliseconds += 60_000
    #expect(
      try told { try ana.decline(ana.goal(walk.id), word: "later") }
        == .declined(agreement: nil, phase: nil, word: "later"))
    #expect(try told { try ana.agree(to: ana.goal(walk.id)) } == .agreed(phase: nil))
    #expect(
      try told { try ana.decline(agreement, word: nil) }
        == .declined(agreement: "No phones", phase: nil, word: nil))
    let plan = try ana.addGoal(NewGoal(#require(Catalogue.template("D10"))))
    _ = try ana.agree(to: ana.goal(plan.id))
    let actions = try ana.log(limit: 100).map(\.action)
    #expect(actions.contains(.agreed(phase: 2)) && actions.count { $0 == .agreed(phase: nil) } == 1)
  }

  @Test func `joining, and what is said of people and devices, is told`() throws {
    let other = try ana.addGoal(NewGoal(title: "Chai", cadence: .daily))
    #expect(try told { try ana.join(goal, other) } == .joinedGoals(with: "Tea"))
    let joined = try ana.goal(goal.id)
    #expect(try told { try ana.unjoin(joined) } == .keptApart)
    let settings = PersonalSettings(dayStart: DayStart(text: "04:00"))
    #expect(try told { try ana.change(settings) } == .changedSettings(settings))
    let before = try ana.log(limit: 1)
    try ana.renameDevice(to: "Ana's tablet")
    #expect(try ana.log(limit: 1) == before)
  }

  @Test(arguments: [
    ("due", "date"), ("how", "details"), ("achievable", "way to make it doable"),
    ("why", "reason"), ("reviewOn", "day to look at it again"), ("cadence", "rhythm"),
    ("from", "first day"), ("to", "last day"), ("resumed", "end"), ("rule", "way of counting"),
    ("unit", "unit"), ("agreed.1HVQ3K8Q2M5T7", "yes"),
  ])
  func `a field is called by its name in sentences`(field: String, noun: String) {
    func opening(_ type: String) -> String {
      JournalConflict(.field(field), of: type, "1HVQ3K8Q2M5T7", title: "Tea", choices: []).opening
    }
    #expect(opening("goal") == "You both changed the \(noun) of 'Tea'.")
    #expect(opening("checkin") == "You both changed the \(noun) of 'Tea'.")
    #expect(opening("pause") == "You both changed the pause of 'Tea'.")
    let removal = JournalConflict(
      .removal(field), of: "checkin", "1HVQ3K8Q2M5T7", title: "Tea", choices: [])
    #expect(
      removal.sentence
        == "someone removed an entry for 'Tea' while someone set its \(noun)."
        + " It stays removed, and nothing is lost.")
  }

  @Test func `values are written as people read them`() {
    func text(_ value: Scalar, _ field: String = "unit", _ type: String = "goal") -> String {
      JournalConflict.text(value, of: field, type: type)
    }
    #expect(text(.text("a")) == "a" && text(.integer(3)) == "3" && text(.real(2.5)) == "2.5")
    #expect(text(.boolean(true)) == "yes" && text(.boolean(false)) == "no")
    #expect(text(.null) == "nothing" && text(.null, "to", "pause") == "no last day")
    #expect(text(.null, "to") == "nothing")
    #expect(text(.text("letGo"), "status") == "let go" && text(.text("x"), "status") == "x")
    #expect(text(.text("letGo"), "status", "pause") == "letGo")
    for status in Goal.Status.allCases where status != .letGo {
      #expect(text(.text(status.rawValue), "status") == status.rawValue)
    }
  }
}
