import DuologMerge
import DuologSync
import Foundation

/// A file for another device, written by ``Journal/export(to:everything:)``.
public struct Export: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The number of events in it.
  public let count: Int
}

extension Journal {
  // MARK: - Export

  /// Writes a file that another device can import: with what some other device is not known to
  /// hold, or with everything.
  ///
  /// - Parameter path: the file, or a folder to put it in.
  /// - Returns: what was written; `nil` where every other device is known to hold everything.
  /// - Throws: `JournalError.wouldReplace` where the path is a file other than a bundle of this
  ///   journal, `ExchangeError.file`, `SQLiteError`.
  public func export(to path: String, everything: Bool) throws -> Export? {
    let known = everything ? VersionVector() : try vectorKnownToAll()
    let held = try replica.heldVector()
    guard held.contains(where: { $0.sequence > known[$0.log] }) else { return nil }
    let file = try exportFile(path)
    return Export(path: file, count: try replica.exportBundle(to: file, lackedBy: known))
  }

  /// What every other device is known to hold; nothing where there is no other.
  private func vectorKnownToAll() throws -> VersionVector {
    let held = try replica.heldVector()
    let devices = Set(held.map(\.log.device)).subtracting([replica.ownLog.device])
    let others = try devices.sorted().map { try replica.vector(heldBy: $0) }
    var known = VersionVector()
    for entry in held {
      let least = others.map { $0[entry.log] }.min() ?? 0
      if least > 0 { known[entry.log] = least }
    }
    return known
  }

  private func exportFile(_ path: String) throws -> String {
    let files = POSIXFileAccess()
    do {
      switch try files.kind(of: path, followingLinks: true) {
      case .directory?:
        let name = "duolog-\(today())-\(replica.ownLog.device).json"
        return FilePath.join(path, name)
      case nil:
        let directory = FilePath.parent(of: path)
        guard try files.kind(of: directory, followingLinks: true) == .directory else {
          throw ExchangeError.folderMissing(path: directory)
        }
        return path
      case .some:
        var reader = BundleReader(source: try files.openForReading(path), name: path)
        guard let header = try? reader.readHeader(), header.journal == replica.journal else {
          throw JournalError.wouldReplace(path: path)
        }
        return path
      }
    } catch let error as FileError {
      throw ExchangeError.file(error)
    }
  }

  // MARK: - Import

  /// Merges the bundle in a file, or all that are in a folder: those that lie in it, and those of
  /// an exchange.
  ///
  /// Files of a folder that are no bundles are passed over.
  ///
  /// - Throws: `BundleError` for a file that is no bundle, `JournalError.nothingToImport` for a
  ///   folder without any, `ExchangeError`, `SQLiteError`.
  public func importBundles(from path: String) throws -> ExchangeView {
    var tally = ImportTally()
    do {
      if try POSIXFileAccess().kind(of: path, followingLinks: true) == .directory {
        try importFolder(try POSIXFileAccess().resolve(path), into: &tally)
        if tally.isEmpty { throw JournalError.nothingToImport(path: path) }
      } else {
        let report = try importFile(path)
        if let problem = report.problem, case .notABundle = problem.problem { throw problem }
        tally.add(report, file: URL(fileURLWithPath: path).lastPathComponent)
      }
    } catch let error as FileError {
      throw ExchangeError.file(error)
    }
    return try view(of: tally)
  }

  private func importFolder(_ path: String, into tally: inout ImportTally) throws {
    let files = POSIXFileAccess()
    if try files.kind(of: FilePath.join(path, "duolog")) == .directory {
      tally.add(try replica.read(from: path))
    }
    let names = try files.list(path) { !$0.hasPrefix(".") && $0.hasSuffix(".json") }
      .filter { $0.status.kind == .regular }.map(\.name).sorted()
    var pending = names
    // Files may continue each other in any order: again while that closes gaps.
    while !pending.isEmpty {
      var waiting: [String] = []
      var hasProgressed = false
      for name in pending {
        let report = try importFile(FilePath.join(path, name))
        if let problem = report.problem, case .notABundle = problem.problem { continue }
        tally.add(report, file: name)
        hasProgressed = hasProgressed || report.importedCount > 0
        if !report.gaps.isEmpty { waiting.append(name) }
      }
      pending = hasProgressed ? waiting : []
    }
  }

  private func importFile(_ path: String) throws -> ImportReport {
    do {
      return try replica.importFile(at: path)
    } catch ReplicaError.anotherJournal(let journal) {
      throw ExchangeError.anotherJournal(path: path, journal)
    }
  }

  private func view(of tally: ImportTally) throws -> ExchangeView {
    let held = try replica.heldVector()
    let missing = tally.missing.filter { $0.range.upperBound > held[$0.log] }
    return ExchangeView(
      arrivals: try arrivals(tally.imported), published: 0, relayed: 0,
      awaited: try missing.map(awaited), problems: tally.problems,
      copied: try copied(tally.forked),
      toSettle: try settlements().count, partner: try partner()?.name)
  }
}

/// What came of importing several bundles.
private struct ImportTally {
  private(set) var imported: [LogID: Int] = [:]
  private(set) var missing: [MissingEvents] = []
  private(set) var problems: [ExchangeView.Problem] = []
  private(set) var forked: Set<DeviceID> = []
  private(set) var isEmpty = true

  mutating func add(_ report: SyncReport) {
    isEmpty = false
    imported.merge(report.imported, uniquingKeysWith: +)
    missing += report.missing
    problems += report.problems.map(ExchangeView.Problem.init)
    forked.formUnion(report.forked)
  }

  mutating func add(_ report: ImportReport, file: String) {
    isEmpty = false
    imported.merge(report.imported, uniquingKeysWith: +)
    for gap in report.gaps
    where !missing.contains(where: { $0.log == gap.log && $0.range == gap.missing }) {
      missing.append(MissingEvents(log: gap.log, range: gap.missing))
    }
    forked.formUnion(report.forks)
    if let kind = report.problem?.kind {
      let problem = ExchangeView.Problem(file: file, kind: kind)
      if !problems.contains(problem) { problems.append(problem) }
    }
  }
}

extension BundleError {
  /// The problem as one of a file among others; `nil` for a stranger.
  fileprivate var kind: FolderProblem.Kind? {
    switch problem {
    case .notABundle: nil
    case .notYetWhole: .notYetWhole
    case .damaged(let line, let reason): .damaged(line: line, reason: reason)
    case .newerFormat(let version): .newerFormat(version)
    }
  }
}
