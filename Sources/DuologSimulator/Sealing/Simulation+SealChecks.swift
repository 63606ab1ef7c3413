import DuologMerge
import DuologSync

/// What must be true of the files that devices leave in a folder once their journal is sealed.
extension Simulation {
  /// Words that only the two people may read: from what they write, from the names of their
  /// devices, and from every bundle.
  static let secrets = [secret, "'s device ", "\"journal"].map { Array($0.utf8) }
  /// The word in everything that people write.
  static let secret = "Whispered"

  /// Checks what a sync has written. A device that waits for a newer key than its own only renews
  /// its sealed statement.
  ///
  /// - Parameters:
  ///   - ring: The device's keys before it.
  ///   - isKeyMissing: Whether the sync has reported that the key is missing.
  func checkWritten(
    by device: Device, with ring: KeyRing, isKeyMissing: Bool, on disk: SimulatedDisk
  ) throws {
    guard ring.isSealed || isKeyMissing else { return }
    let paths = Set(disk.touches.filter { $0.operation == .rename }.map(\.path))
    for path in paths.sorted() where FilePath.name(of: path) != "READ ME.txt" {
      guard let bytes = disk.contents(of: path) else { continue }
      let keys = [ring.current, try device.replica.key()].compactMap { $0 }
      let mayWrite = !isKeyMissing || FilePath.name(of: path) == "seen.json.age"
      guard mayWrite, let (text, _) = SealedFile.open(bytes, with: keys) else {
        throw Violation(
          invariant: .sealedOnly,
          detail: "\(device.name) has written \(path)" + (isKeyMissing ? " without the key" : ""))
      }
      try checkSecrecy(of: bytes, at: path)
      try seals.note(bytes, text, at: path)
    }
  }

  private func checkSecrecy(of bytes: [UInt8], at path: String) throws {
    for word in Simulation.secrets where bytes.contains(part: word) {
      throw Violation(
        invariant: .noSecretShows,
        detail: "\(path) shows \(String(decoding: word, as: UTF8.self))")
    }
  }

  /// Checks at the end that a device of a sealed journal has left no file in its directory that is
  /// unsealed, or that an older key opens.
  func checkSealed(_ index: Int) throws {
    let device = devices[index]
    let author = device.replica.ownLog.device
    let ring = try device.replica.keyRing()
    guard ring.isSealed else { return }
    guard let key = ring.current else {
      throw Violation(invariant: .nothingOpenLeft, detail: "\(device.name) has no key")
    }
    // As long as another copy of the device may be using the directory, everything stays there.
    guard try device.replica.mayRewrite else { return }
    let directory = "\(Device.folder)/duolog/\(author)"
    for (name, bytes) in device.disk.contents(below: directory).sorted(by: { $0.key < $1.key }) {
      // Others may leave anything in it.
      guard try isOwn(name, of: device) else { continue }
      guard SealedFile.open(bytes, with: [key]) != nil else {
        throw Violation(
          invariant: .nothingOpenLeft,
          detail: "\(device.name): \(name) is "
            + (SealedFile.isSealed(bytes) ? "not sealed with the key" : "not sealed"))
      }
      try checkSecrecy(of: bytes, at: name)
    }
    if let event = seals.forged.intersection(holdings[index].events).min() {
      throw Violation(
        invariant: .nothingForged, detail: "\(device.name) has \(event.device) \(event.sequence)")
    }
  }

  /// Whether a file in a device's directory has the name of its claim, or of a segment that it may
  /// have written.
  private func isOwn(_ name: String, of device: Device) throws -> Bool {
    if FolderNames.isClaim(name) { return true }
    guard let segment = SegmentName(name, in: device.replica.ownLog.device),
      let digits = segment.digestBeginning
    else { return false }
    return try device.replica.heldVector().contains { entry in
      guard entry.log.device == segment.log.device, entry.sequence >= segment.range.upperBound
      else {
        return false
      }
      let digest = try device.replica.digest(of: entry.log, at: segment.range.upperBound)
      return digest?.beginning == digits
    }
  }
}
