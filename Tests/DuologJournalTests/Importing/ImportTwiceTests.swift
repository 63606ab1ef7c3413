import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// Files that hold the same thing twice.
@Suite struct ImportTwiceTests {
  /// As many days as are in memory at a time, and more.
  @Test(arguments: [1, 520])
  func `a habit that is there twice is one goal, and its days are logged once`(count: Int) throws {
    let couple = try Couple()
    let sources = ImportSources(directory: couple.directory)
    let first: Day = "2025-01-01"
    let events = (0..<count).map { #""\#(first.advanced(by: $0))":["DayType.check"]"# }
      .joined(separator: ",")
    let habit = #"{"title":"Read","uuid":"U1","events":{\#(events)}}"#
    let other = #"{"title":"Walk","uuid":"U2","events":{"2026-03-01":["DayType.check"]}}"#
    let path = try sources.text("habo.json", "[\(habit),\(other),\(habit)]")
    let before = try couple.ana.replica.eventCount()
    let plan = try #require(try couple.ana.importPlan(from: path, ImportRequest()))
    #expect(try couple.ana.carryOut(plan) == count + 1)
    #expect(try couple.ana.logged("Read").count == count)
    #expect(try couple.ana.goals().map(\.title).sorted() == ["Read", "Walk"])
    // Two goals, what each asks for, and a check-in for each day.
    #expect(try couple.ana.replica.eventCount() == before + 4 + Int64(count + 1))
    #expect(try couple.ana.carryOut(plan) == 0)
  }

  @Test func `a habit that had no entries at first is the same goal once it has some`() throws {
    let couple = try Couple()
    let sources = ImportSources(directory: couple.directory)
    for events in ["", #""2026-03-01":["DayType.check"]"#] {
      let path = try sources.text("habo.json", #"[{"title":"Read","events":{\#(events)}}]"#)
      try couple.ana.importing(path)
    }
    #expect(try couple.ana.goals().map(\.title) == ["Read"])
    #expect(try couple.ana.logged("Read") == ["2026-03-01"])
  }
}
