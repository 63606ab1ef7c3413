import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologCommand

@Suite struct CommandEnvironmentTests {
  private func environment(_ variables: [String: String]) -> CommandEnvironment {
    CommandEnvironment(
      variables: EnvironmentVariables(variables), clock: { "2026-11-21T23:40:00.000Z" })
  }

  @Test(arguments: [
    (["HOME": "/home/ana"], "/home/ana/.local/share/duolog"),
    (["HOME": "/home/ana", "XDG_DATA_HOME": "/data"], "/data/duolog"),
    (["HOME": "/home/ana", "XDG_DATA_HOME": "data"], "/home/ana/.local/share/duolog"),
    (["HOME": "/home/ana", "XDG_DATA_HOME": ""], "/home/ana/.local/share/duolog"),
    (["HOME": "/home/ana", "XDG_DATA_HOME": "/data", "DUOLOG_HOME": "here"], "here"),
    (["DUOLOG_HOME": "/d"], "/d"),
  ])
  func `The journal has its directory`(variables: [String: String], directory: String) throws {
    #expect(try environment(variables).replicaDirectory() == directory)
    #expect(try environment(variables).journalPath() == directory + "/journal.sqlite")
    #expect(try environment(variables).journalPath("mine.sqlite") == "mine.sqlite")
  }

  @Test func `Without a home there is nowhere to keep a journal`() throws {
    #expect(throws: EnvironmentError.noHome) { try environment([:]).replicaDirectory() }
    #expect(try environment([:]).journalPath("mine.sqlite") == "mine.sqlite")
  }

  @Test(arguments: [
    ("2026-11-21T23:40:00Z", "2026-11-21T23:40:00.000Z"),
    ("2026-11-21t23:40:00z", "2026-11-21T23:40:00.000Z"),
    ("2026-11-22T00:40:00.5+01:00", "2026-11-21T23:40:00.500Z"),
    ("2026-11-21T15:40:00.1239-08:00", "2026-11-21T23:40:00.123Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ("2026-11-21T23:40:00-00:00", "2026-11-21T23:40:00.000Z"),
  ])
  func `DUOLOG_NOW is an instant in any form of RFC 3339`(text: String, instant: Timestamp) throws {
    #expect(try environment(["DUOLOG_NOW": text]).now() == instant)
  }

  @Test(arguments: [
    "now", "2026-11-21", "2026-11-21T23:40Z", "2026-11-21T23:40:00", "2026-11-21 23:40:00Z",
    "2026-02-30T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T23:60:00Z", "2026-11-21T23:40:60Z",
    "2026-11-21T23:40:00.Z", "2026-11-21T23:40:00+1:00", "2026-11-21T23:40:00Z ",
    "2026-11-21T23:40:00+24:00", "20261121T234000Z",
  ])
  func `Anything else in DUOLOG_NOW is refused`(text: String) {
    #expect(throws: EnvironmentError.badInstant(text)) {
      try environment(["DUOLOG_NOW": text]).now()
    }
  }

  @Test func `Without DUOLOG_NOW the clock says what time it is`() throws {
    #expect(try environment([:]).now() == "2026-11-21T23:40:00.000Z")
    #expect(try environment(["DUOLOG_NOW": ""]).now() == "2026-11-21T23:40:00.000Z")
  }

  @Test func `The zone is the option's, or that of TZ`() throws {
    func zone(_ variables: [String: String], _ option: String...) throws -> Zone? {
      let arguments = option.isEmpty ? ["today"] : ["today", "--zone"] + option
      guard case .run(let command) = try CommandParser().parse(arguments) else { return nil }
      return Invocation(
        command: command, environment: environment(variables), console: Console(MemoryStreams())
      ).zone
    }
    #expect(try zone(["TZ": "Europe/Lisbon"], "Asia/Tokyo")?.identifier == "Asia/Tokyo")
    #expect(try zone(["TZ": "Foo/Bar"], "Asia/Tokyo")?.identifier == "Asia/Tokyo")
    #expect(try zone(["TZ": "Europe/Lisbon"])?.identifier == "Europe/Lisbon")
    #expect(try zone(["TZ": ":Europe/Lisbon"])?.identifier == "Europe/Lisbon")
    #expect(try zone(["TZ": "UTC0"]) == .utc)
    #expect(try zone([:]) == nil)
    #expect(try zone(["TZ": "Foo/Bar"]) == nil)
  }

  @Test(arguments: ["Foo/Bar", "PST"])
  func `A TZ that isn't a time zone is named, not read as UTC`(name: String) {
    #expect(throws: EnvironmentError.badZone(name)) {
      try environment(["TZ": name]).zoneOfVariable()
    }
  }

  @Test func `Each problem has a sentence that says what to do`() {
    #expect(
      EnvironmentError.noHome.sentence
        == "There is no home directory to keep a journal in. Set DUOLOG_HOME to a directory.")
    #expect(
      EnvironmentError.badInstant("noon").sentence
        == "DUOLOG_NOW is 'noon', which isn't a time. Write it like this: 2026-11-21T23:40:00Z.")
    #expect(
      EnvironmentError.badZone("Foo/Bar").sentence == """
        TZ is 'Foo/Bar', which isn't the name of a time zone, so today's date is uncertain. Add --zone, for example --zone Europe/Lisbon, or correct TZ.
        """)
  }
}
