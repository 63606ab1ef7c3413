import DuologMerge
import DuologSync

extension Journal {
  /// Everything that is on this device only, in the order in which it was written.
  public func privateNotes() throws -> [PrivateNote] {
    guard let store = try openPrivateStore(creates: false) else { return [] }
    return try store.entries().compactMap(note)
  }

  /// Shares what was on this device only, as an ordinary event.
  ///
  /// It can be undone like anything else, and leaves no trace if it has not been handed over yet.
  /// Anyone who has had it may have read it.
  ///
  /// - Parameter id: the identifier of one of ``privateNotes()``.
  /// - Throws: `JournalError.noSuchPrivateNote` if it is not there any more.
  @discardableResult
  public func share(_ id: EntityID) throws -> PrivateNote {
    let (note, entry) = try privateNote(id)
    var fields = entry.fields
    if try replica.entity(entry.id, type: entry.type)?.isRemoved ?? false {
      // It was shared before, and taken back.
      fields[EntityType.removedField] = .boolean(false)
    }
    try append([NewEvent(entry.type, entry.id, set: fields)])
    // The event is durable by now. If the program ends before the entry is dropped here, it is in
    // both places, and sharing it again writes the same.
    try openPrivateStore(creates: false)?.share(entry, at: replica.now(), logPosition())
    return note
  }

  /// Forgets what was on this device only. This can't be undone.
  ///
  /// - Parameter id: the identifier of one of ``privateNotes()``.
  /// - Throws: `JournalError.noSuchPrivateNote` if it is not there any more.
  @discardableResult
  public func forget(_ id: EntityID) throws -> PrivateNote {
    let (note, entry) = try privateNote(id)
    try openPrivateStore(creates: false)?.forget(entry.id)
    return note
  }

  private func privateNote(_ id: EntityID) throws -> (PrivateNote, PrivateEntry) {
    let entries = try openPrivateStore(creates: false)?.entries() ?? []
    guard let entry = entries.first(where: { $0.id == id }), let note = try note(of: entry) else {
      throw JournalError.noSuchPrivateNote(id.description, count: entries.count)
    }
    return (note, entry)
  }

  /// Keeps `fields` of an entity on this device.
  ///
  /// - Returns: the number of the step, for ``attach(_:)``; `nil` if nothing changed.
  @discardableResult
  func keepPrivately(
    _ fields: [String: Scalar], of entity: EntityID, type: String
  ) throws -> Int64? {
    try checkClock()
    return try openPrivateStore(creates: true)?
      .keep(fields, of: entity, type: type, at: replica.now(), after: logPosition())
  }

  /// Records that what was kept by `steps` belongs to the entry that has just been logged, so that
  /// both are taken back together.
  func attach(_ steps: [Int64]) throws {
    guard !steps.isEmpty else { return }
    try openPrivateStore(creates: false)?.attach(steps, to: logPosition())
  }

  /// Records that `changes` were made together, and that they belong to the entry that has just been
  /// logged, if there is one.
  func attach(_ changes: [PrivateStep.Change], toEntry belongs: Bool) throws {
    guard !changes.isEmpty else { return }
    try openPrivateStore(creates: true)?
      .add(changes, at: replica.now(), logPosition(), belongs: belongs)
  }

  /// Where this device's log ends now.
  private func logPosition() throws -> LogPosition {
    // A device that has just become a new one has not written anything under its new name.
    let log = replica.ownLog
    guard let last = try replica.lastEvents(of: log, limit: 1).first else {
      let entity = Journal.deviceEntity(of: log.device)
      return LogPosition(log: log, sequence: 0, entity: entity, at: replica.now())
    }
    return LogPosition(last)
  }

  /// Keeps the fields of several entities on this device, all or none.
  func keepPrivately(_ entries: [PrivateEntry]) throws {
    try openPrivateStore(creates: true)?.keep(entries)
  }

  /// The private entries of one type, or only those whose field `day` is `day`; empty if there are
  /// none.
  func privateEntries(of type: String, on day: Day? = nil) throws -> [PrivateEntry] {
    try openPrivateStore(creates: false)?.entries(of: type, on: day) ?? []
  }

  /// `nil` for an entry that this version does not know; it is kept.
  func note(of entry: PrivateEntry) throws -> PrivateNote? {
    let content: PrivateNote.Content
    let fields = entry.fields
    switch entry.type {
    case JournalSchema.TypeName.checkIn:
      content = .checkIn(
        amount: fields["amount"].flatMap(Amount.init), note: fields["note"]?.text)
    case JournalSchema.TypeName.pause:
      content = .pauseReason(fields["reason"]?.text ?? "")
    default:
      guard let record = AnyRecord(RecordType(rawValue: entry.type), fields: fields)
      else { return nil }
      content = .record(record)
    }
    return PrivateNote(
      id: entry.id, at: entry.at, content: content, goalTitle: try goalTitle(of: entry))
  }

  /// The goal that a private entry is about, if it is about one.
  func goal(of entry: PrivateEntry) throws -> EntityID? {
    if let record = AnyRecord(RecordType(rawValue: entry.type), fields: entry.fields),
      let goal = record.goal
    {
      return goal
    }
    return try replica.entity(entry.id, type: entry.type)?.shown("goal")?.entity
  }

  private func goalTitle(of entry: PrivateEntry) throws -> String? {
    try goal(of: entry).flatMap { try shownTitle(of: $0) }
  }
}
