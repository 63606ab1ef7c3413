import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct SyncTests {
  private let tea = [["Tea", "--weekly", "2", "--together"], ["Walk", "--daily"]]

  // MARK: - What came of it

  @Test func `Sync says what was received and from whom, what was sent, and what to settle`() throws
  {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "checkin", "walk")
    try homes.quietly(.ben, "goal", "edit", "tea", "--title", "Tea at five")
    try homes.quietly(.ben, "goal", "add", "Write to Yuki", "--once", "--mine")
    try homes.quietly(.ana, "goal", "edit", "tea", "--title", "Tea time")
    try expect(homes.ben("sync"), .printed("Sent to Ana: 5 entries."))
    try expect(
      homes.ana("sync"),
      .printed(
        """
        Received from Ben's laptop: 2 check-ins, 1 new goal, 1
        change.
        Sent to Ben: 1 entry.
        To settle: 1 thing. See 'duolog settle'.
        """))
    try homes.quietly(.ben, "settle")
    try expect(
      homes.ben("sync", "us"),
      .printed(
        """
        Received from Ana's phone: 1 change.
        Ana's phone has the same history as of today at 05:12.
        To settle: 1 thing. See 'duolog settle'.
        """))
    try expect(homes.ben("sync", "--quiet"), .init(exitCode: 0, output: "", messages: ""))
  }

  /// Older programs remembered there when a sync had found nothing.
  @Test(arguments: ["", "duolog rest 1\nx\n1\n7\n/us\n"])
  func `A file of an older program beside the journal is ignored`(text: String) throws {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.directory.write(Array(text.utf8), to: "ana/duolog/journal.sqlite-rest")
    try expect(homes.ana("sync"), .printed("Nothing new, in or out."))
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "sync")
    #expect(try homes.ana("sync").output.hasPrefix("Received from Ben's laptop: 1 check-in."))
    #expect(try homes.directory.contents(of: "ana/duolog/journal.sqlite-rest") == Array(text.utf8))
  }

  @Test func `An emptied folder takes nothing away, and is filled again`() throws {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.meet()
    try FileManager.default.removeItem(atPath: homes.directory.path("us/duolog"))
    try expect(
      homes.ben("sync"),
      .printed(
        """
        Sent to Ana: 1 entry.
        Put back what the folder had lost: 7 entries from other
        devices.
        """))
    // Relays only stand in: the author's own files are hers to put back.
    try expect(homes.ana("sync"), .printed("Sent to Ben: 7 entries."))
  }

  // MARK: - The folder

  @Test func `The first sync needs a folder, and later ones remember it`() throws {
    let homes = try TwoHomes.begun()
    try expect(
      homes.ana("sync"),
      .said(
        """
        duolog: Which folder do you share? Give its path, for
        example ~/Dropbox/us.

        Usage: duolog sync [FOLDER] [--watch | --open]
                           [--delay SECONDS] [--report FILE]
                           [--page FILE] [--json]
        More: duolog help sync
        """, exitCode: 2))
    try homes.quietly(.ana, "sync", "us")
    try expect(homes.ana("sync"), .printed("Nothing new, in or out."))
    #expect(try homes.ana("status").output.contains("\nFolder   ~/us\n"))
  }

  @Test func `A missing folder is not available, and nothing is lost`() throws {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.move("us", to: "elsewhere")
    try expect(
      homes.ana("sync"),
      .said(
        """
        duolog: The folder ~/us isn't there right now. Nothing is
        lost. Connect it or create it, then try again.
        """, exitCode: 4))
    try homes.directory.write([], to: "ana/file")
    #expect(try homes.ana("sync", "file").exitCode == 4)
    try homes.move("elsewhere", to: "us")
    try expect(homes.ana("sync"), .printed("Nothing new, in or out."))
  }

  @Test func `An unwritable folder is not available, and nothing is lost`() throws {
    let homes = try TwoHomes.begun(goals: tea)
    // A file where Duolog's own folder would be: also the superuser cannot write there.
    try homes.directory.write([], to: "us/duolog")
    try expect(
      homes.ana("sync", "us"),
      .said(
        """
        duolog: Duolog could not list ~/us/duolog: part of the path
        is a file, not a folder. Nothing is lost: your entries stay
        here, and go out with the next sync.
        """, exitCode: 4))
    try FileManager.default.removeItem(atPath: homes.directory.path("us/duolog"))
    try expect(homes.ana("sync", "us"), .printed("Sent to Ben: 7 entries."))
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write and read everywhere"))
  func `A folder without permission is not available`() throws {
    let homes = try TwoHomes.begun(goals: tea)
    try homes.quietly(.ana, "sync", "us")
    try homes.quietly(.ana, "checkin", "tea")
    let files = FileManager.default
    let device = try #require(homes.bundles().first?.split(separator: "/")[2])
    let path = homes.directory.path("us/duolog/\(device)")
    try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: path)
    try expect(
      homes.ana("sync"),
      .said(
        """
        duolog: Duolog could not create ~/us/duolog/device123456:
        your account is not allowed to. Check the permissions.
        Nothing is lost: your entries stay here, and go out with the
        next sync.
        """, exitCode: 4))
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    try expect(homes.ana("sync"), .printed("Sent to Ben: 1 entry."))
  }

  @Test func `A folder that holds the journal itself is refused`() throws {
    let homes = try TwoHomes.begun()
    try expect(
      homes.ana("sync", "."),
      .said(
        """
        duolog: Your journal itself, ~/duolog/journal.sqlite, is
        inside ~. Whatever carries that folder would copy the
        journal while it is being written, and entries would be
        lost. Share another folder, or move the journal and set
        DUOLOG_HOME.
        """, exitCode: 1))
  }

  @Test func `A folder of another journal is refused, with the way out`() throws {
    let homes = try TwoHomes.begun()
    try homes.quietly(.ana, "sync", "us")
    try homes.quietly(.ben, "init", "--me", "Ben", "--partner", "Ana", "--device", "laptop")
    try expect(
      homes.ben("sync", "us"),
      .said(
        """
        duolog: ~/us/duolog/device123456/log-1-3.ffffffff.json
        belongs to a different journal from yours. Nothing was
        imported. If it's your partner's, merge the two, and nothing
        in either is lost: 'duolog join FOLDER'. If it's the wrong
        folder, choose the right one: 'duolog sync FOLDER'.
        """, exitCode: 1))
    #expect(try homes.bundles().count == 1)
  }

  // MARK: - Files that are not as they should be

  /// Ben has logged two things that lie in the folder in one file, whose path is returned.
  private func homesWithNews() throws -> (TwoHomes, file: String) {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.quietly(.ben, "checkin", "tea", "--note", "one")
    try homes.quietly(.ben, "checkin", "walk")
    try homes.quietly(.ben, "sync")
    return (homes, try homes.bundle(named: "log-2-3.json"))
  }

  private let cameIn = """
    Received from Ben's laptop: 2 check-ins.
    Ben's laptop has the same history as of today at 20:08.
    """

  @Test func `A truncated file is read once it has fully arrived`() throws {
    let (homes, file) = try homesWithNews()
    let whole = try homes.directory.contents(of: file)
    try homes.directory.write(Array(whole.dropLast(100)), to: file)
    try expect(
      homes.ana("sync"),
      .init(
        exitCode: 0,
        output: """
          Still waiting for 2 entries from Ben's laptop (2-3): they
          are still being copied.

          """,
        messages: """
          duolog/device123456/log-2-3.ffffffff.json hasn't fully
          arrived: most likely it is still being copied. The next sync
          reads it again.

          """))
    try homes.directory.write(whole, to: file)
    try expect(homes.ana("sync"), .printed(cameIn))
  }

  @Test func `A damaged file is named and set aside, and everything else is imported`() throws {
    let (homes, file) = try homesWithNews()
    try homes.quietly(.ana, "checkin", "tea")
    try homes.edit(file) { $0.replacing("\"note\":\"one\"", with: "\"note\":\"two\"") }
    try expect(
      homes.ana("sync"),
      .init(
        exitCode: 0,
        output: """
          Sent to Ben: 1 entry.
          Still waiting for 2 entries from Ben's laptop (2-3): they
          are in a damaged file.

          """,
        messages: """
          duolog/device123456/log-2-3.ffffffff.json is damaged: line 2
          begins events 2 to 3 of device123456, which have changed
          since they were written (their digest differs). It was set
          aside, and everything else was imported. Delete it, then
          sync on a device that has these entries: it writes them
          again.

          """))
    try FileManager.default.removeItem(atPath: homes.directory.path(file))
    try expect(
      homes.ben("sync"),
      .printed(
        """
        Received from Ana's phone: 1 check-in.
        Sent to Ana: 2 entries.
        """))
    try expect(homes.ana("sync"), .printed(cameIn.replacing("20:08", with: "20:11")))
  }

  @Test func `A missing file in between is waited for`() throws {
    let (homes, file) = try homesWithNews()
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "sync")
    try homes.move(file, to: "held-back.json")
    homes.set("COLUMNS", of: .ana, to: "80")
    try expect(
      homes.ana("sync"),
      .printed(
        """
        Still waiting for 2 entries from Ben's laptop (2-3): they haven't arrived yet.
        """))
    try homes.move("held-back.json", to: file)
    try expect(
      homes.ana("sync"),
      .printed(
        """
        Received from Ben's laptop: 3 check-ins.
        Ben's laptop has the same history as of today at 20:10.
        """))
  }

  @Test func `A file of a newer Duolog is left alone until the update`() throws {
    let (homes, file) = try homesWithNews()
    let original = try homes.directory.contents(of: file)
    try homes.edit(file) { $0.replacing("{\"duolog\":1", with: "{\"duolog\":2") }
    try expect(
      homes.ana("sync"),
      .init(
        exitCode: 0,
        output: """
          Still waiting for 2 entries from Ben's laptop (2-3): they
          were written by a newer Duolog.

          """,
        messages: """
          duolog/device123456/log-2-3.ffffffff.json was written by a
          newer Duolog (format 2). It was left alone: update Duolog on
          this device, then try again.

          """))
    try homes.directory.write(original, to: file)
    try expect(homes.ana("sync"), .printed(cameIn))
  }

  @Test func `Only the first few of many unreadable files are named`() throws {
    let homes = try TwoHomes.joined(goals: tea)
    for number in 10..<20 {
      try homes.directory.write(Array("{\"duolog\":1,".utf8), to: "us/duolog/x\(number).json")
    }
    homes.set("COLUMNS", of: .ana, to: "100")
    let sentences = (10..<13).map {
      """
      duolog/x\($0).json hasn't fully arrived: most likely it is still being copied. The next sync reads it
      again.

      """
    }
    try expect(
      homes.ana("sync"),
      .init(
        exitCode: 0, output: "Nothing new, in or out.\n",
        messages: sentences.joined() + "7 other files haven't fully arrived.\n"))
    let further = """
        "furtherProblems" : {
          "notYetWhole" : 2
        },
      """
    #expect(try homes.ana("sync", "--json").output.contains(further))
  }

  @Test func `Duolog works around a folder in a file's place, and sync and doctor say so`() throws {
    let homes = try TwoHomes.joined(goals: tea)
    let file = try homes.bundle(named: "log-1-7.json")
    let path = homes.directory.path(file)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try expect(
      homes.ana("sync"),
      .init(
        exitCode: 0, output: "Sent to Ben: 7 entries.\n",
        messages: """
          duolog/device123456/log-1-7.ffffffff.json is a folder or a
          link where this device's files go. Nothing is lost: the
          entries went out under another name. You can remove it.

          """))
    let doctor = try homes.ana("doctor")
    #expect(doctor.exitCode == 1)
    #expect(
      doctor.output.contains(
        """
          Folder     check:
                     duolog/device123456/log-1-7.ffffffff.json is a
                     folder, but Duolog needs a file there. Move it
        """), "\(doctor.output)")
  }

  @Test func `Unrelated files in the folder are skipped silently`() throws {
    let (homes, file) = try homesWithNews()
    let directory = homes.directory
    try directory.write(Array("hello".utf8), to: "us/duolog/notes.json")
    try directory.write(Array("{\"a\":1}".utf8), to: "us/duolog/other.json")
    try directory.write([1, 2, 3], to: "us/duolog/.DS_Store")
    try directory.write(
      try directory.contents(of: file),
      to: file.replacing(".json", with: " (Ben's conflicted copy 2026-11-21).json"))
    try expect(homes.ana("sync"), .printed(cameIn))
    try expect(homes.ana("sync"), .printed("Nothing new, in or out."))
  }
}
