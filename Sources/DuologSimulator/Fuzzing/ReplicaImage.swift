import DuologMerge
import DuologSQLite

/// The entire content of a replica's database, table by table, as digests.
struct ReplicaImage: Equatable {
  private(set) var tables: [String: Digest] = [:]

  /// Tables that only record files and the claims of others.
  private static let notes: Set = ["peer_statement", "peer_head", "missing", "folder_file"]

  init(_ connection: Connection) throws {
    let names = try connection.cached("SELECT name FROM sqlite_master WHERE type = 'table'")
    var found: [String] = []
    while try names.step() { found.append(names.text(at: 0)) }
    names.reset()
    for name in found where !ReplicaImage.notes.contains(name) {
      tables[name] = try ReplicaImage.digest(of: name, connection)
    }
  }

  private static func digest(of table: String, _ connection: Connection) throws -> Digest {
    let columns = try connection.cached(
      "SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM pragma_table_info(?)")
    columns.bind(table, at: 1)
    let list = try columns.step() ? columns.text(at: 0) : "''"
    columns.reset()
    let rows = try connection.prepare("SELECT \(list) FROM \"\(table)\" ORDER BY 1")
    var hash = SHA256()
    while try rows.step() { rows.withBytes(at: 0) { hash.update($0) } }
    return hash.finalize()
  }

  /// The tables in which this differs from `other`. `meta`, which says which journals are joined,
  /// counts only if requested.
  func differences(from other: ReplicaImage, withMeta: Bool = true) -> [String] {
    Set(tables.keys).union(other.tables.keys).sorted().filter {
      tables[$0] != other.tables[$0] && (withMeta || $0 != "meta")
    }
  }
}
