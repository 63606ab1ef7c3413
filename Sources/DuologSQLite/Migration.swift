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
