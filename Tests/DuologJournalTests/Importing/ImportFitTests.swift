import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// What of a file is too new, too long or not this person's, at the edge of each limit.
@Suite struct ImportFitTests {
  let couple: Couple
  let sources: ImportSources

  init() throws {
    couple = try Couple()
    sources = ImportSources(directory: couple.directory)
  }

  private func request(by author: String? = nil) -> ImportRequest {
    var request = ImportRequest()
    request.columns = ImportColumns("date=D,goal=G,note=N")
    request.author = author
    return request
  }

  private func table(_ rows: String...) throws -> String {
    try sources.text("t.csv", "D,G,N\n" + rows.map { $0 + "\n" }.joined())
  }

  @Test func `today is not too late, and for the partner neither is tomorrow`() throws {
    let path = try table("2026-11-21,Run,", "2026-11-22,Run,", "2026-11-23,Run,")
    let own = try #require(try couple.ana.importPlan(from: path, request()))
    #expect(own.problems.map(\.reason) == [.future("2026-11-22"), .future("2026-11-23")])
    #expect(own.problems.map(\.line) == [3, 4] && own.newCount == 1)
    let partners = try #require(try couple.ana.importPlan(from: path, request(by: "Ben")))
    #expect(partners.problems.map(\.reason) == [.future("2026-11-23")])
    #expect(partners.newCount == 2 && partners.partner == "Ben" && own.partner == nil)
    let named = try #require(try couple.ana.importPlan(from: path, request(by: "ana")))
    #expect(named.newCount == 1 && named.partner == nil)
  }

  @Test func `a note is as long as an event can hold, and not cut if it is longer`() throws {
    let fitting = String(repeating: "n", count: ImportedEntry.noteLimit)
    let path = try table("2026-03-01,Run,\(fitting)", "2026-03-02,Run,\(fitting)n")
    let plan = try #require(try couple.ana.importPlan(from: path, request()))
    #expect(plan.problems.map(\.reason) == [.tooLong] && plan.problems.map(\.line) == [3])
    #expect(try couple.ana.carryOut(plan) == 1)
    #expect(try couple.ana.logged("Run") == ["2026-03-01 \(fitting)"])
  }

  @Test func `an entry of jrnl that is too long is refused, not cut`() throws {
    let fitting = String(repeating: "n", count: ImportedEntry.noteLimit)
    let path = try sources.text(
      "jrnl.txt", "[2026-03-01] \(fitting)\n[2026-03-02] \(fitting)\nx\n[2026-03-03] Tea\n")
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.problems.map(\.reason) == [.tooLong] && plan.problems.map(\.line) == [2])
    #expect(plan.newCount == 2)
  }

  @Test func `a title that is too long is cut, and a description that is too long left out`() throws
  {
    let (title, how) = (
      String(repeating: "t", count: 1000), String(repeating: "h", count: ImportedEntry.noteLimit)
    )
    let path = try sources.text(
      "bull.csv",
      "HabitName,HabitDescription,CalendarDate,Value\n\(title),\(how),2026-03-01,1\n"
        + "u\(title),h\(how),2026-03-01,1\n")
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.goals.map(\.title) == [title, "u" + title.prefix(249)])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.goal(matching: title).how == how)
    #expect(try couple.ana.goal(matching: "u" + title.prefix(249)).how == nil)
  }

  @Test func `the days of a habit are in their order, whatever that of the rows`() throws {
    let path = try table(
      "2026-03-05,Run,", "2026-03-01,Run,a", "2026-03-09,Run,", "2026-03-01,Run,b")
    let plan = try #require(try couple.ana.importPlan(from: path, request()))
    #expect(plan.goals.map(\.days) == ["2026-03-01"..."2026-03-09"])
    try couple.ana.carryOut(plan)
    #expect(try couple.ana.goal(matching: "Run").term?.from == "2026-03-01")
    // Two of one day keep the order of the file, which tells them apart.
    let other = try table(
      "2026-03-01,Run,a", "2026-03-01,Run,b", "2026-03-05,Run,", "2026-03-09,Run,")
    #expect(try couple.ana.importPlan(from: other, request())?.isEmpty == true)
  }

  @Test func `a diary is only its author's, and what is left of the file is the partner's`() throws
  {
    let path = try sources.text(
      "bull.csv",
      "HabitName,CalendarDate,Value,CommentText\nRun,2026-03-01,1,\nRun,2026-03-02,0,ill\n"
        + "Run,2026-03-03,0,tired\n")
    let plan = try #require(try couple.ana.importPlan(from: path, request(of: "Ben")))
    #expect(plan.losses == [.notDone: 2, .note: 2])
    #expect(plan.goals.map(\.title) == ["Run"])
    let own = try #require(try couple.ana.importPlan(from: path, request(of: "Ana")))
    #expect(own.losses == [.notDone: 2])
    #expect(own.goals.map(\.title) == ["Run", "Diary"])
    #expect(own.goals.map(\.isDiary) == [false, true])
    let diary = try sources.text("jrnl.txt", "[2026-03-01] Tea\n")
    #expect(throws: ImportError.privateOfOther("Ben")) {
      try couple.ana.importPlan(from: diary, request(of: "Ben"))
    }
    // A diary of days to come is none.
    let future = try sources.text("jrnl.txt", "[2027-03-01] Tea\n")
    let none = try #require(try couple.ana.importPlan(from: future))
    #expect(none.goals == [] && none.isEmpty)
    #expect(none.problems.map(\.reason) == [.future("2027-03-01")])
  }

  private func request(of author: String) -> ImportRequest {
    var request = ImportRequest()
    request.author = author
    return request
  }

  @Test func `a classic entry of Day One that is of tomorrow is named by its folder`() throws {
    try sources.text(
      "classic/a.doentry",
      "<plist><dict><key>Creation Date</key><date>2027-03-01T09:00:00Z</date>"
        + "<key>Entry Text</key><string>Tea</string></dict></plist>")
    let plan = try #require(try couple.ana.importPlan(from: couple.directory.path("classic")))
    #expect(plan.problems.map(\.file) == ["classic"])
  }
}
