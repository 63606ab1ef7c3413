import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct FilesTests {
  @Test
  func `A file carries a journal to the other device, and importing it twice changes nothing`()
    throws
  {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea")
    try expect(
      homes.ana("export", "out.json"),
      .said(
        """
        Wrote 1 entry to ~/out.json.
        On the other device, run 'duolog import' with that file.
        """))
    try homes.move("ana/out.json", to: "ben/out.json")
    try expect(homes.ben("import", "out.json"), .printed("Received from Ana's phone: 1 check-in."))
    try expect(homes.ben("import", "out.json"), .printed("Nothing new."))
    #expect(try homes.permissions(of: "ben/out.json") == 0o600)
  }

  @Test func `Exporting into a folder names the file, and --all writes everything`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("ana/stick"), withIntermediateDirectories: false)
    try expect(
      homes.ana("export", "stick", "--all"),
      .said(
        """
        Wrote 6 entries to
        ~/stick/duolog-2026-11-16-device123456.json.
        On the other device, run 'duolog import' with that file.
        """))
    try homes.move("ana/stick", to: "ben/stick")
    try expect(homes.ben("import", "stick"), .printed("Nothing new."))
    try homes.quietly(.ben, "checkin", "tea")
    try homes.meet()
    try expect(
      homes.ana("export", "stick"),
      .said(
        """
        As far as this device knows, the others already have
        everything, so nothing was written. --all writes everything.
        """))
  }

  @Test func `Only files of this journal are replaced`() throws {
    let homes = try TwoHomes.begun()
    try homes.directory.write(Array("my notes".utf8), to: "ana/notes.json")
    try expect(
      homes.ana("export", "notes.json"),
      .said(
        """
        duolog: ~/notes.json already exists and isn't a file of this
        journal, so it wasn't replaced. Choose another name.
        """, exitCode: 1))
    #expect(try homes.directory.contents(of: "ana/notes.json") == Array("my notes".utf8))
    try homes.quietly(.ana, "export", "out.json")
    try homes.quietly(.ana, "export", "out.json")
    try expect(
      homes.ana("export", "away/out.json"),
      .said(
        """
        duolog: The folder ~/away isn't there right now. Nothing is
        lost. Connect it or create it, then try again.
        """, exitCode: 4))
  }

  @Test func `An import must exist, be a bundle of this journal, and be complete`() throws {
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
        duolog: ~/out.json belongs to a different journal from
        yours. Nothing was imported. If it's your partner's, merge
        the two, and nothing in either is lost:
        'duolog join FOLDER', with a folder or a USB stick you
        share.
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
        duolog: There are no Duolog files in ~/us. Give the file or
        the folder that 'duolog export' or 'duolog sync' wrote on
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
          half.json isn't complete: it breaks off. Import it again
          once all of it has been copied.

          """))
  }
}
