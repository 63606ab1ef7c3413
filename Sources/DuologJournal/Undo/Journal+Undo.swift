import DuologMerge
import DuologSync

extension Journal {
  /// Takes back the last thing that was done on this device and has not been taken back yet: what
  /// was logged, kept on this device only, shared or set. What it created is removed, and what it
  /// changed is as it was before. Nobody else's entries are touched.
  ///
  /// What was done as one is taken back as one. What has not been handed over leaves no trace. For
  /// anything else, events are added to the log; from then on no view shows what it said. Undoing
  /// again takes back what was done before. A device that became a new one can still undo what it
  /// logged until then, but not what the other copy has logged since.
  ///
  /// - Parameter expected: What a person has agreed to take back; `nil` for whatever is the last.
  /// - Throws: `JournalError.nothingToUndo`, `JournalError.notTheLastStep` if something else was
  ///   done after `expected`. Then nothing changes.
  @discardableResult
  public func undo(_ expected: UndoStep? = nil) throws -> UndoneStep {
    var undone: (found: FoundStep, shownNow: [String], isToSettle: Bool, kept: [EntityID: String])?
    try reidentifyingIfCopied {
      guard let last = try foundSteps(limit: 1).first else { throw JournalError.nothingToUndo }
      if let expected, expected.deed != last.step.deed || expected.at != last.step.at {
        throw JournalError.notTheLastStep
      }
      let toSettle = try conflictCount()
      let kept = try last.entry.map(entitiesKept) ?? [:]
      let shownNow = try last.entry.map(takeBack) ?? []
      undone = (last, shownNow, try conflictCount() > toSettle, kept)
    }
    guard let undone else { throw JournalError.nothingToUndo }
    // The log is durable by now. If the program ends here, what is left can be undone next.
    try takeBackPrivately(undone.found, undone.kept)
    return UndoneStep(
      step: undone.found.step, shownNow: undone.shownNow, isToSettle: undone.isToSettle)
  }

  /// Takes back an entry, and returns what it had settled and is shown now.
  ///
  /// - Complexity: O(n log n) for n events, with a few hundred of them in memory. Taking back what is
  ///   open is like `Replica.withdraw(_:)`.
  private func takeBack(_ entry: FoundEntry) throws -> [String] {
    var shownNow: [String] = []
    if try isOpen(entry) {
      if entry.isAbridged {
        try replica.withdraw(from: entry.first.name, through: entry.last)
      } else {
        try replica.withdraw(entry.beginning.map(\.name))
      }
    } else {
      try checkClock()
      let waiting = try entitiesWaiting(in: entry)
      var first: EventName?
      try forEachStretchBackwards(of: entry) { events in
        let own = try replica.ownEvents()
        let names = try replica.append(
          events.filter { !waiting.contains($0.event) }
            .map { try takingBack($0, own, settled: &shownNow) },
          asOneEntry: true, continuing: first)
        first = first ?? names.first
      }
    }
    if entry.first.event.type == JournalSchema.TypeName.person {
      if entry.first.event.fields["zone"] != nil { try rememberZoneBefore() }
      try rememberNames()
    }
    if entry.first.event.type == JournalSchema.TypeName.device {
      try replica.renameDevice(to: deviceName(of: LogID(replica.ownLog.device)))
    }
    return shownNow
  }

  /// The entities of `entry` of which something is kept on this device, with their types.
  private func entitiesKept(of entry: FoundEntry) throws -> [EntityID: String] {
    let known = Set(try openPrivateStore(creates: false)?.identifiersNewestFirst() ?? [])
    guard !known.isEmpty else { return [:] }
    var kept: [EntityID: String] = [:]
    try forEachEvent(of: entry) { stored in
      if known.contains(stored.event.entity) { kept[stored.event.entity] = stored.event.type }
    }
    return kept
  }

  /// What is private about a step goes with it: private parts as they were before, and what it had
  /// shared is private again. Nothing private is left of what it had created.
  private func takeBackPrivately(_ found: FoundStep, _ kept: [EntityID: String]) throws {
    guard let store = try openPrivateStore(creates: false) else { return }
    for step in found.privateSteps {
      var shared: [EntityID: [String: Scalar]] = [:]
      for event in (found.entry?.beginning ?? []).map(\.event) {
        shared[event.entity] = event.fields.filter { $0.key != EntityType.removedField }
      }
      try store.takeBack(step, shared: shared)
    }
    guard !found.privateSteps.contains(where: { $0.kind == .shared }) else { return }
    try store.forget(
      try kept.filter { try replica.entity($0.key, type: $0.value)?.isRemoved ?? true }
        .keys.sorted())
  }

  /// Those of an entry that are not taken back with it, because they prepare a later phase of a plan:
  /// they are the same on every device, and wait for a yes.
  private struct Waiting {
    var goals: Set<EntityID> = []

    func contains(_ event: Event) -> Bool {
      goals.contains(event.entity) || event.fields["goal"]?.entity.map(goals.contains) == true
    }
  }

  private func entitiesWaiting(in entry: FoundEntry) throws -> Waiting {
    var waiting = Waiting()
    try forEachEvent(of: entry) { stored in
      if stored.event.fields["phase"].flatMap(Programme.number) ?? 1 > 1 {
        waiting.goals.insert(stored.event.entity)
      }
    }
    return waiting
  }

  /// The event that takes back `stored`. Where that had settled something, what is shown from now on
  /// is added to `settled`.
  private func takingBack(
    _ stored: StoredEvent, _ own: OwnEvents, settled: inout [String]
  ) throws -> NewEvent {
    let event = stored.event
    var fields: [String: Scalar] = [:]
    let history = try replica.history(of: event.entity, type: event.type)
    if try !history.contains(where: { try replica.happenedBefore($0.name, stored.name) }) {
      fields[EntityType.removedField] = .boolean(true)
    } else {
      // What this device has written since has been taken back already. What others have written
      // stays, except for events that take back the same one.
      let others = try history.filter {
        let written = try replica.eventTakenBack(by: $0)?.name ?? $0.name
        return $0.name != stored.name && written != stored.name
          && !own.wrote($0.name, after: stored.name) && !own.wrote(written, after: stored.name)
      }
      for field in event.fields.keys.sorted() {
        let values = try values(of: field, after: others)
        fields[field] = values.first ?? .null
        if Set(values).count > 1, let shown = values.first {
          settled.append(JournalConflict.text(shown, of: field, type: event.type))
        }
      }
    }
    return NewEvent(event.type, event.entity, set: fields, undoes: stored.name)
  }

  /// The values of a field that had survived when exactly `events` were held, the shown one first;
  /// empty if none of them set it.
  private func values(of field: String, after events: [StoredEvent]) throws -> [Scalar] {
    var register = MultiValueRegister()
    var values: [EventName: Scalar] = [:]
    for stored in events {
      guard let value = stored.event.fields[field] else { continue }
      values[stored.name] = value
      try register.merge(
        Write(name: stored.name, at: stored.event.at), happenedBefore: replica.happenedBefore)
    }
    let rest = register.survivors.filter { $0 != register.shown }
    return ([register.shown].compactMap { $0 } + rest).compactMap { values[$0.name] }
  }
}
