import DuologFoundation
public import DuologMerge

extension Replica {
  /// Writes one bundle with every event held that `known` lacks, sealed if the journal is.
  ///
  /// The file appears complete or not at all. An existing file is replaced.
  ///
  /// - Parameters:
  ///   - path: The file to write, in a folder that exists.
  ///   - known: What the reader is known to hold; empty for a bundle with everything.
  ///   - isOpen: Whether not to seal the bundle even if the journal is sealed. Anybody can then
  ///     read it.
  /// - Returns: The number of events written.
  /// - Throws: `SyncError.keyMissing` if the bundle cannot be sealed, `SyncError.file`,
  ///   `StorageError`.
  public func exportBundle(
    to path: String, lackedBy known: VersionVector = VersionVector(), inTheOpen isOpen: Bool = false
  ) throws -> Int {
    try exportBundle(to: path, lackedBy: known, inTheOpen: isOpen, access: POSIXFileAccess())
  }

  package func exportBundle(
    to path: String, lackedBy known: VersionVector, inTheOpen isOpen: Bool = false,
    access: some FileAccess
  ) throws -> Int {
    let ring = try keyRing()
    guard try isOpen || ring.currentSeal != nil && sealState() != .keyMissing else {
      throw SyncError.keyMissing(path: path)
    }
    if try hasOpenEvents { try reidentifyDeviceIfCopied() }
    try offerOpenEvents()
    let stretches = try offeredLogs().rows
      .filter { $0.isHeld && $0.head > known[$0.id] }
      .map { SegmentName(log: $0.id, range: max($0.first, known[$0.id] + 1)...$0.head) }
    var random = random
    do {
      _ = try access.writeAtomically(to: path, for: .ownerOnly, using: &random) {
        try writeBundle(stretches, to: $0, sealedWith: isOpen ? nil : ring.current)
      }
    } catch let error as FileError {
      throw SyncError.file(error)
    }
    return stretches.reduce(0) { $0 + $1.range.count }
  }

  /// Merges the bundle in the file at `path`, which may be sealed with one of the journal's keys, by
  /// this program or by `age -p`.
  ///
  /// Problems of the bundle itself are in the report. With `isOpenAccepted`, a sealed journal takes
  /// the file even if it is not sealed; only a person who knows where it comes from can say so.
  ///
  /// - Throws: `ReplicaError.anotherJournal`, `SyncError.file`, `StorageError`.
  public func importFile(
    at path: String, acceptingOpen isOpenAccepted: Bool = false
  ) throws -> ImportReport {
    try importFile(at: path, acceptingOpen: isOpenAccepted, access: POSIXFileAccess())
  }

  package func importFile(
    at path: String, acceptingOpen isOpenAccepted: Bool = false, access: some FileAccess
  ) throws -> ImportReport {
    try importFile(at: path, from: isOpenAccepted ? .namedInTheOpen : .named, access: access)
  }

  /// Merges the bundle in a file of a folder with perhaps thousands of them, none of which may cost
  /// much.
  package func importFile(ofFolder path: String) throws -> ImportReport {
    try importFile(at: path, from: .folder, access: POSIXFileAccess())
  }

  private func importFile(
    at path: String, from trust: KeyRing.Trust, access: some FileAccess
  ) throws -> ImportReport {
    do {
      let name = URL(fileURLWithPath: path).lastPathComponent
      let bundle: OpenedBundle
      do {
        bundle = try keyRing().open(try access.openForReading(path), from: trust)
      } catch let refusal as SealRefusal {
        var report = ImportReport()
        report.problem = BundleError(.seal(refusal.problem), in: name)
        return report
      }
      readingCounter = try counter(.reading, of: access.status(of: path).fingerprint.size)
      defer { readingCounter = nil }
      let report = try importBundle(bundle, name: name)
      if let header = report.header, header.from != ownLog.device {
        var peers = try PeerTable(connection)
        try peers.note(header, isCurrent: false, now: now())
        try peers.save()
      }
      return report
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }

  /// Whether the file at `path` is a bundle of this journal, in the open or sealed with one of its
  /// keys.
  package func isOwnBundle(at path: String) throws -> Bool {
    let source = try POSIXFileAccess().openForReading(path)
    guard let bundle = try? keyRing().open(source, from: .namedInTheOpen) else { return false }
    var reader = BundleReader(source: bundle.source, name: path)
    return (try? reader.readHeader().journals.intersects(journals)) ?? false
  }

  /// Removes a replica's files, which no process may have open. Does nothing if there are none.
  ///
  /// With `isKeyRemoved`, the file with its keys is removed as well, of which there may be no other
  /// copy.
  public static func removeFiles(at path: String, withKeys isKeyRemoved: Bool = false) {
    let files = ["", "-wal", "-shm"].map { path + $0 }
    let keys = isKeyRemoved ? [FileKeyStore.path(besideReplicaAt: path)] : []
    for file in files + keys { try? FileManager.default.removeItem(atPath: file) }
  }

  /// Whether there is a file with keys beside the place of a replica, perhaps those of an earlier
  /// journal.
  package static func hasKeyFile(at path: String) -> Bool {
    FileManager.default.fileExists(atPath: FileKeyStore.path(besideReplicaAt: path))
  }
}
