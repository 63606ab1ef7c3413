import DuologMerge

/// The members of a bundle before its logs.
package struct BundleHeader: Hashable, Sendable {
  /// The journal that all of its events belong to, and the journals joined to it.
  package var journals: JournalSet
  /// The device that wrote the bundle.
  package var from: DeviceID
  /// That device's name; at most ``Limits/deviceNameBytes``.
  package private(set) var fromName: String
  /// When it was written, by that device's clock.
  package var made: Timestamp
  /// What that device held of each log.
  package var seen: VersionVector
  /// The first bits of the log digests at the numbers in ``seen``; `nil` if not given. Only
  /// `seen.json` gives them.
  package var heads: [LogID: DigestPrefix]?
  /// The digest of everything that the device held; `nil` if not given.
  package var history: Digest?
  /// Whether the device can open sealed files. Only `seen.json` says so.
  package var readsSealed = false
  /// The keys that have been replaced, as far as the device knows. Every sealed bundle says so.
  package var replacedKeys: [JournalKey.ID] = []

  /// Cuts a long name after the last character that fits.
  package init(
    journals: JournalSet, from: DeviceID, fromName: String, made: Timestamp, seen: VersionVector,
    heads: [LogID: DigestPrefix]? = nil, history: Digest? = nil
  ) {
    self.journals = journals
    self.from = from
    var name = fromName
    while name.utf8.count > Limits.deviceNameBytes { name.removeLast() }
    self.fromName = name
    self.made = made
    self.seen = seen
    self.heads = heads
    self.history = history
  }
}

/// The members of a segment before its events.
package struct SegmentHeader: Hashable, Sendable {
  /// The log.
  package var log: LogID
  /// The sequence number of the first event.
  package var first: Int64
  /// The digest of the log before the first event.
  package var before: Digest

  /// The segment of `log` that starts at `first`.
  package init(log: LogID, first: Int64, before: Digest) {
    self.log = log
    self.first = first
    self.before = before
  }
}

/// The members of a segment after its events, once verified.
package struct SegmentTrailer: Hashable, Sendable {
  /// The sequence number of the last event; at least that of the first.
  package let last: Int64
  /// The digest of the log at the last event.
  package let after: Digest
}
