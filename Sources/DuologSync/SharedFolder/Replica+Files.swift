import DuologFoundation
public import DuologMerge

extension Replica {
  /// Writes one bundle with every event held that `known` lacks.
  ///
  /// The file appears complete or not at all. An existing file is replaced.
  ///
  /// - Parameter known: What the reader is known to hold; empty for a bundle with everything.
  /// - Returns: The number of events written.
  /// - Throws: `SyncError.file`, `SQLiteError`.
  public func exportBundle(
    to path: String, lackedBy known: VersionVector = VersionVector()
  ) throws -> Int {
    try exportBundle(to: path, lackedBy: known, access: POSIXFileAccess())
  }

  package func exportBundle(
    to path: String, lackedBy known: VersionVector, access: some FileAccess
  ) throws -> Int {
    let stretches = try LogTable(connection).rows
      .filter { $0.isHeld && $0.head > known[$0.id] }
      .map { SegmentName(log: $0.id, range: max($0.first, known[$0.id] + 1)...$0.head) }
    var random = random
    do {
      _ = try access.writeAtomically(to: path, for: .ownerOnly, using: &random) {
        try writeBundle(stretches, to: $0)
      }
    } catch let error as FileError {
      throw SyncError.file(error)
    }
    return stretches.reduce(0) { $0 + $1.range.count }
  }

  /// Merges the bundle in the file at `path`.
  ///
  /// Problems of the bundle itself are in the report.
  ///
  /// - Throws: `ReplicaError.anotherJournal`, `SyncError.file`, `SQLiteError`.
  public func importFile(at path: String) throws -> ImportReport {
    try importFile(at: path, access: POSIXFileAccess())
  }

  package func importFile(at path: String, access: some FileAccess) throws -> ImportReport {
    do {
      let name = URL(fileURLWithPath: path).lastPathComponent
      let report = try importBundle(
        from: try access.openForReading(path), name: name)
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

  /// Removes a replica's files, which no process may have open. Does nothing if there are none.
  public static func removeFiles(at path: String) {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }
}
