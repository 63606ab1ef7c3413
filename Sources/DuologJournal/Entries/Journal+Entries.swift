public import DuologMerge
import DuologSync

extension Journal {
  /// How many entries that fit an identifier are named to a person who has to choose.
  private static let candidateLimit = 8

  /// The entry that a person means by `text`: the number of a row of the list that this device
  /// showed last, of up to three digits, or the end of an identifier, of at least four characters.
  ///
  /// Numbers go with the list as it was shown, whatever has arrived since.
  ///
  /// - Throws: `JournalError.noSuchRow`, `JournalError.noSuchEntry`, `JournalError.ambiguousEntry`.
  public func entry(matching text: String) throws -> Entry {
    try reading {
      let text = text.trimmed
      if text.count < EntityID.shortestEnd, let number = Int(text) {
        let shown = try shownEntries()
        guard shown.indices.contains(number - 1) else {
          throw JournalError.noSuchRow(number: number, count: shown.count)
        }
        return try entry(shown[number - 1])
      }
      let ids = try identifiers(endingWith: text)
      guard let id = ids.first else { throw JournalError.noSuchEntry(text) }
      guard ids.count == 1 else {
        throw JournalError.ambiguousEntry(text, identifiers: EntityID.shortIdentifiers(of: ids))
      }
      return try entry(id)
    }
  }

  private func identifiers(endingWith text: String) throws -> [EntityID] {
    guard text.count >= EntityID.shortestEnd, let bits = EntityID.lowBits(ofTextEndingWith: text)
    else { return [] }
    let limit = Journal.candidateLimit
    let shared = try replica.entities(endingWith: text, limit: limit).map(\.id)
    let own = try openPrivateStore(creates: false)?.identifiers(endingWith: bits) ?? []
    return Array(Set(shared + own.prefix(limit))).sorted(by: >)
  }

  /// The entry with this identifier.
  ///
  /// - Throws: `JournalError.noSuchEntry`.
  public func entry(_ id: EntityID) throws -> Entry {
    let privateEntry = try openPrivateStore(creates: false)?.entry(id)
    // Of types that share an identifier, which does not happen by itself, one that is known.
    let types = try replica.types(of: id)
    let type = types.first { JournalSchema.schema.type(named: $0) != nil } ?? types.first
    if let type, let origin = try replica.origin(of: id, type: type),
      let state = try replica.entity(id, type: type)
    {
      return try entry(state, origin, privateEntry)
    }
    guard let privateEntry else { throw JournalError.noSuchEntry(id.description.lowercased()) }
    return try entry(onlyHere: privateEntry)
  }

  private func entry(
    _ state: EntityState, _ origin: StoredEvent, _ privateEntry: PrivateEntry?
  ) throws -> Entry {
    var authors = try Authors(self)
    let author = try authors.author(of: origin.name.log, by: origin.event.by)
    let own = privateEntry?.fields ?? [:]
    let fields = state.fields.mapValues(\.shown).merging(own) { $1 }
    let goal = try goalConcerned(by: origin.event).map(JoinedGoals(of: replica).identity)
    return try Entry(
      id: state.id, author: author, authorName: authors.name(author),
      isMine: authors.isMe(author), at: origin.event.at, isPrivate: false,
      privateFields: Set(own.keys), isRemoved: state.isRemoved, goal: goal,
      goalTitle: goal.flatMap(title), unit: goal.flatMap(unit),
      content: Journal.content(state.type, fields, isRemoved: state.isRemoved), type: state.type,
      fields: fields)
  }

  private func entry(onlyHere entry: PrivateEntry) throws -> Entry {
    let (me, goal) = (try me(), try goal(of: entry))
    return try Entry(
      id: entry.id, author: me.id, authorName: me.name, isMine: true, at: entry.at,
      isPrivate: true, privateFields: Set(entry.fields.keys), isRemoved: false, goal: goal,
      goalTitle: goal.flatMap(title), unit: goal.flatMap(unit),
      content: Journal.content(entry.type, entry.fields, isRemoved: false), type: entry.type,
      fields: entry.fields)
  }

  private func title(of goal: EntityID) throws -> String? {
    try shownTitle(of: goal)
  }

  private func unit(of goal: EntityID) throws -> String? { try terms(of: goal).last?.unit }

  private static func content(
    _ type: String, _ fields: [String: Scalar], isRemoved: Bool
  ) -> Entry.Content {
    switch type {
    case JournalSchema.TypeName.checkIn:
      if isRemoved { return .checkIn(state: .done, day: nil, amount: nil, note: nil) }
      return .checkIn(
        state: fields["state"]?.text.flatMap(CheckInState.init) ?? .done,
        day: fields["day"]?.day, amount: fields["amount"].flatMap(Amount.init),
        note: fields["note"]?.text)
    case JournalSchema.TypeName.pause:
      return .pause(reason: isRemoved ? nil : fields["reason"]?.text)
    case JournalSchema.TypeName.goal, JournalSchema.TypeName.term:
      return .goal
    default:
      guard !isRemoved, let record = AnyRecord(RecordType(rawValue: type), fields: fields)
      else { return .other }
      return .record(record)
    }
  }

  /// What happened to `entry`, the oldest first; empty if all of it is on this device only.
  public func history(of entry: Entry) throws -> [LogEntry] {
    try entries(of: replica.history(of: entry.id, type: entry.type))
  }
}

// MARK: - The list that was shown last

extension Journal {
  private static let shownSetting = "shown"
  /// The rows of a list that have numbers: those of up to three digits, so that no number looks like
  /// an identifier.
  public static let shownLimit = 999

  /// Remembers the entries in the rows of a list, so that their numbers go on meaning the same. Only
  /// identifiers are kept, on this device only, of the first ``shownLimit`` rows. Writes only if
  /// that changes something.
  public func rememberShown(_ entries: [EntityID]) throws {
    let text = entries.prefix(Journal.shownLimit).map(\.description).joined(separator: " ")
    guard try replica.setting(Journal.shownSetting) ?? "" != text else { return }
    try replica.setSetting(Journal.shownSetting, to: text)
  }

  /// The entries in the rows of the list that was shown last.
  func shownEntries() throws -> [EntityID] {
    let text = try replica.setting(Journal.shownSetting) ?? ""
    return text.split(separator: " ").compactMap { EntityID(String($0)) }
  }
}
