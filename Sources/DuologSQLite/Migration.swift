/// One numbered step from one version of a database's schema to the next.
///
/// Once released it never changes: a later version of the schema is a further migration.
public struct Migration: Hashable, Sendable {
  /// 1 for the first, then without gaps. The number of the last one is the file's version.
  public let number: Int32

  /// What it brings, for people who read the list.
  public let name: String

  /// The statements, with no BEGIN or COMMIT of their own.
  public let sql: String

  /// The step to version `number`.
  public init(number: Int32, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }
}

/// Why a database was left as it is.
public enum MigrationError: Error, Hashable, Sendable {
  /// A newer program wrote the file, in version `found`; this program knows those up to `known`.
  case newerFile(found: Int32, known: Int32)

  /// The file belongs to another program: it carries `applicationID`, 0 for none.
  case foreignFile(applicationID: Int32)

  /// After the migration `number`, rows of `table` would refer to rows that are not there.
  case brokenReferences(number: Int32, table: String)
}

extension MigrationError: CustomStringConvertible {
  /// One sentence on what was found, and one on what to do.
  public var description: String {
    switch self {
    case .newerFile(let found, let known):
      "The file was written by a newer version (format \(found), and this version knows up to "
        + "\(known)). Nothing was changed: install the newer version to open it."
    case .foreignFile(let applicationID):
      "The file is a database of another program (application \(applicationID)). Nothing was "
        + "changed: choose another file."
    case .brokenReferences(let number, let table):
      "The change to format \(number) would leave rows of the table \(table) that refer to nothing. "
        + "Nothing was changed: please report this."
    }
  }
}
