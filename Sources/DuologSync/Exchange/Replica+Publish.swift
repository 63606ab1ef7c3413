import DuologMerge
import DuologSQLite

extension Replica {
  /// Leaves in the folder what it lacks: this device's events as its own log, other devices' events
  /// as relays. Nothing is written where nothing lacks.
  func publish(
    to layout: FolderLayout, lackedBy scan: FolderScan, _ access: some FileAccess,
    into report: inout SyncReport
  ) throws {
    let device = ownLog.device
    var random = random
    var lacking: [SegmentName] = []
    for row in try LogTable(connection).rows where row.head > 0 {
      let published = scan.published[row.id] ?? SequenceSet()
      lacking += published.missing(upTo: row.head).map { SegmentName(log: row.id, range: $0) }
    }
    guard !lacking.isEmpty else { return }
    let directory = layout.directory(of: device)
    try access.makeDirectories(directory)
    if try access.kind(of: layout.readMe) == nil {
      try access.writeAtomically(
        Array(FolderLayout.readMeText.utf8), to: layout.readMe, for: .anyone, using: &random)
    }
    for segment in lacking {
      let path = directory + "/" + segment.fileName(in: device)
      _ = try access.writeAtomically(to: path, for: .anyone, using: &random) { sink in
        try writeBundle([segment], to: sink)
      }
      if segment.log == ownLog {
        report.published += segment.range.count
      } else {
        report.relayed += segment.range.count
      }
    }
  }

  /// Where a segment is cut: a reader takes a segment in one transaction and reads it again as a
  /// whole if it was not, so that neither may grow with the journal.
  private static let segmentBytes = 16 << 20

  /// Writes a bundle that holds `stretches`, all of them held, and returns the sink.
  ///
  /// - Complexity: O(n) for n events; memory is bounded, whatever n.
  @discardableResult
  package func writeBundle<Sink: ByteSink>(_ stretches: [SegmentName], to sink: Sink) throws -> Sink
  {
    let logs = try LogTable(connection)
    let events = EventTable(connection)
    let checkpoints = CheckpointTable(connection)
    var writer = BundleWriter(sink)
    try writer.begin(
      BundleHeader(
        journal: journal, from: ownLog.device, fromName: deviceName, made: now(), seen: logs.held))
    for stretch in stretches {
      guard let row = logs.row(of: stretch.log), stretch.range.upperBound <= row.head else {
        throw ReplicaError.corrupt("events to be written are not held")
      }
      var digest = try checkpoints.digest(of: row, at: stretch.range.lowerBound - 1)
      var size = 0
      var last = stretch.range.lowerBound - 1
      try writer.beginSegment(
        SegmentHeader(log: row.id, first: stretch.range.lowerBound, before: digest))
      try events.forEach(ofLog: row.key, in: stretch.range) { sequence, bytes in
        if size >= Replica.segmentBytes {
          try writer.endSegment(last: last, after: digest)
          try writer.beginSegment(SegmentHeader(log: row.id, first: sequence, before: digest))
          size = 0
        }
        try writer.append(bytes)
        digest = LogDigest.chained(digest, bytes)
        size += bytes.count
        last = sequence
      }
      let expected = try checkpoints.digest(of: row, at: stretch.range.upperBound)
      guard last == stretch.range.upperBound, digest == expected else {
        throw ReplicaError.corrupt("the log of \(row.id) does not give its digest")
      }
      try writer.endSegment(last: last, after: digest)
    }
    try writer.finish()
    return writer.sink
  }
}
