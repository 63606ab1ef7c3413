import DuologMerge
import Testing

@testable import DuologJournal

/// What one mark says of a day, and of a month of days.
@Suite struct DayDoersTests {
  private func doers(_ mine: CheckInState?, _ partners: CheckInState?) -> DayDoers? {
    DayDoers(
      [
        mine.map { WeekView.Mark(name: "Ana", isMe: true, state: $0) },
        partners.map { WeekView.Mark(name: "Ben", isMe: false, state: $0) },
      ].compactMap(\.self))
  }

  @Test(
    arguments: [
      (nil, nil, nil), (.done, nil, .me), (.partly, nil, .partly), (.rest, nil, .rest),
      (nil, .done, .partner), (nil, .partly, .partner), (nil, .rest, .rest),
      (.done, .done, .both), (.partly, .partly, .both), (.done, .partly, .both),
      (.done, .rest, .me), (.partly, .rest, .partly), (.rest, .done, .partner),
      (.rest, .partly, .partner), (.rest, .rest, .rest),
    ] as [(CheckInState?, CheckInState?, DayDoers?)])
  func `a day is told at its best`(mine: CheckInState?, partners: CheckInState?, told: DayDoers?) {
    #expect(doers(mine, partners) == told)
  }

  @Test func `a month has all of its days, and on each what was logged for any goal`() throws {
    let couple = try Couple()
    let goals = try ["Tea", "Run"].map {
      try couple.ana.addGoal(NewGoal(title: $0, cadence: .daily))
    }
    try couple.meet()
    try couple.ana.checkIn(goals[0], day: "2026-11-01", state: .partly)
    try couple.ana.checkIn(goals[1], day: "2026-11-01")
    try couple.ben.checkIn(goals[1], day: "2026-11-21", state: .rest)
    try couple.ana.checkIn(goals[0], day: "2026-10-31")
    try couple.meet()
    let month = Month(containing: "2026-11-21")
    func marks(_ goal: Goal? = nil) throws -> [String] {
      try couple.ana.calendarView(of: month, goal: goal).days.filter { !$0.marks.isEmpty }.map {
        "\($0.day.dayOfMonth) "
          + $0.marks.map { "\($0.name) \($0.isMe) \($0.state)" }.joined(separator: ", ")
      }
    }
    #expect(try marks() == ["1 Ana true done", "21 Ben false rest"])
    #expect(try marks(goals[0]) == ["1 Ana true partly"])
    let view = try couple.ana.calendarView(of: month)
    #expect(view.days.count == 30 && view.day == "2026-11-21" && view.partner?.name == "Ben")
    #expect(view.days.filter(\.isInUse).map(\.day.dayOfMonth) == Array(1...21))
    #expect(view.days.first?.day == "2026-11-01" && view.days.last?.day == "2026-11-30")
  }
}
