import DuologMerge
import DuologSync

extension Journal {
  /// Adds what `plan` says as one entry, which one `undo` takes back. What has been added since
  /// the plan was made is left alone, so carrying it out twice adds nothing.
  ///
  /// - Returns: how many check-ins were added.
  /// - Throws: what `Replica.append` throws. Then nothing is added, but what stays on this device
  ///   may have been kept already; importing again replaces it.
  /// - Complexity: O(n log n) for n entries, with a few hundred of them in memory as events.
  @discardableResult
  public func carryOut(_ plan: ImportPlan) throws -> Int {
    var count = 0
    try checkClock()
    try reidentifyingIfCopied {
      let counter = try replica.counter(.adding, of: Int64(plan.newCount))
      // The same file may be there twice.
      let isEachOnce = Set(plan.parts.map(\.goal)).count == plan.parts.count
      let isUnchanged = try isEachOnce && plan.held == replica.heldVector()
      var writer = ImportWriter(self, by: plan.by, counter, isUnchanged: isUnchanged)
      if let export = plan.export { count += try writer.add(export) }
      for part in plan.parts where part.isNew { try writer.make(part, owner: plan.by) }
      for part in plan.parts {
        count += try writer.add(part, privately: plan.isPrivate)
      }
      for part in plan.parts where !part.isNew {
        if let begins = part.begins { try writer.extend(part.goal, to: begins) }
      }
      try writer.finish()
    }
    return count
  }
}

/// Writes the events of one entry, a few hundred at a time.
struct ImportWriter {
  let journal: Journal
  private let by: EntityID?
  private let counter: ProgressCounter?
  private var events: [NewEvent] = []
  /// The entities of ``events``, which the replica does not have yet.
  private var pending: Set<EntityID> = []
  private var own: [PrivateEntry] = []
  /// What stays on this device although no event of this entry is about it.
  private var alone: [PrivateStep.Change] = []
  private var first: EventName?
  private var hasKeptPrivately = false

  /// How many events are in memory.
  private static let limit = 512

  /// Whether nothing has been written since the plan was made.
  private let isUnchanged: Bool

  init(_ journal: Journal, by: EntityID?, _ counter: ProgressCounter?, isUnchanged: Bool) {
    self.isUnchanged = isUnchanged
    self.journal = journal
    self.by = by
    self.counter = counter
  }

  mutating func write(_ event: NewEvent) throws {
    var event = event
    event.by = event.by ?? by
    events.append(event)
    pending.insert(event.entity)
    if events.count >= ImportWriter.limit { try flush() }
  }

  /// Keeps `entry` on this device.
  ///
  /// - Parameter isAlone: Whether no event of this entry is about it.
  mutating func keep(_ entry: PrivateEntry, isAlone: Bool = false) throws {
    own.append(entry)
    if isAlone {
      alone += entry.fields.keys.sorted().map {
        PrivateStep.Change(entry: entry.id, type: entry.type, field: $0, before: nil)
      }
    }
    if own.count >= ImportWriter.limit { try flush() }
  }

  /// Writes what is left, and lets what stays on this device be taken back with the rest.
  mutating func finish() throws {
    try flush()
    try journal.attach(alone, toEntry: first != nil)
  }

  private mutating func flush() throws {
    if !own.isEmpty {
      hasKeptPrivately = true
      try journal.keepPrivately(own)
    }
    own.removeAll(keepingCapacity: true)
    let names = try journal.replica.append(events, asOneEntry: true, continuing: first)
    first = first ?? names.first
    events.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
  }

  /// Makes the goal of a habit, valid from its first day on, so that its history counts.
  mutating func make(_ part: ImportPlan.Part, owner: EntityID?) throws {
    let habit = part.habit
    let days = [habit.start, habit.entries.first?.day, try journal.today()].compactMap { $0 }
    var draft = NewGoal(
      title: habit.title, scope: .mine, cadence: habit.cadence, target: habit.target,
      unit: habit.unit)
    draft.how = habit.how
    var made = try draft.newEvents(
      of: part.goal, term: part.term, owner: .entity(try owner ?? journal.me().id),
      from: days.min() ?? .first)
    if habit.isArchived { made[0].fields["status"] = .text(Goal.Status.archived.rawValue) }
    // The same habit may be there twice.
    for var event in made where !pending.contains(event.entity) {
      switch try journal.replica.presence(of: event.entity, type: event.type) {
      case .absent: break
      case .removed: event.fields[EntityType.removedField] = .boolean(false)
      case .present: continue
      }
      try write(event)
    }
  }

  /// Lets a goal ask from `begins` on for what it asks now, so that its history counts. What was
  /// revised later is said again, because the last word counts.
  mutating func extend(_ goal: EntityID, to begins: Day) throws {
    let terms = try journal.termsHolding(for: goal)
    for (place, term) in terms.enumerated() {
      var fields: [String: Scalar] = [
        "goal": .entity(goal), "from": .day(place == 0 ? begins : term.from),
        "cadence": .text(term.cadence), "rule": .text(term.rule.rawValue),
        "counts": .text(term.counts.rawValue),
      ]
      fields["target"] = term.target?.scalar
      fields["unit"] = term.unit.map(Scalar.text)
      try write(
        NewEvent(JournalSchema.TypeName.term, journal.replica.makeEntityID(), set: fields))
    }
  }

  /// Adds the entries of a habit that are not here, and returns how many there were.
  mutating func add(_ part: ImportPlan.Part, privately isPrivate: Bool) throws -> Int {
    let type = JournalSchema.TypeName.checkIn
    let keepsNotes = isPrivate || part.habit.isDiary
    let keepsAmounts = keepsNotes || part.keepsAmounts
    var count = 0
    let reader = try PresenceReader(journal.replica, type: type)
    let isAllNew = part.isAllNew && isUnchanged
    try part.forEachEntry { id, entry in
      let presence = isAllNew ? .absent : try reader.presence(of: id)
      guard presence != .present, !pending.contains(id) else { return }
      var fields: [String: Scalar] = ["goal": .entity(part.goal), "day": .day(entry.day)]
      if entry.state != .done { fields["state"] = .text(entry.state.rawValue) }
      var kept: [String: Scalar] = [:]
      if keepsAmounts {
        kept["amount"] = entry.amount?.scalar
      } else {
        fields["amount"] = entry.amount?.scalar
      }
      if keepsNotes {
        kept["note"] = entry.note.map(Scalar.text)
      } else {
        fields["note"] = entry.note.map(Scalar.text)
      }
      if presence == .removed { fields[EntityType.removedField] = .boolean(false) }
      if !kept.isEmpty {
        try keep(PrivateEntry(id: id, type: type, at: journal.replica.now(), fields: kept))
      }
      count += 1
      try write(NewEvent(type, id, set: fields))
      // What is private is in a file of its own, which does not forget what it has been given.
      if hasKeptPrivately { try? counter?.advance() } else { try counter?.advance() }
    }
    return count
  }
}
