import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Tables of Duolog's own that people have changed, and people of other names.
@Suite struct ExportImportTests {
  let couple: Couple
  let sources: ImportSources
  private static let header =
    "date,logged,person,kind,goal,state,amount,unit,text,more,private,id,goalId\n"

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
  }

  private func table(_ rows: String...) throws -> String {
    try sources.text("us.csv", Self.header + rows.map { $0 + "\n" }.joined())
  }

  private static let run =
    "2026-03-01,,Ana,goal,Run,active,,,,\"{\"\"scope\"\":\"\"mine\"\"}\",,,\n"
    + "2026-03-01,,Ana,term,Run,,5,km,,\"{\"\"cadence\"\":\"\"weekly 3\"\"}\",,,"

  @Test func `rows that a person has added are read, and only once`() throws {
    let path = try table(
      Self.run, "2026-03-02,,Ana,checkin,Run,done,5,,along the river,,,,",
      "2026-03-02,,Ana,checkin,Run,done,5,,along the river,,,,",
      "2026-03-03,,ana,checkin,run,Partly,\"2,5\",,,,,,", "2026-03-03,,Ana,mood,,,4,,calm,,,,")
    #expect(try couple.ana.importing(path) == 4)
    #expect(
      try couple.ana.logged("Run") == [
        "2026-03-02 5 along the river", "2026-03-02 5 along the river", "2026-03-03 partly 2.5",
      ])
    let goal = try couple.ana.goal(matching: "Run")
    #expect(goal.term?.cadence == "weekly 3")
    #expect((goal.term?.target, goal.term?.unit) == (Amount("5"), "km"))
    #expect(try couple.ana.importPlan(from: path)?.isEmpty == true)
    try couple.meet()
    #expect(try couple.ben.importPlan(from: path)?.isEmpty == true)
  }

  @Test func `a row that cannot be read is named, and the rest is taken`() throws {
    let path = try table(
      Self.run, "soon,,Ana,checkin,Run,done,,,,,,,", "2026-03-02,,Ana,checkin,Run,perhaps,,,,,,,",
      "2026-03-02,,Ana,checkin,Swim,done,,,,,,,", "2026-03-02,,Ana,dream,,,,,,,,,",
      "2026-03-02,,Ana,mood,,,many,,,,,,", "2026-03-02,,Ana,mood,,,9,,,,,,",
      "2026-03-02,,Ana,checkin,Run,done,,,,{,,,", "2026-03-02,,Ana,checkin,Run,done,,,,,,xyz,",
      "2028-03-02,,Ana,checkin,Run,done,,,,,,,", "2026-03-04,,Ana,checkin,Run,done,,,,,,,",
      "2026-03-02,,Ana,plannote,,,,,x,\"{\"\"kind\"\":7}\",,,")
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(
      plan.problems.map(\.reason) == [
        .date("soon"), .cells, .noHabit, .value("dream"), .amount("many"), .cells, .value("{"),
        .value("xyz"), .future("2028-03-02"), .value("7"),
      ])
    #expect(plan.problems.map(\.line) == [4, 5, 6, 7, 8, 9, 10, 11, 12, 14])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.logged("Run") == ["2026-03-04"])
  }

  @Test func `an entry of a document that cannot be read is named, and the rest is taken`() throws {
    let path = try sources.text(
      "us.json",
      #"""
      {"kind":"export","version":1,"people":[],"goals":[{"title":"no identifier"},
      7],"entries":[
      {"author":"Ana"},
      {"type":"dream","author":"Ana"},
      {"type":"mood","author":"Ana","fields":{"day":"2026-03-02","level":4}},
      5]}
      """#)
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.problems.map(\.reason) == [.cells, .cells, .cells, .value("dream"), .cells])
    #expect(plan.problems.map(\.line) == [1, 2, 3, 4, 6])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.records(of: Mood.self).map(\.content.level) == [4])
  }

  @Test func `each entry stays with its author`() throws {
    let path = try table(
      Self.run, "2026-03-02,,Ana,mood,,,4,,calm,,,,", "2026-03-02,,Ben,mood,,,2,,tired,,,,",
      "2026-03-02,,Ben,diary,,,,,secret,,all,,")
    // Ben's diary is not Ana's to keep.
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.losses == [.private: 1])
    try couple.ana.carryOut(plan)
    let (ana, ben) = (try couple.ana.me().id, try couple.ben.me().id)
    #expect(try couple.ana.records(of: Mood.self).map(\.author) == [ana, ben])
    #expect(try couple.ana.privateNotes().isEmpty)
    #expect(try couple.ben.importing(path) == 3)
    #expect(try couple.ben.privateNotes().count == 1)
    try couple.ben.undo()
    #expect(try couple.ben.privateNotes().isEmpty)
    var request = ImportRequest()
    request.author = "Ana"
    #expect(throws: ImportError.writtenByBoth("Ana", "Ben")) {
      try couple.ana.importPlan(from: path, request)
    }
  }

  @Test func `a name that is nobody's here is asked about, and --as answers`() throws {
    let path = try table(
      Self.run.replacing("Ana", with: "Anna"), "2026-03-02,,Anna,mood,,,4,,calm,,,,",
      "2026-03-02,,Anna,appreciation,,,,,soup,\"{\"\"to\"\":\"\"Benny\"\"}\",,,")
    #expect(throws: ImportError.unknownPerson("Anna", people: ["Ana", "Ben"])) {
      try couple.ana.importPlan(from: path)
    }
    var request = ImportRequest()
    request.author = "Ana"
    #expect(try couple.ana.importing(path, request) == 2)
    #expect(try couple.ana.records(of: Appreciation.self).first?.content.to == couple.ben.me().id)
    #expect(try couple.ana.goal(matching: "Run").owner == couple.ana.me().id)
  }

  @Test func `entries go to a goal that a person names, and its history counts`() throws {
    let walk = try couple.ana.addGoal(
      NewGoal(title: "Evening walk", scope: .mine, cadence: .weekly(3)))
    let path = try table(
      Self.run, "2026-03-02,,Ana,checkin,Run,done,,,,,,38K56KR90KA6E,")
    var request = ImportRequest()
    request.goals = [("run", "walk")]
    #expect(try couple.ana.importing(path, request) == 1)
    #expect(try couple.ana.logged("Evening walk") == ["2026-03-02"])
    #expect(try couple.ana.logged("Run") == ["no goal"])
    #expect(try couple.ana.termsHolding(for: walk.id).map(\.from) == ["2026-03-02"])
    // Later, the goal is found by what was imported before.
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.isEmpty)
    request.goals = [("Fly", "walk")]
    #expect(throws: ImportError.noSuchHabit("Fly", habits: ["Run"])) {
      try couple.ana.importPlan(from: path, request)
    }
  }

  @Test func `notes and amounts stay on the device if the person says so`() throws {
    let path = try table(
      Self.run, "2026-03-02,,Ana,checkin,Run,done,5,,sad,,,,", "2026-03-02,,Ana,mood,,,2,,,,,,")
    var request = ImportRequest()
    request.isPrivate = true
    #expect(try couple.ana.importing(path, request) == 2)
    try couple.meet()
    #expect(try couple.ben.logged("Run") == ["2026-03-02"])
    #expect(try couple.ben.records(of: Mood.self).isEmpty)
    #expect(try couple.ana.privateNotes().count == 2)
    #expect(try couple.ana.importPlan(from: path, request)?.isEmpty == true)
    try couple.ana.undo()
    #expect(try couple.ana.privateNotes().isEmpty)
  }

  @Test func `when something was logged is kept, but never later than now`() throws {
    let path = try table(
      Self.run, "2026-03-02,2026-03-02 20:15:00,Ana,checkin,Run,done,,,,,,38K56KR90KA6E,",
      "2026-03-03,2099-03-02T20:15:00.000Z,Ana,checkin,Run,done,,,,,,38K56KR90KA6F,")
    try couple.ana.importing(path)
    let goal = try couple.ana.goal(matching: "Run").id
    let all = try couple.ana.checkIns(of: goal, days: .first ... .last)
    #expect(all.first { $0.id == "38K56KR90KA6E" }?.at == "2026-03-02T20:15:00.000Z")
    let future = try #require(all.first { $0.id == "38K56KR90KA6F" })
    #expect(future.at < couple.ana.replica.now())
  }

  @Test func `what was removed here comes back`() throws {
    let path = try table(Self.run, "2026-03-02,,Ana,checkin,Run,done,,,,,,,")
    try couple.ana.importing(path)
    try couple.meet()
    try couple.ana.undo()
    #expect(try couple.ana.logged("Run") == ["no goal"])
    #expect(try couple.ana.importing(path) == 1)
    try couple.meet()
    #expect(try couple.ben.logged("Run") == ["2026-03-02"])
  }

  @Test(arguments: [("13/3/2026", "2026-03-04" as Day), ("3/13/2026", "2026-04-03")])
  func `the order of all dates is that of one which can have no other`(
    certain: String, day: Day
  ) throws {
    let path = try table(
      Self.run.replacing("2026-03-01", with: "3/3/2026"), "4/3/2026,,Ana,checkin,Run,done,,,,,,,",
      "\(certain),,Ana,mood,,,4,,calm,,,,")
    #expect(try couple.ana.importing(path) == 2)
    #expect(try couple.ana.logged("Run") == [day.description])
  }

  @Test func `what a check-in says has a column of its own`() throws {
    let goal = try couple.ana.addGoal(NewGoal(title: "Run", cadence: .daily))
    try couple.ana.checkIn(goal, state: .partly, note: "slow")
    var bytes: [UInt8] = []
    try couple.ana.write(.csv, of: DocumentSelection(includesPrivate: true)) { bytes += $0 }
    let text = String(decoding: bytes, as: UTF8.self)
    let rows = try #require(PlainCSV.rows(String(text.unicodeScalars.dropFirst())))
    let row = try #require(rows.first { $0[3] == "checkin" })
    #expect(Array(row[2...8]) == ["Ana", "checkin", "Run", "partly", "", "", "slow"])
    #expect(!row[9].contains("partly"))
  }
}
