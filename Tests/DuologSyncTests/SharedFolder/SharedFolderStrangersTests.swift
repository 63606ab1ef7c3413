import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Other programs' files, and what carriers do to ours.
@Suite struct SharedFolderStrangersTests {
  @Test(arguments: CarrierNames.strangers.keys.sorted())
  func `files that carriers and desktops leave are never opened`(carrier: String) throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let names = CarrierNames.strangers[carrier] ?? []
    for name in names {
      try world.write("not ours", to: name)
      if !name.contains("/") { try world.write("not ours", to: ana.file(name)) }
    }
    let watch = FileWatch()
    let report = try world.makeDevice().sync(
      with: world.folder, access: WatchedFileAccess(watch))
    #expect(watch.paths(.open) == [world.path(ana.file("log-1-1.json"))])
    #expect(report.importedCount == 1)
    #expect(report.problems.isEmpty)
    #expect(Set(world.files()).isSuperset(of: names))
  }

  @Test func `JSON of other programs is silently skipped, and not read a second time`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    try world.write(#"[{"note":"buy milk"}]"#, to: "notes.json")
    try world.write(#"{"name":"a project","version":"1.0"}"#, to: ana.file("README.json"))
    try world.write("milk, eggs", to: ana.file("list.json"))
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder)
    #expect(report.importedCount == 1)
    #expect(report.problems.isEmpty)
    let watch = FileWatch()
    let second = try ben.sync(with: world.folder, access: WatchedFileAccess(watch))
    #expect(second.problems.isEmpty)
    #expect(watch.hasOnlyLooked, "\(watch.calls)")
    // Once it has changed, it may be anything.
    try world.write(try world.contents(of: ana.file("log-1-1.json")), to: "notes.json")
    let third = FileWatch()
    _ = try ben.sync(with: world.folder, access: WatchedFileAccess(third))
    #expect(third.paths(.open) == [world.path("notes.json")])
  }

  @Test(arguments: CarrierNames.copies.keys.sorted())
  func `a bundle under a name that is not ours is read anyway`(carrier: String) throws {
    for name in CarrierNames.copies[carrier] ?? [] {
      let world = try FolderWorld()
      let ana = try world.makeDevice(publishing: 3)
      try world.rename(ana.file("log-1-3.json"), to: ana.file(name))
      let ben = try world.makeDevice()
      #expect(try ben.sync(with: world.folder).imported == [ana.ownLog: 3], "\(name)")
      #expect(try ben.stateDigest() == ana.stateDigest())
    }
  }

  @Test(arguments: CarrierNames.copies.keys.sorted())
  func `a second copy of a bundle costs nothing`(carrier: String) throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    for name in CarrierNames.copies[carrier] ?? [] {
      try world.write(try world.contents(of: ana.file("log-1-3.json")), to: ana.file(name))
    }
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder)
    #expect(report.imported == [ana.ownLog: 3])
    #expect(report.problems.isEmpty && report.published == 0 && report.relayed == 0)
    let watch = FileWatch()
    _ = try ben.sync(with: world.folder, access: WatchedFileAccess(watch))
    #expect(watch.hasOnlyLooked, "\(watch.calls)")
  }

  @Test func `copies that wait for each other are read in any order of their names`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 2, 3, 1)
    try world.rename(ana.file("log-6-6.json"), to: "a.json")
    try world.rename(ana.file("log-3-5.json"), to: "b.json")
    try world.rename(ana.file("log-1-2.json"), to: "c.json")
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder)
    #expect(report.imported == [ana.ownLog: 6])
    #expect(report.missing.isEmpty && report.problems.isEmpty)
  }

  @Test func `links, pipes and directories that are named like segments do no harm`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let directory = world.path("\(ana.ownLog.device)")
    let files = FileManager.default
    let secret = world.directory.path("secret.json")
    try Data(#"{"duolog":1}"#.utf8).write(to: URL(fileURLWithPath: secret))
    try files.createSymbolicLink(
      atPath: directory + "/log-2-2.json", withDestinationPath: secret)
    try files.createSymbolicLink(
      atPath: directory + "/log-3-3.json", withDestinationPath: "/nowhere")
    #expect(mkfifo(directory + "/log-4-4.json", 0o600) == 0)
    try files.createDirectory(
      atPath: directory + "/log-5-5.json", withIntermediateDirectories: false)
    try files.createSymbolicLink(
      atPath: world.path("b4x0k2m9q7tz"), withDestinationPath: world.directory.path)
    let watch = FileWatch()
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder, access: WatchedFileAccess(watch))
    #expect(watch.paths(.open) == [world.path(ana.file("log-1-1.json"))])
    #expect(report.importedCount == 1 && report.problems.isEmpty && report.missing.isEmpty)
    try ana.addGoals(2)
    #expect(try ana.sync(with: world.folder).published == 2)
    #expect(try ben.sync(with: world.folder).importedCount == 2)
  }

  @Test func `nothing is written behind a link in place of one of our directories`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice()
    try ana.addGoals(1)
    let home = world.folder + "/duolog"
    let elsewhere = world.directory.path("elsewhere")
    try FileManager.default.createDirectory(
      atPath: elsewhere, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: home, withDestinationPath: elsewhere)
    #expect(throws: SyncError.self) { try ana.sync(with: world.folder) }
    try FileManager.default.removeItem(atPath: home)
    try FileManager.default.createDirectory(
      atPath: home, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: world.path("\(ana.ownLog.device)"), withDestinationPath: elsewhere)
    #expect(throws: SyncError.self) { try ana.sync(with: world.folder) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere).isEmpty)
  }

  @Test func `a segment under the name of a longer one is imported, and hides nothing`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    try world.rename(ana.file("log-1-3.json"), to: ana.file("log-1-9.json"))
    let ben = try world.makeDevice()
    let report = try ben.sync(with: world.folder)
    #expect(report.importedCount == 3)
    #expect(report.missing.isEmpty)
    try ana.addGoals(2)
    _ = try ana.sync(with: world.folder)
    #expect(try ben.sync(with: world.folder).importedCount == 2)
  }
}
