import DuologJournal
import DuologSQLite
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

@Suite struct DoctorTests {
  private let heading = "Duolog 0.1.0, SQLite \(SQLiteLibrary.version)"

  /// What the doctor says, without the size of the file.
  private func output(_ homes: TwoHomes, _ arguments: [String] = []) throws -> String {
    try homes.read(["doctor"] + arguments, by: [.ana])[0]
      .replacing(/sqlite, [0-9,]+ KB/, with: "sqlite, 42 KB")
  }

  @Test func `Where all is fine the doctor says so, and shows nothing that was written`() throws {
    let homes = try TwoHomes.joined(goals: [["Secret tea", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea", "--note", "Secret", "--private")
    let outcome = try homes.ana("doctor")
    #expect(outcome.exitCode == 0 && outcome.messages.isEmpty)
    let screen = try output(homes)
    #expect(
      screen == """
        \(heading)
          Time zone    fine: Europe/Lisbon, as TZ says: Mon 16 Nov,
                       20:07
          Clock        fine: it is after all that was logged
          Journal      fine: ~/duolog/journal.sqlite, 42 KB, 7
                       entries
          Device       fine: Ana's phone, device123456
          Writing      fine: the file and its directory can be
                       written to
          File         fine: sound at a quick look; 'duolog verify'
                       checks each entry
          Yours alone  fine: there is a file with entries of this
                       device only
          Folder       fine: ~/us can be read and written
          Others       fine: Ben's laptop: 1 entry, the last today
                       at 20:03; has your entries up to today at
                       20:01
        All is well.

        """, "\(screen)")
    #expect(!screen.contains("Secret") && !screen.contains("tea"))
    let document = try homes.ana("doctor", "--json").output
    #expect(document.contains("\"isFine\" : true") && document.contains("\"kind\" : \"doctor\""))
    #expect(!document.contains("Secret"))
  }

  @Test func `A zone that is none is named, and the rest is looked at all the same`() throws {
    let homes = try TwoHomes.begun()
    homes.set("TZ", of: .ana, to: "Mars/Base")
    #expect(try homes.ana("doctor").exitCode == 1)
    let screen = try output(homes)
    #expect(
      screen.contains(
        """
          Time zone    look: TZ is 'Mars/Base', which is no time
                       zone's name, so today's date is uncertain.
                       Add --zone, as --zone Europe/Lisbon, or
                       correct TZ.

        """), "\(screen)")
    #expect(screen.contains("Journal      fine:") && screen.hasSuffix("1 thing to look at.\n"))
    #expect(try homes.ana("doctor", "--zone", "Europe/Lisbon").exitCode == 0)
  }

  @Test func `Without a journal the doctor says how to begin`() throws {
    let homes = try TwoHomes()
    try expect(
      homes.ana("doctor"),
      .printed(
        """
        \(heading)
          Time zone  fine: Europe/Lisbon, as TZ says: Mon 16 Nov,
                     20:00
          Journal    look: There is no journal yet in
                     ~/duolog/journal.sqlite. Begin one with
                     'duolog init', or join your partner's with
                     'duolog join FOLDER'.
        1 thing to look at.
        """, exitCode: 1))
  }

  @Test func `A folder that is away, another journal's, or still empty is told as that`() throws {
    let homes = try TwoHomes.joined()
    try homes.move("us", to: "elsewhere")
    let away = try output(homes)
    #expect(away.contains("look: there is no ~/us at present. Nothing is\n"), "\(away)")
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("us"), withIntermediateDirectories: false)
    #expect(try output(homes).contains("Folder       fine: ~/us holds nothing of Duolog yet:\n"))
    let strangers = try TwoHomes.begun()
    try strangers.quietly(.ana, "sync", homes.directory.path("us"))
    let other = try output(homes)
    #expect(other.contains("look: ~/us holds another journal. If it is\n"), "\(other)")
  }

  @Test func `A clock before what was logged, and one before another device's, is told`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2026-11-16T18:00:00.000Z")
    let behind = try output(homes)
    #expect(behind.contains("Clock        look: it is 2 hours before what was logged\n"))
    homes.setClocks(to: "2026-11-17T18:00:00.000Z")
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "sync")
    homes.setClocks(to: "2026-11-17T17:00:00.000Z")
    try homes.quietly(.ana, "sync")
    let other = try output(homes)
    #expect(
      other.contains("Clock        look: Ben's laptop is 60 minutes ahead of it.\n"), "\(other)")
  }

  @Test func `A damaged file is looked at without a crash, and named`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    let path = homes.directory.path("ana/duolog/journal.sqlite")
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try connection.close()
    var bytes = try homes.directory.contents(of: "ana/duolog/journal.sqlite")
    for index in stride(from: 3 * 4096, to: bytes.count, by: 7) { bytes[index] ^= 0x5A }
    try homes.directory.write(bytes, to: "ana/duolog/journal.sqlite")
    let outcome = try homes.ana("doctor")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("look:"), "\(outcome.output)")
    #expect(outcome.output.contains("Time zone"), "\(outcome.output)")
  }

  @Test func `Entries in a damaged file of the folder are to be looked at`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "checkin", "tea", "--note", "one")
    try homes.quietly(.ben, "sync")
    let damaged = try homes.bundle(named: "log-2-2.json")
    try homes.edit(damaged) { $0.replacing("\"note\":\"one\"", with: "\"note\":\"six\"") }
    try homes.quietly(.ana, "sync")
    let outcome = try homes.ana("doctor")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("waiting for 2, in a\n"), "\(outcome.output)")
  }

  @Test func `A device that does not know where it is, or lives by UTC, hears what to do`() throws {
    let calendar = PersonalCalendar(zone: try Zone("UTC"))
    let utc = ZoneFinding(calendar: calendar, source: .device)
      .finding(now: "2026-11-16T20:00:00.000Z")
    #expect(utc.isFine)
    #expect(
      utc.text.hasSuffix(
        "Mon 16 Nov, 20:00. If you live by another: 'duolog settings --zone Europe/Lisbon'"))
    let lost = ZoneFinding(calendar: calendar, source: .device, isDeviceSet: false)
      .finding(now: "2026-11-16T20:00:00.000Z")
    #expect(!lost.isFine && lost.text.contains("/etc/localtime"))
    let set = ZoneFinding(calendar: calendar, source: .settings, isDeviceSet: false)
      .finding(now: "2026-11-16T20:00:00.000Z")
    #expect(set.isFine && set.text.hasSuffix("as set for this device: Mon 16 Nov, 20:00"))
  }
}
