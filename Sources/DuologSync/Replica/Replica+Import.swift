import DuologMerge
import DuologSQLite

extension Replica {
  /// Merges the bundle that `source` delivers.
  ///
  /// Each segment of a log is one transaction, kept only if the segment's digest has been verified:
  /// a prefix of a log is always a valid state. Events that are held already are passed over, so
  /// importing a bundle twice changes nothing.
  ///
  /// A bundle is one of this journal if it names this one, or one that has been joined to it here
  /// or there; then all that either side has joined is one.
  ///
  /// - Parameter name: how to call the bundle in messages.
  /// - Throws: `ReplicaError.anotherJournal`, `SQLiteError`, or what `source` throws. What is wrong
  ///   with the bundle itself is no error: it is in the report.
  /// - Complexity: O(n log N) for n events into a replica of N; memory is bounded, whatever n.
  package func importBundle(from source: any ByteSource, name: String) throws -> ImportReport {
    var report = ImportReport()
    try importBundle(from: source, name: name, into: &report)
    try bringUpToDate()
    report.forked = try UnreportedForks(connection).take()
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
      try check(header.journals, of: name)
      report.header = header
      while let segment = try reader.nextSegment() {
        try importSegment(segment, from: &reader, joining: header.journals, into: &report)
      }
      try learn(header.journals)
    } catch let problem as BundleError {
      report.problem = problem
    }
  }

  private func importSegment(
    _ segment: SegmentHeader, from reader: inout BundleReader, joining journals: JournalSet,
    into report: inout ImportReport
  ) throws {
    do {
      let (intake, trailer) = try connection.transaction(.immediate) {
        let intake = try SegmentImporter(self, segment)
        let trailer = try reader.readEvents { try intake.take($0, $1, $2) }
        try intake.finish()
        try learn(journals)
        return (intake, trailer)
      }
      if intake.count > 0 { report.imported[intake.log, default: 0] += intake.count }
      report.note(segment, upTo: trailer)
    } catch ReplicaError.tooManyLogs {
      // Whoever names so many logs means no good, or has lost count; what others wrote is taken.
      report.refused.append(segment.log)
      try reader.skipSegment()
    } catch SegmentImporter.Refusal.gap(let missing) {
      let trailer = try reader.readEvents { _, _, _ in }
      try learn(journals)
      report.gaps.append(
        ImportReport.Gap(
          log: segment.log, missing: missing, waiting: segment.first...trailer.last))
    }
  }
}
