import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct GoalOrderTests {
  private let couple: Couple
  private var ana: Journal { couple.ana }

  /// Four goals, all made at the same instant.
  init() throws {
    couple = try Couple()
    for title in ["A", "B", "C", "D"] {
      try couple.ana.addGoal(NewGoal(title: title, cadence: .daily))
    }
  }

  private func goal(_ title: String, _ journal: Journal? = nil) throws -> Goal {
    try (journal ?? ana).goal(matching: title)
  }

  private func order(_ journal: Journal? = nil) throws -> String {
    try (journal ?? ana).goals().map(\.title).joined()
  }

  @Test func `Goals move before and after others, to the top and to the end`() throws {
    #expect(try order() == "ABCD")
    try ana.move(goal("C"), to: .before(goal("B")))
    #expect(try order() == "ACBD")
    try ana.move(goal("A"), to: .after(goal("D")))
    #expect(try order() == "CBDA")
    try ana.move(goal("D"), to: .top)
    #expect(try order() == "DCBA")
    try ana.move(goal("C"), to: .bottom)
    #expect(try order() == "DBAC")
    // A move to where it is already writes nothing.
    let before = try ana.replica.heldVector()
    try ana.move(goal("A"), to: .before(goal("C")))
    #expect(try ana.replica.heldVector() == before)
    try ana.addGoal(NewGoal(title: "E", cadence: .daily))
    #expect(try order() == "DBACE")
  }

  @Test func `One undo takes a move back, whoever made room for it`() throws {
    try ana.move(goal("D"), to: .before(goal("B")))
    #expect(try order() == "ADBC")
    #expect(try ana.log(limit: 1).map(\.action) == [.movedGoal])
    try ana.undo()
    #expect(try order() == "ABCD")
  }

  @Test func `There is always room between two goals`() throws {
    for _ in 1...40 {
      let titles = try ana.goals().map(\.title)
      try ana.move(goal(titles[3]), to: .after(goal(titles[0])))
      var wanted = titles
      wanted.insert(wanted.removeLast(), at: 1)
      #expect(try ana.goals().map(\.title) == wanted)
    }
  }

  @Test func `Both see one order, and moving the same goal at once asks nobody`() throws {
    try couple.meet()
    try ana.move(goal("D"), to: .top)
    couple.benClock.milliseconds += 3_600_000
    try couple.ben.move(goal("D", couple.ben), to: .before(goal("C", couple.ben)))
    try couple.meet()
    #expect(try order() == "ABDC")
    #expect(try order(couple.ben) == "ABDC")
    #expect(try ana.conflicts().isEmpty)
  }

  @Test func `Goals of a group stand together, after those without one`() throws {
    try ana.editGoal(goal("A"), group: "Health")
    try ana.editGoal(goal("C"), group: "health!")
    #expect(try order() == "BDAC")
    try ana.move(goal("D"), to: .before(goal("C")))
    #expect(try goal("D").group == "health!")
    #expect(try order() == "BADC")
    try ana.editGoal(goal("A"), group: "")
    #expect(try order() == "ABDC")
    #expect(try ana.log(limit: 1).map(\.action) == [.groupedGoal(nil)])
  }

  @Test func `Making room changes no goal that has enough of it`() throws {
    couple.anaClock.step = 0
    for title in ["P", "Q", "E", "F"] {
      if title > "D", title < "P" { couple.anaClock.milliseconds += 86_400_000 }
      try ana.addGoal(NewGoal(title: title, cadence: .daily))
    }
    let (inTheWay, before) = try (goal("Q").place, goal("E").place)
    try ana.move(goal("F"), to: .before(goal("Q")))
    #expect(try order() == "ABCDPFQE")
    #expect(try goal("Q").place > inTheWay)
    #expect(try goal("E").place == before)
  }
}
