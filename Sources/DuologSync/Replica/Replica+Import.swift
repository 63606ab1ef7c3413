import DuologMerge
import DuologSQLite

extension Replica {
  /// Merges the bundle that `source` delivers.
  ///
  /// Each segment of a log is one transaction, kept only if the segment's digest is verified: a
  /// prefix of a log is always a valid state, and so is a verified part of a segment, which is kept
  /// while somebody else writes. Events already held are skipped, so importing a
  /// bundle twice changes nothing.
  ///
  /// A bundle belongs to this journal if it names this journal, or one that has been joined to it
  /// here or there. All journals that either side has joined then become one.
  ///
  /// - Parameter name: The bundle's name in messages.
  /// - Throws: `ReplicaError.anotherJournal`, `StorageError`, or what `source` throws. Problems of
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
    report.forked = try takeForks()
    return report
  }

  /// Merges `bundle`, and adds to `report` what was merged, even if its source throws midway. A sealed
  /// bundle also says which keys have been replaced.
  ///
  /// - Parameter verified: What an earlier look at the bundle has found; `nil` without one.
  /// - Throws: ``WriteWanted`` if somebody to whom ``courtesy`` gives way wants to write, and the bundle
  ///   has not been looked at before.
  func importBundle(
    _ bundle: OpenedBundle, name: String, verified: VerifiedStretches? = nil,
    into report: inout ImportReport
  ) throws {
    do {
      var reader = BundleReader(source: bundle.source, name: name)
      let header = try reader.readHeader()
      try check(header.journals, of: name)
      report.header = header
      var index = 0
      while let segment = try reader.nextSegment() {
        if let verified, !verified.hasVerified(segment: index) { try reader.refuseSegment() }
        try importSegment(segment, from: &reader, joining: header.journals, into: &report) {
          verified?.confirms(segment, at: index, upTo: $0)
        }
        index += 1
      }
      try learn(header.journals)
      if case .key(let id) = bundle.seal {
        report.hasChangedKeys = try learnReplaced(header.replacedKeys, from: id)
      }
    } catch let problem as BundleError {
      report.problem = problem
    } catch let refusal as SealRefusal {
      // The file has changed since it was verified.
      report.problem = BundleError(.seal(refusal.problem), in: name)
    }
  }

  /// - Parameter isVerified: Whether the segment up to its unread rest may be kept; `nil` if that is not
  ///   known.
  private func importSegment(
    _ segment: SegmentHeader, from reader: inout BundleReader, joining journals: JournalSet,
    into report: inout ImportReport, _ isVerified: (SegmentHeader) -> Bool?
  ) throws {
    do {
      while true {
        let trailer = try importStretch(
          from: &reader, joining: journals, into: &report, isVerified)
        if let trailer { return report.note(segment, upTo: trailer) }
        courtesy?.wait()
      }
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

  /// Imports the rest of the current segment in one transaction, or a part of it if somebody wants to
  /// write. Returns `nil` if there is more.
  private func importStretch(
    from reader: inout BundleReader, joining journals: JournalSet,
    into report: inout ImportReport, _ isVerified: (SegmentHeader) -> Bool?
  ) throws -> SegmentTrailer? {
    let (intake, trailer) = try connection.transaction(.immediate) {
      let intake = try reader.rest.map { try SegmentImporter(self, $0) }
      var trailer: SegmentTrailer?
      var isPaused = false
      repeat {
        trailer = try reader.readEvents(upTo: WriteCourtesy.events) {
          try intake?.take($0, $1, $2)
          try readingCounter?.advance(by: $0.count)
        }
        if trailer == nil, let courtesy, courtesy.isWanted(), let rest = reader.rest {
          guard let isKept = isVerified(rest) else { throw WriteWanted() }
          isPaused = isKept
        }
      } while trailer == nil && !isPaused
      try intake?.finish()
      try learn(journals)
      return (intake, trailer)
    }
    if let intake, intake.count > 0 { report.imported[intake.log, default: 0] += intake.count }
    return trailer
  }
}
