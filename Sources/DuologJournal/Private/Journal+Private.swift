import DuologMerge
import DuologSync

extension Journal {
  /// Everything that is on this device only, in the order in which it was written.
  public func privateNotes() throws -> [PrivateNote] {
    guard let store = try openPrivateStore(creates: false) else { return [] }
    return try store.entries().compactMap(note)
  }

  /// Shares what was on this device only. It is written as an ordinary event, so the other person
  /// will have it permanently. This can't be undone.
  ///
  /// - Parameter number: the place in ``privateNotes()``, from 1.
  /// - Throws: `JournalError.noSuchPrivateNote`.
  @discardableResult
  public func share(_ number: Int) throws -> PrivateNote {
    let (note, entry) = try privateNote(number)
    try append([NewEvent(entry.type, entry.id, set: entry.fields)])
    // The event is durable by now. If the program ends before the entry is forgotten, it is in both
    // places, and sharing it again writes the same.
    try openPrivateStore(creates: false)?.forget(entry.id)
    return note
  }

  /// Forgets what was on this device only.
  ///
  /// - Parameter number: the place in ``privateNotes()``, from 1.
  /// - Throws: `JournalError.noSuchPrivateNote`.
  @discardableResult
  public func forget(_ number: Int) throws -> PrivateNote {
    let (note, entry) = try privateNote(number)
    try openPrivateStore(creates: false)?.forget(entry.id)
    return note
  }

  private func privateNote(_ number: Int) throws -> (PrivateNote, PrivateEntry) {
    let entries = try openPrivateStore(creates: false)?.entries() ?? []
    let notes = try entries.compactMap { entry in try note(of: entry).map { ($0, entry) } }
    guard notes.indices.contains(number - 1) else {
      throw JournalError.noSuchPrivateNote(number: number, count: notes.count)
    }
    return notes[number - 1]
  }

  /// Keeps `fields` of an entity on this device.
  func keepPrivately(_ fields: [String: Scalar], of entity: EntityID, type: String) throws {
    try openPrivateStore(creates: true)?
      .keep(fields, of: entity, type: type, at: replica.now())
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
