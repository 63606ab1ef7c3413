import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What was taken back is shown nowhere, even if others have had it.
@Suite struct TakenBackTests {
  private static let marker = "zebra"
  private let couple: Couple
  private let goal: Goal

  /// Something that somebody writes and takes back.
  struct Deed: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let perform: @Sendable (Journal, Goal) throws -> Void

    init(_ name: String, _ perform: @escaping @Sendable (Journal, Goal) throws -> Void) {
      testDescription = name
      self.perform = perform
    }
  }

  private static let deeds = [
    Deed("check in") { try $0.checkIn($1, note: marker) },
    Deed("change a note") { journal, goal in
      try journal.checkIn(goal, note: "tea")
      try journal.setNote(marker, of: goal)
    },
    Deed("add a goal") { journal, _ in
      try journal.addGoal(NewGoal(title: marker, cadence: .daily))
    },
    Deed("rename a goal") { try $0.editGoal($1, title: marker) },
    Deed("describe a goal") { try $0.editGoal($1, why: marker) },
    Deed("let go") { try $0.letGo(of: $1, reason: marker) },
    Deed("mood") { journal, _ in
      try journal.keep(#require(Mood(1, word: marker, day: journal.today())))
    },
    Deed("answer") { journal, _ in
      try journal.keep(Answer(to: "A1", marker, day: journal.today()), privately: false)
    },
    Deed("thanks") { journal, _ in try journal.thank(marker) },
    Deed("repair") { journal, _ in
      try journal.keep(Repair(noticed: journal.replica.now(), about: marker))
    },
    Deed("plan note") { journal, _ in try journal.keep(PlanNote(.stressor, marker)) },
    Deed("review") { journal, _ in
      try journal.keep(Review(day: journal.today(), change: marker))
    },
    Deed("share") { journal, _ in
      try journal.keep(Answer(to: "A1", marker, day: journal.today()))
      try journal.share(#require(journal.privateNotes().first).id)
    },
    Deed("tell why a goal is paused") { journal, goal in
      try journal.pause(goal, reason: marker)
      try journal.share(#require(journal.privateNotes().first).id)
    },
    Deed("settings") { journal, _ in try journal.change(PersonalSettings(name: marker)) },
  ]

  init() throws {
    couple = try Couple()
    goal = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
  }

  /// Everything that the views of `journal` show.
  private func shown(_ journal: Journal) throws -> String {
    let report = try journal.sync(with: couple.folder)
    let today = try journal.todayView()
    let goals = try journal.goals()
    return """
      \(try journal.log(limit: 200)) \(try journal.view(of: report)) \(today.news)
      \(today.repairs) \(today.items) \(try goals.map(journal.history))
      \(try journal.entriesToReactTo()) \(try journal.conflicts()) \(try journal.people())
      \(try journal.openRepairs()) \(try journal.pauses())
      """
  }

  @Test(arguments: deeds)
  func `no view shows what was taken back, to neither of the two`(deed: Deed) throws {
    try deed.perform(couple.ana, goal)
    _ = try couple.ana.sync(with: couple.folder)
    _ = try couple.ben.sync(with: couple.folder)
    #expect(try shown(couple.ben).contains(TakenBackTests.marker))
    try couple.ana.undo()
    for journal in [couple.ana, couple.ben, couple.ana] {
      let text = try shown(journal)
      #expect(!text.contains(TakenBackTests.marker), "\(text)")
      #expect(try journal.log(limit: 1).map(\.action) == [.tookBack])
    }
  }

  @Test func `nor a note that was removed, first or changed`() throws {
    try couple.ana.checkIn(goal, note: TakenBackTests.marker)
    try couple.meet()
    try couple.ana.setNote("\(TakenBackTests.marker) crossing", of: goal)
    try couple.meet()
    #expect(try shown(couple.ben).contains(TakenBackTests.marker))
    try couple.ana.setNote("", of: goal)
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      let text = try shown(journal)
      #expect(!text.contains(TakenBackTests.marker), "\(text)")
      let told = try journal.log(limit: 3).map(\.action)
      #expect(told.first == .changedCheckIn(fields: ["note"], to: Amendment()))
      #expect(told.count == 3)
    }
  }

  @Test func `nor what the other has written about it since`() throws {
    try couple.ana.keep(
      Repair(noticed: couple.ana.replica.now(), about: TakenBackTests.marker))
    try couple.meet()
    try couple.ben.resolve(steps: "a walk")
    try couple.meet()
    #expect(try shown(couple.ana).contains(TakenBackTests.marker))
    try couple.ana.undo()
    for journal in [couple.ana, couple.ben] {
      let text = try shown(journal)
      #expect(!text.contains(TakenBackTests.marker), "\(text)")
      #expect(try journal.log(limit: 2).map(\.action) == [.tookBack, .wroteWhatIsGone("repair")])
    }
  }

  @Test func `what somebody else claims to take back stays`() throws {
    try couple.ana.checkIn(goal, note: TakenBackTests.marker)
    let entry = try #require(try couple.ana.log(limit: 1).first)
    try couple.meet()
    try couple.ben.replica.append([
      NewEvent("checkin", entry.entity, set: ["zone": .text("UTC")], undoes: entry.name)
    ])
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.log(limit: 5).contains { $0.action == entry.action })
    }
  }

  @Test func `what was taken back as one is told once`() throws {
    try couple.ana.pauseAll()
    try couple.meet()
    try couple.ana.undo()
    try couple.meet()
    for journal in [couple.ana, couple.ben] {
      #expect(try journal.log(limit: 2).map(\.action) == [.tookBack, .madeGoal(title: "Tea")])
    }
  }
}
