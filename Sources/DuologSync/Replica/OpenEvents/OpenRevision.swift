import DuologMerge
import DuologSQLite

/// How open events are rewritten before they are offered, so that what was overwritten or removed in
/// time never leaves the device.
///
/// - An entity that only open events have written to, and that is removed, disappears, together with
///   the entities that need it: the check-ins of a removed goal. It stays if something that others
///   know names it.
/// - Of several values that were written to a field, the last one remains. If the entity's first
///   event is open and wrote the field, the value moves there.
/// - What was written to an entity that others know, before it was removed, disappears.
///
/// Otherwise the state stays the same: see `OpenRevisionTests`. Fields for which each value counts,
/// such as whether a goal is active, keep all of them.
struct OpenRevision {
  /// Events by sequence number; `nil` for those that disappear.
  private(set) var events: [Int64: Event?] = [:]

  /// Further events that disappear: many in a row take no memory.
  private var dropped: ClosedRange<Int64>?

  /// A revision that changes nothing.
  init() {}

  /// A revision after which the events numbered `dropped` were never written.
  init(dropping dropped: some Sequence<Int64>) {
    for sequence in dropped { events[sequence] = .some(nil) }
  }

  /// The same for many events in a row.
  init(dropping dropped: ClosedRange<Int64>) { self.dropped = dropped }

  /// The number of the first event that it changes; `nil` if it changes none.
  var first: Int64? {
    [events.keys.min(), dropped?.lowerBound].compactMap { $0 }.min()
  }

  /// What becomes of `event`; `nil` if it disappears.
  func revised(_ event: Event) -> Event? {
    if dropped?.contains(event.sequence) ?? false { return nil }
    return events[event.sequence] ?? event
  }

  /// The revision of the open events `open`.
  init(
    of open: OpenStretch, _ connection: Connection, schema: EntitySchema, names: NameTable
  ) throws {
    var removed: Set<EntityKey> = []
    for entity in try OpenRevision.entitiesWrittenAgain(in: open, connection) {
      let type = schema.type(named: try names.name(of: entity.type))
      let written = try OpenRevision.events(of: entity, in: open, connection)
      if written.isOnlyOpen, written.events.isRemoved {
        removed.insert(entity)
      } else {
        revise(written.events, isOnlyOpen: written.isOnlyOpen, type)
      }
    }
    guard !removed.isEmpty else { return }
    let tail = OpenTail(open, connection, names)
    try removed.subtract(OpenRevision.named(by: tail))
    try drop(removed, from: tail, schema)
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

// MARK: - Entities that disappear

extension OpenRevision {
  /// The open events, one after the other.
  private struct OpenTail {
    let open: OpenStretch
    let connection: Connection
    let names: NameTable

    init(_ open: OpenStretch, _ connection: Connection, _ names: NameTable) {
      (self.open, self.connection, self.names) = (open, connection, names)
    }

    func forEach(_ body: (Event, EntityKey) throws -> Void) throws {
      try EventTable(connection).forEach(ofLog: open.log.key, in: open.range) { _, bytes in
        let event = Event(try ScannedEvent.scan(bytes))
        try body(event, EntityKey(entity: event.entity, type: try names.key(of: event.type)))
      }
    }

    func isOnlyOpen(_ entity: EntityKey) throws -> Bool {
      try OpenRevision.events(of: entity, in: open, connection).isOnlyOpen
    }
  }

  /// The entities that open events name in what others know. These stay as they are.
  private static func named(by tail: OpenTail) throws -> Set<EntityKey> {
    var named: Set<Scalar> = []
    var entities: Set<EntityKey> = []
    try tail.forEach { event, entity in
      entities.insert(entity)
      if try !tail.isOnlyOpen(entity) { named.formUnion(event.fields.values) }
    }
    return entities.filter { named.contains($0.name) }
  }

  /// Drops `removed` and the entities that name one of them in a field that they need, and those
  /// that need them in turn. Other fields that name one lose their value.
  ///
  /// An event can only name an entity that exists, so those that need it come later.
  private mutating func drop(
    _ removed: Set<EntityKey>, from tail: OpenTail, _ schema: EntitySchema
  ) throws {
    var dropped = removed
    var gone = Set(removed.map(\.name))
    try tail.forEach { stored, entity in
      let sequence = stored.sequence
      guard !dropped.contains(entity) else {
        events[sequence] = .some(nil)
        return
      }
      guard var event = events[sequence] ?? stored else { return }
      let lost = event.fields.filter { gone.contains($0.value) }.keys
      guard !lost.isEmpty, try tail.isOnlyOpen(entity) else { return }
      let type = schema.type(named: event.type)
      if lost.contains(where: { type?.requires($0) == true }) {
        dropped.insert(entity)
        gone.insert(entity.name)
        events[sequence] = .some(nil)
      } else {
        for field in lost { event.fields[field] = nil }
        events[sequence] = .some(event)
      }
    }
  }
}

extension OpenRevision.EntityKey {
  /// How fields name the entity.
  fileprivate var name: Scalar { .text(entity.description) }
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
      WHERE key BETWEEN ? AND ? AND later = 1 ORDER BY entity, type
      """)
    select.bind(RowKey.rowIDs(of: open.log.key, open.range), at: 1)
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
    var events: [Event] = []
    var isOnlyOpen = true
    try EventTable(connection).forEach(of: entity.entity, type: entity.type) { position, bytes in
      if position.log == open.log.key, open.range.contains(position.sequence) {
        events.append(Event(try ScannedEvent.scan(bytes)))
      } else {
        isOnlyOpen = false
      }
      return true
    }
    return (events.sorted { $0.sequence < $1.sequence }, isOnlyOpen)
  }
}
