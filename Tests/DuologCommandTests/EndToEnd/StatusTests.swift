import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@Suite struct StatusTests {
  @Test func `Status says where the journal is, what it holds and what each device has`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "sync")
    homes.setClocks(to: "2026-11-17T12:00:00.000Z")
    try homes.quietly(.ana, "sync")
    try homes.quietly(.ana, "checkin", "tea")
    try expect(
      homes.ana("status"),
      .printed(
        """
        Journal  ~/duolog/journal.sqlite
        Folder   ~/us
        Sealed   no; 'duolog seal' lets only the two of you read the
                 folder
        Time     Tue 17 Nov, 12:02, in Europe/Lisbon
        Holds    8 entries

        Devices
          Ana's phone   6 entries, the last today at 12:01; this
                        device
          Ben's laptop  2 entries, the last yesterday at 20:05; last
                        seen yesterday at 20:06; has your entries up
                        to yesterday at 20:01
        """))
    try homes.quietly(.ana, "sync")
    try homes.quietly(.ben, "sync")
    try homes.quietly(.ana, "sync")
    let lines = try homes.ana("status").output
    #expect(
      lines.replacing(/\([0-9a-f]{8}\)/, with: "(3ff9f7d2)").hasSuffix(
        """
          Ben's laptop  2 entries, the last yesterday at 20:05; same
                        history as here, as of today at 12:04
                        (3ff9f7d2)

        """), "\(lines)")
  }

  @Test func `Status says when nothing has come from a device for more than a week`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "sync")
    try homes.quietly(.ana, "sync")
    func line() throws -> String {
      try homes.ana("status").output.split(separator: "\n").suffix(4).map {
        $0.trimmingCharacters(in: .whitespaces)
      }.joined(separator: " ")
    }
    homes.setClocks(to: "2026-11-23T12:00:00.000Z")
    #expect(try !line().contains("nothing from it"))
    homes.setClocks(to: "2026-11-25T12:00:00.000Z")
    let silent = try line()
    #expect(silent.hasSuffix("; nothing from it for 9 days"), "\(silent)")
    let doctor = try homes.ana("doctor").output.replacing(/\s+/, with: " ")
    #expect(doctor.contains("; nothing from it for 9 days"), "\(doctor)")
  }

  @Test func `Status names what is missing, and why`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "checkin", "tea", "--note", "one")
    try homes.quietly(.ben, "sync")
    try homes.quietly(.ben, "checkin", "tea", "--note", "two")
    try homes.quietly(.ben, "sync")
    let damaged = try homes.bundle(named: "log-2-2.json")
    try homes.edit(damaged) { $0.replacing("\"note\":\"one\"", with: "\"note\":\"six\"") }
    try FileManager.default.removeItem(
      atPath: homes.directory.path(homes.bundle(named: "log-3-3.json")))
    try homes.quietly(.ana, "sync")
    let status = try homes.ana("status", "--json").output
    let expected = """
            "waitingFor" : [
              {
                "cause" : "damaged",
                "file" : "device123456/log-2-2.ffffffff.json",
                "first" : 2,
                "last" : 2
              },
              {
                "cause" : "notArrived",
                "first" : 3,
                "last" : 3
              }
            ]
      """
    #expect(status.contains(expected), "\(status)")
    homes.set("COLUMNS", of: .ana, to: "100")
    let page = try homes.ana("status").output.split(separator: "\n").suffix(2).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.joined(separator: " ")
    #expect(
      page.hasSuffix(
        "waiting for entry 2, in a damaged file; waiting for entry 3, not arrived yet"), "\(page)")
  }

  @Test func `Status reports clocks that entries prove to disagree`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "checkin", "tea")
    try homes.quietly(.ana, "sync")
    homes.setClocks(to: "2026-11-16T19:00:00.000Z")
    try homes.quietly(.ben, "sync")
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "sync")
    homes.setClocks(to: "2026-11-16T20:30:00.000Z")
    try homes.quietly(.ana, "sync")
    let lines = try homes.ana("status").output.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.suffix(6) == [
        "Clocks",
        "On Mon 16 Nov, Ben's laptop was at least 64 minutes behind",
        "Ana's phone. Nothing is lost, but when two changes are made",
        "at once, the earlier one may be shown. Set both clocks from",
        "the network.", "",
      ], "\(lines)")
  }
}
