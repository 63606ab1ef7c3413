import DuologMerge
import DuologSQLite
import Foundation

extension Replica {
  /// Exchanges events with a shared folder: reads what is new in it, then leaves there what it
  /// lacks.
  ///
  /// Absence is never deletion: an empty, shrunken, foreign or damaged folder takes nothing away.
  /// A file that is not whole, damaged, or waiting for another one is set aside by itself.
  ///
  /// - Parameter folder: an existing directory that something else carries between devices.
  /// - Throws: `ExchangeError`, `SQLiteError`.
  /// - Complexity: with nothing new, one listing of each device's directory.
  public func sync(with folder: String) throws -> SyncReport {
    try sync(with: folder, access: POSIXFileAccess())
  }

  package func sync(with folder: String, access: some FileAccess) throws -> SyncReport {
    do {
      var report = SyncReport()
      let scan = try read(folder, access, into: &report)
      try publish(to: FolderLayout(root: folder), lackedBy: scan, access, into: &report)
      return report
    } catch let error as FileError {
      throw ExchangeError.file(error)
    }
  }

  /// Reads what is new in a shared folder, and leaves nothing there.
  ///
  /// - Throws: as ``sync(with:)``.
  public func read(from folder: String) throws -> SyncReport {
    do {
      var report = SyncReport()
      _ = try read(folder, POSIXFileAccess(), into: &report)
      return report
    } catch let error as FileError {
      throw ExchangeError.file(error)
    }
  }

  private func read(
    _ folder: String, _ access: some FileAccess, into report: inout SyncReport
  ) throws -> FolderScan {
    guard try access.kind(of: folder, followingLinks: true) == .directory else {
      throw ExchangeError.folderMissing(path: folder)
    }
    try refuseIfInside(folder, access)
    let scan = try FolderScan(FolderLayout(root: folder), access)
    report.problems += scan.unreadable
    try readNew(scan, of: folder, access, into: &report)
    report.missing = try missing(scan)
    return scan
  }

  /// Whether the journal's database lies in the folder: a carrier would copy it while it is being
  /// written, and a copied database is how entries get lost.
  private func refuseIfInside(_ folder: String, _ access: some FileAccess) throws {
    let database = try access.resolve(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    let root = try access.resolve(folder)
    if database == root || database.hasPrefix(root.hasSuffix("/") ? root : root + "/") {
      throw ExchangeError.replicaInsideFolder(path: folder)
    }
  }

  // MARK: - Reading

  /// Reads every file that may hold something new, and again while that closes gaps.
  private func readNew(
    _ scan: FolderScan, of folder: String, _ access: some FileAccess,
    into report: inout SyncReport
  ) throws {
    var memory = try FolderMemory(connection, folder: folder)
    var pending = scan.files.filter { !memory.isSettled($0) }
    var hasProgressed = true
    while hasProgressed, !pending.isEmpty {
      hasProgressed = false
      var waiting: [FolderFile] = []
      report.problems = scan.unreadable
      for file in pending {
        let held = try heldVector()
        if let name = file.name {
          if name.range.upperBound <= held[name.log] { continue }
          if name.range.lowerBound > held[name.log] + 1 {
            waiting.append(file)
            continue
          }
        }
        let outcome = try read(file, access, into: &report)
        if outcome.importedCount > 0 { hasProgressed = true }
        if outcome.isComplete {
          try memory.settle(file)
        } else {
          waiting.append(file)
        }
      }
      pending = waiting
    }
    try memory.forget(allBut: scan.files)
  }

  private func read(
    _ file: FolderFile, _ access: some FileAccess, into report: inout SyncReport
  ) throws -> ImportReport {
    var outcome = ImportReport()
    do {
      outcome = try importBundle(
        from: try access.openForReading(file.path), name: file.relativePath)
    } catch ReplicaError.anotherJournal(let journal) {
      throw ExchangeError.anotherJournal(path: file.path, journal)
    } catch let error as FileError {
      report.problems.append(FolderProblem(file: file.relativePath, kind: .unreadable(error)))
      outcome.gaps = []
      return outcome
    }
    report.imported.merge(outcome.imported, uniquingKeysWith: +)
    for fork in outcome.forks {
      report.problems.append(FolderProblem(file: file.relativePath, kind: .forked(fork)))
    }
    switch outcome.problem?.problem {
    case .notABundle?:
      // A stranger: passed over, and not read a second time.
      return ImportReport()
    case .notYetWhole?:
      report.problems.append(FolderProblem(file: file.relativePath, kind: .notYetWhole))
    case .damaged(let line, let reason)?:
      report.problems.append(
        FolderProblem(file: file.relativePath, kind: .damaged(line: line, reason: reason)))
    case .newerFormat(let version)?:
      report.problems.append(
        FolderProblem(file: file.relativePath, kind: .newerFormat(version)))
    case nil:
      break
    }
    return outcome
  }

  /// What exists, as names or events say, and has not arrived.
  private func missing(_ scan: FolderScan) throws -> [MissingEvents] {
    let logs = try LogTable(connection)
    var missing: [MissingEvents] = []
    let named = Set(scan.published.keys).union(logs.rows.map(\.id))
    for log in named.sorted() {
      let row = logs.row(of: log)
      let head = row?.head ?? 0
      let present = scan.published[log]?.ranges ?? []
      let end = max(row?.known ?? 0, present.last?.upperBound ?? 0)
      guard end > head else { continue }
      let next = present.first { $0.upperBound > head }
      // A file that holds the next events and could not be read is missing as a whole.
      let last = next.map { $0.lowerBound > head + 1 ? $0.lowerBound - 1 : $0.upperBound } ?? end
      missing.append(MissingEvents(log: log, range: (head + 1)...last))
    }
    return missing
  }
}
