public import DuologMerge

/// What another device has said that it holds: in its `seen.json`, or in a bundle of its.
public struct PeerClaim: Hashable, Sendable {
  /// The device.
  public let device: DeviceID
  /// When it said so, by its own clock.
  public let made: Timestamp
  /// What it held of each log, its own included.
  public let held: VersionVector
  /// The beginnings of the log digests at the numbers in ``held``, as far as it gives them: older
  /// programs don't, and bundles other than `seen.json` don't either.
  public let heads: [LogID: DigestPrefix]
  /// The digest of all that it held, if it gives one.
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

  /// The same, with what `earlier` has proved of the numbers that have not changed since.
  func keepingProof(of earlier: PeerClaim) -> PeerClaim {
    PeerClaim(
      device: device, made: made, held: held,
      heads: earlier.heads.filter { held[$0.key] == earlier.held[$0.key] }
        .merging(heads) { $1 },
      history: history)
  }
}

extension Replica {
  /// What other devices have said last that they hold, in the order of their identifiers.
  public func peerClaims() throws -> [PeerClaim] {
    try PeerTable(connection).statements.values.sorted { $0.device < $1.device }
  }

  /// What each other device is known to hold: what it has said, and what its events had seen.
  ///
  /// A device that has been set back to a backup holds less, until it says so.
  public func vectorsHeldByPeers() throws -> [DeviceID: VersionVector] {
    var vectors = try PeerTable(connection).statements.mapValues(\.held)
    for row in try lookedUp().logs.rows
    where row.id.device != ownLog.device && row.isHeld {
      vectors[row.id.device, default: VersionVector()].merge(try vector(seenBy: row.id))
    }
    return vectors
  }

  /// What is known to exist: held, seen by an event that is held, or held by a device that says so
  /// or said so last; of no more logs than a journal may have, the word of devices of which events
  /// are held first.
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
    let statements = try PeerTable(connection).claims
    for statement in statements.filter({ authors.contains($0.device) })
      + statements.filter({ !authors.contains($0.device) })
    {
      for entry in statement.held
      where vector.count < Limits.devices || vector[entry.log] > 0 {
        // Beyond a fork, nobody can say which branch is meant.
        vector.raise(entry.log, to: logs.row(of: entry.log)?.seen(entry.sequence) ?? entry.sequence)
      }
    }
    return vector
  }
}
