import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting
import Testing

@Suite struct ImportPlanTests {
  let couple: Couple
  let sources: ImportSources
  private let request: ImportRequest

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
    var request = ImportRequest()
    request.columns = ImportColumns("date=Day,goal=What,amount=Minutes,note=Note,state=Done")
    self.request = request
  }

  private func table(_ rows: String...) throws -> String {
    try sources.text(
      "table.csv",
      (["Day,What,Minutes,Note,Done"] + rows).map { $0 + "\n" }.joined())
  }

  @Test func `any table is read by the columns that a person names`() throws {
    let path = try table(
      "2026-03-01,Run,10,\"a, b\",", "2026-03-01,Run,5,,", "2026-03-02,Run,,,rest",
      "2026-03-03,Run,,,no", "2026-03-04,Run,ten,,", "soon,Run,1,,", "2027-01-01,Run,1,,",
      "2026-03-05,,1,,")
    let plan = try #require(try couple.ana.importPlan(from: path, request))
    #expect(plan.problems.map(\.line) == [6, 7, 9, 8])
    #expect(
      plan.problems.map(\.reason) == [
        .amount("ten"), .date("soon"), .noHabit, .future("2027-01-01"),
      ])
    #expect(plan.losses == [.notDone: 1])
    try couple.ana.carryOut(plan)
    #expect(
      try couple.ana.logged("Run") == ["2026-03-01 10 a, b", "2026-03-01 5", "2026-03-02 rest"])
    #expect(try couple.ana.importing(path, request) == 0)
    var other = request
    other.columns = ImportColumns("date=Date")
    let columns = ["Day", "What", "Minutes", "Note", "Done"]
    #expect(throws: ImportError.noSuchColumn("Date", columns: columns)) {
      try couple.ana.importPlan(from: path, other)
    }
  }

  @Test func `dates that can be read in two ways are asked about`() throws {
    var request = ImportRequest()
    request.columns = ImportColumns("date=D")
    let unclear = try sources.text("walk.csv", "D;x\n11/5/2020;1\n1/2/2021;1\n")
    #expect(throws: ImportError.unclearDates(path: unclear)) {
      try couple.ana.importPlan(from: unclear, request)
    }
    let clear = try sources.text("Walks.csv", "D;x\n11/5/2020;1\n13/5/2020;1\n")
    try couple.ana.importing(clear, request)
    #expect(try couple.ana.logged("Walks") == ["2020-05-11", "2020-05-13"])
    request.dates = .monthDayYear
    try couple.ana.importing(unclear, request)
    #expect(try couple.ana.logged("walk") == ["2020-11-05", "2021-01-02"])
  }

  @Test func `the whole import is one entry to undo, and can be imported again`() throws {
    for isShared in [false, true] {
      let couple = try Couple()
      let sources = ImportSources(directory: couple.directory)
      let days = (1...28).flatMap { day in
        (1...12).map { "2025-\($0 < 10 ? "0" : "")\($0)-\(day < 10 ? "0" : "")\(day),Run\n" }
      }
      // More than one stretch of events.
      let rows = days + days
      let path = try sources.text("t.csv", "D,G\n" + rows.joined())
      var request = ImportRequest()
      request.columns = ImportColumns("date=D,goal=G")
      let before = try couple.ana.goals().count
      #expect(try couple.ana.importing(path, request) == rows.count)
      if isShared { try couple.meet() }
      try couple.ana.undo()
      #expect(try couple.ana.goals().count == before)
      #expect(try couple.ana.logged("Run") == ["no goal"])
      #expect(try couple.ana.importing(path, request) == rows.count)
      #expect(try couple.ana.logged("Run").count == rows.count)
      try couple.meet()
      #expect(try couple.ana.replica.stateDigest() == couple.ben.replica.stateDigest())
    }
  }

  @Test func `entries go to a goal that a person names, and its history counts`() throws {
    let walk = try couple.ana.addGoal(
      NewGoal(title: "Evening walk", scope: .mine, cadence: .weekly(3)))
    let path = try table("2026-03-02,Run,,,", "2026-03-03,Swim,,,")
    var request = request
    request.goals = [("run", "walk")]
    let plan = try #require(try couple.ana.importPlan(from: path, request))
    #expect(plan.goals.map(\.existing) == ["Evening walk", nil])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.logged("Evening walk") == ["2026-03-02"])
    let terms = try couple.ana.termsHolding(for: walk.id)
    #expect(terms.map(\.from) == ["2026-03-02"])
    #expect(terms.map(\.cadence) == ["weekly 3"])
    // Later, the goal is found by what was imported before.
    let grown = try table("2026-03-02,Run,,,", "2026-03-03,Swim,,,", "2026-03-09,Run,,,")
    #expect(try couple.ana.importing(grown, self.request) == 1)
    #expect(try couple.ana.logged("Evening walk") == ["2026-03-02", "2026-03-09"])
    request.goals = [("Fly", "walk")]
    #expect(throws: ImportError.noSuchHabit("Fly", habits: ["Run", "Swim"])) {
      try couple.ana.importPlan(from: grown, request)
    }
  }

  @Test func `a shared goal asks nobody for days before it began`() throws {
    try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    let path = try table("2026-03-02,Tea,,,")
    var request = request
    request.goals = [("Tea", "Tea")]
    let plan = try #require(try couple.ana.importPlan(from: path, request))
    #expect(plan.goals.map(\.earlyCount) == [1])
    try couple.ana.carryOut(plan)
    let goal = try couple.ana.goal(matching: "Tea")
    #expect(try couple.ana.termsHolding(for: goal.id).map(\.from) == ["2026-11-21"])
  }

  @Test func `two people's habits of one name stay two, and one file of both stays one`() throws {
    let anas = try table("2026-03-02,Run,,,", "2026-03-03,Run,,,")
    #expect(try couple.ana.importing(anas, request) == 2)
    try couple.meet()
    // Ben has the same file.
    #expect(try couple.ben.importing(anas, request) == 0)
    let bens = try table("2026-03-02,Run,,,", "2026-03-07,Run,,,")
    #expect(try couple.ben.importing(bens, request) == 2)
    let goals = try couple.ben.goals().filter { $0.title == "Run" }
    let both: Set<EntityID?> = [try couple.ana.me().id, try couple.ben.me().id]
    #expect(Set(goals.map(\.owner)) == both)
  }

  @Test func `entries of the partner are the partner's, and what is private is not`() throws {
    let path = try table("2026-03-02,Run,,fine,")
    var request = request
    request.author = "ben"
    try couple.ana.importing(path, request)
    let goal = try couple.ana.goal(matching: "Run")
    #expect(goal.owner == (try couple.ben.me().id))
    let days: ClosedRange<Day> = "2026-03-02"..."2026-03-02"
    #expect(
      try couple.ana.checkIns(of: goal.id, days: days).map(\.author) == [couple.ben.me().id])
    request.isPrivate = true
    #expect(throws: ImportError.privateOfOther("Ben")) {
      try couple.ana.importPlan(from: path, request)
    }
  }

  @Test func `notes and amounts stay on the device if the person says so`() throws {
    let path = try table("2026-03-02,Run,10,sad,")
    var request = request
    request.isPrivate = true
    try couple.ana.importing(path, request)
    #expect(try couple.ana.logged("Run") == ["2026-03-02"])
    #expect(
      try couple.ana.privateNotes().map(\.content) == [.checkIn(amount: Amount("10"), note: "sad")])
  }

  @Test func `a bundle, and whatever else is not known, is left to others`() throws {
    for text in ["{\"duolog\":1}", "{\"a\":1}", "[1]", "hello", "", "{", "\u{0}\u{1}"] {
      let path = try sources.text("other", text)
      #expect(try couple.ana.importPlan(from: path) == nil)
    }
    #expect(try couple.ana.importPlan(from: couple.folder) == nil)
  }
}
