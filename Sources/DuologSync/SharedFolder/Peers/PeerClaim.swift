public import DuologMerge

/// What another device says that it holds, in its `seen.json` or in one of its bundles.
public struct PeerClaim: Hashable, Sendable {
  /// The device.
  public let device: DeviceID
  /// When it made the claim, by its own clock.
  public let made: Timestamp
  /// What it held of each log, including its own.
  public let held: VersionVector
  /// The first bits of the log digests at the numbers in ``held``. May be missing: older programs
  /// do not give them, and neither do bundles other than `seen.json`.
  public let heads: [LogID: DigestPrefix]
  /// The digest of everything that it held, if given.
  public let history: Digest?

  init(
    device: DeviceID, made: Timestamp, held: VersionVector, heads: [LogID: DigestPrefix] = [:],
    history: Digest? = nil
  ) {
    self.device = device
    self.made = made
    self.held = held
    self.heads = heads.filter { held[$0.key] > 0 }
    self.history = history
  }

  init(_ header: BundleHeader) {
    self.init(
      device: header.from, made: header.made, held: header.seen, heads: header.heads ?? [:],
      history: header.history)
  }

  /// The same claim, including what `earlier` proved about numbers that have not changed since.
  func keepingProof(of earlier: PeerClaim) -> PeerClaim {
    PeerClaim(
      device: device, made: made, held: held,
      heads: earlier.heads.filter { held[$0.key] == earlier.held[$0.key] }
        .merging(heads) { $1 },
      history: history)
  }
}

extension Replica {
  /// The latest claims of other devices, ordered by identifier.
  public func peerClaims() throws -> [PeerClaim] {
    try PeerTable(connection).current.values.sorted { $0.device < $1.device }
  }

  /// What each other device is known to hold: what it has claimed, and what its events had seen.
  ///
  /// A device that has been restored from a backup holds less, until it says so.
  public func vectorsHeldByPeers() throws -> [DeviceID: VersionVector] {
    var vectors = try PeerTable(connection).current.mapValues(\.held)
    for row in try cachedTables().logs.rows
    where row.id.device != ownLog.device && row.isHeld {
      vectors[row.id.device, default: VersionVector()].merge(try vector(seenBy: row.id))
    }
    return vectors
  }

  /// What is known to exist: held here, seen by an event held here, or held by a device according
  /// to its latest or withdrawn claim. Limited to as many logs as a journal may have; claims of
  /// devices whose events are held come first.
  public func knownVector() throws -> VersionVector {
    let logs = try logTable()
    var vector = VersionVector()
    for row in logs.rows where row.known > 0 { vector[row.id] = row.known }
    for (id, known) in try logs.named(limit: Limits.devices)
      + LabelTable(connection).unheld(limit: Limits.devices)
    where vector.count < Limits.devices {
      vector.raise(id, to: known)
    }
    let authors = Set(logs.rows.filter(\.isHeld).map(\.id.device))
    let claims = try PeerTable(connection).claims
    for claim in claims.filter({ authors.contains($0.device) })
      + claims.filter({ !authors.contains($0.device) })
    {
      for entry in claim.held
      where vector.count < Limits.devices || vector[entry.log] > 0 {
        // Beyond a fork, it is unknown which branch is meant.
        vector.raise(entry.log, to: logs.row(of: entry.log)?.seen(entry.sequence) ?? entry.sequence)
      }
    }
    return vector
  }
}
