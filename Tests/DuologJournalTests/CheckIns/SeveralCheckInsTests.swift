import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct SeveralCheckInsTests {
  private let couple: Couple
  private var ana: Journal { couple.ana }

  init() throws {
    couple = try Couple()
    for title in ["Tea", "Evening walk", "Walk the dog"] {
      try couple.ana.addGoal(NewGoal(title: title, cadence: .daily))
    }
  }

  @Test(arguments: [
    (["tea", "evening"], ["Tea", "Evening walk"]), (["evening", "walk"], ["Evening walk"]),
    (["evening", "walk", "tea"], ["Evening walk", "Tea"]),
    (["tea", "walk", "the"], ["Tea", "Walk the dog"]), (["the", "dog"], ["Walk the dog"]),
    (["tea"], ["Tea"]), (["walk", "evening"], ["Walk the dog", "Evening walk"]),
  ])
  func `The longest run of words that is a goal is one goal`(words: [String], titles: [String])
    throws
  {
    #expect(try ana.goalsInUse(matching: words).map(\.title) == titles)
  }

  @Test func `A word that means nothing is named, and nothing is logged`() throws {
    #expect(throws: JournalError.noSuchGoal("xylophone", suggestions: [])) {
      try ana.goalsInUse(matching: ["tea", "xylophone"])
    }
  }

  @Test func `Several goals are logged as one, and one undo takes back all of them`() throws {
    let goals = try ana.goalsInUse(matching: ["tea", "evening", "dog"])
    try ana.checkIn(goals, day: "2026-11-20", state: .partly)
    let days: ClosedRange<Day> = "2026-11-20"..."2026-11-20"
    for goal in goals {
      #expect(try ana.checkIns(of: goal.id, days: days).map(\.state) == [.partly])
    }
    try ana.undo()
    for goal in goals { #expect(try ana.checkIns(of: goal.id, days: days).isEmpty) }
  }

  @Test func `If one of several cannot be logged, none is`() throws {
    let goals = try ana.goalsInUse(matching: ["tea", "evening"])
    try ana.setStatus(.archived, of: goals[1])
    let ended = try ana.goal(goals[1].id)
    #expect(throws: JournalError.goalNotActive(title: "Evening walk", status: .archived)) {
      try ana.checkIn([goals[0], ended])
    }
    #expect(throws: JournalError.goalNamedTwice(title: "Tea")) {
      try ana.checkIn([goals[0], goals[0]])
    }
    #expect(try ana.checkIns(of: goals[0].id, days: .first ... .last).isEmpty)
  }
}
