public import DuologMerge

extension Replica {
  /// How old this device's claim may become, in milliseconds, before it is written again, so that
  /// others can tell that the device is alive even if it has had nothing new for weeks.
  private static let claimLifetime: Int64 = 20 * 3_600_000

  /// The digest of everything held. Two devices with the same digest hold the same events.
  ///
  /// - Complexity: O(number of logs).
  public func historyDigest() throws -> Digest {
    try cachedTables().logs.history
  }

  /// Writes this device's claim to the folder, unless it is there already. It names only what has
  /// been offered.
  ///
  /// It is a bundle without events, so readers of bundles can read it. Nothing depends on it: it is
  /// not flushed to the disk before it is renamed, and a failure to write it is ignored.
  ///
  /// - Parameter ring: The keys; the current one seals it.
  func publishClaim(
    in layout: FolderLayout, with ring: KeyRing, _ access: some FileAccess
  ) throws {
    let logs = try offeredLogs()
    var header = try header(made: now(), seen: logs.heldByLabel)
    guard !header.seen.isEmpty else { return }
    header.heads = logs.heads
    header.history = logs.history
    header.readsSealed = true
    let path = layout.claimPath(of: ownLog.device, isSealed: ring.isSealed)
    if ring.isSealed {
      // Nobody who has the key needs the one in the open.
      try? access.remove(layout.claimPath(of: ownLog.device, isSealed: false))
    }
    let present = header.made
    if let said = claim(at: path, with: ring, access) {
      header.made = said.made
      if said == header,
        abs(present.milliseconds - said.made.milliseconds) < Replica.claimLifetime
      {
        return
      }
      header.made = present
    }
    do {
      try prepare(layout, isSealed: ring.isSealed, access)
      var random = random
      try access.writeAtomically(to: path, for: .anyone, isDurable: false, using: &random) { sink in
        try writeBundle(header, to: sink, sealedWith: ring.current)
      }
    } catch is FileError {
      // The next sync tries again.
    }
  }

  private func claim(
    at path: String, with ring: KeyRing, _ access: some FileAccess
  ) -> BundleHeader? {
    guard let source = try? access.openForReading(path),
      let bundle = try? ring.open(source, from: .folder), bundle.seal == ring.currentSeal
    else { return nil }
    var reader = BundleReader(source: bundle.source, name: path)
    return try? reader.readHeader()
  }
}

extension LogTable {
  /// For each log that is held, the first bits of its digest at its last event.
  var heads: [LogID: DigestPrefix] {
    var heads: [LogID: DigestPrefix] = [:]
    for row in rows where row.isHeld && isNamable(row) { heads[row.id] = DigestPrefix(row.digest) }
    return heads
  }

  /// The SHA-256 of a line `log number digest` for each log that is held, in the order of logs.
  var history: Digest {
    var hash = SHA256()
    for row in rows.filter(\.isHeld).sorted(by: { $0.id < $1.id }) {
      hash.update("\(row.id) \(row.head) \(row.digest)\n".utf8)
    }
    return hash.finalize()
  }
}
