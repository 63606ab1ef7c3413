import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// What people wanted to look at again, when its day has come.
@Suite struct ReviewItemTests {
  private let couple: Couple

  init() throws {
    couple = try Couple()
    var goals = [
      NewGoal(title: "Gym", scope: .mine, cadence: .weekly(1)),
      NewGoal(title: "Tea", cadence: .weekly(1)),
    ]
    for index in goals.indices {
      goals[index].reviewOn = "2026-11-25"
      try couple.ana.addGoal(goals[index])
    }
    try couple.ana.keep(Agreement("no phones", reviewOn: "2026-11-24"))
    try couple.meet()
  }

  private func wait(days: Int64) {
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += days * 86_400_000 }
  }

  private func due(_ journal: Journal) throws -> [String] {
    try journal.todayView().reviews.map { item in
      switch item.subject {
      case .goal(let goal): goal.title
      case .agreement(let agreement): agreement.content.text
      }
    }
  }

  @Test func `What is due stays until somebody has looked at it`() throws {
    #expect(try due(couple.ana).isEmpty)
    wait(days: 3)
    #expect(try due(couple.ana) == ["no phones"])
    wait(days: 30)
    #expect(try due(couple.ana) == ["no phones", "Gym", "Tea"])
    #expect(try due(couple.ben) == ["no phones", "Tea"])
    // Ben looks back at what belongs to both; Ana's own goal is hers to look at.
    try couple.ben.keep(Review(day: couple.ben.today(), keep: "it works"))
    try couple.meet()
    #expect(try due(couple.ben).isEmpty)
    #expect(try due(couple.ana) == ["Gym"])
    let gym = try couple.ana.goal(matching: "gym")
    try couple.ana.editGoal(gym, reviewOn: couple.ana.today().advanced(by: 90))
    #expect(try due(couple.ana).isEmpty)
    wait(days: 90)
    #expect(try due(couple.ana) == ["Gym"])
    try couple.ana.noteThought(about: gym.id)
    #expect(try due(couple.ana).isEmpty)
  }
}
