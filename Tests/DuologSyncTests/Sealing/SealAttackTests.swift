import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// What somebody who can write to the folder, with or without a key that was replaced, cannot do.
@Suite struct SealAttackTests {
  private let world: FolderWorld
  private let ana: Replica
  private let ben: Replica

  init() throws {
    world = try FolderWorld()
    (ana, ben) = (try world.makeDevice(), try world.makeDevice())
    try ana.addGoals(3, title: "Tea")
    try ben.addGoals(4, title: "Walk")
    try syncAll()
  }

  private func syncAll() throws {
    for _ in 1...2 {
      for device in [ana, ben] { _ = try device.sync(with: world.folder) }
    }
  }

  private func sealBoth() throws -> JournalKey {
    let key = try ana.seal()
    try syncAll()
    try ben.add(key, tryingOn: world.folder)
    try syncAll()
    return key
  }

  private func seal(_ header: BundleHeader, _ key: JournalKey) throws -> [UInt8] {
    var random = SplitMix64(seed: 8)
    var writer = BundleWriter(try SealedSink(MemorySink(), key: key, randomness: &random))
    try writer.begin(header)
    try writer.finish()
    try writer.sink.finish()
    return writer.sink.base.bytes
  }

  private func statement(of device: DeviceID) -> String { "\(device)/seen.json.age" }

  @Test func `made-up replaced keys take no place of real ones`() throws {
    let key = try sealBoth()
    var header = BundleHeader(
      journals: ana.journals, from: DeviceID("aaaaaaaaaaaa"), fromName: "x", made: ana.now(),
      seen: VersionVector([LogID(DeviceID("aaaaaaaaaaaa")): 1]))
    for round in 0..<3 {
      header.replacedKeys = (0..<64).map { JournalKey.ID(rawValue: UInt64(round * 64 + $0)) }
      try world.write(seal(header, key), to: statement(of: header.from))
      try syncAll()
    }
    let new = try ana.replaceKey()
    try syncAll()
    try ben.add(new, tryingOn: world.folder)
    try syncAll()
    #expect(try ben.key() == new)
    #expect(try ana.keyRing().replacedIDs.count <= 64)
    #expect(try ana.keyRing().replacedIDs.contains(key.id))
    #expect(try ana.stateDigest() == ben.stateDigest())
  }

  @Test func `open files in a sealed folder do not spare anybody the key`() throws {
    let open = try world.files().map { ($0, try world.contents(of: $0)) }
    let key = try sealBoth()
    for (file, bytes) in open { try world.write(bytes, to: file) }
    #expect(throws: SyncError.keyMissing(path: world.folder)) {
      try SharedFolder.journals(in: world.folder)
    }
    #expect(try SharedFolder.journals(in: world.folder, key: key).count == 1)
    #expect(try SharedFolder.journals(in: world.folder, acceptingOpen: true).count == 1)
  }

  @Test func `a device that has been told of sealing goes on knowing it`() throws {
    let open = try world.contents(of: "\(ana.ownLog.device)/seen.json")
    try ana.seal()
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    #expect(try ben.sync(with: world.folder).isKeyMissing)
    try ben.addGoals(1, title: "Private walk")
    // The statement disappears, an old one comes back, or the whole folder is another one.
    try world.remove(statement(of: ana.ownLog.device))
    try world.write(open, to: "\(ana.ownLog.device)/seen.json")
    let stick = world.directory.path("stick")
    try POSIXFileAccess().makeDirectory(stick)
    for folder in [world.folder, stick] {
      let report = try ben.sync(with: folder)
      #expect(report.isKeyMissing)
      #expect(report.published == 0)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: stick).isEmpty)
    #expect(try ben.sealState() == .keyMissing)
    #expect(try !ben.isWaitingForKey(), "it has no key that a newer one could follow")
    #expect(throws: SyncError.self) {
      try ben.exportBundle(to: world.directory.path("out.json"))
    }
    // Only a person can say that it was somebody else's statement.
    try ben.stayOpen()
    #expect(try ben.sync(with: world.folder).published == 1)
  }

  @Test func `a replayed file under the old key does not make a device publish under it`() throws {
    _ = try sealBoth()
    let old = try world.files().filter { $0.hasSuffix(".age") }
      .map { ($0, try world.contents(of: $0)) }
    try ana.replaceKey()
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    try ben.addGoals(1, title: "Not for the old key")
    #expect(try ben.sync(with: world.folder).isKeyMissing)
    let bens = try #require(old.first { $0.0.hasPrefix("\(ben.ownLog.device)") }).1
    for name in ["relay-\(ben.ownLog)-1-4.00000000.json.age", "seen.json.age"] {
      try world.write(bens, to: "\(ana.ownLog.device)/\(name)")
      let report = try ben.sync(with: world.folder)
      #expect(report.published == 0, "\(name)")
    }
  }

  @Test func `a statement under the old key does not end the wait for the new one`() throws {
    let key = try sealBoth()
    try ana.replaceKey()
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    #expect(try ben.sync(with: world.folder).isKeyMissing)
    try ben.addGoals(1, title: "Not for the old key")
    try world.remove(statement(of: ana.ownLog.device))
    var header = BundleHeader(
      journals: ana.journals, from: DeviceID("aaaaaaaaaaaa"), fromName: "x", made: ana.now(),
      seen: VersionVector([LogID(DeviceID("aaaaaaaaaaaa")): 1]))
    header.replacedKeys = [JournalKey.ID(rawValue: 7)]
    try world.write(seal(header, key), to: statement(of: header.from))
    for _ in 1...2 {
      let report = try ben.sync(with: world.folder)
      #expect(report.isKeyMissing)
      #expect(report.published == 0)
    }
  }

  @Test func `the first statement under a new key counts, also if its clock was set back`() throws {
    let clock = TestClock()
    let ben = try world.makeDevice(clock: clock)
    try ben.addGoals(1, title: "Swim")
    let old = try sealBoth()
    let cleo = try world.makeDevice()
    try cleo.addGoals(1, title: "Read")
    for device in [ben, cleo] { try device.add(old, tryingOn: world.folder) }
    for device in [ben, cleo, ana, ben, cleo] { _ = try device.sync(with: world.folder) }
    // Cleo's device has lost the old key, and gets the new one before anybody else uses it.
    let key = try ana.replaceKey()
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    try cleo.keyStore.write("")
    try cleo.add(key)
    for device in [ana, self.ben] { try world.remove(statement(of: device.ownLog.device)) }
    #expect(try cleo.sync(with: world.folder).isKeyMissing)
    clock.milliseconds -= 4 * 3_600_000
    try ben.add(key, tryingOn: world.folder)
    _ = try ben.sync(with: world.folder)
    #expect(try !cleo.sync(with: world.folder).isKeyMissing)
  }

  @Test func `a file whose name lies counts for nothing`() throws {
    let key = try sealBoth()
    let file = try #require(
      world.files().first { $0.hasPrefix("\(ben.ownLog.device)/log-") })
    let header = try world.contents(of: file).prefix(200)
    for path in world.allFiles() where path.hasPrefix("\(ben.ownLog.device)") {
      try world.remove(path)
    }
    // As if another device held it, with a header that opens and a payload that does not.
    let name = try #require(
      SegmentName(String(file.split(separator: "/")[1]), in: ben.ownLog.device))
    let relay =
      "relay-\(ben.ownLog)-1-4.\(try #require(file.firstMatch(of: /\.([0-9a-f]{8})\./)).1)"
    #expect(name.range == 1...4)
    try world.write(
      Array(header) + [UInt8](repeating: 7, count: 300), to: "aaaaaaaaaaaa/\(relay).json.age")
    try world.write(
      world.contents(
        of: try #require(world.files().first { $0.hasPrefix("\(ana.ownLog.device)/log-") })),
      to: "aaaaaaaaaaaa/log-100000-200000.aaaaaaaa.json.age")
    let report = try ana.sync(with: world.folder)
    #expect(report.relayed == 4, "Ben's entries are put back.")
    #expect(report.missing.isEmpty)
    let late = try world.makeDevice()
    try late.add(key)
    _ = try late.sync(with: world.folder)
    #expect(try late.stateDigest() == ana.stateDigest())
  }

  @Test func `another device's file in one's own place is no sign of a copy`() throws {
    _ = try sealBoth()
    try ben.addGoals(1)
    _ = try ben.sync(with: world.folder)
    let file = try #require(
      world.files().first { $0.hasPrefix("\(ben.ownLog.device)/log-5-5") })
    let late = try world.makeDevice()
    try late.add(try #require(try ana.key()))
    try late.addGoals(1)
    _ = try late.sync(with: world.folder)
    try world.write(
      world.contents(of: file), to: "\(late.ownLog.device)/log-5-5.aaaaaaaa.json.age")
    for path in world.allFiles() where path.contains("log-1-4") { try world.remove(path) }
    _ = try late.sync(with: world.folder)
    #expect(try !late.isToBeRenewed)
  }

  @Test func `files that nobody can open do not part two devices for good`() throws {
    _ = try sealBoth()
    let stranger = try FolderWorld()
    let other = try stranger.makeDevice()
    try other.addGoals(1)
    try other.seal()
    _ = try other.sync(with: stranger.folder)
    let fake = try stranger.contents(
      of: try #require(stranger.allFiles().first { $0.hasSuffix("seen.json.age") }))
    for file in world.allFiles() where file.hasSuffix(".age") { try world.write(fake, to: file) }
    try ben.addGoals(1)
    for _ in 1...2 { try syncAll() }
    #expect(try ana.stateDigest() == ben.stateDigest())
    #expect(try ana.heldVector()[ben.ownLog] == 5)
  }

  @Test func `a store with the keys of somebody else is not used`() throws {
    _ = try sealBoth()
    var random = SplitMix64(seed: 99)
    let theirs = JournalKey(using: &random)
    try ana.keyStore.write(theirs.text + "\n")
    #expect(try ana.sealState() == .keyMissing)
    try ana.addGoals(1)
    #expect(try ana.sync(with: world.folder).published == 0)
    try ana.replaceKey()
    #expect(try ana.keyStore.read().contains("# Of another journal: \(theirs.text)"))
  }
}
