import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// What a file's name may decide, and what only its content may.
@Suite struct SharedFolderNamesTests {
  private let world: FolderWorld
  private let ana: Replica
  private let ben: Replica

  /// Ana has published events 1 to 3 and 4 to 5, and Ben has them.
  init() throws {
    world = try FolderWorld()
    ana = try world.makeDevice(publishing: 3, 2)
    ben = try world.makeDevice(publishing: 1)
    _ = try ben.sync(with: world.folder)
  }

  /// What a second living copy of Ana's device has written after her first `common` events, one
  /// event per segment.
  private func branch(after common: Int64, count: Int) throws -> SampleBundle {
    var branch = SampleBundle()
    branch.add(try ana.eventBytes(of: ana.ownLog, 1...common), to: ana.ownLog)
    for number in 0..<count {
      try branch.add([["title": .text("elsewhere \(number)")]], to: ana.ownLog)
    }
    branch.segments.removeFirst()
    return branch
  }

  /// The name of the file for the last segment of `bundle`, or for all of them.
  private func name(of bundle: SampleBundle, isWhole: Bool = false) throws -> String {
    let (first, last) = (try #require(bundle.segments.first), try #require(bundle.segments.last))
    let begin = isWhole ? first.first : last.first
    let name = SegmentName(
      log: ana.ownLog, range: begin...(last.first + Int64(last.events.count) - 1),
      digest: last.after)
    return ana.oldFile(name.fileName(in: ana.ownLog.device))
  }

  private func openedFiles(by replica: Replica) throws -> [String] {
    let watch = FileWatch()
    _ = try replica.sync(with: world.folder, access: WatchedFileAccess(watch))
    return watch.paths(.open).map { String($0.dropFirst(world.path("").count)) }
      .filter { !$0.hasSuffix("/seen.json") }
  }

  @Test(arguments: [true, false])
  func `a branch that is shorter than what is held is read, whatever its name`(
    isNewName: Bool
  ) throws {
    let branch = try branch(after: 3, count: 1)
    let file = isNewName ? try name(of: branch) : ana.oldFile("log-4-4.json")
    try world.write(try branch.bytes(), to: file)
    let report = try ben.sync(with: world.folder)
    #expect(report.forked == [ana.ownLog.device])
    #expect(report.importedCount == 1)
    #expect(report.relayed == 0)
    #expect(try ben.eventCount() == 7)
    #expect(try openedFiles(by: ben).isEmpty)
  }

  @Test func `branches of equal length are both read, however they are split`() throws {
    let cleo = try world.makeDevice()
    let branch = try branch(after: 3, count: 2)
    try world.write(try branch.bytes(), to: try name(of: branch, isWhole: true))
    _ = try cleo.sync(with: world.folder)
    #expect(try cleo.eventCount() == 8)
    for device in [ben, cleo, ana, ben] { _ = try device.sync(with: world.folder) }
    #expect(try ben.eventCount() == cleo.eventCount())
    #expect(try ben.stateDigest() == cleo.stateDigest())
    #expect(try ana.stateDigest() == cleo.stateDigest())
  }

  @Test func `a file is skipped only if its name has the digest of an event that is held`() throws {
    let bundle = try ana.bundle(of: ana.ownLog, 2...4)
    let held = SegmentName(
      log: ana.ownLog, range: 2...4, digest: try ana.digest(of: ana.ownLog, at: 4))
    let directory: DeviceID = "b4x0k2m9q7tz"
    try world.write(bundle, to: "\(directory)/\(held.fileName(in: directory))")
    #expect(try openedFiles(by: ben).isEmpty)
    let other = SegmentName(log: ana.ownLog, range: 2...4, digest: Digest(1, 2, 3, 4))
    try world.write(bundle, to: "\(directory)/\(other.fileName(in: directory))")
    #expect(try openedFiles(by: ben) == ["\(directory)/\(other.fileName(in: directory))"])
    #expect(try openedFiles(by: ben).isEmpty)
  }

  @Test func `the branch's label in a name does not matter`() throws {
    let branch = LogID(ana.ownLog.device, branch: 0xDEAD_BEEF)
    let digest = try #require(try ana.digest(of: ana.ownLog, at: 5))
    let directory: DeviceID = "b4x0k2m9q7tz"
    let name = SegmentName(log: branch, range: 1...5, digest: digest).fileName(in: directory)
    try world.write(try ana.bundle(of: ana.ownLog, 1...5), to: "\(directory)/\(name)")
    #expect(try openedFiles(by: ben).isEmpty)
    try FileManager.default.removeItem(atPath: world.path("\(ana.ownLog.device)"))
    #expect(try ben.sync(with: world.folder).relayed == 0)
    #expect(try ben.missingEvents().isEmpty)
  }

  /// Writes a file whose name says that events 8 and 9 of `log` exist, so that it has to wait.
  private func writeBlockedFile(of log: LogID) throws {
    let directory: DeviceID = "b4x0k2m9q7tz"
    let name = SegmentName(log: log, range: 8...9, digest: Digest(1, 2, 3, 4))
    try world.write("{", to: "\(directory)/\(name.fileName(in: directory))")
  }

  @Test func `what is held before a branch is not missing from it`() throws {
    let branch = LogID(ana.ownLog.device, branch: 0xDEAD_BEEF)
    try writeBlockedFile(of: branch)
    let missing = try ben.sync(with: world.folder).missing
    #expect(missing == [MissingEvents(log: branch, range: 6...7)])
  }

  @Test func `a file is the cause only of missing events of its own device`() {
    let missing = MissingEvents(log: ana.ownLog, range: 1...5)
    let other = SegmentName(log: ben.ownLog, range: 2...3)
    #expect(missing.attributed(to: "a.json", named: other, .notYetWhole) == [missing])
    let own = SegmentName(log: ana.ownLog, range: 2...3)
    #expect(
      missing.attributed(to: "a.json", named: own, .notYetWhole) == [
        MissingEvents(log: ana.ownLog, range: 1...1),
        MissingEvents(log: ana.ownLog, range: 2...3, cause: .notYetWhole, file: "a.json"),
        MissingEvents(log: ana.ownLog, range: 4...5),
      ])
  }

  @Test func `nothing is missing from a log beyond its fork`() throws {
    try world.write(try branch(after: 3, count: 2).bytes(), to: "copy.json")
    try writeBlockedFile(of: ana.ownLog)
    let report = try ben.sync(with: world.folder)
    #expect(report.forked == [ana.ownLog.device])
    #expect(report.missing.isEmpty)
  }

  @Test func `an event is held on any path, and before a branch starts on its parent's`() throws {
    let branch = try branch(after: 3, count: 2)
    try world.write(try branch.bytes(), to: "copy.json")
    let digests = try (1...5).map { try #require(try ana.digest(of: ana.ownLog, at: $0)) }
    _ = try ben.sync(with: world.folder)
    let device = ana.ownLog.device
    let paths = try HeldPaths(ben.connection)
    func isHeld(_ digest: Digest, at number: Int64) throws -> Bool {
      try !paths.places(of: device, at: number, digestBeginning: digest.beginning).isEmpty
    }
    for (index, digest) in digests.enumerated() {
      #expect(try isHeld(digest, at: Int64(index) + 1))
    }
    for segment in branch.segments { #expect(try isHeld(segment.after, at: segment.first)) }
    #expect(try !isHeld(digests[0], at: 2))
    #expect(try !isHeld(digests[4], at: 6))
    #expect(try !isHeld(branch.segments[0].after, at: 5))
    #expect(try !isHeld(digests[0], at: 0))
  }

  @Test func `a file with a name of the older form is read once, and cached`() throws {
    let other = SegmentName(
      log: ana.ownLog, range: 1...5, digest: try ana.digest(of: ana.ownLog, at: 5))
    let file = "b4x0k2m9q7tz/relay-\(ana.ownLog)-1-5.json"
    try world.write(try ana.bundle(of: ana.ownLog, other.range), to: file)
    #expect(try openedFiles(by: ben) == [file])
    #expect(try openedFiles(by: ben).isEmpty)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: world.path(file))
    #expect(try openedFiles(by: ben) == [file])
  }

  @Test(arguments: [true, false])
  func `a file of another branch does not hide that a branch is unpublished`(
    isNewName: Bool
  ) throws {
    // A folder in which events 4 and 5 are those of the other copy.
    try world.remove(ana.file("log-4-5.json"))
    let branch = try branch(after: 3, count: 2)
    let name = isNewName ? try name(of: branch, isWhole: true) : ana.oldFile("log-4-5.json")
    try world.write(try branch.bytes(), to: name)
    #expect(try ben.sync(with: world.folder).relayed == 2)
    #expect(try ben.sync(with: world.folder).relayed == 0)
    let cleo = try world.makeDevice()
    _ = try cleo.sync(with: world.folder)
    #expect(try cleo.eventCount() == 8)
    #expect(try cleo.stateDigest() == ben.stateDigest())
  }

  @Test func `copies of a device that write to one directory never use the same name`() throws {
    // Nothing reveals that one of the two is a copy.
    let unaware = ReplicaEnvironment(incarnation: { _ in nil })
    try ana.copy(to: world.directory.path("copy.sqlite"))
    let copy = try Replica.open(
      at: world.directory.path("copy.sqlite"), schema: TestReplica.schema, world: unaware)
    let original = try Replica.open(at: ana.path, schema: TestReplica.schema, world: unaware)
    try original.addGoals(1, title: "The original's")
    try copy.addGoals(1, title: "The copy's")
    #expect(original.ownLog == copy.ownLog)
    _ = try original.sync(with: world.folder)
    let files = world.files()
    _ = try copy.sync(with: world.folder)
    #expect(Set(files).isSubset(of: world.files()))
    for device in [original, copy, ben, original] { _ = try device.sync(with: world.folder) }
    #expect(try ben.eventCount() == 8)
    #expect(try original.stateDigest() == ben.stateDigest())
    #expect(try copy.stateDigest() == ben.stateDigest())
  }

  @Test func `a file that was not opened makes no other redundant`() throws {
    // Ben relays what Ana's directory has lost. Then a whole appears that he has not opened.
    let cleo = try world.makeDevice()
    _ = try cleo.sync(with: world.folder)
    try FileManager.default.removeItem(atPath: world.path("\(ana.ownLog.device)"))
    _ = try cleo.sync(with: world.folder)
    let relay = cleo.file("relay-\(ana.ownLog)-1-5.json")
    #expect(world.files().contains(relay))
    let name = SegmentName(
      log: ana.ownLog, range: 1...5, digest: try ana.digest(of: ana.ownLog, at: 5))
    let directory: DeviceID = "b4x0k2m9q7tz"
    try world.write(
      try ana.bundle(of: ana.ownLog, 1...5), to: "\(directory)/\(name.fileName(in: directory))")
    try cleo.addGoals(1)
    _ = try cleo.sync(with: world.folder)
    #expect(world.files().contains(relay))
  }
}

/// Folders written by Duolog before names had digests.
@Suite struct OldFolderTests {
  /// Gives the files of `device` their old names.
  private func makeOld(_ world: FolderWorld, _ device: Replica) throws {
    for file in world.files() where file.hasPrefix("\(device.ownLog.device)/") {
      let old = file.replacing(/\.[0-9a-f]{8}\.json$/, with: ".json")
      if old != file { try world.rename(file, to: old) }
    }
  }

  @Test func `such a folder is read, added to, and merged under the new names`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(clock: FolderWorld.clock(minutesAhead: 60))
    for _ in 1...3 {
      try ana.addGoals(1)
      _ = try ana.sync(with: world.folder)
      try makeOld(world, ana)
    }
    #expect(try ana.sync(with: world.folder).published == 0)
    let files = world.files()
    #expect(files == ["READ ME.txt"] + (1...3).map { ana.oldFile("log-\($0)-\($0).json") })
    #expect(try world.makeDevice().sync(with: world.folder).importedCount == 3)
    #expect(world.files() == files)

    try ana.addGoals(1)
    #expect(try ana.sync(with: world.folder).published == 1)
    _ = try ana.sync(with: world.folder)
    #expect(world.files() == ["READ ME.txt", ana.file("log-1-4.json")].sorted())
    #expect(try world.makeDevice().sync(with: world.folder).importedCount == 4)
  }

  @Test func `an old program's relays are removed once their author's files are known to exist`()
    throws
  {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 3)
    let ben = try world.makeDevice(publishing: 1)
    _ = try ben.sync(with: world.folder)
    let relay = ben.oldFile("relay-\(ana.ownLog)-1-3.json")
    try world.write(try ana.bundle(of: ana.ownLog, 1...3), to: relay)
    for _ in 1...2 { _ = try ben.sync(with: world.folder) }
    #expect(!world.files().contains(relay))
    #expect(world.files().contains(ana.file("log-1-3.json")))
  }
}
