import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

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

  @Test func `the last five are shown, the newest first, and a hundred are counted`() throws {
    for number in 1...101 {
      couple.benClock.milliseconds += 1000
      try couple.ben.thank("\(number)")
      guard [5, 6, 100, 101].contains(number) else { continue }
      try couple.meet()
      let view = try couple.ana.todayView()
      #expect(view.newsCount == min(number, 100))
      let texts = view.news.map { entry -> String? in
        guard case .wrote(let record) = entry.action else { return nil }
        return (record.content as? Appreciation)?.text
      }
      #expect(texts == (0..<5).map { "\(number - $0)" })
    }
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
}
