import DuologMerge
import DuologSQLite

/// Something that was written to the private entries, as it can be taken back: newest first, each
/// step restores what was there before it.
struct PrivateStep: Hashable, Sendable {
  /// What somebody did.
  enum Kind: String, Hashable, Sendable {
    /// They kept something private.
    case kept
    /// They shared it, so it is in the log, and no longer here.
    case shared
  }

  /// A field that was written.
  struct Change: Hashable, Sendable {
    let entry: EntityID
    let type: String
    let field: String
    /// The value before; `nil` if there was none. Of what was shared, the time at which it had been
    /// written.
    let before: Scalar?
  }

  /// The number: later steps have greater ones.
  let id: Int64
  /// When it happened.
  let at: Timestamp
  let kind: Kind
  /// The last event that this device had written, which says where in its log the step belongs.
  let position: LogPosition
  /// Whether the step belongs to the entry of that event, so that both are taken back together.
  let belongs: Bool
  /// What was written; of very many changes, the first.
  fileprivate(set) var changes: [Change]

  /// How many changes of a step are in memory while steps are gone through.
  fileprivate static let changeLimit = 100
}

extension PrivateStore {
  /// How many steps can be taken back; older ones are dropped.
  static let stepLimit: Int64 = 1000

  /// Adds a step that set `fields` of `entry`, before it is done. Fields that have the value already
  /// are left out.
  ///
  /// - Returns: its number; `nil` if it changes nothing.
  func addStep(
    _ fields: [String: Scalar], of entry: EntityID, type: String, at: Timestamp,
    _ position: LogPosition
  ) throws -> Int64? {
    let before = try values(of: entry)
    let changed = fields.filter { before[$0.key] != $0.value }.keys.sorted()
    guard !changed.isEmpty else { return nil }
    return try addStep(
      .kept, at: at, position, belongs: false,
      changed.map { .init(entry: entry, type: type, field: $0, before: before[$0]) })
  }

  /// Adds a step that has made `changes`.
  func add(
    _ changes: [PrivateStep.Change], at: Timestamp, _ position: LogPosition, belongs: Bool
  ) throws {
    try connection.transaction(.immediate) {
      _ = try addStep(.kept, at: at, position, belongs: belongs, changes)
    }
  }

  /// Drops `entry`, because the event at `position` has shared it. The earlier steps stay: they count
  /// again once that event is taken back.
  func share(_ entry: PrivateEntry, at: Timestamp, _ position: LogPosition) throws {
    let change = PrivateStep.Change(
      entry: entry.id, type: entry.type, field: "", before: .integer(entry.at.milliseconds))
    try connection.transaction(.immediate) {
      _ = try addStep(.shared, at: at, position, belongs: true, [change])
      let delete = try connection.cached("DELETE FROM entry WHERE id = ?")
      delete.bind(entry.id.rawValue, at: 1)
      try delete.run()
    }
  }

  private func addStep(
    _ kind: PrivateStep.Kind, at: Timestamp, _ position: LogPosition, belongs: Bool,
    _ changes: [PrivateStep.Change]
  ) throws -> Int64 {
    let id = 1 + (try connection.integer("SELECT max(id) FROM step") ?? 0)
    let step = try connection.cached(
      """
      INSERT INTO step (id, at, kind, belongs, log, seq, entity, written)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    step.bind(id, at: 1)
    step.bind(at.milliseconds, at: 2)
    step.bind(kind.rawValue, at: 3)
    step.bind(belongs ? 1 : 0 as Int64, at: 4)
    step.bind(position, from: 5)
    try step.run()
    let insert = try connection.cached(
      "INSERT INTO change (step, entry, type, field, before) VALUES (?, ?, ?, ?, ?)")
    for change in changes {
      insert.bind(id, at: 1)
      insert.bind(change.entry.rawValue, at: 2)
      insert.bind(change.type, at: 3)
      insert.bind(change.field, at: 4)
      try insert.bind(privateValue: change.before, at: 5)
      try insert.run()
    }
    let old = try connection.cached("DELETE FROM step WHERE id <= ?")
    old.bind(id - PrivateStore.stepLimit, at: 1)
    try old.run()
    return id
  }

  /// Records that steps belong to the entry of the event at `position`, which was written after
  /// them.
  func attach(_ steps: [Int64], to position: LogPosition) throws {
    try connection.transaction(.immediate) {
      for id in steps {
        let update = try connection.cached(
          "UPDATE step SET belongs = ?1, log = ?2, seq = ?3, entity = ?4, written = ?5 WHERE id = ?6"
        )
        update.bind(1 as Int64, at: 1)
        update.bind(position, from: 2)
        update.bind(id, at: 6)
        try update.run()
      }
    }
  }

  /// The steps, newest first.
  func steps() throws -> [PrivateStep] {
    let select = try connection.cached(
      """
      SELECT step.id, at, kind, belongs, log, seq, entity, written, entry, type, field, before
      FROM step JOIN change ON change.step = step.id ORDER BY step.id DESC, entry, field
      """)
    defer { select.reset() }
    var steps: [PrivateStep] = []
    while try select.step() {
      guard let kind = PrivateStep.Kind(rawValue: select.text(at: 2)),
        let log = LogID(select.text(at: 4)),
        let entity = EntityID(rawValue: select.integer(at: 6)),
        let entry = EntityID(rawValue: select.integer(at: 8))
      else { continue }
      if steps.last?.id != select.integer(at: 0) {
        steps.append(
          PrivateStep(
            id: select.integer(at: 0), at: Timestamp(milliseconds: select.integer(at: 1)),
            kind: kind,
            position: LogPosition(
              log: log, sequence: select.integer(at: 5), entity: entity,
              at: Timestamp(milliseconds: select.integer(at: 7))),
            belongs: select.integer(at: 3) == 1, changes: []))
      }
      guard steps[steps.count - 1].changes.count < PrivateStep.changeLimit else { continue }
      steps[steps.count - 1].changes.append(
        PrivateStep.Change(
          entry: entry, type: select.text(at: 9), field: select.text(at: 10),
          before: select.privateValue(at: 11)))
    }
    return steps
  }

  /// Takes back a step: what it changed is as it was before, and the step is gone. Of what it had
  /// shared, `shared` gives the fields by entry; they are private again.
  ///
  /// - Precondition: Later steps that changed the same have been taken back.
  func takeBack(_ step: PrivateStep, shared: [EntityID: [String: Scalar]] = [:]) throws {
    try connection.transaction(.immediate) {
      for change in try allChanges(of: step) {
        switch step.kind {
        case .kept: try restore(change, writtenAt: step.at)
        case .shared:
          guard let fields = shared[change.entry], !fields.isEmpty,
            case .integer(let written)? = change.before
          else { continue }
          try write(
            fields, of: change.entry, type: change.type, at: Timestamp(milliseconds: written))
        }
      }
      let delete = try connection.cached("DELETE FROM step WHERE id = ?")
      delete.bind(step.id, at: 1)
      try delete.run()
    }
  }

  private func allChanges(of step: PrivateStep) throws -> [PrivateStep.Change] {
    guard step.changes.count >= PrivateStep.changeLimit else { return step.changes }
    let select = try connection.cached(
      "SELECT entry, type, field, before FROM change WHERE step = ? ORDER BY entry, field")
    select.bind(step.id, at: 1)
    defer { select.reset() }
    var changes: [PrivateStep.Change] = []
    while try select.step() {
      guard let entry = EntityID(rawValue: select.integer(at: 0)) else { continue }
      changes.append(
        PrivateStep.Change(
          entry: entry, type: select.text(at: 1), field: select.text(at: 2),
          before: select.privateValue(at: 3)))
    }
    return changes
  }

  private func restore(_ change: PrivateStep.Change, writtenAt at: Timestamp) throws {
    if let before = change.before {
      return try write([change.field: before], of: change.entry, type: change.type, at: at)
    }
    let delete = try connection.cached("DELETE FROM field WHERE entry = ? AND name = ?")
    delete.bind(change.entry.rawValue, at: 1)
    delete.bind(change.field, at: 2)
    try delete.run()
    let empty = try connection.cached(
      """
      DELETE FROM entry WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM field WHERE entry = ?1)
      """)
    empty.bind(change.entry.rawValue, at: 1)
    try empty.run()
  }

  /// Drops what the steps say about `entity`, or about one field of it.
  func forgetSteps(of entity: EntityID, field: String? = nil) throws {
    let changes = try connection.cached(
      "DELETE FROM change WHERE entry = ?1 AND (?2 IS NULL OR field = ?2)")
    changes.bind(entity.rawValue, at: 1)
    changes.bind(field, at: 2)
    try changes.run()
    try connection.execute(
      "DELETE FROM step WHERE NOT EXISTS (SELECT 1 FROM change WHERE step = step.id)")
  }

  private func values(of entry: EntityID) throws -> [String: Scalar] {
    let select = try connection.cached("SELECT name, value FROM field WHERE entry = ?")
    select.bind(entry.rawValue, at: 1)
    defer { select.reset() }
    var values: [String: Scalar] = [:]
    while try select.step() { values[select.text(at: 0)] = select.privateValue(at: 1) }
    return values
  }
}

extension Statement {
  fileprivate func bind(_ position: LogPosition, from index: Int32) {
    bind(position.log.description, at: index)
    bind(position.sequence, at: index + 1)
    bind(position.entity.rawValue, at: index + 2)
    bind(position.at.milliseconds, at: index + 3)
  }
}
