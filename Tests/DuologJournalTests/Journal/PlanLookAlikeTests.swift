import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// Goals that look alike where one, or both, are part of a plan.
@Suite struct PlanLookAlikeTests {
  @Test(arguments: [(false, false, 1), (true, false, 1), (false, true, 1), (true, true, 0)])
  func `Only two parts of plans are left to their plans`(
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
}
