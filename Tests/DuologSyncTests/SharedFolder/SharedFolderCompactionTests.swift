import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// Small segments become large ones, and nothing is ever lost in the process.
@Suite struct SharedFolderCompactionTests {
  /// A device that has published `count` events, one per sync. By its clock, this many minutes have
  /// passed since its files were written.
  private func publish(
    _ count: Int, in world: FolderWorld, minutesAgo: Int64 = 60
  ) throws -> Replica {
    let device = try world.makeDevice(clock: FolderWorld.clock(minutesAhead: minutesAgo))
    for _ in 0..<count {
      try device.addGoals(1)
      _ = try device.sync(with: world.folder)
    }
    return device
  }

  @Test func `small segments are removed one sync after a larger one replaces them`() throws {
    let world = try FolderWorld()
    let ana = try publish(4, in: world)
    let parts = (1...3).map { ana.file("log-\($0)-\($0).json") }
    let whole = ana.file("log-1-4.json")
    #expect(world.files() == (["READ ME.txt", whole] + parts).sorted())

    let report = try ana.sync(with: world.folder)
    #expect(report.published == 0)
    #expect(world.files() == ["READ ME.txt", whole].sorted())
    let watch = FileWatch()
    _ = try ana.sync(with: world.folder, access: WatchedFileAccess(watch))
    #expect(watch.hasOnlyLooked, "\(watch.calls)")
    #expect(try world.makeDevice().sync(with: world.folder).importedCount == 4)
  }

  @Test func `the parts stay while the whole is recent and nothing else is written`() throws {
    let world = try FolderWorld()
    let ana = try publish(4, in: world, minutesAgo: 5)
    let files = world.files()
    _ = try ana.sync(with: world.folder)
    #expect(world.files() == files)
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    #expect(
      world.files() == ["READ ME.txt", ana.file("log-1-4.json"), ana.file("log-5-5.json")].sorted())
  }

  @Test func `hundreds of syncs of one event leave few files, and peers need not open old ones`()
    throws
  {
    let world = try FolderWorld(isInMemory: true)
    let (ana, ben) = (try world.makeDevice(), try world.makeDevice())
    for number in 1...400 {
      try ana.addGoals(1)
      _ = try ana.sync(with: world.folder)
      if number % 7 == 0 { #expect(try ben.sync(with: world.folder).importedCount == 7) }
      #expect(world.allFiles().count <= 30)
    }
    _ = try ben.sync(with: world.folder)
    #expect(try ben.stateDigest() == ana.stateDigest())
    #expect(try world.makeDevice().sync(with: world.folder).importedCount == 400)
  }

  @Test func `a part is removed only once the whole has been verified`() throws {
    let world = try FolderWorld()
    let ana = try publish(4, in: world)
    let whole = ana.file("log-1-4.json")
    try world.replace("Tea time", in: whole, by: "Pea time")
    let report = try ana.sync(with: world.folder)
    #expect(report.problems.map(\.file) == [whole])
    #expect(report.published == 1)
    #expect(world.files().contains(ana.file("log-1-1.json")))
    try world.expectWholeSegments()
    _ = try ana.sync(with: world.folder)
    #expect(world.files() == ["READ ME.txt", whole].sorted())
  }

  @Test func `events of one's own corrupt file are rewritten, then it is removed`() throws {
    let world = try FolderWorld()
    let ana = try publish(2, in: world)
    let bytes = try world.contents(of: ana.file("log-2-2.json"))
    try world.write(Array(bytes.dropLast(40)), to: ana.file("log-1-2.json"))
    #expect(try ana.sync(with: world.folder).problems.map(\.file) == [ana.file("log-1-2.json")])
    #expect(try ana.sync(with: world.folder).problems.isEmpty)
    #expect(
      world.files() == ["READ ME.txt", ana.file("log-1-1.json"), ana.file("log-2-2.json")].sorted())
  }

  @Test func `a crash between writing the whole and deleting the parts is repaired`() throws {
    let world = try FolderWorld()
    let ana = try publish(16, in: world)
    let crowded = world.files().count
    // As before the parts were removed: everything that ever existed exists again.
    for number in 1...15 {
      let name = SegmentName(log: ana.ownLog, range: Int64(number)...Int64(number))
      try ana.offerUnrevised()
      let bundle = try ana.writeBundle([name], to: MemorySink())
      try world.write(bundle.bytes, to: ana.file("log-\(number)-\(number).json"))
    }
    #expect(world.files().count > crowded)
    _ = try ana.sync(with: world.folder)
    #expect(world.files() == ["READ ME.txt", ana.file("log-1-16.json")].sorted())
  }

  @Test func `whatever file operation fails while merging, nothing is lost`() throws {
    var hasFinished = false
    var failing = 0
    while !hasFinished {
      let world = try FolderWorld(isInMemory: true)
      let ana = try publish(3, in: world)
      try ana.addGoals(1)
      let watch = FileWatch()
      watch.refuses = { $0 == failing }
      for _ in 1...2 { _ = try? ana.sync(with: world.folder, access: WatchedFileAccess(watch)) }
      hasFinished = watch.calls.count <= failing
      try world.expectWholeSegments()
      _ = try ana.sync(with: world.folder)
      #expect(
        try world.makeDevice().sync(with: world.folder).importedCount == 4, "operation \(failing)")
      failing += 1
    }
    #expect(failing > 20)
  }

  @Test func `relays are merged too, and are removed once their author's own files are back`()
    throws
  {
    let world = try FolderWorld()
    let ana = try publish(2, in: world)
    let ben = try world.makeDevice(publishing: 1)
    try FileManager.default.removeItem(atPath: world.path("\(ana.ownLog.device)"))
    _ = try ben.sync(with: world.folder)
    let relay = ben.file("relay-\(ana.ownLog)-1-2.json")
    #expect(world.files().contains(relay))
    _ = try ben.sync(with: world.folder)
    #expect(world.files().contains(relay))

    _ = try ana.sync(with: world.folder)
    #expect(world.files().contains(ana.file("log-1-2.json")))
    _ = try ben.sync(with: world.folder)
    #expect(!world.files().contains(relay))
    let watch = FileWatch()
    _ = try ben.sync(with: world.folder, access: WatchedFileAccess(watch))
    #expect(watch.hasOnlyLooked, "\(watch.calls)")
  }

  @Test func `a relay stays while its author's own file does not match its name`() throws {
    let world = try FolderWorld()
    let ana = try publish(2, in: world)
    let ben = try world.makeDevice(publishing: 1)
    try FileManager.default.removeItem(atPath: world.path("\(ana.ownLog.device)"))
    _ = try ben.sync(with: world.folder)
    let relay = ben.file("relay-\(ana.ownLog)-1-2.json")
    _ = try ana.sync(with: world.folder)
    try world.replace("Tea time", in: ana.file("log-1-2.json"), by: "Pea time")
    _ = try ben.sync(with: world.folder)
    #expect(world.files().contains(relay))
    #expect(try world.makeDevice().sync(with: world.folder).importedCount == 3)
  }

  @Test func `a replica that turns out to be a copy deletes nothing where the original writes`()
    throws
  {
    let world = try FolderWorld()
    let ana = try publish(3, in: world)
    try ana.copy(to: world.directory.path("copy.sqlite"))
    try ana.addGoals(1, title: "The original's")
    _ = try ana.sync(with: world.folder)
    let copy = try Replica.open(
      at: world.directory.path("copy.sqlite"), schema: TestReplica.schema,
      world: ReplicaEnvironment(clock: FolderWorld.clock(minutesAhead: 60)))
    let files = world.files()
    _ = try copy.sync(with: world.folder)
    #expect(world.files() == files)
    try copy.addGoals(1, title: "The copy's")
    _ = try copy.sync(with: world.folder)
    _ = try ana.sync(with: world.folder)
    #expect(try copy.stateDigest() == ana.stateDigest())
    #expect(copy.ownLog != ana.ownLog)
  }
}
