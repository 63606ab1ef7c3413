/// One numbered step from one version of a database's schema to the next.
///
/// A released migration never changes. Add a new migration for a new version of the schema.
public struct Migration: Hashable, Sendable {
  /// 1 for the first, then without gaps. The number of the last one is the file's version.
  public let number: Int32

  /// What the migration adds, for people who read the list.
  public let name: String

  /// The statements, without BEGIN or COMMIT.
  public let sql: String

  /// The step to version `number`.
  public init(number: Int32, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }
}

/// Why a database was not migrated.
public enum MigrationError: Error, Hashable, Sendable {
  /// A newer program wrote the file in version `found`; this program supports versions up to
  /// `known`.
  case newerFile(found: Int32, known: Int32)

  /// The file belongs to another program: it carries `applicationID`, 0 for none.
  case foreignFile(applicationID: Int32)

  /// After migration `number`, rows of `table` would refer to rows that do not exist.
  case brokenReferences(number: Int32, table: String)
}

extension MigrationError: CustomStringConvertible {
  /// What was found, and what to do about it.
  public var description: String {
    switch self {
    case .newerFile(let found, let known):
      "A newer version wrote this file (format \(found); this version reads up to format "
        + "\(known)). Nothing was changed. Install the newer version to open it."
    case .foreignFile(let applicationID):
      "This file is a database of another program (application \(applicationID)). Nothing was "
        + "changed. Choose another file."
    case .brokenReferences(let number, let table):
      "The update to format \(number) would leave rows of the table \(table) that refer to "
        + "nothing. Nothing was changed. Please report this."
    }
  }
}
