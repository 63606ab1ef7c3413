import DuologMerge
import DuologSQLite

/// The origin of an entity: the event that created it.
///
/// Invariant: it is a pure function of the set of events held. Among the entity's events that have
/// seen no other event of it, it is the one with the smallest clock, then log, then sequence
/// number. Usually there is only one such event. There are several if two devices import the same
/// source, or if an edit arrives before the event it edits.
extension Projector {
  /// An entity's origin.
  struct Origin: Equatable {
    let key: RowKey
    let write: Write
  }

  /// The origin at `key`.
  func origin(_ key: RowKey) throws -> Origin {
    try origin(key, at: events.time(of: key))
  }

  /// What becomes of `stored`, the origin of an entity so far, when `arrived`, which is stored as a
  /// later event, competes with it.
  func electOrigin(
    of entity: EntityID, type: Int64, against stored: RowKey, arrived: Origin, table: EntityTable?
  ) throws -> RowKey {
    if try contexts.happenedBefore(stored, arrived.key) { return stored }
    let hasSeen = try contexts.happenedBefore(arrived.key, stored)
    let origin = try origin(stored)
    if !hasSeen, origin.write < arrived.write { return stored }
    // An event that has seen the origin has seen its own log's earlier event of the entity, so
    // nothing changes.
    if try events.hasEarlier(than: arrived.key, of: entity, type: type) { return stored }
    guard let elected = try electedOrigin(of: entity, type: type), elected != origin else {
      return stored
    }
    try replace(origin, by: elected, of: entity, type: type, table: table)
    return elected.key
  }

  /// The origin by definition. Only the first event of each log can have seen no other.
  ///
  /// - Complexity: O(n + d² log n) for n events of the entity in d logs.
  private func electedOrigin(of entity: EntityID, type: Int64) throws -> Origin? {
    let candidates = try events.firsts(of: entity, type: type).map {
      try origin($0.key, at: $0.at)
    }
    let firsts = try candidates.filter { candidate in
      try !candidates.contains { other in
        try other != candidate
          && contexts.happenedBefore(other.key, candidate.key)
      }
    }
    return firsts.min { $0.write < $1.write }
  }

  /// Elects origins again after contexts have changed. Registers and tables must be empty, and are
  /// not touched.
  ///
  /// Usually every log's first later event has seen the origin, so that no other event can be it.
  func reelectOrigins() throws {
    let select = try connection.prepare(
      """
      SELECT later.key, origin.key, origin.entity, origin.type
      FROM (
        SELECT entity, min(key) AS key FROM event INDEXED BY event_later WHERE later = 1
        GROUP BY entity, key >> 40
      ) AS later JOIN event AS origin INDEXED BY event_origin
        ON origin.entity = later.entity AND origin.later = 0
      """)
    var contested: [(entity: EntityID, type: Int64, stored: RowKey)] = []
    while try select.step() {
      let first = RowKey(rowID: select.integer(at: 0))
      let stored = RowKey(rowID: select.integer(at: 1))
      guard try !contexts.happenedBefore(stored, first),
        let entity = EntityID(rawValue: select.integer(at: 2))
      else { continue }
      contested.append((entity, select.integer(at: 3), stored))
    }
    for (entity, type, stored) in contested {
      guard let elected = try electedOrigin(of: entity, type: type), elected.key != stored
      else { continue }
      try events.set(isLater: true, stored)
      try events.set(isLater: false, elected.key)
    }
  }

  /// What is, or should be, in the table of dated records.
  private func record(
    of origin: Origin, type: Int64, in table: EntityTable?
  ) throws -> DatedTable.Entry? {
    guard let table, table.isDated else { return nil }
    return try events.withBytes(of: origin.key) { bytes in
      let event = try ScannedEvent.scan(bytes)
      return DatedTable.Entry(
        EventColumns(key: origin.key, of: event, type: type), table.place(of: event))
    }
  }

  func origin(_ key: RowKey, at: Timestamp) throws -> Origin {
    let name = EventName(try logs.id(ofKey: key.log), key.sequence)
    return Origin(key: key, write: Write(name: name, at: at))
  }

  /// Makes `new` the origin in place of `old`, and keeps the rule of the registers: a field without
  /// a row has the origin's write as its only survivor.
  private func replace(
    _ old: Origin, by new: Origin, of entity: EntityID, type: Int64, table: EntityTable?
  ) throws {
    for field in try fields(of: old, type: type) {
      let stored = try registers.survivors(of: entity, field: field)
      if stored.isEmpty {
        try replaceSurvivors([], by: [old.write], of: entity, field: field)
      }
    }
    for field in try fields(of: new, type: type) {
      let stored = try registers.survivors(of: entity, field: field)
      if stored == [new.write] {
        try replaceSurvivors(stored, by: [], of: entity, field: field)
      }
    }
    let (left, entered) = (
      try record(of: old, type: type, in: table), try record(of: new, type: type, in: table)
    )
    try events.set(isLater: true, old.key)
    try events.set(isLater: false, new.key)
    if let left { try dated.remove(left) }
    if let entered { try dated.insert(entered) }
    try table?.setOrigin(of: entity, to: new.key)
    if let table, let concurrentEnds = table.concurrentEnds {
      for parent in Set([try table.parent(of: entity), left?.parent, entered?.parent]) {
        if let parent { try concurrentEnds.refresh(parent) }
      }
    }
  }

  private func fields(of origin: Origin, type: Int64) throws -> [Int64] {
    try events.withBytes(of: origin.key) { bytes in
      var fields: [Int64] = []
      try ScannedEvent.scan(bytes).forEachField { name, _ in
        fields.append(try names.key(ofField: name, type: type))
      }
      return fields
    }
  }
}
