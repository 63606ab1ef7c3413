import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// Two living copies of one device write in one directory, and neither removes the other's files.
@Suite struct SharedFolderTwinTests {
  /// The events from `first` on that a second copy of the device has written after the first two,
  /// one per segment.
  private func copyOfDevice(
    _ device: Replica, from first: Int, count: Int = 1
  ) throws -> SampleBundle {
    var bundle = SampleBundle()
    bundle.add(try device.eventBytes(of: device.ownLog, 1...2), to: device.ownLog)
    for number in 3..<first + count {
      try bundle.add([["title": .text("elsewhere \(number)")]], to: device.ownLog)
    }
    bundle.segments.removeFirst(first - 2)
    return bundle
  }

  @Test func `another copy's file that waits for others is not mistaken for a part of one's own`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 5)
    let file = ana.file("log-4-4.json")
    try world.write(try copyOfDevice(ana, from: 4).bytes(), to: file)
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    #expect(world.files().contains(file))
    // The existing file is another copy's, so this device has to go on as a new one.
    let log = ana.ownLog
    try ana.addGoals(1)
    #expect(ana.ownLog != log)
  }

  @Test func `one's own file that a newer Duolog wrote is not mistaken for a part`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 5)
    let file = ana.file("log-4-4.json")
    try world.write(#"{"duolog":9,"journal":"1HVQ3K8Q2M5T7"}"#, to: file)
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    #expect(world.files().contains(file))
  }

  @Test func `another copy's file with the same name does not keep one's own events back`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let file = ana.file("log-5-5.json")
    let bytes = try copyOfDevice(ana, from: 5).bytes()
    try world.write(bytes, to: file)
    try ana.addGoals(3)
    let log = ana.ownLog
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    #expect(ana.ownLog != log, "What nobody else had is written again, as a new device.")
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    #expect(try ben.heldVector() == VersionVector([log: 3, ana.ownLog: 3]))
    #expect(try world.contents(of: file) == bytes)
  }

  @Test func `one's own events are written next to another copy's file of the same name`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let file = ana.file("log-4-4.json")
    let bytes = try copyOfDevice(ana, from: 4).bytes()
    let late = try copyOfDevice(ana, from: 3).bytes()
    try world.write(bytes, to: file)
    try ana.addGoals(1)
    let log = ana.ownLog
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    #expect(try world.contents(of: file) == bytes)
    let ben = try world.makeDevice()
    _ = try ben.sync(with: world.folder)
    #expect(try ben.heldVector() == VersionVector([log: 3, ana.ownLog: 1]))
    let files = world.files()
    for _ in 1...2 { #expect(try ana.sync(with: world.folder).published == 0) }
    #expect(world.files() == files)
    // When the rest of the other branch arrives, everyone has both.
    try world.write(late, to: "late.json")
    for _ in 1...2 { for device in [ana, ben] { _ = try device.sync(with: world.folder) } }
    #expect(try ben.eventCount() == 6)
    #expect(try ben.stateDigest() == ana.stateDigest())
  }

  @Test func `a copy that has written nothing yet deletes nothing where the original writes`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(clock: FolderWorld.clock(minutesAhead: 60))
    for _ in 1...4 {
      try ana.addGoals(1)
      _ = try ana.sync(with: world.folder)
    }
    try ana.copy(to: world.directory.path("copy.sqlite"))
    let copy = try Replica.open(
      at: world.directory.path("copy.sqlite"), schema: TestReplica.schema,
      world: ReplicaEnvironment(clock: FolderWorld.clock(minutesAhead: 60)))
    let files = world.files()
    for _ in 1...2 { _ = try copy.sync(with: world.folder) }
    #expect(world.files() == files)
    _ = try ana.sync(with: world.folder)
    #expect(world.files() == ["READ ME.txt", ana.file("log-1-4.json")].sorted())
  }

  @Test func `an open process follows when another one goes on as a new device`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let other = try Replica.open(at: ana.path, schema: TestReplica.schema)
    try world.write(try copyOfDevice(ana, from: 3).bytes(), to: "copy.json")
    _ = try other.sync(with: world.folder)
    try other.addGoals(1)
    _ = try ana.sync(with: world.folder)
    #expect(ana.ownLog == other.ownLog)
    #expect(world.files().contains(other.file("log-1-1.json")))
  }

  @Test func `what another process writes meanwhile is not a sign of a restored backup`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    let path = ana.path
    let thread = Thread {
      guard let other = try? Replica.open(at: path, schema: TestReplica.schema) else { return }
      for _ in 1...200 { try? other.addGoals(1) }
    }
    thread.start()
    while try !thread.isFinished && ana.heldVector()[ana.ownLog] < 201 {
      try ana.reidentifyIfOthersHoldMore()
    }
    #expect(try MetaTable(ana.connection)[.reidentification] == nil)
  }
}
