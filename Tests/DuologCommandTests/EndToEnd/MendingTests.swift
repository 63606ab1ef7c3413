import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// `edit`, `delete`, and `log` with one entry.
@Suite struct MendingTests {
  private func walked() throws -> TwoHomes {
    let homes = try TwoHomes.joined(
      goals: [["Walk", "--daily", "--mine", "--target", "5", "--unit", "km"]])
    try homes.quietly(.ana, "checkin", "walk", "--amount", "50", "--note", "to the sea")
    return homes
  }

  /// The identifier in the row of a person's log that contains `text`.
  private func identifier(_ text: String, _ homes: TwoHomes) throws -> String {
    let rows = try homes.plainOutput(.ana, "log").split(separator: "\n")
    let row = try #require(rows.first { $0.contains(text) })
    return String(row.split(separator: " ")[1])
  }

  @Test func `One entry is shown whole, by its number or its identifier`() throws {
    let homes = try walked()
    _ = try homes.ana("log")
    try expect(
      homes.ana("log", "1"),
      CommandRunner.Outcome(
        exitCode: 0,
        output: """
          'Walk'
            By          you
            Logged      today 20:05
            For         today
            State       done
            Amount      50 km
            Note        to the sea
            Identifier  entity1234567

          """,
        messages: "'duolog edit ab12' changes it, and 'duolog delete ab12'\nremoves it.\n"))
    let id = try identifier("to the sea", homes)
    #expect(try homes.ana("log", id).output.contains("to the sea"))
    #expect(try homes.ana("log", "1", "--json").output.contains(#""amount" : 50,"#))
    try expect(
      homes.ana("log", "zzzz"),
      .said(
        """
        duolog: No entry is called 'zzzz'. 'duolog log' shows
        numbers and identifiers.
        """, exitCode: 1))
    try expect(
      homes.ana("log", "99"),
      .said(
        """
        duolog: The list that was shown last has no number 99: it
        has 6 rows. 'duolog log' shows a new one.
        """, exitCode: 1))
  }

  @Test func `A number means what was shown, also after entries have arrived`() throws {
    let homes = try walked()
    try homes.quietly(.ana, "mood", "4", "calm")
    #expect(try homes.ana("log", "--limit", "2").output.contains("calm"))
    try homes.quietly(.ben, "thanks", "for the soup")
    try homes.meet()
    // Ben's thank-you is the newest now, and 2 is still the walk.
    try expect(
      homes.ana("edit", "2", "--amount", "5"),
      .said("Changed: you logged 'Walk' (5 km): \"to the sea\"."))
    try expect(
      homes.ana("delete", "1", "--yes"),
      .said(
        """
        Deleted: you noted that you felt 4 of 5: calm. 'duolog undo'
        brings it back.
        """))
    #expect(try homes.ana("stats", "walk").output.contains("1 day, 5 km"))
  }

  @Test func `Nothing is deleted without a yes`() throws {
    let homes = try walked()
    let id = try identifier("to the sea", homes)
    let outcome = try homes.ana("delete", id)
    #expect(outcome.exitCode == 1)
    #expect(outcome.messages.contains("Nothing was\ndeleted."), "\(outcome.messages)")
    #expect(outcome.messages.contains("--yes'"))
    #expect(try homes.ana("log", id).output.contains("to the sea"))
    try homes.quietly(.ana, "delete", id, "--yes")
    #expect(try !homes.ana("log", id).output.contains("to the sea"))
    try homes.quietly(.ana, "undo")
    #expect(try homes.ana("log", id).output.contains("to the sea"))
  }

  @Test func `What the partner logged stays as it is`() throws {
    let homes = try walked()
    let id = try identifier("to the sea", homes)
    try homes.meet()
    for command in [["edit", id, "--note", "no"], ["delete", id, "--yes"]] {
      let outcome = try homes.ben(command[0], command[1], command[2], command.last ?? "")
      #expect(outcome.exitCode != 0)
    }
    try expect(
      homes.ben("delete", id, "--yes"),
      .said(
        "duolog: Ana logged that, so only Ana can change or remove\nit.", exitCode: 1))
    let goal = try identifier("added the goal", homes)
    try expect(
      homes.ana("delete", goal, "--yes"),
      .said(
        """
        duolog: That is about the goal itself.
        'duolog goal edit Walk' changes it, and
        'duolog goal let-go Walk' ends it.
        """, exitCode: 1))
  }

  @Test func `The note opens in the editor, in a private file that is gone afterwards`() throws {
    let homes = try walked()
    let id = try identifier("to the sea", homes)
    let (kept, place) = (homes.directory.path("kept"), homes.directory.path("tmp"))
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    // The editor notes what it was given, and who may read it.
    let script = """
      { cat "$1"; stat -c %a "$1" "$(dirname "$1")"; } > '\(kept)'
      printf 'to the lake\\nand back\\n' > "$1"
      echo more > "$1~"

      """
    try homes.directory.write(Array(script.utf8), to: "editor")
    homes.set("EDITOR", of: .ana, to: "false")
    homes.set("VISUAL", of: .ana, to: "sh '\(homes.directory.path("editor"))'")
    homes.set("TMPDIR", of: .ana, to: place)
    try homes.quietly(.ana, "edit", id)
    #expect(
      String(decoding: try homes.directory.contents(of: "kept"), as: UTF8.self)
        == "to the sea\n600\n700\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    #expect(
      try homes.ana("log", id).output.contains(
        """
          Note        to the lake
                      and back

        """))

    homes.set("VISUAL", of: .ana, to: "false")
    try expect(
      homes.ana("edit", id),
      .said(
        "duolog: The editor 'false' didn't end well. Nothing was\nchanged.", exitCode: 1))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    homes.set("VISUAL", of: .ana, to: "true")
    try expect(homes.ana("edit", id), .said("Nothing to change: it's already like that."))
    for variable in ["VISUAL", "EDITOR"] { homes.set(variable, of: .ana, to: nil) }
    try expect(
      homes.ana("edit", id),
      .said(
        """
        duolog: No editor is set. Give the text on the command line:
        'duolog edit ENTRY --note TEXT'. Or set EDITOR, for example
        to nano.
        """, exitCode: 1))
  }
}
