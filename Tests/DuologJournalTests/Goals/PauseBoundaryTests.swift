import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// The first and the last days of breaks, and whose they are.
@Suite struct PauseBoundaryTests {
  private let couple: Couple
  private let goal: Goal

  /// It is the 21st for both.
  init() throws {
    couple = try Couple()
    goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
  }

  private func events() throws -> Int64 { try couple.ana.replica.eventCount() }

  @Test func `a break may end today, and not yesterday`() throws {
    #expect(throws: JournalError.dayIsOver("2026-11-20")) {
      try couple.ana.pause(goal, through: "2026-11-20")
    }
    #expect(try couple.ana.pauses().isEmpty)
    try couple.ana.pause(goal, through: "2026-11-21")
    #expect(try couple.ana.pauses().map(\.days) == [Period("2026-11-21")])
    #expect(try couple.ana.item(of: goal).progress.pause == Period("2026-11-21"))
  }

  @Test func `a break can be dated back, and is one with those that it overlaps`() throws {
    try couple.ana.pause(goal, from: "2026-11-08", through: "2026-11-13")
    #expect(
      try couple.ana.pauses().map(\.days) == [Period(from: "2026-11-08", through: "2026-11-13")])
    #expect(try couple.ana.item(of: goal).progress.pause == nil)
    let before = try events()
    try couple.ana.pause(goal, from: "2026-11-08", through: "2026-11-13")
    #expect(try events() == before)
    try couple.ana.pause(goal, through: "2026-11-25")
    try couple.ana.pause(goal, from: "2026-11-19")
    #expect(
      try couple.ana.item(of: goal).progress.pause == Period(from: "2026-11-19", through: nil))
    #expect(try couple.ana.resume(goal))
    #expect(try couple.ana.item(of: goal).progress.pause == nil)
    #expect(
      try couple.ana.goalHistory(of: goal).pauses.map(\.first) == ["2026-11-08", "2026-11-19"])
    #expect(throws: JournalError.endsBeforeItBegins("2026-11-08", "2026-11-07")) {
      try couple.ana.pause(goal, from: "2026-11-08", through: "2026-11-07")
    }
  }

  @Test func `to pause again moves the last day until it is over, and then begins anew`() throws {
    try couple.ana.pause(goal, through: "2026-11-22")
    let before = try events()
    try couple.ana.pause(goal, through: "2026-11-22")
    #expect(try events() == before)
    couple.anaClock.milliseconds += 86_400_000
    try couple.ana.pause(goal, through: "2026-11-23")
    #expect(try events() == before + 1)
    #expect(try couple.ana.pauses().map(\.to) == ["2026-11-23"])
    try couple.ana.pause(goal)
    #expect(try couple.ana.pauses().map(\.to) == [nil])
    try couple.ana.pause(goal, through: "2026-11-23")
    couple.anaClock.milliseconds += 2 * 86_400_000
    try couple.ana.pause(goal, through: "2026-11-30")
    #expect(try couple.ana.pauses().map(\.from) == ["2026-11-21", "2026-11-24"])
    #expect(try couple.ana.pauses().map(\.to) == ["2026-11-23", "2026-11-30"])
  }

  @Test func `who goes on the same day has had no break, and a day later one of a day`() throws {
    try couple.ana.pause(goal)
    #expect(try couple.ana.resume(goal))
    #expect(try couple.ana.pauses().map(\.days) == [nil])
    #expect(try !couple.ana.resume(goal))
    try couple.ana.pause(goal)
    couple.anaClock.milliseconds += 86_400_000
    #expect(try couple.ana.resume(goal))
    #expect(try couple.ana.pauses().map(\.days) == [nil, Period("2026-11-21")])
    // On its last day a break can still be ended, and not on the day after.
    try couple.ana.pause(goal, through: "2026-11-23")
    couple.anaClock.milliseconds += 86_400_000
    #expect(try couple.ana.resume(goal))
    try couple.ana.pause(goal, through: "2026-11-23")
    couple.anaClock.milliseconds += 86_400_000
    #expect(try !couple.ana.resume(goal))
  }

  @Test func `a goal that is not in use, or the other's own, cannot be paused`() throws {
    let own = try couple.ben.addGoal(NewGoal(title: "Read", scope: .mine, cadence: .daily))
    try couple.meet()
    let refusal = JournalError.othersPause(title: "Read", owner: "Ben")
    #expect(throws: refusal) { try couple.ana.pause(own) }
    #expect(throws: refusal) { try couple.ana.resume(own) }
    try couple.ben.pause(own)
    #expect(try couple.ben.resume(own))
    let done = try couple.ana.setStatus(.done, of: goal)
    #expect(throws: JournalError.nothingToPause(title: "Tea", status: .done)) {
      try couple.ana.pause(done)
    }
  }

  @Test func `to go on with all leaves the breaks of single goals, and the other's own`() throws {
    let own = try couple.ana.addGoal(NewGoal(title: "Read", scope: .mine, cadence: .daily))
    try couple.ana.pauseAll([.mine])
    try couple.ben.pauseAll([.mine])
    try couple.ben.pauseAll([.ours])
    try couple.ana.pause(goal)
    try couple.meet()
    func pauses(_ journal: Journal) throws -> [Bool] {
      try [goal, own].map { try journal.item(of: journal.goal($0.id)).progress.pause != nil }
    }
    #expect(try couple.ana.pauses().count == 4)
    #expect(try pauses(couple.ana) == [true, true])
    #expect(try couple.ana.resumeAll())
    #expect(try pauses(couple.ana) == [true, false])
    #expect(try couple.ana.pauses().filter { $0.resumed == nil }.count == 2)
    #expect(try !couple.ana.resumeAll())
    #expect(try couple.ana.resume(goal))
    #expect(try pauses(couple.ana) == [false, false])
  }
}
