import DuologMerge

/// What a bundle says of itself before its logs.
package struct BundleHeader: Hashable, Sendable {
  /// The journal that all of its events belong to, and those that are one with it.
  package var journals: JournalSet
  /// The device that wrote the bundle.
  package var from: DeviceID
  /// What that device is called; at most ``Limits/deviceNameBytes``.
  package private(set) var fromName: String
  /// When it was written, by that device's clock.
  package var made: Timestamp
  /// What that device held of each log.
  package var seen: VersionVector
  /// The beginnings of the log digests at the numbers in ``seen``; `nil` where it does not say, as
  /// only a statement does.
  package var heads: [LogID: DigestPrefix]?
  /// The digest of all that the device held; `nil` where it does not say.
  package var history: Digest?

  /// Cuts a name that is too long behind the last character that fits.
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

/// What a bundle says of a stretch of a log before its events.
package struct SegmentHeader: Hashable, Sendable {
  /// The log.
  package var log: LogID
  /// The sequence number of the first event.
  package var first: Int64
  /// The digest of the log before the first event.
  package var before: Digest

  /// The stretch of `log` that begins with `first`.
  package init(log: LogID, first: Int64, before: Digest) {
    self.log = log
    self.first = first
    self.before = before
  }
}

/// What a bundle says of a stretch of a log behind its events, once verified.
package struct SegmentTrailer: Hashable, Sendable {
  /// The sequence number of the last event; at least that of the first.
  package let last: Int64
  /// The digest of the log at the last event.
  package let after: Digest
}
