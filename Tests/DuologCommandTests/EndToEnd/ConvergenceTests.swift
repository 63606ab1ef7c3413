import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// What people hear of how the histories of their devices compare.
@Suite struct ConvergenceTests {
  private let tea = [["Tea", "--daily"]]

  /// The value of a key of 64 hexadecimal digits in a document, each time that it is there.
  private func histories(_ document: String) -> [Substring] {
    document.matches(of: /"history" : "([0-9a-f]{64})"/).map(\.output.1)
  }

  /// The text of a screen on one line, with one space between two words.
  private func unwrapped(_ screen: String) -> String {
    screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The file in which a device says what it holds, by the device's name.
  private func statement(_ homes: TwoHomes, of device: String) throws -> String {
    let names = try homes.directory.names(in: "us/duolog").filter { !$0.hasPrefix("READ") }
    let paths = names.map { "us/duolog/\($0)/seen.json" }
    return try #require(
      try paths.first {
        try String(decoding: homes.directory.contents(of: $0), as: UTF8.self)
          .contains("\"name\":\"\(device)\"")
      })
  }

  @Test func `Two devices that have synced hold the same history, and the document names it`()
    throws
  {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.meet()
    let hers = try homes.plainOutput(.ana, "status", "--json")
    let his = try homes.plainOutput(.ben, "status", "--json")
    // This device's own, and the one that the other's statement proves.
    #expect(histories(hers).count == 2 && Set(histories(hers)).count == 1, "\(hers)")
    #expect(Set(histories(his)) == Set(histories(hers)))
    #expect(hers.contains("\"state\" : \"sameHistory\""))
    let digest = try #require(histories(hers).first)
    let page = try homes.plainOutput(.ana, "status").split(separator: "\n").joined(separator: " ")
    #expect(page.contains("(\(digest.prefix(8)))"), "\(page)")
  }

  @Test func `When a needed file is deleted, both hear what is missing`()
    throws
  {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.quietly(.ben, "checkin", "tea", "--note", "one")
    try homes.quietly(.ben, "checkin", "tea", "--note", "two")
    try homes.quietly(.ben, "sync")
    try FileManager.default.removeItem(
      atPath: homes.directory.path(homes.bundle(named: "log-2-3.json")))
    for _ in 1...2 {
      try expect(
        homes.ana("sync"),
        .printed(
          """
          Still waiting for 2 entries from Ben's laptop (2-3): they
          haven't arrived yet.
          """))
    }
    let document = try homes.ana("status", "--json").output
    #expect(document.contains("\"state\" : \"lacksHere\""), "\(document)")
    #expect(
      document.contains(
        """
                "notHere" : [
                  {
                    "device" : "device123456",
                    "first" : 2,
                    "last" : 3
                  }
                ],
                "notHereInAll" : 1,
        """), "\(document)")
    let doctor = try homes.ana("doctor")
    #expect(doctor.exitCode == 1 && doctor.output.contains("1 thing to check."))
    #expect(doctor.output.contains("Sync on Ben's laptop, then here."), "\(doctor.output)")
  }

  /// Ana's phone was restored in place from a backup and has logged something else since; Ben holds
  /// what it had logged before, the file with which is gone.
  private func restored(logging: Bool = true) throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.meet()
    let journal = "ana/duolog/journal.sqlite"
    let backup = try homes.directory.contents(of: journal)
    try homes.quietly(.ana, "checkin", "tea", "--note", "first life")
    try homes.quietly(.ana, "sync")
    try homes.quietly(.ben, "sync")
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: homes.directory.path(journal + suffix))
    }
    try homes.directory.write(backup, to: journal)
    let file = try #require(
      homes.bundles().first { $0.contains("/log-") && $0.contains("-6.") })
    try FileManager.default.removeItem(atPath: homes.directory.path(file))
    if logging { try homes.quietly(.ana, "checkin", "tea", "--note", "second life") }
    return homes
  }

  @Test func `Different entries under the same numbers are reported, never as nothing new`() throws
  {
    let homes = try restored()
    try homes.quietly(.ana, "sync")
    try expect(
      homes.ana("sync"),
      .printed(
        """
        Ben's laptop holds different entries for this device from 6
        on or earlier, which happens after restoring a backup. The
        file with them hasn't arrived here. Nothing is lost: sync on
        Ben's laptop, then here again.
        """))
    let status = try unwrapped(homes.ana("status").output)
    #expect(
      status.hasSuffix(
        "holds different entries for this device from 6 on or earlier, and the file with them hasn't"
          + " arrived"), "\(status)")
    let document = try homes.ana("status", "--json").output
    #expect(document.contains("\"state\" : \"differs\""))
    #expect(document.contains("\"last\" : 6"))
    let doctor = try homes.ana("doctor")
    #expect(doctor.exitCode == 1)
    #expect(
      unwrapped(doctor.output).contains(
        "Ana's phone, device123456: other devices hold entries from this one that aren't here. This"
          + " happens after restoring a backup. Nothing is lost: sync on the others, then here."),
      "\(doctor.output)")
  }

  @Test func `A device hears that others hold more of its log than itself`() throws {
    let homes = try restored(logging: false)
    try expect(
      homes.ana("sync"),
      .printed(
        """
        Still waiting for 1 entry from Ana's phone (6): it hasn't
        arrived yet.
        """))
    let status = try unwrapped(homes.ana("status").output)
    #expect(
      status.contains(
        "this device; others hold its entry 6, which isn't here; becomes a new device with your next"
          + " entry"), "\(status)")
    let doctor = try homes.ana("doctor")
    #expect(doctor.exitCode == 1)
    #expect(
      unwrapped(doctor.output).contains(
        "check: Ana's phone, device123456: other devices hold entries from this one that aren't here."
          + " This happens after restoring a backup. Nothing is lost: sync on the others, then here."
          + " Your next entry counts as a new device's."), "\(doctor.output)")
    #expect(try homes.ana("status", "--json").output.contains("\"isToBeRenewed\" : true"))
    try homes.meet()
    try expect(homes.ana("sync"), .printed("Nothing new, in or out."))
  }

  @Test func `A report about hundreds of unknown devices stays short`() throws {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.meet()
    let text = String(
      decoding: try homes.directory.contents(of: try statement(homes, of: "Ben's laptop")),
      as: UTF8.self)
    let journal = try #require(text.firstMatch(of: /"journal":"([0-9A-Z]{13})"/)).output.1
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
    let devices = (0..<256).map { "zzzzzzzzzz\(digits[$0 / 32])\(digits[$0 % 32])" }
    let seen = devices.map { "\"\($0)\":9007199254740991" }.joined(separator: ",")
    let heads = devices.map { "\"\($0)\":\"0123456789abcdef\"" }.joined(separator: ",")
    let forged = """
      {"duolog":1,"journal":"\(journal)","from":{"device":"zzzzzzzzzzzz","name":"x"},\
      "made":"2026-11-16T20:00:00.000Z","seen":{\(seen)},"heads":{\(heads)},"logs":[
      ]}

      """
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("us/duolog/zzzzzzzzzzzz"), withIntermediateDirectories: false)
    try homes.directory.write(Array(forged.utf8), to: "us/duolog/zzzzzzzzzzzz/seen.json")
    for arguments in [["sync"], ["status"], ["status", "--json"], ["sync", "--json"], ["doctor"]] {
      let output = try homes.read(arguments, by: [.ana])[0]
      let lines = output.split(separator: "\n").count
      #expect(lines < 400, "\(arguments): \(lines) lines")
      #expect(lines < 80 || arguments.contains("--json"), "\(arguments): \(output)")
    }
    let sync = try homes.ana("sync").output
    #expect(sync.hasSuffix("Entries are missing in 248 more places.\n"), "\(sync)")
    #expect(
      try homes.ana("status").output.hasSuffix(
        "  and 247 more devices, nothing from which has arrived yet\n"))
    // Everything else still works.
    try homes.quietly(.ana, "checkin", "tea")
    #expect(try homes.ana("sync").output.hasPrefix("Sent to Ben: 1 entry.\n"))
  }

  @Test func `An old report that a carrier brings back hides nothing`() throws {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.meet()
    let path = try statement(homes, of: "Ben's laptop")
    let old = try homes.directory.contents(of: path)
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "sync")
    let file = try homes.bundle(named: "log-2-2.json")
    try homes.move(file, to: "held-back.json")
    let missing = """
      Still waiting for 1 entry from Ben's laptop (2): it hasn't
      arrived yet.
      """
    try expect(homes.ana("sync"), .printed(missing))
    try homes.directory.write(old, to: path)
    try expect(homes.ana("sync"), .printed(missing))
    let doctor = try unwrapped(homes.ana("doctor").output)
    #expect(
      doctor.contains("its file in the folder is older than an earlier one"), "\(doctor)")
  }

  @Test func `A report from the future needs a check`() throws {
    let homes = try TwoHomes.joined(goals: tea)
    try homes.edit(try statement(homes, of: "Ben's laptop")) {
      $0.replacing(/"made":"2026/, with: "\"made\":\"2126")
    }
    try homes.quietly(.ana, "sync")
    let doctor = try homes.ana("doctor")
    #expect(doctor.exitCode == 1)
    let text = unwrapped(doctor.output)
    #expect(text.contains("Its last report is dated in the future: check its clock."), "\(text)")
  }

  @Test func `Obstacles in the folder are named`() throws {
    let homes = try TwoHomes.joined(goals: tea)
    let device = try #require(homes.bundles().first?.split(separator: "/")[2])
    for name in ["log-97-98.json", "log-98-98.json"] {
      try FileManager.default.createDirectory(
        atPath: homes.directory.path("us/duolog/\(device)/\(name)"),
        withIntermediateDirectories: false)
    }
    let doctor = try homes.ana("doctor")
    #expect(doctor.exitCode == 1)
    let text = unwrapped(doctor.output)
    #expect(
      text.contains(
        "check: duolog/device123456/log-97-98.json is a folder, but Duolog needs a file there (and"
          + " 1 more thing like it). Move it out of the shared folder, then run 'duolog sync'."),
      "\(text)")
  }
}
