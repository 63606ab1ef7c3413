import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// What every watch notices, whether the system reports changes or they must be looked for.
@Suite struct ChangeWatchConformanceTests {
  @Test(arguments: WatchKind.all)
  func `nothing changes if nothing happens`(kind: WatchKind) throws {
    let stage = try WatchStage()
    let watch = try kind.watch(stage.places)
    #expect(watch.seesAll)
    #expect(watch.changes() == [])
  }

  @Test(arguments: WatchKind.all)
  func `a new file counts, once`(kind: WatchKind) throws {
    let stage = try WatchStage()
    let watch = try kind.watch(stage.places)
    try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
    #expect(watch.changes() == .folder)
    #expect(watch.changes() == [])
  }

  @Test(arguments: WatchKind.all)
  func `a file counts when it gets its name, and not while unfinished`(kind: WatchKind) throws {
    let stage = try WatchStage()
    let watch = try kind.watch(stage.places)
    for name in [".syncthing.log-1-2.json.tmp", "~syncthing~log-1-2.json.tmp", "log-1-2.json.part"]
    {
      try stage.world.write("{}", to: "\(stage.device)/\(name)")
    }
    #expect(watch.changes() == [])
    try stage.world.rename(
      "\(stage.device)/.syncthing.log-1-2.json.tmp", to: "\(stage.device)/log-1-2.json")
    #expect(watch.changes() == .folder)
  }

  @Test(arguments: WatchKind.all)
  func `a file that is replaced, renamed or removed counts`(kind: WatchKind) throws {
    let stage = try WatchStage()
    let (file, other) = ("\(stage.device)/log-1-2.json", "\(stage.device)/log-1-2 (1).json")
    try stage.world.write("{}", to: file)
    let watch = try kind.watch(stage.places)
    try stage.world.write("{\"a\":1}", to: file)
    #expect(watch.changes() == .folder)
    try stage.world.rename(file, to: other)
    #expect(watch.changes() == .folder)
    try stage.world.remove(other)
    #expect(watch.changes() == .folder)
  }

  @Test(arguments: WatchKind.all)
  func `a new device's directory counts, and so do files in it`(kind: WatchKind) throws {
    let stage = try WatchStage()
    let watch = try kind.watch(stage.places)
    try stage.world.write("{}", to: "b4x0k2m9q7tz/log-1-1.json")
    #expect(watch.changes() == .folder)
    watch.refresh()
    try stage.world.write("{}", to: "b4x0k2m9q7tz/log-2-2.json")
    #expect(watch.changes() == .folder)
  }

  @Test(arguments: WatchKind.all)
  func `a bundle next to the devices' directories counts, and nothing else there`(
    kind: WatchKind
  ) throws {
    let stage = try WatchStage()
    let watch = try kind.watch(stage.places)
    try stage.world.write("hello", to: "READ ME.txt")
    try stage.world.write("hello", to: ".stfolder/x.json")
    #expect(watch.changes() == [])
    try stage.world.write("{}", to: "duolog-2026-11-21.json")
    #expect(watch.changes() == .folder)
  }

  @Test(arguments: WatchKind.all)
  func `a folder that disappears counts, and so does its return`(kind: WatchKind) throws {
    let stage = try WatchStage()
    try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
    let watch = try kind.watch(stage.places)
    let elsewhere = stage.world.directory.path("elsewhere")
    try FileManager.default.moveItem(atPath: stage.world.folder, toPath: elsewhere)
    #expect(watch.changes() == .folder)
    watch.refresh()
    try FileManager.default.moveItem(atPath: elsewhere, toPath: stage.world.folder)
    #expect(watch.changes() == .folder)
    watch.refresh()
    #expect(watch.seesAll)
    try stage.world.write("{}", to: "\(stage.device)/log-3-4.json")
    #expect(watch.changes() == .folder, "it is watched as before")
  }

  @Test(arguments: WatchKind.all)
  func `a folder that is emptied and filled again counts each time`(kind: WatchKind) throws {
    let stage = try WatchStage()
    try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
    let watch = try kind.watch(stage.places)
    try FileManager.default.removeItem(atPath: stage.world.folder + "/duolog")
    #expect(watch.changes() == .folder)
    watch.refresh()
    try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
    #expect(watch.changes() == .folder)
  }

  @Test(arguments: WatchKind.all)
  func `the folder may be named through a link`(kind: WatchKind) throws {
    let stage = try WatchStage()
    let link = stage.world.directory.path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: stage.world.folder)
    let watch = try kind.watch(WatchedPlaces(folder: link, replica: stage.replica))
    try stage.world.write("{}", to: "\(stage.device)/log-1-2.json")
    #expect(watch.changes() == .folder)
  }

  @Test(arguments: WatchKind.all)
  func `a directory behind a link is neither watched nor read`(kind: WatchKind) throws {
    let stage = try WatchStage()
    let elsewhere = stage.world.directory.path("elsewhere")
    try FileManager.default.createDirectory(
      atPath: elsewhere, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: stage.world.path("linked"), withDestinationPath: elsewhere)
    let watch = try kind.watch(stage.places)
    try Data("{}".utf8).write(to: URL(fileURLWithPath: elsewhere + "/log-1-2.json"))
    #expect(watch.changes() == [])
  }

  @Test(arguments: WatchKind.all)
  func `what another process logs counts, even while it continues`(kind: WatchKind) throws {
    let stage = try WatchStage()
    let other = try Replica.open(at: stage.replica, schema: TestReplica.schema)
    let watch = try kind.watch(stage.places)
    try other.addGoals(1)
    #expect(watch.changes() == .replica)
    watch.refresh()
    try other.addGoals(1)
    #expect(watch.changes() == .replica)
    try other.close()
  }
}

/// The kinds of watches.
enum WatchKind: CaseIterable {
  case inotify
  case polling

  /// Those available on this system.
  static var all: [WatchKind] {
    #if os(Linux)
      allCases
    #else
      [.polling]
    #endif
  }

  func watch(_ places: WatchedPlaces) throws -> any ChangeWatch {
    switch self {
    case .inotify:
      #if os(Linux)
        return try #require(InotifyWatch(places))
      #else
        fallthrough
      #endif
    case .polling:
      return PollingWatch(places)
    }
  }
}

/// A folder with one device's directory in it, and a replica in a separate directory next to it.
struct WatchStage {
  let world: FolderWorld
  let device = "7k3m9q2xw4tz"
  let replica: String

  init() throws {
    world = try FolderWorld()
    let home = world.directory.path("home")
    for path in [home, world.folder + "/duolog", world.folder + "/duolog/" + device] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }
    replica = home + "/journal.sqlite"
    let made = try Replica.create(
      at: replica, journal: TestReplica.journal, deviceName: "phone", schema: TestReplica.schema)
    try made.close()
  }

  var places: WatchedPlaces { WatchedPlaces(folder: world.folder, replica: replica) }
}
