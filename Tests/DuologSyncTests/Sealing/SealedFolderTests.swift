import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

@Suite struct SealedFolderTests {
  /// Two devices that have synced and share a key, if `isSealed`.
  private func couple(
    _ world: FolderWorld, isSealed: Bool = true
  ) throws -> (ana: Replica, ben: Replica) {
    let (ana, ben) = (try world.makeDevice(), try world.makeDevice())
    if isSealed { try ben.add(try ana.seal()) }
    try ana.addGoals(3, title: "Secret tea")
    try ben.addGoals(2, title: "Hidden walk")
    for _ in 1...2 {
      for device in [ana, ben] { _ = try device.sync(with: world.folder) }
    }
    return (ana, ben)
  }

  @Test func `two sealed devices reach one state, and nothing in the folder can be read`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    #expect(try ana.stateDigest() == ben.stateDigest())
    #expect(try ana.heldVector()[ben.ownLog] == 2)
    let files = world.allFiles().filter { $0 != "READ ME.txt" }
    #expect(files.count == 4)
    for file in files {
      #expect(file.hasSuffix(".json.age"), "\(file)")
      let text = String(decoding: try world.contents(of: file), as: UTF8.self)
      #expect(text.hasPrefix("age-encryption.org/v1\n-> scrypt "))
      for word in ["Secret", "Hidden", "Device", "goal", "duolog", "title"] {
        #expect(!text.contains(word), "\(word) in \(file)")
      }
    }
  }

  @Test func `a sync with nothing new writes nothing`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    let before = try world.allFiles().map { try world.contents(of: $0) }
    for device in [ana, ben] {
      let report = try device.sync(with: world.folder)
      #expect(report.importedCount + report.published + report.relayed == 0)
    }
    #expect(try world.allFiles().map { try world.contents(of: $0) } == before)
  }

  @Test func `no two files, and no two versions of one, begin or continue alike`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice()
    try ana.seal()
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    let file = try #require(world.files().first { $0.hasSuffix(".age") })
    let first = try world.contents(of: file)
    try world.remove(file)
    _ = try ana.sync(with: world.folder)
    let second = try world.contents(of: file)
    #expect(first.count == second.count)
    let payload = first.count - 100
    #expect(zip(first.suffix(payload), second.suffix(payload)).count { $0 == $1 } < payload / 8)
  }

  // MARK: - What is not taken

  @Test func `a valid bundle in the open, in the partner's directory, is not taken and is told`()
    throws
  {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    // Somebody who has an old copy of Ben's replica, and knows no key.
    let forger = try world.makeDevice()
    for log in [ana.ownLog, ben.ownLog] { try forger.take(log, from: ana) }
    try forger.addGoals(1, title: "Forged")
    let bytes = try forger.bundle(of: forger.ownLog, 1...1)
    let name = SegmentName(
      log: forger.ownLog, range: 1...1, digest: try forger.digest(of: forger.ownLog, at: 1))
    let relay = "\(ben.ownLog.device)/\(name.fileName(in: ben.ownLog.device))"
    for file in [relay, "\(forger.ownLog.device)/everything.json", "loose.json"] {
      try world.write(bytes, to: file)
    }
    let before = try ana.stateDigest()
    for _ in 1...2 {
      let report = try ana.sync(with: world.folder)
      #expect(report.importedCount == 0)
      #expect(report.setAside == [ben.ownLog.device: 1, forger.ownLog.device: 0])
      #expect(Set(report.problems.map(\.kind)) == [.seal(.notSealed)])
      #expect(report.problems.count == 3)
      #expect(report.missing.isEmpty)
    }
    #expect(try ana.stateDigest() == before)
    #expect(world.files().contains(relay), "Other devices' files are left alone.")
  }

  @Test func `a file with one wrong bit anywhere is set aside, and everything else is taken`()
    throws
  {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    try ben.addGoals(1)
    _ = try ben.sync(with: world.folder)
    let file = ben.file("log-3-3.json") + ".age"
    let good = try world.contents(of: file)
    for index in stride(from: 0, to: good.count, by: 7) {
      var bad = good
      bad[index] ^= 1 << UInt8(index % 8)
      try world.write(bad, to: file)
      let report = try ana.sync(with: world.folder)
      #expect(report.importedCount == 0, "byte \(index)")
      #expect(report.problems.map(\.file) == [file], "byte \(index)")
    }
    try world.write(good, to: file)
    #expect(try ana.sync(with: world.folder).importedCount == 1)
  }

  @Test func `a file that ends early gives nothing, and is read again when it is whole`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    try ben.addGoals(400, title: String(repeating: "Long walk ", count: 30))
    _ = try ben.sync(with: world.folder)
    let file = ben.file("log-3-402.json") + ".age"
    let good = try world.contents(of: file)
    #expect(good.count > 131_072, "More than two chunks.")
    for length in [0, 1, 19, 100, 199, 65_751, 65_752, 70_000, good.count - 1] {
      try world.write(Array(good.prefix(length)), to: file)
      let report = try ana.sync(with: world.folder)
      #expect(report.importedCount == 0, "\(length)")
      #expect(report.problems.map(\.kind) == [.seal(.notYetWhole)], "\(length)")
    }
    try world.write(good, to: file)
    #expect(try ana.sync(with: world.folder).importedCount == 400)
  }

  // MARK: - Without the key

  @Test func `a device without the key says so, goes on logging, and publishes nothing`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world, isSealed: false)
    let key = try ana.seal()
    try ana.addGoals(1, title: "Sealed")
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    try ben.addGoals(1, title: "Bens")
    let before = world.allFiles()
    let report = try ben.sync(with: world.folder)
    #expect(report.isKeyMissing)
    #expect(report.importedCount == 0)
    #expect(report.published == 0)
    #expect(world.allFiles() == before)
    // With the key, all of it goes both ways, and the open files go.
    try ben.add(key, tryingOn: world.folder)
    for _ in 1...2 {
      for device in [ben, ana] { _ = try device.sync(with: world.folder) }
    }
    #expect(try ana.stateDigest() == ben.stateDigest())
    #expect(world.allFiles().filter { $0.hasSuffix(".json") }.isEmpty)
    #expect(try ana.eventCount() == 7)
  }

  @Test func `a replica put back to before it was sealed publishes nothing in the open`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice()
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    try ana.close()
    let backup = try Data(contentsOf: URL(fileURLWithPath: ana.path))
    let again = try Replica.open(at: ana.path, schema: TestReplica.schema)
    try again.seal()
    for _ in 1...2 { _ = try again.sync(with: world.folder) }
    try again.close()
    try backup.write(to: URL(fileURLWithPath: ana.path))
    // The key is still in its file, so nothing has been lost.
    let restored = try Replica.open(at: ana.path, schema: TestReplica.schema)
    #expect(try restored.sealState() == .sealed)
    try restored.close()
    // If that was put back, too, the device's own sealed statement shows it.
    try FileManager.default.removeItem(atPath: FileKeyStore(besideReplicaAt: ana.path).path)
    let bare = try Replica.open(at: ana.path, schema: TestReplica.schema)
    try bare.addGoals(1, title: "Not for the folder")
    let files = world.allFiles()
    #expect(try bare.sync(with: world.folder).isKeyMissing)
    #expect(world.allFiles() == files)
  }

  @Test func `a copy of a sealed replica without its key publishes nothing`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    try ana.close()
    let copy = world.directory.path("copy.sqlite")
    try FileManager.default.copyItem(atPath: ana.path, toPath: copy)
    let copied = try Replica.open(at: copy, schema: TestReplica.schema)
    #expect(try copied.sealState() == .keyMissing)
    try copied.addGoals(1)
    let before = world.allFiles()
    let report = try copied.sync(with: world.folder)
    #expect(report.isKeyMissing)
    #expect(world.allFiles() == before)
    #expect(throws: SyncError.self) {
      try copied.exportBundle(to: world.directory.path("out.json"))
    }
    let key = try #require(try ben.key())
    try copied.add(key, tryingOn: world.folder)
    #expect(try copied.sealState() == .sealed)
    #expect(try copied.sync(with: world.folder).published == 1)
  }

  @Test func `what a device has sealed with a key that it lost is sealed anew with the next one`()
    throws
  {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    try ana.keyStore.write("")
    let key = try ana.replaceKey()
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    for file in world.files() where file.hasPrefix("\(ana.ownLog.device)/") {
      var ring = KeyRing()
      ring.add(key)
      #expect(throws: Never.self, "\(file)") {
        try ring.open(MemorySource(world.contents(of: file)), from: .folder)
      }
    }
    try ben.add(key, tryingOn: world.folder)
    for device in [ben, ana] { _ = try device.sync(with: world.folder) }
    #expect(try ana.stateDigest() == ben.stateDigest())
  }

  @Test func `both have lost the key, and a new one gets them on`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    for device in [ana, ben] { try device.keyStore.write("") }
    try ana.addGoals(1)
    let key = try ana.replaceKey()
    #expect(try ana.sync(with: world.folder).published == 4)
    #expect(try ben.add(key, tryingOn: world.folder))
    for device in [ben, ana] { _ = try device.sync(with: world.folder) }
    #expect(try ana.stateDigest() == ben.stateDigest())
  }

  @Test func `what a carrier has put in the place of an own file goes, too, if it is in the open`()
    throws
  {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world, isSealed: false)
    let own = try #require(world.files().first { $0.hasPrefix("\(ana.ownLog.device)/log") })
    let other = try #require(world.files().first { $0.hasPrefix("\(ben.ownLog.device)/log") })
    try world.write(try world.contents(of: other), to: own)
    try ana.addGoals(1)
    _ = try ana.sync(with: world.folder)
    #expect(world.files().contains(own))
    try ben.add(try ana.seal())
    for _ in 1...2 {
      for device in [ana, ben] { _ = try device.sync(with: world.folder) }
    }
    #expect(world.files().filter { $0.hasSuffix(".json") }.isEmpty)
    #expect(try ana.stateDigest() == ben.stateDigest())
  }

  @Test func `an open relay goes as soon as any device has relayed the same events sealed`() throws
  {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world, isSealed: false)
    let gone = try world.makeDevice()
    try gone.addGoals(2, title: "Of a lost phone")
    for device in [gone, ana, ben] { _ = try device.sync(with: world.folder) }
    for file in world.files() where file.hasPrefix("\(gone.ownLog.device)/") {
      try world.remove(file)
    }
    #expect(try ben.sync(with: world.folder).relayed == 2)
    let key = try ana.seal()
    #expect(try ana.sync(with: world.folder).relayed == 4, "Of the lost phone, and Ben's.")
    try ben.add(key, tryingOn: world.folder)
    for _ in 1...2 {
      for device in [ben, ana] { _ = try device.sync(with: world.folder) }
    }
    #expect(world.files().filter { $0.hasSuffix(".json") }.isEmpty)
    let late = try world.makeDevice()
    try late.add(key, tryingOn: world.folder)
    _ = try late.sync(with: world.folder)
    #expect(try late.stateDigest() == ana.stateDigest())
  }

  @Test func `one sealed file that a stranger leaves does not stop an open folder`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world, isSealed: false)
    let stranger = try FolderWorld()
    _ = try couple(stranger)
    let sealed = try #require(stranger.files().first { $0.hasSuffix(".age") })
    let bytes = try stranger.contents(of: sealed)
    try world.write(bytes, to: "\(ben.ownLog.device)/seen.json.age")
    try world.write(bytes, to: "\(ben.ownLog.device)/log-3-3.00000000.json.age")
    try world.write(bytes, to: "zzzzzzzzzzzz/seen.json.age")
    try ana.addGoals(1)
    let report = try ana.sync(with: world.folder)
    #expect(!report.isKeyMissing)
    #expect(report.published == 1)
    #expect(report.problems.map(\.kind) == [.seal(.keyMissing)])
  }

  @Test func `sealed files that were named before the key was here are read once it is`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world, isSealed: false)
    let key = try ana.seal()
    for _ in 1...2 { _ = try ana.sync(with: world.folder) }
    // Their names say that Ben holds all of it, and he cannot look.
    _ = try ben.sync(with: world.folder)
    try ben.add(key, tryingOn: world.folder)
    let report = try ben.sync(with: world.folder)
    #expect(report.setAside.isEmpty)
    #expect(report.problems.isEmpty)
    #expect(report.relayed == 0, "Ana's sealed files count.")
  }

  @Test func `a device's own open files are not told as problems while they are replaced`() throws {
    let world = try FolderWorld()
    let (ana, _) = try couple(world, isSealed: false)
    try ana.seal()
    let report = try ana.sync(with: world.folder)
    #expect(report.published == 3)
    #expect(report.problems.allSatisfy { !$0.file.hasPrefix("\(ana.ownLog.device)") })
    #expect(report.setAside.count == 1)
  }

  @Test func `a strange sealed statement does not stop a device that is alone`() throws {
    let (world, stranger) = (try FolderWorld(), try FolderWorld())
    _ = try couple(stranger)
    let statement = try #require(stranger.allFiles().first { $0.hasSuffix("seen.json.age") })
    try world.write(stranger.contents(of: statement), to: "zzzzzzzzzzzz/seen.json.age")
    let ana = try world.makeDevice()
    try ana.seal()
    try ana.addGoals(1)
    let report = try ana.sync(with: world.folder)
    #expect(!report.isKeyMissing)
    #expect(report.published == 1)
  }

  // MARK: - Files that people name

  @Test func `an export of a sealed journal is sealed, and its import opens it`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    try ana.addGoals(1, title: "By stick")
    let file = world.directory.path("stick.json.age")
    #expect(try ana.exportBundle(to: file) == 6)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).starts(with: "age-encryption".utf8))
    #expect(try ben.importFile(at: file).importedCount == 1)
    let stranger = try world.makeDevice()
    let refused = try stranger.importFile(at: file)
    #expect(refused.problem?.problem == .seal(.keyMissing))
    #expect(refused.importedCount == 0)
  }

  @Test func `a file in the open is imported at a person's word only`() throws {
    let world = try FolderWorld()
    let (ana, ben) = try couple(world)
    try ana.addGoals(1, title: "By stick")
    let file = world.directory.path("stick.json")
    #expect(try ana.exportBundle(to: file, inTheOpen: true) == 6)
    let refused = try ben.importFile(at: file)
    #expect(refused.problem?.problem == .seal(.notSealed))
    #expect(refused.importedCount == 0)
    #expect(try ben.importFile(at: file, acceptingOpen: true).importedCount == 1)
  }
}
