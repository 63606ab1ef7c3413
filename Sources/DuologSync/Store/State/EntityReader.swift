import DuologMerge
import DuologSQLite

/// Reads entities from the projection: the origin's fields, overlaid with the registers.
struct EntityReader {
  private let connection: Connection
  private let logs: LogTable
  private let names: NameTable
  private let events: EventTable

  init(_ connection: Connection, _ lookups: TransactionCache) {
    self.connection = connection
    (logs, names, events) = (lookups.logs, lookups.names, lookups.events)
  }

  /// The entity, or `nil` if no event of it is held.
  ///
  /// - Complexity: O(number of surviving writes).
  func entity(_ id: EntityID, type: String) throws -> EntityState? {
    guard let key = try names.existingKey(of: type),
      let origin = try events.origin(of: id, type: key)
    else { return nil }
    var fields: [String: [SurvivingWrite]] = [:]
    let originName = EventName(try logs.id(ofKey: origin.log), origin.sequence)
    try events.withBytes(of: origin) { bytes in
      let event = try ScannedEvent.scan(bytes)
      let by = event.by
      event.forEachField { name, value in
        fields[String(decoding: name, as: UTF8.self)] = [
          SurvivingWrite(name: originName, at: event.at, by: by, value: value.scalar)
        ]
      }
    }
    for (field, writes) in try registers(of: id, type: type) { fields[field] = writes }
    return EntityState(
      type: type, id: id, fields: fields.mapValues { FieldState(survivors: $0.shownFirst()) })
  }

  private func registers(of id: EntityID, type: String) throws -> [String: [SurvivingWrite]] {
    let select = try connection.cached(
      """
      SELECT register.field, register.log, register.seq, event.at, event.body
      FROM register JOIN event ON \(RowKey.join("register")) WHERE register.entity = ?
      """)
    select.bind(id.rawValue, at: 1)
    defer { select.reset() }
    var fields: [String: [SurvivingWrite]] = [:]
    while try select.step() {
      let (writtenType, field) = try names.typeAndField(of: select.integer(at: 0))
      guard writtenType == type else { continue }
      let name = EventName(try logs.id(ofKey: select.integer(at: 1)), select.integer(at: 2))
      let at = Timestamp(milliseconds: select.integer(at: 3))
      try select.withBytes(at: 4) { bytes in
        let event = try ScannedEvent.scan(bytes)
        guard let value = event.value(of: field) else {
          throw ReplicaError.corrupt("a surviving write lacks its field")
        }
        fields[field, default: []].append(
          SurvivingWrite(name: name, at: at, by: event.by, value: value.scalar))
      }
    }
    return fields
  }
}

extension [SurvivingWrite] {
  /// In the order in which they are shown: the shown one first.
  fileprivate func shownFirst() -> [SurvivingWrite] {
    sorted { ($0.at, $0.name) > ($1.at, $1.name) }
  }
}
