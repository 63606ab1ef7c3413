import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

@Suite struct FolderDeviceTests {
  @Test func `each device of an open folder says when it reported and that it reads sealed files`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2)
    let ben = try world.makeDevice(publishing: 1)
    _ = try ana.sync(with: world.folder)
    let devices = try ana.devices(in: world.folder)
    #expect(devices.map(\.device) == [ana, ben].map(\.ownLog.device).sorted())
    for device in devices {
      #expect(device.readsSealed && device.isAllHere && device.reported != nil)
      #expect(device.openFiles == 2 && device.problem == nil)
    }
  }

  @Test func `an older program's statement does not say that it reads sealed files`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let ben = try world.makeDevice(publishing: 1)
    _ = try ana.sync(with: world.folder)
    let claim = "\(ben.ownLog.device)/seen.json"
    let text = String(decoding: try world.contents(of: claim), as: UTF8.self)
    #expect(text.contains(#","reads":["age"]"#))
    try world.write(Array(text.replacing(#","reads":["age"]"#, with: "").utf8), to: claim)
    let other = try #require(ana.devices(in: world.folder).first { $0.device != ana.ownLog.device })
    #expect(!other.readsSealed && other.reported != nil)
    // A statement of any size is not read.
    try world.write([UInt8](repeating: 0x20, count: 1 << 21), to: claim)
    let flooded = try #require(ana.devices(in: world.folder).first { $0.device == other.device })
    #expect(!flooded.readsSealed && flooded.reported == nil)
  }

  @Test func `open files of others are counted, and whether all in them is here`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice()
    let ben = try world.makeDevice(publishing: 2)
    _ = try ana.sync(with: world.folder)
    try ana.seal()
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    func bens() throws -> FolderDevice {
      try #require(ana.devices(in: world.folder).first { $0.device == ben.ownLog.device })
    }
    #expect(try bens().openFiles == 2)
    #expect(try bens().isAllHere)
    // An older program goes on in the open.
    try ben.addGoals(1)
    let bytes = try ben.bundle(of: ben.ownLog, 3...3)
    let name = SegmentName(
      log: ben.ownLog, range: 3...3, digest: try ben.digest(of: ben.ownLog, at: 3))
    try world.write(bytes, to: "\(ben.ownLog.device)/\(name.fileName(in: ben.ownLog.device))")
    #expect(try bens().openFiles == 3)
    #expect(try !bens().isAllHere)
  }

  @Test func `a device that seals with a replaced key, or one that is not here, is recognized`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice()
    let ben = try world.makeDevice()
    try ben.add(try ana.seal())
    for device in [ana, ben] {
      try device.addGoals(1)
      _ = try device.sync(with: world.folder)
    }
    func problem() throws -> SealProblem? {
      try ana.devices(in: world.folder).first { $0.device == ben.ownLog.device }?.problem
    }
    #expect(try problem() == nil)
    try ana.replaceKey()
    #expect(try problem() == .keyReplaced)
    try ben.replaceKey()
    for _ in 1...2 { _ = try ben.sync(with: world.folder) }
    #expect(try problem() == .keyMissing || problem() == .keyReplaced)
  }

  @Test func `a device whose sealed statement opens has the key`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let ben = try world.makeDevice(publishing: 1)
    let key = try ana.seal()
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    func bens() throws -> FolderDevice {
      try #require(ana.devices(in: world.folder).first { $0.device == ben.ownLog.device })
    }
    #expect(try !bens().hasKey)
    try ben.add(key, tryingOn: world.folder)
    _ = try ben.sync(with: world.folder)
    #expect(try bens().hasKey && bens().openFiles > 0)
    // A statement that was copied into another device's place says nothing.
    let other = DeviceID("aaaaaaaaaaaa")
    try world.write(
      world.contents(of: "\(ben.ownLog.device)/seen.json.age"), to: "\(other)/seen.json.age")
    let copied = try ana.devices(in: world.folder).first { $0.device == other }
    #expect(copied?.hasKey == false)
  }

  @Test func `bundles in the open outside of the devices' directories are listed`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let file = try #require(world.files().first { $0.contains("log-1-1") })
    let bytes = try world.contents(of: file)
    try world.write(bytes, to: "copy.json")
    try world.write(bytes, to: "old devices/log-1-1.json")
    try world.write(Array("{}".utf8), to: "other.json")
    #expect(
      try ana.survey(world.folder).strayFiles.sorted()
        == ["duolog/copy.json", "duolog/old devices/log-1-1.json"])
    try ana.seal()
    #expect(try ana.survey(world.folder).strayFiles.count == 2)
  }

  @Test func `a folder that is missing is an error, and devices of other journals are left out`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let elsewhere = try FolderWorld()
    _ = try elsewhere.makeDevice()
    let stranger = try elsewhere.makeDevice(journal: nil)
    try stranger.addGoals(1)
    _ = try stranger.sync(with: elsewhere.folder)
    let claim = "\(stranger.ownLog.device)/seen.json"
    try world.write(try elsewhere.contents(of: claim), to: claim)
    #expect(stranger.ownLog.device != ana.ownLog.device)
    #expect(try ana.devices(in: world.folder).map(\.device) == [ana.ownLog.device])
    #expect(throws: SyncError.folderMissing(path: world.folder + "/none")) {
      try ana.devices(in: world.folder + "/none")
    }
  }

  @Test func `a folder whose path looks like a sealed file's is synced like any other`() throws {
    let world = try FolderWorld()
    let folder = world.directory.path("us.agenda")
    try POSIXFileAccess().makeDirectory(folder)
    let ana = try world.makeDevice()
    for _ in 1...2 {
      try ana.addGoals(1)
      let report = try ana.sync(with: folder)
      #expect(!report.isKeyMissing && report.published == 1)
    }
  }
}
