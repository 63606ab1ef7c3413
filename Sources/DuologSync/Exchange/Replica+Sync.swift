import DuologMerge
import DuologSQLite

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
      let scan = try scan(folder, access)
      let inventory = try read(scan, of: folder, access, into: &report)
      let layout = FolderLayout(root: folder)
      try publish(to: layout, of: folder, beside: inventory, access, into: &report)
      let hasNews = report.published > 0 || report.relayed > 0
      try removeNeedless(inventory, of: folder, hasNews: hasNews, access)
      try publishStatement(in: layout, access)
      removeUnfinished(scan, in: layout, access)
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
      let access = POSIXFileAccess()
      var report = SyncReport()
      _ = try read(try scan(folder, access), of: folder, access, into: &report)
      return report
    } catch let error as FileError {
      throw ExchangeError.file(error)
    }
  }

  private func scan(_ folder: String, _ access: some FileAccess) throws -> FolderScan {
    try followOtherProcesses()
    guard try access.kind(of: folder, followingLinks: true) == .directory else {
      throw ExchangeError.folderMissing(path: folder)
    }
    try refuseIfInside(folder, access)
    return try FolderScan(FolderLayout(root: folder), access)
  }

  /// Whether the journal's database lies in the folder: a carrier would copy it while it is being
  /// written, and a copied database is how entries get lost.
  ///
  /// Directories are compared by what they are and not by their paths, which may lead through links
  /// or differ in case only. A database that is no file lies nowhere.
  private func refuseIfInside(_ folder: String, _ access: some FileAccess) throws {
    guard try access.kind(of: path) != nil else { return }
    let root = try access.identity(of: folder)
    var inner = try access.resolve(path)
    while FilePath.parent(of: inner) != inner {
      inner = FilePath.parent(of: inner)
      if try access.identity(of: inner) == root {
        throw ExchangeError.replicaInsideFolder(path: folder)
      }
    }
  }

  /// Reads what is new, and returns what stands in the folder.
  private func read(
    _ scan: FolderScan, of folder: String, _ access: some FileAccess,
    into report: inout SyncReport
  ) throws -> FolderInventory {
    var reading = try FolderReading(scan, of: folder, by: self, access)
    try reading.readAll()
    report.imported = reading.imported
    report.forked = reading.forked
    report.problems = scan.unreadable + reading.problems
    report.missing = try reading.missing()
    try MissingTable(connection).replace(by: report.missing)
    try renewIfOthersHoldMore()
    let inventory = reading.inventory
    if inventory.hasTwin { try renewLater() }
    return inventory
  }
}
