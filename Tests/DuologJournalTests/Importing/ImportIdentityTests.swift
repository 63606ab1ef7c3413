import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// The identifiers of what is imported. They follow from the source alone and never change, so that
/// importing again, with whatever version and on whichever device, adds nothing.
@Suite struct ImportIdentityTests {
  let couple: Couple
  let sources: ImportSources

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
  }

  private func id(_ lines: String...) -> EntityID {
    EntityID(derivedFrom: SHA256.hash(lines.joined(separator: "\n").utf8))
  }

  private func entries(_ goal: EntityID) throws -> [EntityID] {
    try couple.ana.checkIns(of: goal, days: .first ... .last).map(\.id)
  }

  private func request(by author: String? = nil) -> ImportRequest {
    var request = ImportRequest()
    request.columns = ImportColumns("date=D,goal=G")
    request.author = author
    return request
  }

  private func table(_ days: [Day]) throws -> String {
    try sources.text("t.csv", "D,G\n" + days.map { "\($0),Run\n" }.joined())
  }

  @Test func `a habit of a title is told apart by the person and the app`() throws {
    let me = try couple.ana.me().id
    try couple.ana.importing(
      table(["2026-03-01", "2026-03-02", "2026-03-01"]), request())
    let goal = try couple.ana.goal(matching: "Run").id
    #expect(goal == id("duolog import 1", "table", "\(me)", "text", "Run", "goal"))
    #expect(
      try Set(entries(goal)) == [
        id("duolog import 1", "table", "\(me)", "text", "Run", "2026-03-01", "1"),
        id("duolog import 1", "table", "\(me)", "text", "Run", "2026-03-01", "2"),
        id("duolog import 1", "table", "\(me)", "text", "Run", "2026-03-02", "1"),
      ])
    let terms = try couple.ana.replica.rows(of: JournalSchema.TypeName.term).map(\.id)
    #expect(terms == [id("duolog import 1", "table", "\(me)", "text", "Run", "term")])
  }

  @Test func `a habit with an identifier of its own is the same whoever imports it`() throws {
    let path = try sources.text(
      "habo.json", #"[{"title":"Read","uuid":"U1","events":{"2026-03-01":["DayType.check"]}}]"#)
    try couple.ana.importing(path)
    let goal = try couple.ana.goal(matching: "Read").id
    #expect(goal == id("duolog import 1", "habo", "own", "U1", "goal"))
    #expect(try entries(goal) == [id("duolog import 1", "habo", "own", "U1", "2026-03-01", "1")])
  }

  @Test func `a person has one diary, whatever app it comes from`() throws {
    let me = try couple.ana.me().id
    try couple.ana.importing(
      sources.text("jrnl.txt", "[2026-03-01 21:05]\n[2026-03-01 21:05] Tea\n"))
    let goal = try couple.ana.goal(matching: "Diary").id
    #expect(goal == id("duolog import 1", "", "\(me)", "diary", "goal"))
    let tea = id(
      "duolog import 1", "jrnl", "\(me)", "diary", "entry", "2026-03-01 21:05", "2")
    #expect(try entries(goal) == [tea])
    let entry = #"{"creationDate":"2026-03-02T09:00:00Z","uuid":"a1","text":"Chai"}"#
    try couple.ana.importing(
      sources.text("Journal.json", #"{"metadata":{},"entries":[\#(entry),\#(entry)]}"#))
    let chai = id("duolog import 1", "dayOne", "\(me)", "diary", "entry", "A1")
    #expect(try Set(entries(goal)) == [tea, chai])
    #expect(try couple.ana.goals().count == 1)
  }

  @Test func `new days of a habit go to the goal that it has become`() throws {
    try couple.ana.importing(table(["2026-03-01"]), request())
    let plan = try #require(
      try couple.ana.importPlan(from: table(["2026-03-02"]), request()))
    #expect(plan.newGoalCount == 0 && plan.newCount == 1 && plan.goals.map(\.existing) == ["Run"])
    #expect(plan.goals.map(\.hasNamesake) == [false])
  }

  @Test(arguments: [(9, 10, false), (10, 10, true), (12, 3, true), (1, 1, true)])
  func `what the partner has imported is known by its first ten entries`(
    theirs: Int, mine: Int, isSame: Bool
  ) throws {
    func days(_ count: Int) -> [Day] { (0..<count).map { Day("2026-03-01").advanced(by: $0) } }
    try couple.ana.importing(table(days(theirs)), request())
    try couple.meet()
    let plan = try #require(try couple.ben.importPlan(from: table(days(mine)), request()))
    #expect(plan.newGoalCount == (isSame ? 0 : 1))
    #expect(plan.newCount == (isSame ? max(0, mine - theirs) : mine))
    #expect(plan.goals.map(\.hasNamesake) == [!isSame])
    // What it has gained is added by whoever says whose it is, to a goal of their own.
    if isSame, theirs >= 10 {
      #expect(throws: JournalError.goalOfOther(title: "Run", owner: "Ana")) {
        try couple.ben.importPlan(from: table(days(theirs + 1)), request())
      }
    }
    let own = try #require(
      try couple.ben.importPlan(from: table(days(mine)), request(by: "Ben")))
    #expect(own.newGoalCount == 1 && own.newCount == mine)
  }

  @Test func `a goal of the partner's takes no entries of mine, unless they are there`() throws {
    func habo(_ days: String...) throws -> String {
      let events = days.map { #""\#($0)":["DayType.check"]"# }.joined(separator: ",")
      return try sources.text(
        "habo.json", #"[{"title":"Read","uuid":"U1","events":{\#(events)}}]"#)
    }
    try couple.ana.importing(habo("2026-03-01"), request(of: "Ben"))
    let same = try #require(try couple.ana.importPlan(from: habo("2026-03-01")))
    #expect(same.isEmpty && same.knownCount == 1)
    #expect(throws: JournalError.goalOfOther(title: "Read", owner: "Ben")) {
      try couple.ana.importPlan(from: habo("2026-03-01", "2026-03-02"))
    }
    #expect(try couple.ana.importing(habo("2026-03-01", "2026-03-02"), request(of: "Ben")) == 1)
  }

  private func request(of author: String) -> ImportRequest {
    var request = ImportRequest()
    request.author = author
    return request
  }

  @Test func `rows of an export without identifiers are told apart by what they say`() throws {
    let me = try couple.ana.me().id
    let path = try sources.text(
      "us.csv",
      """
      date,person,kind,goal,state,amount,text,more,id
      2026-03-01,Ana,goal,Run,active,,,"{""scope"":""mine""}",
      2026-03-01,Ana,term,Run,,5,,"{""cadence"":""weekly 3""}",
      2026-03-02,Ana,checkin,Run,done,2.5,wet,,
      2026-03-02,Ana,checkin,Run,done,2.5,wet,,
      2026-03-02,Ana,checkin,Run,partly,,,,

      """)
    try couple.ana.importing(path)
    let goal = try couple.ana.goal(matching: "Run").id
    #expect(goal == id("duolog export 1", "goal", "Ana", "Run"))
    let terms = try couple.ana.replica.rows(of: JournalSchema.TypeName.term).map(\.id)
    #expect(
      terms == [
        id(
          "duolog export 1", "term", "\(me)", "cadence=weekly 3", "from=2026-03-01",
          "goal=\(goal)", "target=5", "1")
      ])
    func wet(_ number: Int) -> EntityID {
      id(
        "duolog export 1", "checkin", "\(me)", "amount=2.5", "day=2026-03-02", "goal=\(goal)",
        "note=wet", "\(number)")
    }
    let partly = id(
      "duolog export 1", "checkin", "\(me)", "day=2026-03-02", "goal=\(goal)", "state=partly", "1")
    #expect(try Set(entries(goal)) == [wet(1), wet(2), partly])
  }
}
