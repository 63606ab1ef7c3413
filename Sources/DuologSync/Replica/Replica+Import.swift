import DuologMerge
import DuologSQLite

extension Replica {
  /// Merges the bundle that `source` delivers.
  ///
  /// Each segment of a log is one transaction, kept only if the segment's digest is verified: a
  /// prefix of a log is always a valid state. Events already held are skipped, so importing a
  /// bundle twice changes nothing.
  ///
  /// A bundle belongs to this journal if it names this journal, or one that has been joined to it
  /// here or there. All journals that either side has joined then become one.
  ///
  /// - Parameter name: The bundle's name in messages.
  /// - Throws: `ReplicaError.anotherJournal`, `SQLiteError`, or what `source` throws. Problems of
  ///   the bundle itself are not errors; they are in the report.
  /// - Complexity: O(n log N) for n events into a replica of N. Memory is bounded, whatever n.
  package func importBundle(from source: any ByteSource, name: String) throws -> ImportReport {
    try importBundle(OpenedBundle(source: source, seal: .none), name: name)
  }

  /// Merges a bundle, sealed or not, likewise.
  func importBundle(_ bundle: OpenedBundle, name: String) throws -> ImportReport {
    var report = ImportReport()
    try importBundle(bundle, name: name, into: &report)
    try bringUpToDate()
    report.forked = try UnreportedForks(connection).take()
    return report
  }

  /// Merges `bundle`, and adds to `report` what was merged, even if its source throws midway. A sealed
  /// bundle also says which keys have been replaced.
  ///
  /// - Throws: ``WriteWanted`` if somebody to whom ``courtesy`` gives way wants to write.
  func importBundle(
    _ bundle: OpenedBundle, name: String, into report: inout ImportReport
  ) throws {
    do {
      var reader = BundleReader(source: bundle.source, name: name)
      let header = try reader.readHeader()
      try check(header.journals, of: name)
      report.header = header
      while let segment = try reader.nextSegment() {
        try importSegment(segment, from: &reader, joining: header.journals, into: &report)
      }
      try learn(header.journals)
      if case .key(let id) = bundle.seal {
        report.hasChangedKeys = try learnReplaced(header.replacedKeys, from: id)
      }
    } catch let problem as BundleError {
      report.problem = problem
    } catch let problem as SealProblem {
      // The file has changed since it was verified.
      report.problem = BundleError(.seal(problem), in: name)
    }
  }

  private func importSegment(
    _ segment: SegmentHeader, from reader: inout BundleReader, joining journals: JournalSet,
    into report: inout ImportReport
  ) throws {
    do {
      let (intake, trailer) = try connection.transaction(.immediate) {
        let intake = try SegmentImporter(self, segment)
        var untilLook = WriteCourtesy.events
        let trailer = try reader.readEvents {
          try intake.take($0, $1, $2)
          try readingCounter?.advance(by: $0.count)
          guard let courtesy else { return }
          untilLook -= 1
          if untilLook == 0 {
            untilLook = WriteCourtesy.events
            if courtesy.isWanted() { throw WriteWanted() }
          }
        }
        try intake.finish()
        try learn(journals)
        return (intake, trailer)
      }
      if intake.count > 0 { report.imported[intake.log, default: 0] += intake.count }
      report.note(segment, upTo: trailer)
    } catch ReplicaError.tooManyLogs {
      // A device that names so many logs is hostile or broken. Events of others are still imported.
      report.refused.append(segment.log)
      try reader.skipSegment()
    } catch SegmentImporter.Refusal.gap(let missing) {
      let trailer = try reader.readEvents { _, _, _ in }
      try learn(journals)
      report.gaps.append(
        ImportReport.Gap(
          log: segment.log, missing: missing, blocked: segment.first...trailer.last))
    }
  }
}
