import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// How far back news is looked for, and how much of it is shown.
@Suite struct NewsTests {
  private let couple: Couple

  init() throws {
    couple = try Couple()
    for clock in [couple.anaClock, couple.benClock] { clock.step = 0 }
  }

  @Test func `at the first look, two days are recent`() throws {
    try couple.ben.thank("the soup")
    try couple.meet()
    let logged = couple.benClock.milliseconds
    couple.anaClock.milliseconds = logged + 2 * 86_400_000 - 1
    #expect(try couple.ana.todayView().newsCount == 1)
    couple.anaClock.milliseconds += 1
    #expect(try couple.ana.todayView().newsCount == 0)
  }

  @Test func `after a look, what arrives is news however old it is`() throws {
    try couple.ana.markRead(couple.ana.todayView())
    try couple.ben.thank("the soup")
    couple.anaClock.milliseconds += 9 * 86_400_000
    try couple.meet()
    #expect(try couple.ana.todayView().newsCount == 1)
    #expect(try couple.ben.todayView().newsCount == 0)
  }

  private func thanked(_ view: TodayView) -> [String?] {
    view.news.map { entry -> String? in
      guard case .wrote(let record) = entry.action else { return nil }
      return (record.content as? Appreciation)?.text
    }
  }

  @Test func `Twenty thanks are told one by one, the newest first, and the others counted`() throws
  {
    for number in 1...30 {
      couple.benClock.milliseconds += 1000
      try couple.ben.thank("\(number)")
    }
    try couple.meet()
    let view = try couple.ana.todayView()
    #expect(thanked(view) == (0..<20).map { "\(30 - $0)" })
    #expect(view.whatIsNew.groups == [News.Group(kind: .thanked, count: 10)])
    #expect(view.newsCount == 30 && view.whatIsNew.earlier == 0)
  }

  @Test(arguments: [true, false])
  func `What carries weight comes first, and never hides behind routine`(isFirstLook: Bool) throws {
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", scope: .mine, cadence: .daily))
    let checkIn = try couple.ana.checkIn(goal)
    try couple.meet()
    if !isFirstLook {
      try couple.ana.markRead(couple.ana.todayView())
      couple.anaClock.milliseconds += 4 * 3_600_000
    }
    func later() { couple.benClock.milliseconds += 1000 }
    try couple.ben.react(Reaction(.heart, to: checkIn.id))
    later()
    try couple.ben.react(Reaction(.talk, to: checkIn.id))
    later()
    try couple.ben.thank("everything")
    later()
    try couple.ben.keep(
      Repair(noticed: Timestamp(milliseconds: couple.benClock.milliseconds), about: "the dishes"))
    later()
    try couple.ben.keep(Agreement("no phones"))
    for number in 1...600 {
      later()
      try couple.ben.addGoal(NewGoal(title: "Habit \(number)", scope: .mine, cadence: .daily))
    }
    try couple.meet()
    let news = try couple.ana.todayView().whatIsNew
    #expect(
      news.entries.compactMap { News.Weight($0.action) }
        == [.talk, .repair, .thanks, .response, .consent])
    #expect(news.groups.map(\.kind) == [.added])
    #expect(isFirstLook || news.count > 605)
  }

  @Test func `Each wish to talk and each thing to mend is told`() throws {
    let goal = try couple.ana.addGoal(NewGoal(title: "Walk", scope: .mine, cadence: .daily))
    let checkIn = try couple.ana.checkIn(goal)
    try couple.meet()
    for number in 1...6 {
      couple.benClock.milliseconds += 1000
      try couple.ben.react(Reaction(.talk, to: checkIn.id))
      try couple.ben.keep(
        Repair(
          noticed: Timestamp(milliseconds: couple.benClock.milliseconds), about: "\(number)"))
    }
    try couple.meet()
    let news = try couple.ana.todayView().whatIsNew
    let weights = news.entries.compactMap { News.Weight($0.action) }
    #expect(weights.filter { $0 == .repair }.count == 6)
    #expect(weights.filter { $0 == .talk }.count == news.entries.count - 6)
    #expect(weights.first == .talk && news.groups.isEmpty)
  }

  @Test func `What was handed over and taken back before a look is no news`() throws {
    try couple.meet()
    try couple.ana.markRead(couple.ana.todayView())
    couple.benClock.milliseconds += 1000
    try couple.ben.thank("nothing")
    try couple.meet()
    #expect(try couple.ana.todayView().newsCount == 1)
    couple.benClock.milliseconds += 1000
    try couple.ben.undo()
    try couple.meet()
    #expect(try couple.ana.todayView().newsCount == 0)
  }

  @Test func `Of several changes of one thing the last is told, and nothing that was taken back`()
    throws
  {
    let goal = try couple.ben.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    try couple.ana.markRead(couple.ana.todayView())
    couple.anaClock.milliseconds += 4 * 3_600_000
    couple.benClock.milliseconds += 4 * 3_600_000
    for title in ["Chai", "Mint tea"] {
      couple.benClock.milliseconds += 1000
      try couple.ben.editGoal(goal, title: title)
    }
    try couple.ben.checkIn(goal, note: "with my ex")
    try couple.ben.setNote("with a friend", of: goal)
    try couple.ben.thank("nothing")
    try couple.ben.undo()
    try couple.meet()
    let view = try couple.ana.todayView()
    #expect(
      Set(view.news.map(\.action)) == [
        .renamedGoal(title: "Mint tea"),
        .checkedIn(.done, day: try couple.ben.today(), amount: nil, note: "with a friend"),
      ])
    #expect(view.newsCount == 2)
  }

  @Test func `Routine is told as a few entries, and counted as more`() throws {
    func add(_ number: Int) throws {
      couple.benClock.milliseconds += 1000
      try couple.ben.addGoal(NewGoal(title: "\(number)", scope: .mine, cadence: .daily))
    }
    for number in 1...3 { try add(number) }
    try couple.meet()
    #expect(try couple.ana.todayView().news.count == 3)
    try add(4)
    try couple.meet()
    let news = try couple.ana.todayView().whatIsNew
    #expect(news.entries.isEmpty && news.groups == [News.Group(kind: .added, count: 4)])
  }

  @Test func `the log has as many entries as wanted, the newest first`() throws {
    let goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    for number in 1...4 {
      couple.anaClock.milliseconds += 1000
      try couple.ana.checkIn(goal, note: "\(number)")
    }
    func notes(_ limit: Int) throws -> [String?] {
      try couple.ana.log(limit: limit).map {
        if case .checkedIn(_, _, _, let note) = $0.action { note } else { nil }
      }
    }
    #expect(try notes(3) == ["4", "3", "2"])
    #expect(try notes(4) == ["4", "3", "2", "1"])
    #expect(try notes(5) == ["4", "3", "2", "1", nil])
    #expect(try couple.ana.log(limit: 5).last?.action == .madeGoal(title: "Tea"))
    #expect(try couple.ana.history(of: goal).map(\.action).first == .madeGoal(title: "Tea"))
    #expect(try couple.ana.history(of: goal).count == 5)
  }

  @Test func `what a device does by itself, and goals that are kept apart, are no news`() throws {
    let goals = try ["Tea", "Chai"].map {
      try couple.ben.addGoal(NewGoal(title: $0, cadence: .daily))
    }
    try couple.meet()
    let marker = try couple.ana.todayView()
    #expect(marker.news.allSatisfy { $0.authorName == "Ben" } && marker.newsCount == 2)
    try couple.ana.markRead(marker)
    couple.anaClock.milliseconds += 4 * 3_600_000
    func news(_ body: () throws -> Void) throws -> [LogEntry.Action] {
      try body()
      try couple.meet()
      let view = try couple.ana.todayView()
      try couple.ana.markRead(view)
      couple.anaClock.milliseconds += 4 * 3_600_000
      return view.news.map(\.action)
    }
    #expect(
      try news { try couple.ben.join(goals[0], goals[1]) } == [.joinedGoals(with: "Tea")])
    #expect(try news { try couple.ben.unjoin(couple.ben.goal(goals[0].id)) } == [])
    #expect(try news { try couple.ben.renameDevice(to: "tablet") } == [])
    let fields: [String: Scalar] = ["colour": .text("red")]
    #expect(
      try news { try couple.ben.replica.append([NewEvent("goal", goals[0].id, set: fields)]) } == []
    )
    #expect(try news { try couple.ben.undo() } == [.tookBack])
  }

  @Test func `what one of the partner's devices brings late is news beside that of the other`()
    throws
  {
    let clock = TestClock(Timestamp(milliseconds: couple.benClock.milliseconds), step: 0)
    let phone = try Journal.join(
      folder: couple.folder, at: couple.directory.path("phone.sqlite"), me: "Ben",
      deviceName: "Ben's phone", zone: Zone("Asia/Tokyo"),
      world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: 3))
    ).journal
    couple.benClock.milliseconds += 5 * 86_400_000
    for number in 1...3 { try couple.ben.thank("laptop \(number)") }
    try couple.meet()
    couple.anaClock.milliseconds = couple.benClock.milliseconds
    try couple.ana.markRead(couple.ana.todayView())
    couple.anaClock.milliseconds += 4 * 3_600_000
    try couple.ana.markRead(couple.ana.todayView())
    couple.anaClock.milliseconds += 4 * 3_600_000
    #expect(try couple.ana.todayView().newsCount == 0)
    // The phone was in a drawer with these, and all that was seen of the laptop is newer.
    for number in 1...2 { try phone.thank("phone \(number)") }
    _ = try phone.sync(with: couple.folder)
    try couple.ben.thank("laptop 4")
    try couple.meet()
    let news = try couple.ana.todayView().news.map { entry -> String? in
      guard case .wrote(let record) = entry.action else { return nil }
      return (record.content as? Appreciation)?.text
    }
    #expect(news == ["laptop 4", "phone 2", "phone 1"])
  }
}
