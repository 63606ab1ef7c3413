import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Goals that look alike where one, or both, are part of a plan.
@Suite struct PlanLookAlikeTests {
  @Test(arguments: [(false, false, 1), (true, false, 1), (false, true, 1), (true, true, 0)])
  func `Two goals that are both parts of plans are left to their plans`(
    isOlderPart: Bool, isYoungerPart: Bool, pairs: Int
  ) throws {
    let ids = try [Int64(1), 2].map { try #require(EntityID(rawValue: $0)) }
    let found = LookAlikes.pairs(
      among: [
        .init(
          id: ids[0], owner: People.ana, template: "D1", title: "One", isPartOfPlan: isOlderPart),
        .init(
          id: ids[1], owner: People.ben, template: "D1", title: "Two", isPartOfPlan: isYoungerPart),
      ]
    ) { _ in false }
    #expect(found.count == pairs)
  }

  @Test func `A goal that one made alone is suggested to be joined with that of the other's plan`()
    throws
  {
    let couple = try Couple()
    try couple.ana.addGoal(NewGoal(#require(Catalogue.template("D10"))))
    try couple.ben.addGoal(NewGoal(#require(Catalogue.template("D1"))))
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let found = try journal.conflicts()
      #expect(found.count == 1)
      guard case .lookAlikes? = found.first?.subject else {
        Issue.record("they are not suggested")
        continue
      }
    }
  }

  @Test func `Of two plans the plans are suggested, and their goals are not`() throws {
    let couple = try Couple()
    try couple.ana.addGoal(NewGoal(#require(Catalogue.template("D10"))))
    try couple.ben.addGoal(NewGoal(#require(Catalogue.template("D10"))))
    try couple.meet()
    let found = try couple.ana.conflicts()
    #expect(found.count == 1)
    #expect(found.first?.title == Catalogue.template("D10")?.title)
  }

  @Test func `Of several older goals that look like it the oldest is suggested`() throws {
    let ids = try (1...4).map { try #require(EntityID(rawValue: $0)) }
    func goal(_ number: Int, of owner: EntityID, _ template: String?) -> LookAlikes.Candidate {
      .init(id: ids[number], owner: owner, template: template, title: "Tea")
    }
    // Two by their titles only, and one by its template as well.
    let goals = [
      goal(0, of: People.ana, nil), goal(1, of: People.ana, nil), goal(2, of: People.ana, "D1"),
      goal(3, of: People.ben, "D1"),
    ]
    let pairs = LookAlikes.pairs(among: goals.reversed()) { _ in false }
    #expect(pairs == [.init(older: ids[0], younger: ids[3])])
    let next = LookAlikes.pairs(among: goals) { $0.older == ids[0] }
    #expect(next == [.init(older: ids[1], younger: ids[3])])
  }

  @Test(arguments: [
    (People.ana, People.ben, 1), (People.ben, People.ana, 1), (People.ana, People.ana, 0),
  ])
  func `Goals of two people are suggested, whoever made the older one`(
    older: EntityID, younger: EntityID, pairs: Int
  ) throws {
    let ids = try [Int64(1), 2].map { try #require(EntityID(rawValue: $0)) }
    let found = LookAlikes.pairs(
      among: [
        .init(id: ids[0], owner: older, template: nil, title: "Tea"),
        .init(id: ids[1], owner: younger, template: nil, title: "Tea"),
      ]
    ) { _ in false }
    #expect(found.count == pairs)
  }
}
