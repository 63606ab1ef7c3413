import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct ImportAppTests {
  private let homes: TwoHomes

  init() throws {
    homes = try TwoHomes.begun(goals: [["Tea", "--weekly", "2", "--mine"]])
    let rows = "Day,What,Minutes\n2026-03-01,Run,10\n2026-03-02,Run,x\n2026-03-03,Tea,\n"
    try Data(rows.utf8).write(to: URL(fileURLWithPath: homes.directory.path("ana/t.csv")))
  }

  private func importing(_ options: String...) throws -> CommandRunner.Outcome {
    let path = homes.directory.path("ana/t.csv")
    let columns = "date=Day,goal=What,amount=Minutes"
    return try homes.run(.ana, ["import", path, "--columns", columns] + options)
  }

  @Test func `a preview comes first, and adds nothing`() throws {
    let outcome = try importing("--dry-run")
    #expect(
      outcome.output == """
        From a table: 2 new goals and 2 new entries.
          Run  whenever it comes up; 1 entry, Sun 1 Mar
          Tea  whenever it comes up; 1 entry, Tue 3 Mar
        You already have a goal called 'Tea'. To put the entries
        there: --goal 'Tea=Tea'

        """)
    #expect(
      outcome.messages == """
        t.csv, line 3: 'x' isn't an amount.
        Everything else is fine.

        """)
    #expect(outcome.exitCode == 1)
    #expect(try !homes.ana("goal", "list").output.contains("Run"))
  }

  @Test func `a yes adds it, and undo takes it back`() throws {
    let outcome = try importing("--yes", "--goal", "Tea=Tea")
    #expect(outcome.messages.contains("Added 1 goal and 2 entries."))
    #expect(try homes.ana("goal", "list").output.contains("Run"))
    #expect(try importing("--yes").output.contains("nothing new, 2 entries already here."))
    try homes.quietly(.ana, "undo", "--yes")
    #expect(try !homes.ana("goal", "list").output.contains("Run"))
  }

  @Test func `nobody is there to say yes`() throws {
    let outcome = try importing()
    #expect(outcome.exitCode == 2)
    #expect(outcome.messages.contains("Please add '--yes'"))
    #expect(try !homes.ana("goal", "list").output.contains("Run"))
  }
}
