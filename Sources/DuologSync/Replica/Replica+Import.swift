import DuologMerge
import DuologSQLite

extension Replica {
  /// Merges the bundle that `source` delivers.
  ///
  /// Each segment of a log is one transaction, kept only if the segment's digest has been verified:
  /// a prefix of a log is always a valid state. Events that are held already are passed over, so
  /// importing a bundle twice changes nothing.
  ///
  /// - Parameter name: how to call the bundle in messages.
  /// - Throws: `ReplicaError.anotherJournal`, `SQLiteError`, or what `source` throws. What is wrong
  ///   with the bundle itself is no error: it is in the report.
  /// - Complexity: O(n log N) for n events into a replica of N; memory is bounded, whatever n.
  package func importBundle(from source: any ByteSource, name: String) throws -> ImportReport {
    var report = ImportReport()
    try importBundle(from: source, name: name, into: &report)
    return report
  }

  /// Merges the bundle that `source` delivers, and adds to `report` what has been merged even where
  /// the source throws in the middle.
  func importBundle(
    from source: any ByteSource, name: String, into report: inout ImportReport
  ) throws {
    do {
      var reader = BundleReader(source: source, name: name)
      let header = try reader.readHeader()
      guard header.journal == journal else { throw ReplicaError.anotherJournal(header.journal) }
      while let segment = try reader.nextSegment() {
        try importSegment(segment, from: &reader, into: &report)
      }
    } catch let problem as BundleError {
      report.problem = problem
    }
  }

  private func importSegment(
    _ segment: SegmentHeader, from reader: inout BundleReader,
    into report: inout ImportReport
  ) throws {
    do {
      let (count, last) = try connection.transaction(.immediate) {
        try takeEvents(of: segment, from: &reader)
      }
      if count > 0 { report.imported[segment.log, default: 0] += count }
      report.verified[segment.log, default: SequenceSet()].insert(segment.first...last)
    } catch SegmentRefusal.gap(let head) {
      let trailer = try reader.readEvents { _, _, _ in }
      report.gaps.append(
        ImportReport.Gap(
          log: segment.log, missing: (head + 1)...(segment.first - 1),
          waiting: segment.first...trailer.last))
    } catch SegmentRefusal.fork {
      // Another branch only if it is whole: bytes that were changed do not chain either.
      try reader.skipSegment()
      report.forks.append(EventName(segment.log, segment.first))
    }
  }

  /// Why a segment's transaction was rolled back, although the segment is whole.
  private enum SegmentRefusal: Error {
    case gap(head: Int64)
    case fork
  }

  /// Appends those events of the segment that are not held. Returns their number, and the sequence
  /// number of the segment's last event.
  private func takeEvents(
    of segment: SegmentHeader, from reader: inout BundleReader
  ) throws -> (count: Int, last: Int64) {
    let logs = try LogTable(connection)
    let index = try logs.index(of: segment.log)
    let log = logs.rows[index]
    guard segment.first <= log.head + 1 else { throw SegmentRefusal.gap(head: log.head) }
    let start = try CheckpointTable(connection).digest(of: log, at: segment.first - 1)
    guard segment.before == start else { throw SegmentRefusal.fork }
    let projector = Projector(connection, schema: schema, logs: logs, names: NameTable(connection))
    let writer = try LogWriter(connection, log: index, logs: logs, projector: projector)
    let trailer = try reader.readEvents { bytes, event, after in
      if event.sequence > log.head {
        try writer.append(bytes, event, after: after)
      } else if event.sequence == log.head, after != log.digest {
        throw SegmentRefusal.fork
      }
    }
    if trailer.last < log.head {
      let held = try CheckpointTable(connection).digest(of: log, at: trailer.last)
      guard held == trailer.after else { throw SegmentRefusal.fork }
    }
    try writer.finish()
    return (Int(writer.count), trailer.last)
  }
}
