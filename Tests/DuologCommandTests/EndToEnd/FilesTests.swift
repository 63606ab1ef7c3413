import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct FilesTests {
  @Test func `A file carries a journal to the other device, and again changes nothing`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea")
    try expect(
      homes.ana("export", "out.json"),
      .said(
        """
        1 entry written to ~/out.json.
        On the other device: 'duolog import' with that file.
        """))
    try homes.move("ana/out.json", to: "ben/out.json")
    try expect(homes.ben("import", "out.json"), .printed("Came in from Ana's phone: 1 check-in."))
    try expect(homes.ben("import", "out.json"), .printed("Nothing new."))
    #expect(try homes.permissions(of: "ben/out.json") == 0o600)
  }

  @Test func `Into a folder goes a file with a name of its own; --all takes everything`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("ana/stick"), withIntermediateDirectories: false)
    try expect(
      homes.ana("export", "stick", "--all"),
      .said(
        """
        6 entries written to
        ~/stick/duolog-2026-11-16-device123456.json.
        On the other device: 'duolog import' with that file.
        """))
    try homes.move("ana/stick", to: "ben/stick")
    try expect(homes.ben("import", "stick"), .printed("Nothing new."))
    try homes.quietly(.ben, "checkin", "tea")
    try homes.meet()
    try expect(
      homes.ana("export", "stick"),
      .said(
        """
        Your partner's devices hold everything that is here, as far
        as is known, so nothing was written. --all writes a file
        with all of it.
        """))
  }

  @Test func `Only files of this journal are replaced`() throws {
    let homes = try TwoHomes.begun()
    try homes.directory.write(Array("my notes".utf8), to: "ana/notes.json")
    try expect(
      homes.ana("export", "notes.json"),
      .said(
        """
        duolog: ~/notes.json is something else than a file of this
        journal, and would be replaced. Choose another name.
        """, exitCode: 1))
    #expect(try homes.directory.contents(of: "ana/notes.json") == Array("my notes".utf8))
    try homes.quietly(.ana, "export", "out.json")
    try homes.quietly(.ana, "export", "out.json")
    try expect(
      homes.ana("export", "away/out.json"),
      .said(
        """
        duolog: There is no folder ~/away at present. Nothing is
        lost: connect it or make it, then try again.
        """, exitCode: 4))
  }

  @Test func `What is imported must be there, Duolog's, of this journal, and whole`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "export", "out.json")
    try homes.move("ana/out.json", to: "ben/out.json")
    try homes.quietly(.ben, "init", "--me", "Ben", "--partner", "Ana", "--device", "laptop")
    try expect(
      homes.ben("import", "none.json"),
      .said(
        """
        duolog: Duolog could not open ~/none.json: it does not
        exist. Nothing was changed.
        """, exitCode: 4))
    try expect(
      homes.ben("import", "out.json"),
      .said(
        """
        duolog: ~/out.json belongs to another journal than yours.
        Nothing was taken in. If it is your partner's, make the two
        one, and nothing of either is lost: 'duolog join FOLDER',
        with a folder or a stick that you both see.
        """, exitCode: 1))
    try homes.directory.write(Array("hello".utf8), to: "ben/notes.txt")
    try expect(
      homes.ben("import", "notes.txt"),
      .said(
        """
        duolog: notes.txt is not a Duolog bundle: it is not a JSON
        object. It was skipped.
        """, exitCode: 1))
    try expect(
      homes.ben("import", "us"),
      .said(
        """
        duolog: There is nothing of Duolog's in ~/us. Name the file
        or the folder that 'duolog export' or 'duolog sync' wrote on
        the other device.
        """, exitCode: 1))
    try homes.quietly(.ana, "export", "half.json")
    let whole = try homes.directory.contents(of: "ana/half.json")
    try homes.directory.write(Array(whole.dropLast(200)), to: "ana/half.json")
    try expect(
      homes.ana("import", "half.json"),
      .init(
        exitCode: 1, output: "Nothing new.\n",
        messages: """
          half.json is not yet whole: most likely it is still being
          copied. It is read again next time.

          """))
  }
}
