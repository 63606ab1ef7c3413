import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Goals that are made one, by two people who do not know of each other.
@Suite struct JoinedGoalsTests {
  @Test(
    "Both end with the same goals, and every check-in counts once",
    arguments: 1...30 as ClosedRange<UInt64>)
  func convergence(seed: UInt64) throws {
    let couple = try Couple()
    var random = SplitMix64(seed: seed)
    for index in 0..<5 {
      let maker = index % 2 == 0 ? couple.ana : couple.ben
      try maker.addGoal(NewGoal(title: "Goal \(index)", cadence: .daily, rule: .either))
    }
    try exchange(couple)
    var logged = 0
    for _ in 0..<25 {
      let isAna = Bool.random(using: &random)
      let (one, other) = isAna ? (couple.ana, couple.ben) : (couple.ben, couple.ana)
      (isAna ? couple.anaClock : couple.benClock).milliseconds += Int64.random(
        in: -5_000...60_000, using: &random)
      let goals = try one.goals()
      let goal = try #require(goals.randomElement(using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0, 1:
        guard goal.status == .active else { continue }
        try one.checkIn(goal)
        logged += 1
      case 2:
        if let second = goals.randomElement(using: &random), second.id != goal.id,
          goal.status == .active, second.status == .active
        {
          try one.join(goal, second)
        }
      case 5:
        let status = [Goal.Status.active, .archived, .letGo].randomElement(using: &random)
        try one.setStatus(status ?? .active, of: goal)
      case 3: if !goal.parts.isEmpty { try one.unjoin(goal) }
      case 4:
        if let number = try one.conflicts().indices.randomElement(using: &random) {
          try one.resolve(number + 1, keeping: 2)
        }
      default: try one.replica.takeAll(from: other.replica)
      }
    }
    try exchange(couple)
    let views = try [couple.ana, couple.ben].map { journal in
      try journal.goals().map { goal in
        [goal.id] + goal.parts.map(\.id)
          + (try journal.checkIns(of: goal.id, days: .first ... .last)).map(\.id)
      }
    }
    #expect(views[0] == views[1], "seed \(seed)")
    let counted = try couple.ana.goals().flatMap {
      try couple.ana.checkIns(of: $0.id, days: .first ... .last)
    }
    #expect(counted.count == logged, "seed \(seed)")
    #expect(Set(counted.map(\.id)).count == logged, "seed \(seed)")
    #expect(
      try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest(), "seed \(seed)")
    #expect(try couple.ana.conflicts() == couple.ben.conflicts(), "seed \(seed)")
    #expect(
      try couple.ana.conflicts().count == couple.ana.conflictCount(), "seed \(seed)")
    // Deciding comes to an end, and both have the same then.
    for _ in 0..<40 where try couple.ana.conflictCount() > 0 {
      try couple.ana.resolve(1, keeping: Bool.random(using: &random) ? 1 : 2)
    }
    try exchange(couple)
    #expect(try couple.ben.conflicts().isEmpty, "seed \(seed)")
    #expect(try couple.ana.goals() == couple.ben.goals(), "seed \(seed)")
  }

  private func exchange(_ couple: Couple) throws {
    try couple.ana.replica.takeAll(from: couple.ben.replica)
    try couple.ben.replica.takeAll(from: couple.ana.replica)
  }

  @Test func `own goals of two people become one of both, and stand apart again`() throws {
    let couple = try Couple()
    for journal in [couple.ana, couple.ben] {
      try journal.addGoal(NewGoal(title: "Walk", scope: .mine, cadence: .daily))
      try journal.checkIn(journal.goals()[0])
    }
    try couple.meet()
    let goals = try couple.ana.goals()
    #expect(goals.map(\.scope) == [.mine, .mine])
    let joined = try couple.ana.join(goals[1], goals[0])
    #expect(joined.scope == .ours)
    #expect(joined.id == min(goals[0].id, goals[1].id))
    try couple.meet()
    let shared = try #require(couple.ben.goals().first)
    let history = try couple.ben.goalHistory(of: shared)
    for person in try couple.ben.people() {
      #expect(history.statistics(for: person.id, on: try couple.ben.today()).done == 1)
    }
    try couple.ben.unjoin(shared)
    try couple.meet()
    #expect(try couple.ana.goals().map(\.scope) == [.mine, .mine])
    #expect(try couple.ana.conflicts().isEmpty)
  }

  @Test func `a goal whose older one was taken back stands for itself`() throws {
    let couple = try Couple()
    let old = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    couple.benClock.milliseconds += 1_000
    try couple.meet()
    let young = try couple.ben.addGoal(NewGoal(title: "Pot", cadence: .daily))
    try couple.ben.join(young, old)
    try couple.ana.undo()
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.goals().map(\.title) == ["Pot"])
    }
  }

  @Test func `the milestones of both are those of the one that stays`() throws {
    let couple = try Couple()
    let goals = try ["Tea", "Pot"].map {
      try couple.ana.addGoal(NewGoal(title: $0, cadence: .daily))
    }
    for goal in goals { try couple.ana.keep(Milestone(goal.title, of: goal.id)) }
    let joined = try couple.ana.join(goals[0], goals[1])
    #expect(
      try couple.ana.milestones(of: joined.id).map(\.content.title).sorted() == ["Pot", "Tea"])
  }

  @Test func `a proposed goal joined with an active one is active`() throws {
    let couple = try Couple()
    var draft = NewGoal(title: "Tea", cadence: .daily)
    draft.isProposed = true
    let old = try couple.ana.addGoal(draft)
    couple.benClock.milliseconds += 1_000
    try couple.meet()
    let young = try couple.ben.addGoal(NewGoal(title: "Pot", cadence: .daily))
    try couple.ben.join(old, young)
    try couple.meet()
    #expect(try couple.ana.goalsInUse().map(\.titles) == [["Tea", "Pot"]])
    try couple.ana.unjoin(couple.ana.goal(old.id))
    #expect(try couple.ana.goalsInUse().map(\.title) == ["Pot"])
  }

  @Test func `joining with two goals at once is told, and can be settled`() throws {
    let couple = try Couple()
    let goals = try ["One", "Two", "Three"].map {
      try couple.ana.addGoal(NewGoal(title: $0, cadence: .daily))
    }
    try couple.meet()
    couple.anaClock.milliseconds += 60_000
    try couple.ana.join(goals[2], goals[0])
    try couple.ben.join(goals[2], goals[1])
    try couple.meet()
    #expect(
      try couple.ben.conflicts().map(\.sentence) == [
        "You joined 'Three' with two different goals. Using Ana's 'One'; Ben's was 'Two'."
      ])
    try couple.ben.resolve(1, keeping: 2)
    try couple.meet()
    #expect(try couple.ana.goals().map(\.title) == ["One", "Two"])
    #expect(try couple.ana.conflicts().isEmpty)
  }
}
