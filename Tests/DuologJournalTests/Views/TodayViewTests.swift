import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct TodayViewTests {
  @Test func `The question of the day is shown until it is answered, privately or not`() throws {
    let couple = try Couple()
    let ana = couple.ana
    let prompt = try #require(try ana.prompt())
    func keep(day: Day) throws {
      try ana.keep(Answer(to: prompt.template, "the sea", day: day))
    }
    try keep(day: ana.today().advanced(by: -1))
    #expect(try ana.todayView().prompt == prompt)
    try keep(day: ana.today())
    #expect(try ana.todayView().prompt == nil)
    for _ in 0..<2 { _ = try ana.share(#require(ana.privateNotes().first).id) }
    #expect(try ana.todayView().prompt == nil)
    try couple.meet()
    #expect(try couple.ben.todayView().prompt == prompt)
    couple.anaClock.milliseconds += 86_400_000
    #expect(try ana.todayView().prompt != nil)
  }

  @Test func `today asks for the daily goal until it is logged`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    #expect(try couple.ana.todayView().items.map(\.progress.call) == [.today])
    try couple.ana.checkIn(goal)
    #expect(try couple.ana.todayView().items.map(\.progress.call) == [.nothing])
    #expect(try couple.ana.todayView().items.first?.loggedTodayBy == ["Ana"])
  }

  @Test func `a together goal that the partner logged waits for a confirmation`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(
      NewGoal(title: "Call", cadence: .weekly(2), rule: .together))
    try couple.meet()
    try couple.ben.checkIn(goal, note: "lovely")
    try couple.meet()
    let view = try couple.ana.todayView()
    #expect(view.items.first?.progress.awaitsConfirmation == true)
    #expect(view.items.first?.progress.left == 1)
    #expect(view.news.map(\.authorName) == ["Ben"])
  }

  @Test func `the other's own goals, done ones and archived ones are not asked for`() throws {
    let couple = try Couple()
    try couple.ben.addGoal(NewGoal(title: "Ben's own", scope: .mine, cadence: .daily))
    let done = try couple.ana.addGoal(NewGoal(title: "Done", cadence: .daily))
    try couple.ana.setStatus(.done, of: done)
    try couple.meet()
    #expect(try couple.ana.todayView().items.isEmpty)
    #expect(try couple.ben.todayView().items.map(\.goal.title) == ["Ben's own"])
  }

  @Test func `What arrives while somebody reads is news at their next look`() throws {
    let couple = try Couple()
    let view = try couple.ana.todayView()
    try couple.ben.thank("the soup")
    try couple.meet()
    try couple.ana.markRead(view)
    couple.anaClock.milliseconds += 4 * 3_600_000
    #expect(try couple.ana.todayView().newsCount == 1)
  }

  @Test func `the words to agree with are there if something waits for one's yes, whatever it is`()
    throws
  {
    let couple = try Couple()
    #expect(try couple.ben.todayView().words.isEmpty)
    let agreement = try couple.ana.keep(Agreement("no phones"))
    try couple.meet()
    #expect(try couple.ben.todayView().words == [agreement.id: "no phones"])
    #expect(try couple.ana.todayView().words.isEmpty)
    var draft = NewGoal(title: "Tea", cadence: .daily)
    draft.isProposed = true
    let goal = try couple.ben.addGoal(draft)
    try couple.meet()
    #expect(try couple.ana.todayView().words[goal.id] == "Tea")
  }

  @Test func `a one-time goal that is done stays for the week, from its first day on`() throws {
    let couple = try Couple()
    for (title, day) in [("Sunday", "2026-11-15"), ("Monday", "2026-11-16")] as [(String, Day)] {
      let goal = try couple.ana.addGoal(NewGoal(title: title, cadence: .once(by: nil)))
      try couple.ana.checkIn(goal, day: day)
    }
    let view = try couple.ana.todayView()
    #expect(view.items.map(\.goal.title) == ["Monday"])
    #expect(view.hasFinishedGoals)
  }

  @Test func `a change is told of what was seen before, and is part of what was not`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ben.checkIn(goal, note: "first")
    try couple.meet()
    try couple.ana.markRead(couple.ana.todayView())
    couple.anaClock.milliseconds += 4 * 3_600_000
    try couple.ben.setNote("second", of: goal)
    try couple.meet()
    let changed = try couple.ana.todayView().news.map(\.action)
    guard changed.count == 1, case .changedCheckIn = changed[0] else {
      Issue.record("\(changed)")
      return
    }
    try couple.ben.checkIn(goal, note: "third")
    try couple.meet()
    try couple.ben.setNote("fourth", of: goal)
    try couple.meet()
    let news = try couple.ana.todayView().news.map(\.action)
    let notes = news.compactMap { action -> String? in
      if case .checkedIn(_, _, _, let note) = action { note } else { nil }
    }
    #expect(news.count == 2 && notes == ["fourth"])
  }
}
