import DuologMerge
import DuologSQLite

/// How open events are rewritten before they are offered, so that what was overwritten or removed in
/// time never leaves the device.
///
/// - An entity that only open events have written to, and that is removed, disappears, together with
///   the entities that need it: the check-ins of a removed goal.
/// - Of several values that were written to a field, the last one remains. If the entity's first
///   event is open and wrote the field, the value moves there.
/// - What was written to an entity that others know, before it was removed, disappears.
///
/// Otherwise the state stays the same: see `OpenRevisionTests`. Fields for which each value counts,
/// such as whether a goal is active, keep all of them.
struct OpenRevision {
  /// Events by sequence number; `nil` for those that disappear.
  private(set) var events: [Int64: Event?] = [:]

  /// A revision after which the events numbered `dropped` were never written.
  init(dropping dropped: some Sequence<Int64>) {
    for sequence in dropped { events[sequence] = .some(nil) }
  }

  /// The revision of the open events `open`.
  init(
    of open: OpenStretch, _ connection: Connection, schema: EntitySchema, names: NameTable
  ) throws {
    var dropped: Set<EntityKey> = []
    for entity in try OpenRevision.entitiesWrittenAgain(in: open, connection) {
      let type = schema.type(named: try names.name(of: entity.type))
      let written = try OpenRevision.events(of: entity, in: open, connection)
      if written.isOnlyOpen, written.events.isRemoved {
        dropped.insert(entity)
        for event in written.events { events[event.sequence] = .some(nil) }
      } else {
        revise(written.events, isOnlyOpen: written.isOnlyOpen, type)
      }
    }
    if !dropped.isEmpty {
      try dropDependents(of: dropped, in: open, connection, schema: schema, names: names)
    }
  }

  /// An entity, by local keys.
  struct EntityKey: Hashable {
    let entity: EntityID
    let type: Int64
  }
}

// MARK: - Fields that were overwritten

extension OpenRevision {
  /// Keeps the last value of each field of one entity, whose open events are `written`. Those that
  /// take back what others know stay as they are: they only restore what was there before.
  private mutating func revise(_ written: [Event], isOnlyOpen: Bool, _ type: EntityType?) {
    var revised = written
    for place in revised.indices.reversed() {
      for (field, value) in revised[place].fields where type?.keepsEachValue(of: field) != true {
        let earlier = revised.indices.prefix(place).filter {
          !revised[$0].isTakingBack && revised[$0].fields[field] != nil
        }
        guard let first = earlier.first else { continue }
        for place in earlier { revised[place].fields[field] = nil }
        if isOnlyOpen, first == 0, revised[0].by == revised[place].by {
          revised[0].fields[field] = value
          revised[place].fields[field] = nil
        }
      }
    }
    if let removal = revised.lastIndex(where: \.removes), revised.isRemoved {
      for place in revised.indices.prefix(removal) where !revised[place].isTakingBack {
        revised[place].fields = revised[place].fields.filter {
          type?.keepsEachValue(of: $0.key) == true
        }
      }
    }
    for (before, after) in zip(written, revised) where before != after {
      events[before.sequence] = .some(after.fields.isEmpty ? nil : after)
    }
  }
}

extension EntityType {
  fileprivate func keepsEachValue(of field: String) -> Bool {
    fields.contains { $0.name == field && $0.keepsEachValue }
  }
}

extension Event {
  fileprivate var removes: Bool { fields[EntityType.removedField] == .boolean(true) }
}

extension [Event] {
  /// Whether the last event that says so removes the entity.
  fileprivate var isRemoved: Bool {
    last { $0.fields[EntityType.removedField] != nil }?.removes ?? false
  }
}

// MARK: - Entities that need one that disappears

extension OpenRevision {
  /// Drops the entities that name one of `dropped` in a field that they need, and those that need
  /// them in turn. Other fields that name one lose their value.
  ///
  /// An event can only name an entity that exists, so those that need it come later.
  private mutating func dropDependents(
    of dropped: Set<EntityKey>, in open: OpenStretch, _ connection: Connection,
    schema: EntitySchema, names: NameTable
  ) throws {
    var dropped = dropped
    var ids = Set(dropped.map { Scalar.text($0.entity.description) })
    let table = EventTable(connection)
    for sequence in open.range where events[sequence] != .some(nil) {
      let key = RowKey(log: open.log.key, sequence: sequence)
      let stored = try table.withBytes(of: key) { Event(try ScannedEvent.scan($0)) }
      guard var event = events[sequence] ?? stored else { continue }
      let entity = EntityKey(entity: event.entity, type: try names.key(of: event.type))
      let type = schema.type(named: event.type)
      let lost = event.fields.filter { ids.contains($0.value) }.keys
      if dropped.contains(entity) {
        events[sequence] = .some(nil)
      } else if lost.contains(where: { type?.requires($0) == true }),
        try OpenRevision.events(of: entity, in: open, connection).isOnlyOpen
      {
        dropped.insert(entity)
        ids.insert(.text(entity.entity.description))
        events[sequence] = .some(nil)
      } else if !lost.isEmpty {
        for field in lost { event.fields[field] = nil }
        events[sequence] = .some(event)
      }
    }
  }
}

extension EntityType {
  fileprivate func requires(_ field: String) -> Bool {
    fields.contains { $0.name == field && $0.isRequired }
  }
}

// MARK: - Reading

extension OpenRevision {
  /// The entities to which an open event has written that is not their first event.
  private static func entitiesWrittenAgain(
    in open: OpenStretch, _ connection: Connection
  ) throws -> [EntityKey] {
    let select = try connection.prepare(
      """
      SELECT DISTINCT entity, type FROM event
      WHERE log = ? AND seq BETWEEN ? AND ? AND later = 1 ORDER BY entity, type
      """)
    select.bind(open.log.key, at: 1)
    select.bind(open.range.lowerBound, at: 2)
    select.bind(open.range.upperBound, at: 3)
    var entities: [EntityKey] = []
    while try select.step() {
      guard let id = EntityID(rawValue: select.integer(at: 0)) else { continue }
      entities.append(EntityKey(entity: id, type: select.integer(at: 1)))
    }
    return entities
  }

  /// The open events of an entity, in order, and whether there are no others.
  private static func events(
    of entity: EntityKey, in open: OpenStretch, _ connection: Connection
  ) throws -> (events: [Event], isOnlyOpen: Bool) {
    let select = try connection.cached(
      """
      SELECT log, seq, body FROM event WHERE entity = ?1 AND type = ?2 AND later = 0
      UNION ALL
      SELECT log, seq, body FROM event WHERE entity = ?1 AND type = ?2 AND later = 1
      """)
    select.bind(entity.entity.rawValue, at: 1)
    select.bind(entity.type, at: 2)
    defer { select.reset() }
    var events: [Event] = []
    var isOnlyOpen = true
    while try select.step() {
      guard select.integer(at: 0) == open.log.key, open.range.contains(select.integer(at: 1)) else {
        isOnlyOpen = false
        continue
      }
      events.append(try select.withBytes(at: 2) { Event(try ScannedEvent.scan($0)) })
    }
    return (events.sorted { $0.sequence < $1.sequence }, isOnlyOpen)
  }
}
