import DuologMerge
import DuologSQLite

extension Replica {
  /// Syncs with a shared folder: reads what is new in it, then writes what it lacks.
  ///
  /// Absence never means deletion: an empty, shrunken, foreign or damaged folder takes nothing
  /// away. A file that is incomplete, damaged, or waiting for another one is set aside by itself.
  ///
  /// - Parameter folder: An existing directory that another program carries between devices.
  /// - Throws: `SyncError`, `StorageError`.
  /// - Complexity: With nothing new, one listing of each device's directory.
  public func sync(with folder: String) throws -> SyncReport {
    try sync(with: folder, access: POSIXFileAccess())
  }

  /// - Parameter grace: How long new events of this device are held back, in milliseconds, so that
  ///   they can still be withdrawn.
  package func sync(
    with folder: String, holdingBackFor grace: Int64 = 0, access: some FileAccess
  ) throws -> SyncReport {
    try access.withFolder(folder) {
      var report = SyncReport()
      if try hasOpenEvents { try reidentifyDeviceIfCopied() }
      let held = try heldVector()
      let scan = try scan(folder, access)
      var (inventory, cache) = try read(scan, of: folder, access, into: &report)
      let layout = FolderLayout(root: folder)
      if !report.isKeyMissing {
        let ring = cache.ring
        report.heldBackUntil = try offerOpenEvents(keepingFor: grace)
        try publish(
          to: layout, given: inventory, heldBefore: held, with: ring, access, noting: &cache,
          into: &report)
        let hasNews = report.published > 0 || report.relayed > 0
        try removeRedundant(inventory, hasNews: hasNews, access, noting: &cache)
        try publishClaim(in: layout, with: ring, access)
      } else if cache.ring.current != nil {
        // It is sealed, and tells the others that this device still has the key that it had.
        try publishClaim(in: layout, with: cache.ring, access)
      }
      removeUnfinished(scan, in: layout, access)
      report.forked = try takeForks()
      return report
    }
  }

  /// Reads what is new in a shared folder, and writes nothing there.
  ///
  /// - Throws: The same as ``sync(with:)``.
  public func read(from folder: String) throws -> SyncReport {
    try read(from: folder, access: POSIXFileAccess())
  }

  package func read(from folder: String, access: some FileAccess) throws -> SyncReport {
    try access.withFolder(folder) {
      var report = SyncReport()
      _ = try read(try scan(folder, access), of: folder, access, into: &report)
      report.forked = try takeForks()
      return report
    }
  }

  private func scan(_ folder: String, _ access: some FileAccess) throws -> FolderScan {
    try readIdentity()
    try rememberKeys()
    try refuseIfInside(folder, access)
    return try FolderScan(FolderLayout(root: folder), access)
  }

  /// Refuses a folder that contains the journal's database: a carrier would copy it while it is
  /// being written, and copied databases are how entries get lost.
  ///
  /// Directories are compared by identity and not by path, because paths may lead through links or
  /// differ only in case. An in-memory database is in no folder.
  private func refuseIfInside(_ folder: String, _ access: some FileAccess) throws {
    guard try access.kind(of: path) != nil else { return }
    let root = try access.identity(of: folder)
    var inner = try access.resolve(path)
    while FilePath.parent(of: inner) != inner {
      inner = FilePath.parent(of: inner)
      if try access.identity(of: inner) == root {
        throw SyncError.replicaInsideFolder(path: folder)
      }
    }
  }

  /// Reads what is new, and returns the contents of the folder and what is known about them.
  private func read(
    _ scan: FolderScan, of folder: String, _ access: some FileAccess,
    into report: inout SyncReport
  ) throws -> (inventory: FolderInventory, cache: FileCache) {
    var reading = try FolderReading(scan, of: folder, by: self, access)
    try reading.readAll()
    report.imported = reading.imported
    var problems = ProblemTally()
    for problem in scan.unreadable + scan.obstacles(to: ownLog.device) { problems.add(problem) }
    reading.countProblems(in: &problems)
    report.problems = problems.named
    report.furtherProblems = problems.further
    report.isKeyMissing = try reading.isKeyMissing()
    report.setAside = reading.setAside()
    report.missing = try reading.missing()
    try MissingTable(connection).replace(by: report.missing)
    try reidentifyIfOthersHoldMore()
    let inventory = try reading.inventory()
    if inventory.hasTwin { try reidentifyLater() }
    return (inventory, reading.cache)
  }
}
