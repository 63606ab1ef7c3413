import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Absence never means deletion: devices restore what the folder loses.
@Suite struct SharedFolderRepairTests {
  @Test func `an emptied folder takes nothing away, and each device refills it completely`() throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3, 2)
    let ben = try world.makeDevice(publishing: 4)
    _ = try ana.sync(with: world.folder)
    let state = try ana.stateDigest()

    try FileManager.default.removeItem(atPath: world.folder + "/duolog")
    let report = try ben.sync(with: world.folder)
    #expect(report.published == 4)
    #expect(report.relayed == 5)
    #expect(try ben.stateDigest() == state)
    let refilled = [
      "READ ME.txt", ben.file("log-1-4.json"), ben.file("relay-\(ana.ownLog)-1-5.json"),
    ]
    #expect(world.files() == refilled.sorted())

    let cleo = try world.makeDevice()
    _ = try cleo.sync(with: world.folder)
    #expect(try cleo.stateDigest() == state)
    let anas = try ana.sync(with: world.folder)
    #expect(anas.published == 5 && anas.relayed == 0 && anas.importedCount == 0)
    for device in [ana, ben, cleo] {
      let report = try device.sync(with: world.folder)
      #expect(report.published == 0 && report.relayed == 0)
    }
  }

  @Test func `a lost device's events still reach devices that join later`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice(publishing: 2)
    let state = try ben.stateDigest()
    try FileManager.default.removeItem(atPath: world.path("\(ana.ownLog.device)"))
    #expect(try ben.sync(with: world.folder).relayed == 3)
    let cleo = try world.makeDevice()
    #expect(try cleo.sync(with: world.folder).importedCount == 5)
    #expect(try cleo.stateDigest() == state)
  }

  @Test func `only the missing stretch is written again`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3, 2, 4)
    try world.remove(ana.file("log-4-5.json"))
    #expect(try ana.sync(with: world.folder).published == 2)
    #expect(world.files().contains(ana.file("log-4-5.json")))
  }

  @Test func `an empty file in the place of a segment does not count`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    try world.write("", to: ana.file("log-1-3.json"))
    #expect(try ben.sync(with: world.folder).relayed == 3)
    let cleo = try world.makeDevice()
    #expect(try cleo.sync(with: world.folder).importedCount == 3)
  }

  @Test func `a device rewrites its own segments when their bytes are corrupt`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let file = ana.file("log-1-3.json")
    let whole = try world.contents(of: file)
    let spoiled: [[UInt8]] = [
      Array(whole.dropLast(30)), [UInt8](repeating: 0, count: 400), Array("offline".utf8),
      Array(String(decoding: whole, as: UTF8.self).replacing("Tea", with: "Pea").utf8),
    ]
    for bytes in spoiled {
      try world.write(bytes, to: file)
      let report = try ana.sync(with: world.folder)
      #expect(report.problems.map(\.file) == [file])
      #expect(report.published == 3)
      #expect(try ana.sync(with: world.folder).problems.isEmpty)
    }
    #expect(try world.makeDevice().sync(with: world.folder).importedCount == 3)
  }

  @Test func `a device restored from a backup gets its own later events back from the folder`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    try ana.copy(to: world.directory.path("restored.sqlite"))
    try ana.addGoals(2)
    _ = try ana.sync(with: world.folder)
    let state = try ana.stateDigest()
    try ana.close()

    let restored = try Replica.open(
      at: world.directory.path("restored.sqlite"), schema: TestReplica.schema)
    #expect(try restored.eventCount() == 3)
    let report = try restored.sync(with: world.folder)
    #expect(report.imported == [restored.ownLog: 2])
    #expect(report.published == 0)
    #expect(try restored.stateDigest() == state)
  }

  @Test func `unfinished files left by a crash are removed once they are an hour old`() throws {
    let world = try FolderWorld()
    let clock = TestClock()
    let ana = try world.makeDevice(clock: clock)
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    let file = ana.file(".~duolog-0123456789abcdef.tmp")
    try world.write("{", to: file)
    let others = "b4x0k2m9q7tz/.~duolog-0123456789abcdef.tmp"
    try world.write("{", to: others)

    let written = Int64(Date().timeIntervalSince1970 * 1000)
    clock.milliseconds = written + 1_800_000
    _ = try ana.sync(with: world.folder)
    #expect(world.files().contains(file))
    clock.milliseconds = written + 7_200_000
    _ = try ana.sync(with: world.folder)
    #expect(!world.files().contains(file))
    #expect(world.files().contains(others))
  }
}
