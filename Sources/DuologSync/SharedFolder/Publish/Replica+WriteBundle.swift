import DuologMerge
import DuologSQLite

extension Replica {
  /// The size at which a segment is split. A reader imports a segment in one transaction, and reads
  /// all of it again after an interruption, so a segment must not grow with the journal.
  package static let segmentBytes = 16 << 20

  /// Writes a bundle with `stretches`, which must be held and not open, sealed with `key`, or in the open if that
  /// is `nil`.
  func writeBundle(
    _ stretches: [SegmentName], to sink: some ByteSink, sealedWith key: JournalKey?
  ) throws {
    guard let key else {
      try writeBundle(stretches, to: sink)
      return
    }
    try writeBundle(stretches, to: try sealedSink(sink, key)).finish()
  }

  /// Writes a bundle without events, likewise.
  func writeBundle(
    _ header: BundleHeader, to sink: some ByteSink, sealedWith key: JournalKey?
  ) throws {
    func write<Sink: ByteSink>(to sink: Sink) throws -> Sink {
      var writer = BundleWriter(sink)
      try writer.begin(header)
      try writer.finish()
      return writer.sink
    }
    if let key {
      try write(to: try sealedSink(sink, key)).finish()
    } else {
      _ = try write(to: sink)
    }
  }

  private func sealedSink<Base: ByteSink>(
    _ sink: Base, _ key: JournalKey
  ) throws -> SealedSink<Base> {
    var random = random
    return try SealedSink(sink, key: key, randomness: &random)
  }

  /// Writes a bundle with `stretches`, which must be held and not open, and returns the sink.
  ///
  /// - Parameter segmentBytes: The number of bytes of events after which a segment is split.
  /// - Complexity: O(n) for n events. Memory is bounded, whatever n.
  @discardableResult
  package func writeBundle<Sink: ByteSink>(
    _ stretches: [SegmentName], to sink: Sink, segmentBytes: Int = segmentBytes
  ) throws -> Sink {
    let logs = try offeredLogs()
    let events = EventTable(connection)
    let counter = try counter(
      .writing, of: stretches.reduce(0) { $0 + Int64($1.range.count) })
    var writer = BundleWriter(sink)
    try writer.begin(header(made: now(), seen: logs.heldByLabel))
    for stretch in stretches {
      guard let row = logs.row(of: stretch.log), stretch.range.upperBound <= row.head else {
        throw ReplicaError.corrupt("events that should be written are missing")
      }
      // Stored events are hashed again, so that no bundle certifies damaged bytes.
      var check = try StoredLogCheck(row, in: stretch.range, of: logs, connection)
      var last = stretch.range.lowerBound - 1
      var size = 0
      try writer.beginSegment(
        SegmentHeader(log: row.id.label, first: last + 1, before: check.digest))
      try events.forEach(ofLog: row.key, in: stretch.range) { sequence, bytes in
        if size >= segmentBytes {
          let digest = check.digest
          try writer.endSegment(last: last, after: digest)
          try writer.beginSegment(
            SegmentHeader(log: row.id.label, first: sequence, before: digest))
          size = 0
        }
        try check.append(bytes, at: sequence)
        try writer.append(bytes)
        size += bytes.count
        last = sequence
        try counter?.advance()
      }
      try writer.endSegment(last: last, after: check.digest)
      try check.finish()
    }
    try writer.finish()
    return writer.sink
  }

  /// The header of a bundle from this device.
  func header(made: Timestamp, seen: VersionVector) throws -> BundleHeader {
    var header = BundleHeader(
      journals: try currentJournals(), from: ownLog.device, fromName: deviceName, made: made,
      seen: seen)
    header.replacedKeys = try keyRing().replacedIDs
    return header
  }
}
