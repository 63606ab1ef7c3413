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

  @Test func `When all is fine the doctor says so, and shows nothing that people wrote`() throws {
    let homes = try TwoHomes.joined(goals: [["Secret tea", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea", "--note", "Secret", "--private")
    let outcome = try homes.ana("doctor")
    #expect(outcome.exitCode == 0 && outcome.messages.isEmpty)
    let screen = try output(homes)
    #expect(
      screen == """
        \(heading)
          Time zone  fine: Europe/Lisbon, set by TZ: Mon 16 Nov,
                     20:07
          Clock      fine: it's later than everything logged so far
          Journal    fine: ~/duolog/journal.sqlite, 42 KB, 7
                     entries
          Device     fine: Ana's phone, device123456
          Writing    fine: the file and its directory are writable
          File       fine: no damage on a quick look;
                     'duolog verify' checks every entry
          Private    fine: private entries have a file of their own
                     on this device
          Folder     fine: ~/us is readable and writable
          Sealing    fine: not sealed; 'duolog seal' lets only the
                     two of you read the folder
          Others     fine: Ben's laptop: 1 entry, the last today at
                     20:03; has your entries up to today at 20:01
        All is well.

        """, "\(screen)")
    #expect(!screen.contains("Secret") && !screen.contains("tea"))
    let document = try homes.ana("doctor", "--json").output
    #expect(document.contains("\"isFine\" : true") && document.contains("\"kind\" : \"doctor\""))
    #expect(!document.contains("Secret"))
  }

  @Test func `An unknown zone is named, and the rest is still checked`() throws {
    let homes = try TwoHomes.begun()
    homes.set("TZ", of: .ana, to: "Mars/Base")
    #expect(try homes.ana("doctor").exitCode == 1)
    let screen = try output(homes)
    #expect(
      screen.contains(
        """
          Time zone  check: TZ is 'Mars/Base', which isn't the name
                     of a time zone, so today's date is uncertain.
                     Add --zone, for example --zone Europe/Lisbon,
                     or correct TZ. Until then, Duolog goes by
        """), "\(screen)")
    #expect(screen.contains("Journal    fine:") && screen.hasSuffix("1 thing to check.\n"))
    #expect(try homes.ana("doctor", "--zone", "Europe/Lisbon").exitCode == 0)
  }

  @Test func `Without a journal the doctor says how to begin`() throws {
    let homes = try TwoHomes()
    try expect(
      homes.ana("doctor"),
      .printed(
        """
        \(heading)
          Time zone  fine: Europe/Lisbon, set by TZ: Mon 16 Nov,
                     20:00
          Journal    check: There is no journal in
                     ~/duolog/journal.sqlite yet. Begin one with
                     'duolog init', or join your partner's with
                     'duolog join FOLDER'.
        1 thing to check.
        """, exitCode: 1))
  }

  @Test func `A folder that is missing, foreign or still empty is described as such`() throws {
    let homes = try TwoHomes.joined()
    try homes.move("us", to: "elsewhere")
    let away = try output(homes)
    #expect(away.contains("check: ~/us isn't there right now. Nothing is\n"), "\(away)")
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("us"), withIntermediateDirectories: false)
    #expect(try output(homes).contains("Folder     fine: ~/us has no Duolog files yet: run\n"))
    let strangers = try TwoHomes.begun()
    try strangers.quietly(.ana, "sync", homes.directory.path("us"))
    let other = try output(homes)
    #expect(other.contains("check: ~/us holds a different journal. If it's\n"), "\(other)")
  }

  @Test func `A clock behind the log, or behind another device, is reported`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2026-11-16T18:00:00.000Z")
    let behind = try output(homes)
    #expect(
      behind.contains(
        """
          Clock      check: 6 entries are dated later than now, by
                     up to 2 hours: Ben's laptop, today at 20:03;
                     Ana's phone, today at 20:01; Ana's phone, today
                     at 20:01 and 3 more. If this clock is wrong,
        """), "\(behind)")
    homes.setClocks(to: "2026-11-17T18:00:00.000Z")
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "sync")
    homes.setClocks(to: "2026-11-17T17:00:00.000Z")
    try homes.quietly(.ana, "sync")
    let other = try output(homes)
    #expect(
      other.contains(
        """
          Clock      check: 1 entry is dated later than now, by up
                     to 59 minutes: Ben's laptop, today at 18:00. If
        """), "\(other)")
  }

  @Test func `Entries of the future are named, also those before the last one`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2029-11-16T18:00:00.000Z")
    try homes.quietly(.ana, "checkin", "tea")
    homes.setClocks(to: "2026-11-17T18:00:00.000Z")
    try homes.quietly(.ana, "checkin", "tea")
    let screen = try output(homes)
    #expect(
      screen.contains(
        """
          Clock      check: 1 entry is dated later than now, by up
                     to 1,094 days: Ana's phone, Fri 16 Nov 2029 at
                     18:00. If this clock is wrong, set it from the
                     network. If it's right, another clock was wrong
                     when that was logged.

        """), "\(screen)")
  }

  @Test func `A clock that was never set is reported, and logs nothing without a yes`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    homes.setClocks(to: "1970-01-01T00:10:00.000Z")
    let screen = try output(homes)
    #expect(
      screen.contains(
        """
          Clock      check: it says Thu 1 Jan 1970, 01:10, which
                     can't be right. Set it from the network: what
                     you log now counts for the wrong day.

        """), "\(screen)")
    let refused = try homes.ana("checkin", "tea")
    #expect(refused.exitCode == 1)
    #expect(
      refused.messages == """
        duolog: This device's clock says Thu 1 Jan 1970, 01:11.
        Nothing was logged, because entries keep their day for good.
        Set the clock from the network, or add '--yes' if it's
        right.

        """, "\(refused.messages)")
    #expect(try homes.ana("mood", "4", "--private").exitCode == 1)
    for reading in [["today"], ["log"], ["settings"]] {
      #expect(try homes.run(.ana, reading).exitCode == 0, "\(reading)")
    }
    #expect(try homes.ana("checkin", "tea", "--yes").exitCode == 0)
  }

  @Test func `A clock five years after the last entry asks before it logs`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2031-11-10T18:00:00.000Z")
    #expect(try homes.ana("checkin", "tea").exitCode == 0)
    homes.setClocks(to: "2036-11-20T18:00:00.000Z")
    let refused = try homes.ana("checkin", "tea")
    #expect(refused.exitCode == 1)
    #expect(
      refused.messages.hasPrefix(
        """
        duolog: This device's clock says Thu 20 Nov 2036, 18:00,
        more than five years after the last entry, of Mon 10 Nov
        2031. Nothing was logged,
        """), "\(refused.messages)")
  }

  @Test func `A damaged file is checked without a crash, and named`() throws {
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
    #expect(outcome.output.contains("check:"), "\(outcome.output)")
    #expect(outcome.output.contains("Time zone"), "\(outcome.output)")
  }

  @Test func `Entries in a damaged file of the folder need a check`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "checkin", "tea", "--note", "one")
    try homes.quietly(.ben, "sync")
    let damaged = try homes.bundle(named: "log-2-2.json")
    try homes.edit(damaged) { $0.replacing("\"note\":\"one\"", with: "\"note\":\"six\"") }
    try homes.quietly(.ana, "sync")
    let outcome = try homes.ana("doctor")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("waiting for entry 2, in a damaged\n"), "\(outcome.output)")
  }

  @Test func `A device without a zone, or on UTC, is told what to do`() throws {
    let calendar = PersonalCalendar(zone: try Zone("UTC"))
    let utc = ZoneFinding(calendar: calendar, source: .device)
      .finding(now: "2026-11-16T20:00:00.000Z")
    #expect(utc.isFine)
    #expect(
      utc.text.hasSuffix(
        "Mon 16 Nov, 20:00. If you live elsewhere: 'duolog settings --zone Europe/Lisbon'"))
    let lost = ZoneFinding(calendar: calendar, source: .device, isDeviceSet: false)
      .finding(now: "2026-11-16T20:00:00.000Z")
    #expect(!lost.isFine && lost.text.contains("/etc/localtime"))
    let set = ZoneFinding(calendar: calendar, source: .settings, isDeviceSet: false)
      .finding(now: "2026-11-16T20:00:00.000Z")
    #expect(set.isFine && set.text.hasSuffix("set for this device: Mon 16 Nov, 20:00"))
  }
}
