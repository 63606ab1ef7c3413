import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What this device keeps to itself is its own decision: no event from elsewhere loosens it.
@Suite struct PrivateAmountTests {
  private let couple: Couple
  private let closeness: Goal

  init() throws {
    couple = try Couple()
    closeness = try couple.ana.addGoal(NewGoal(#require(Catalogue.template("K4"))))
    try couple.meet()
  }

  /// What Ben's device writes by itself, as anybody could who can write to the folder.
  private func forge(_ type: String, _ id: EntityID, _ fields: [String: Scalar]) throws {
    try couple.ben.replica.append([NewEvent(type, id, set: fields)])
    try couple.meet()
  }

  /// The amounts for `goal` that are anywhere but on Ana's device.
  private func toldAmounts(_ goal: EntityID) throws -> [Amount] {
    try couple.meet()
    return try couple.ben.replica.records(
      of: "checkin", parent: goal, days: .first ... .last
    ).compactMap { $0["amount"].flatMap(Amount.init) }
  }

  @Test(arguments: [Scalar.text("K1"), .null, .integer(4)])
  func `A template changed by the other person reveals no amount`(template: Scalar) throws {
    try forge("goal", closeness.id, ["template": template])
    let goal = try couple.ana.goal(closeness.id)
    #expect(goal.template != "K4")
    try couple.ana.checkIn(goal, amount: Amount("4"))
    #expect(try toldAmounts(goal.id).isEmpty)
  }

  @Test func `Nor does it when the partner made the goal and this device never looked`() throws {
    let goal = try couple.ben.addGoal(NewGoal(#require(Catalogue.template("K4"))))
    try forge("goal", goal.id, ["template": .text("K1")])
    try couple.ana.checkIn(try couple.ana.goal(goal.id), amount: Amount("4"))
    #expect(try toldAmounts(goal.id).isEmpty)
  }

  @Test func `Separating joined goals reveals none, if the other person does it`() throws {
    let tea = try couple.ben.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    // Of the two the older one stays, which is not the one that asks how close one felt.
    let younger = try couple.ben.addGoal(NewGoal(#require(Catalogue.template("K4"))))
    try couple.ben.join(tea, younger)
    try couple.meet()
    try forge("goal", younger.id, ["joined": .null, "template": .null])
    try couple.ana.checkIn(try couple.ana.goal(tea.id), amount: Amount("4"))
    #expect(try toldAmounts(tea.id).isEmpty)
  }

  @Test func `Separating them on this device decides for this device`() throws {
    let tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    let joined = try couple.ana.join(tea, closeness)
    try couple.ana.unjoin(joined)
    for id in [tea.id, closeness.id] {
      try couple.ana.checkIn(try couple.ana.goal(id), amount: Amount("4"))
    }
    #expect(try toldAmounts(tea.id) == [try #require(Amount("4"))])
    #expect(try toldAmounts(closeness.id).isEmpty)
  }

  @Test func `What was joined here stays private if somebody else takes it apart`() throws {
    let older = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    let younger = try couple.ana.addGoal(NewGoal(#require(Catalogue.template("K4"))))
    #expect(try couple.ana.join(older, younger).id == older.id)
    try couple.meet()
    try forge("goal", younger.id, ["joined": .null])
    try couple.ana.checkIn(try couple.ana.goal(older.id), amount: Amount("4"))
    #expect(try toldAmounts(older.id).isEmpty)
  }

  @Test func `A forged check-in doesn't reveal the next note`() throws {
    let tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    let mine = try couple.ana.checkIn(tea, note: "slow", privately: true)
    try couple.meet()
    couple.benClock.milliseconds += 60_000
    let me = try couple.ana.me().id
    let forged = couple.ben.replica.makeEntityID()
    try couple.ben.replica.append([
      NewEvent(
        "checkin", forged,
        set: ["goal": .text(tea.id.description), "day": .text(mine.day.description)], by: me)
    ])
    try couple.meet()
    #expect(
      try couple.ana.checkIns(of: tea.id, days: mine.day...mine.day).last?.id == forged)
    try couple.ana.setNote("quick", of: tea)
    try couple.meet()
    #expect(
      try couple.ben.checkIns(of: tea.id, days: mine.day...mine.day).compactMap(\.note).isEmpty)
    #expect(
      try couple.ana.privateNotes().map(\.content) == [.checkIn(amount: nil, note: "quick")])
  }
}
