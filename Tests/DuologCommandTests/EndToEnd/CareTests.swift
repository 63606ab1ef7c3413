import DuologSQLite
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct CareTests {
  @Test func `Verify says that all is well, and equal journals print equal digests`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    homes.set("COLUMNS", of: .ana, to: "80")
    try expect(
      homes.ana("verify"),
      .printed(
        """
        All is well: 6 entries, each as it was written. A rebuild gives the same result.
        State: \(String(repeating: "f", count: 64))
        """))
    try expect(
      homes.ana("verify", "--json"),
      .printed(
        """
        {
          "damaged" : [

          ],
          "events" : 6,
          "kind" : "verify",
          "rebuilt" : "\(String(repeating: "f", count: 64))",
          "sound" : true,
          "state" : "\(String(repeating: "f", count: 64))",
          "version" : 1
        }
        """))
  }

  @Test func `Verify finds an entry that was altered`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    do {
      let connection = try Connection(
        path: homes.directory.path("ana/duolog/journal.sqlite"), mode: .readWrite)
      try connection.execute(
        "UPDATE event SET body = replace(body, 'Tea', 'Sea') WHERE seq = 4")
      try connection.close()
    }
    let outcome = try homes.ana("verify")
    #expect(outcome.exitCode == 1)
    #expect(
      outcome.output.hasPrefix(
        """
        Something is wrong in this journal's 5 entries.
        The entries from Ana's phone are not as they were written.
        """))
  }

  @Test func `A copied journal becomes a new device, and says so once`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try FileManager.default.copyItem(
      atPath: homes.directory.path("ana/duolog"), toPath: homes.directory.path("ana/copy"))
    homes.set("DUOLOG_HOME", of: .ana, to: homes.directory.path("ana/copy"))
    try expect(
      homes.ana("checkin", "tea"),
      .said(
        """
        This journal was opened from a copy whose last entry is from
        Mon 16 Nov. Everything was kept. This device is now called
        'Ana's phone (2)'.
        Logged 'Tea' for today.
        """))
    try homes.quietly(.ana, "sync", "us")
    try expect(
      homes.ben("sync", "us"),
      .printed(
        """
        Received from Ana's phone (2): 1 check-in.
        Ana's phone (2) has the same history as of today at 05:06.
        """))
    homes.set("DUOLOG_HOME", of: .ana, to: homes.directory.path("ana/duolog"))
    try expect(
      homes.ana("checkin", "tea", "--note", "again"), .said("Logged 'Tea' for today."))
    try homes.meet()
    #expect(try homes.ana("verify", "--json") == homes.ben("verify", "--json"))
  }

  private func expectRefusal(
    _ homes: TwoHomes, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = "ana/duolog/journal.sqlite"
    let before = try homes.directory.contents(of: path)
    try expect(homes.ana("today"), .said(words, exitCode: 1), sourceLocation: sourceLocation)
    #expect(try homes.directory.contents(of: path) == before, sourceLocation: sourceLocation)
  }

  @Test func `A journal of a newer Duolog is refused and left untouched`() throws {
    let homes = try TwoHomes.begun()
    do {
      let connection = try Connection(
        path: homes.directory.path("ana/duolog/journal.sqlite"), mode: .readWrite)
      try connection.execute("PRAGMA user_version = 99")
      try connection.close()
    }
    try expectRefusal(
      homes,
      """
      duolog: ~/duolog/journal.sqlite was written by a newer
      Duolog (format 99; this one knows up to 8). It was left
      untouched. Update Duolog on this device.
      """)
  }

  @Test func `A file that isn't a journal is refused and left untouched`() throws {
    let homes = try TwoHomes.begun()
    try homes.directory.write(Array("hello".utf8), to: "ana/duolog/journal.sqlite")
    try expectRefusal(
      homes,
      """
      duolog: ~/duolog/journal.sqlite is not a Duolog journal. It
      was left untouched. Choose another file with --journal, or
      another directory with DUOLOG_HOME.
      """)
    try FileManager.default.removeItem(
      atPath: homes.directory.path("ana/duolog/journal.sqlite"))
    do {
      let connection = try Connection(
        path: homes.directory.path("ana/duolog/journal.sqlite"), mode: .create)
      try connection.execute("CREATE TABLE recipe (name TEXT)")
      try connection.close()
    }
    try expectRefusal(
      homes,
      """
      duolog: ~/duolog/journal.sqlite is another program's
      database. It was left untouched. Choose another file with
      --journal, or another directory with DUOLOG_HOME.
      """)
  }

  @Test func `The command waits for a locked journal, then says so`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    let connection = try Connection(
      path: homes.directory.path("ana/duolog/journal.sqlite"), mode: .readWrite)
    try connection.execute("BEGIN IMMEDIATE")
    let start = ContinuousClock.now
    try expect(
      homes.ana("checkin", "tea"),
      .said(
        """
        duolog: Another program has been using
        ~/duolog/journal.sqlite for several seconds. Nothing was
        changed. Try again in a moment.
        """, exitCode: 1))
    #expect(ContinuousClock.now - start > .seconds(4))
    // Who only reads does not wait.
    #expect(try homes.ana("today").exitCode == 0)
    try connection.execute("ROLLBACK")
    try connection.close()
    try expect(homes.ana("checkin", "tea"), .said("Logged 'Tea' for today."))
  }

  @Test func `The demo tells its story and ends with two equal journals`() throws {
    let directory = try TemporaryDirectory()
    var runner = CommandRunner(home: directory.path)
    runner.variables["TMPDIR"] = directory.path
    let outcome = try runner.run("demo")
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.messages)")
    #expect(outcome.messages == "")
    #expect(
      outcome.output.contains(
        """
        Ben$ duolog settle
        1. You both renamed it.
             1  'Quiet tea time', Ana's (shown now)
             2  'Quiet tea at five', Ben's
           To choose: duolog settle 1 --keep 2
        """))
    #expect(
      outcome.output.contains(
        """
        Ana holds 82 entries, Ben 82. A rebuild from the log gives the same result.
        Both replicas hold the same state: 
        """))
    for excerpt in try CareTests.demoExcerpts() {
      #expect(outcome.output.contains("\n\(excerpt)\n"), "The README shows what the demo does not.")
    }
  }

  /// What the README shows of the demo: the block of lines that begins with a prompt, between marks
  /// of omission.
  private static func demoExcerpts() throws -> [String] {
    let readMe = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../README.md")
    let text = try String(contentsOf: readMe, encoding: .utf8)
    let block = text.components(separatedBy: "```console\n").dropFirst().first
    let lines = try #require(block?.components(separatedBy: "\n```").first)
    return lines.components(separatedBy: "\n…\n")
  }
}
