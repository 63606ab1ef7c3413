/// Brings a database up to the newest schema that this program knows, one migration per
/// transaction.
///
/// The `application_id` and `user_version` in the file's header say which program the file belongs
/// to and which version it has. They change in the transaction of each migration, so a crash at any
/// moment leaves the file intact at one version.
public struct Migrator: Sendable {
  /// Marks a file as belonging to this program.
  public let applicationID: Int32

  /// All migrations since the first release, in order.
  public let migrations: [Migration]

  /// The version of the files that this program writes.
  public var currentVersion: Int32 { Int32(migrations.count) }

  /// A migrator for files marked with `applicationID`, which must not be 0.
  ///
  /// The numbers of `migrations` must be 1, 2, 3, …
  public init(applicationID: Int32, migrations: [Migration]) {
    precondition(applicationID != 0, "0 marks a file of no application")
    precondition(
      migrations.map(\.number) == (0..<migrations.count).map { Int32($0) + 1 },
      "migrations must be numbered 1, 2, 3, …")
    self.applicationID = applicationID
    self.migrations = migrations
  }

  /// Applies the migrations that the file lacks. If none are missing, it writes nothing, except
  /// that it switches a file restored from a backup back to WAL mode.
  ///
  /// Two processes may do this at once: the second finds the work done. After an error, the file
  /// has the version it had reached; a refused file is unchanged.
  ///
  /// Must not be called in a transaction.
  ///
  /// - Throws: a `StorageError` about the file if it is newer or belongs to another program, and
  ///   those of SQLite.
  public func migrate(_ connection: Connection) throws {
    precondition(!connection.isInTransaction, "each migration is its own transaction")
    guard try version(of: connection) < currentVersion else {
      try connection.useWriteAheadLog()
      return
    }
    try connection.useWriteAheadLog()
    // Foreign keys must be off while tables that others refer to are replaced. A transaction cannot
    // change that setting, so they are off throughout and checked at the end
    // (https://sqlite.org/lang_altertable.html#otheralter).
    try connection.execute("PRAGMA foreign_keys = OFF")
    do {
      for migration in migrations { try apply(migration, to: connection) }
    } catch {
      try connection.execute("PRAGMA foreign_keys = ON")
      throw error
    }
    try connection.execute("PRAGMA foreign_keys = ON")
  }

  /// Whether the file lacks no migration. Writes nothing.
  ///
  /// - Throws: as ``migrate(_:)``.
  public func isUpToDate(_ connection: Connection) throws -> Bool {
    try version(of: connection) == currentVersion
  }

  /// The version of the file, 0 for an empty one, after making sure that it is ours to change.
  private func version(of connection: Connection) throws -> Int32 {
    // One snapshot, so that another process cannot come in between.
    let (found, owner, isEmpty) = try connection.transaction(.deferred) {
      let found = try connection.integer("PRAGMA user_version") ?? 0
      let owner = try connection.integer("PRAGMA application_id") ?? 0
      guard owner == 0, found == 0 else { return (found, owner, false) }
      return (found, owner, try connection.integer("SELECT count(*) FROM sqlite_schema") == 0)
    }
    // Both are signed 32-bit numbers in the header (https://sqlite.org/fileformat2.html).
    let version = Int32(truncatingIfNeeded: found)
    if isEmpty { return 0 }
    guard owner == applicationID else {
      throw StorageError(
        .foreignFile, message: "a database of another program (application \(owner))")
    }
    guard version <= currentVersion else {
      let kind = StorageError.Kind.newerFormat(found: Int(version), known: Int(currentVersion))
      throw StorageError(
        kind, message: "format \(version), and this program knows \(currentVersion)")
    }
    return version
  }

  private func apply(_ migration: Migration, to connection: Connection) throws {
    try connection.transaction(.immediate) {
      // Under the write lock: another process may have come first.
      guard try version(of: connection) < migration.number else { return }
      try connection.execute(migration.sql)
      if let table = try firstTableWithBrokenReferences(in: connection) {
        throw StorageError(
          .other,
          message: "The update to format \(migration.number) would leave rows of the table \(table)"
            + " that refer to nothing.")
      }
      // A PRAGMA cannot have parameters.
      try connection.execute("PRAGMA application_id = \(applicationID)")
      try connection.execute("PRAGMA user_version = \(migration.number)")
    }
  }

  private func firstTableWithBrokenReferences(in connection: Connection) throws -> String? {
    let check = try connection.prepare("PRAGMA foreign_key_check")
    return try check.step() ? check.text(at: 0) : nil
  }
}
