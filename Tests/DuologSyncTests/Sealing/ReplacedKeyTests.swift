import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// What a new key does to a device that only has the old one, such as a lost phone.
@Suite struct ReplacedKeyTests {
  private let world: FolderWorld
  private let ana: Replica
  private let ben: Replica
  private let lost: Replica

  init() throws {
    world = try FolderWorld()
    (ana, ben, lost) = (try world.makeDevice(), try world.makeDevice(), try world.makeDevice())
    let key = try ana.seal()
    for device in [ben, lost] { try device.add(key) }
    for (index, device) in [ana, ben, lost].enumerated() {
      try device.addGoals(index + 1, title: "Before")
    }
    try syncAll(ana, ben, lost)
  }

  private func syncAll(_ devices: Replica..., times: Int = 3) throws {
    for _ in 1...times {
      for device in devices { _ = try device.sync(with: world.folder) }
    }
  }

  @Test func `a device with the old key reads nothing new and can add nothing`() throws {
    let key = try ana.replaceKey()
    try ana.addGoals(1, title: "After")
    try syncAll(ana)
    try ben.add(key, tryingOn: world.folder)
    try ben.addGoals(1, title: "After")
    try syncAll(ben, ana)
    #expect(try ana.stateDigest() == ben.stateDigest())
    let (known, state) = (try lost.heldVector(), try ana.stateDigest())
    #expect(try !lost.isWaitingForKey())
    try lost.addGoals(1, title: "From the lost phone")
    let report = try lost.sync(with: world.folder)
    #expect(report.importedCount == 0)
    #expect(try lost.heldVector()[ana.ownLog] == known[ana.ownLog])
    #expect(report.isKeyMissing)
    #expect(try lost.isWaitingForKey() && !ana.isWaitingForKey() && !ben.isWaitingForKey())
    try syncAll(ana, ben)
    #expect(try ana.stateDigest() == state)
    // Even if the program of the lost phone is not ours and writes all the same.
    try write(from: lost, 4...4, in: lost.ownLog.device)
    try write(from: lost, 4...4, in: ben.ownLog.device)
    for device in [ana, ben] {
      let report = try device.sync(with: world.folder)
      #expect(report.importedCount == 0)
      #expect(report.setAside[lost.ownLog.device] == 1)
    }
    #expect(try ana.stateDigest() == state)
  }

  /// Writes events of the replica's own log into a directory, sealed with the key that it has.
  private func write(
    from replica: Replica, _ range: ClosedRange<Int64>, in device: DeviceID
  ) throws {
    let log = replica.ownLog
    let name = SegmentName(
      log: log, range: range, digest: try replica.digest(of: log, at: range.upperBound),
      isSealed: true)
    let key = try #require(try replica.keyRing().accepted.first)
    let sink = MemorySink()
    let sealed = try SealedSink(sink, key: key, randomness: &Self.random)
    try replica.offerUnrevised()
    try replica.writeBundle([name], to: sealed).finish()
    try world.write(sealed.base.bytes, to: "\(device)/\(name.fileName(in: device))")
  }

  nonisolated(unsafe) private static var random = SplitMix64(seed: 7)

  @Test func `a statement says which keys have been replaced, before any other file is read`()
    throws
  {
    let key = try ana.replaceKey()
    try syncAll(ana)
    // The lost phone adds something in time, which arrives at Ben's with the new key's files.
    try lost.addGoals(1, title: "Too late")
    try write(from: lost, 4...4, in: lost.ownLog.device)
    // Ben got the key without looking at the folder.
    try ben.add(key)
    let report = try ben.sync(with: world.folder)
    #expect(report.importedCount == 0)
    #expect(report.setAside[lost.ownLog.device] == 1)
  }

  @Test func `an export says which keys have been replaced, too`() throws {
    let old = try #require(try ana.key())
    let key = try ana.replaceKey()
    let file = world.directory.path("stick.json.age")
    _ = try ana.exportBundle(to: file)
    try ben.add(key)
    _ = try ben.importFile(at: file)
    #expect(try ben.keyRing().isReplaced(old.id))
  }

  @Test func `everything is sealed anew with the new key, by each device its own`() throws {
    let old = try #require(try ana.key())
    let key = try ana.replaceKey()
    try syncAll(ana)
    try ben.add(key, tryingOn: world.folder)
    try syncAll(ben, ana)
    // Somebody new, with the new key only, gets all of it.
    let late = try world.makeDevice()
    try late.add(key)
    _ = try late.sync(with: world.folder)
    #expect(try late.stateDigest() == ana.stateDigest())
    // The old key opens none of the two devices' files.
    for file in world.files() where !file.hasPrefix("\(lost.ownLog.device)") && file.contains("/") {
      var ring = KeyRing()
      ring.add(old)
      #expect(throws: SealRefusal(.keyMissing), "\(file)") {
        try ring.open(MemorySource(world.contents(of: file)), from: .folder)
      }
    }
  }

  @Test func `entries of a device that gets the new key late are taken from then on`() throws {
    let key = try ana.replaceKey()
    try lost.addGoals(2, title: "While away")
    try syncAll(ana, lost)
    try ben.add(key, tryingOn: world.folder)
    try lost.add(key, tryingOn: world.folder)
    try syncAll(lost, ana, ben)
    #expect(try ana.heldVector()[lost.ownLog] == 5)
    #expect(try ana.stateDigest() == lost.stateDigest())
    #expect(try ana.stateDigest() == ben.stateDigest())
  }

  @Test func `two people who replace the key at the same time can read each other's files`() throws
  {
    let (one, other) = (try ana.replaceKey(), try ben.replaceKey())
    try ana.addGoals(1)
    try ben.addGoals(1)
    try syncAll(ana, ben)
    try ana.add(other, tryingOn: world.folder)
    try ben.add(one, tryingOn: world.folder)
    try syncAll(ana, ben)
    #expect(try ana.stateDigest() == ben.stateDigest())
    // And the next key ends that.
    let last = try ana.replaceKey()
    try syncAll(ana)
    try ben.add(last, tryingOn: world.folder)
    try syncAll(ben, ana)
    #expect(try ben.keyRing().accepted == [last])
    #expect(try ana.stateDigest() == ben.stateDigest())
  }

  @Test func `two new keys that were typed while the folder was empty do not part the devices`()
    throws
  {
    let (one, other) = (try ana.replaceKey(), try ben.replaceKey())
    for file in world.allFiles() { try world.remove(file) }
    #expect(try !ana.add(other, tryingOn: world.folder))
    #expect(try !ben.add(one, tryingOn: world.folder))
    try ana.addGoals(1)
    try ben.addGoals(1)
    try syncAll(ana, ben)
    #expect(try ana.stateDigest() == ben.stateDigest())
    #expect(try Set(ben.keyRing().accepted) == [one, other])
  }

  @Test
  func `a key that was typed while the folder was empty replaces the old one at the next sync`()
    throws
  {
    let old = try #require(try ana.key())
    let key = try ana.replaceKey()
    for file in world.allFiles() { try world.remove(file) }
    #expect(try !ben.add(key, tryingOn: world.folder))
    try syncAll(ana)
    // The lost phone adds something before Ben has heard of it.
    try lost.addGoals(1, title: "Too late")
    try write(from: lost, 4...4, in: lost.ownLog.device)
    let report = try ben.sync(with: world.folder)
    #expect(report.importedCount == 0)
    #expect(try ben.keyRing().isReplaced(old.id))
  }

  @Test func `a key that opens nothing is refused before anything is written`() throws {
    let (before, text) = (try ben.keyRing().publicText, try ben.keyStore.read())
    #expect(throws: KeyError.opensNothing(path: world.folder)) {
      try ben.add(JournalKey(), tryingOn: world.folder)
    }
    #expect(try ben.keyRing().publicText == before)
    #expect(try ben.keyStore.read() == text)
  }

  @Test func `a key that has been replaced is refused`() throws {
    let old = try #require(try ana.key())
    try ana.replaceKey()
    #expect(throws: KeyError.replaced) { try ana.add(old) }
    #expect(throws: KeyError.replaced) { try ana.add(old, tryingOn: world.folder) }
  }

  @Test func `a replaced key is refused where it has never been`() throws {
    let old = try #require(try ana.key())
    let key = try ana.replaceKey()
    try syncAll(ana)
    let late = try world.makeDevice()
    try late.add(key, tryingOn: world.folder)
    // The other way to hear of it: from a statement.
    let later = try world.makeDevice()
    try later.add(key)
    try syncAll(late, later, lost)
    for device in [late, later] {
      #expect(throws: KeyError.replaced) { try device.add(old, tryingOn: world.folder) }
      #expect(throws: KeyError.replaced) { try device.add(old) }
      #expect(try device.key() == key)
    }
  }

  @Test func `a statement under a replaced key replaces nothing`() throws {
    let key = try ana.replaceKey()
    try syncAll(ana)
    try ben.add(key, tryingOn: world.folder)
    // Whoever has the lost phone has read the new key's identifier somewhere.
    try lost.changeKeys { ring in
      ring.add(key)
      ring.replace([key.id])
    }
    _ = try lost.sync(with: world.folder)
    try syncAll(ana, ben)
    #expect(try ana.key() == key)
    #expect(try ben.key() == key)
  }
}
