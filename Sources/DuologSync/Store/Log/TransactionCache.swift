import DuologSQLite

/// The logs and the names of types and fields, as of one moment.
struct TransactionCache {
  let logs: LogTable
  let names: NameTable

  init(_ connection: Connection) throws {
    logs = try LogTable(connection)
    names = NameTable(connection)
  }
}
