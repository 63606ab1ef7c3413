import DuologSQLite

/// The logs and the names of types and fields, as of one moment, and the table of events.
struct TransactionCache {
  let logs: LogTable
  let names: NameTable
  let events: EventTable

  init(_ connection: Connection) throws {
    logs = try LogTable(connection)
    names = NameTable(connection)
    events = EventTable(connection)
  }
}
