import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What a goal that one called done now asks for, as the question names it.
@Suite struct RaisedTargetTests {
  /// What is asked once Ana has called the goal done and Ben has revised it without knowing.
  private func sentences(
    _ cadence: Cadence, _ target: String?, _ unit: String?, to newCadence: Cadence?,
    _ newTarget: String?, _ newUnit: String? = nil, after end: Goal.Status = .done
  ) throws -> [String] {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(
      NewGoal(
        title: "Run", cadence: cadence, rule: .sum, target: target.flatMap { Amount($0) },
        unit: unit))
    try couple.meet()
    try couple.ana.setStatus(end, of: goal)
    try couple.ben.revise(
      try couple.ben.goal(goal.id), cadence: newCadence,
      target: newTarget.flatMap { Amount($0) }, unit: newUnit)
    try couple.meet()
    let sentences = try couple.ana.conflicts().map(\.sentence)
    #expect(try couple.ben.conflicts().map(\.sentence) == sentences)
    return sentences
  }

  @Test func `More each time is named by the amount, also where it is more often as well`() throws {
    let asked = ["'Run' is done, and the target is now 20 km. Reopen it?"]
    #expect(try sentences(.weekly(2), "10", "km", to: nil, "20") == asked)
    #expect(try sentences(.weekly(2), "10", "km", to: .weekly(3), "20") == asked)
    #expect(try sentences(.weekly(2), "10", "km", to: .daily, "20") == asked)
    #expect(
      try sentences(.weekly(2), "10", nil, to: nil, "20")
        == ["'Run' is done, and the target is now 20. Reopen it?"])
  }

  @Test func `More often is named by how often, or by the rhythm where that is another`() throws {
    #expect(
      try sentences(.weekly(2), "10", "km", to: .weekly(3), nil)
        == ["'Run' is done, and the target is now 3. Reopen it?"])
    // Less each time, but more often.
    #expect(
      try sentences(.weekly(2), "10", "km", to: .weekly(5), "5")
        == ["'Run' is done, and the target is now 5. Reopen it?"])
    #expect(
      try sentences(.weekly(2), "10", "km", to: .daily, nil)
        == ["'Run' is done, and the target is now daily. Reopen it?"])
    // On three days, once each.
    #expect(
      try sentences(.weekly(2), "10", "km", to: .on([.monday, .tuesday, .friday]), nil)
        == ["'Run' is done, and the target is now on mon,tue,fri. Reopen it?"])
    // Amounts of different things are not compared.
    #expect(
      try sentences(.weekly(2), "10", "km", to: .weekly(3), "20", "minutes")
        == ["'Run' is done, and the target is now 3. Reopen it?"])
  }

  @Test func `Less asks nothing`() throws {
    #expect(try sentences(.weekly(2), "10", "km", to: nil, "5").isEmpty)
    #expect(try sentences(.weekly(2), "10", "km", to: .weekly(1), nil).isEmpty)
    #expect(try sentences(.weekly(2), "10", "km", to: nil, "20", "minutes").isEmpty)
  }

  @Test func `Raising an archived goal asks nothing`() throws {
    #expect(
      try sentences(.weekly(2), "10", "km", to: nil, "20", after: .archived).isEmpty)
  }

  @Test func `Raising a goal that one knew was done asks nothing`() throws {
    let couple = try Couple()
    let goal = try couple.ana.addGoal(NewGoal(title: "Run", cadence: .weekly(2)))
    try couple.meet()
    try couple.ana.setStatus(.done, of: goal)
    // Ben raises it without knowing, and lowers it again once he knows; Ana raises it herself.
    try couple.ben.revise(try couple.ben.goal(goal.id), cadence: .weekly(3))
    try couple.meet()
    #expect(try couple.ana.conflicts().count == 1)
    for clock in [couple.anaClock, couple.benClock] { clock.milliseconds += 60_000 }
    try couple.ana.revise(try couple.ana.goal(goal.id), cadence: .weekly(4))
    try couple.meet()
    for journal in [couple.ana, couple.ben] { #expect(try journal.conflicts().isEmpty) }
  }
}
