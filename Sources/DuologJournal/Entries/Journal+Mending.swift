import DuologMerge
import DuologSync

extension Journal {
  /// Changes an entry of this device's owner, or one that this device has made from a line of an
  /// inbox. What was on this device only stays here; the rest is
  /// written as one event. Does nothing if it is already like that.
  ///
  /// - Returns: The entry after the change.
  /// - Throws: ``JournalError``. Nothing is then changed.
  @discardableResult
  public func amend(_ entry: Entry, _ change: Amendment) throws -> Entry {
    try checkMendable(entry)
    try checkNotAgreed(entry)
    let wanted = try fields(of: entry, after: change).filter { name, value in
      (entry.fields[name] ?? .null) != value
    }
    let kept = try wanted.filter { try staysHere($0.key, of: entry) }
    let shared = wanted.filter { kept[$0.key] == nil }
    if !shared.isEmpty { try append([NewEvent(entry.type, entry.id, set: shared)]) }
    let texts = kept.filter { $0.value != .null }
    if !texts.isEmpty,
      let step = try keepPrivately(texts, of: entry.id, type: entry.type), !shared.isEmpty
    {
      try attach([step])
    }
    for name in kept.keys where texts[name] == nil {
      try openPrivateStore(creates: false)?.forget(name, of: entry.id)
    }
    return try self.entry(entry.id)
  }

  /// Removes an entry of this device's owner, or one that this device has made from a line of an
  /// inbox. What was on this device only is overwritten; for the
  /// rest, an event says that the entry is removed, which can be taken back like any other.
  ///
  /// - Throws: ``JournalError``.
  public func remove(_ entry: Entry) throws {
    try checkMendable(entry)
    if !entry.isPrivate {
      let fields = [EntityType.removedField: Scalar.boolean(true)]
      try append([NewEvent(entry.type, entry.id, set: fields)])
    }
    if entry.isPrivate || !entry.privateFields.isEmpty {
      try openPrivateStore(creates: false)?.forget(entry.id)
    }
  }

  /// Requires that `entry` can be changed or removed by this device's owner.
  ///
  /// - Throws: ``JournalError``.
  public func checkMendable(_ entry: Entry) throws {
    switch entry.content {
    case .goal: throw JournalError.entryIsGoal(title: entry.goalTitle)
    case .other where !entry.isRemoved: throw JournalError.entryIsFixed
    default: break
    }
    guard !entry.isRemoved else { throw JournalError.entryIsRemoved }
    // A line of an inbox may be from somebody who has no device with Duolog.
    guard try entry.isMine || isFromInbox(entry.id) else {
      throw JournalError.entryOfOther(name: entry.authorName)
    }
  }

  /// What somebody else has agreed to stays as they read it.
  private func checkNotAgreed(_ entry: Entry) throws {
    guard entry.type == Agreement.type.rawValue, !entry.isPrivate else { return }
    let state = try replica.entity(entry.id, type: entry.type)
    let others = Consent([state], try whoIsWho()).people().filter { $0 != entry.author }
    guard let other = others.min() else { return }
    throw JournalError.entryIsAgreed(name: try Authors(self).name(other))
  }

  /// Whether a field of `entry` stays on this device: all of a private entry, the reason for a
  /// break, and the note and the amount of a check-in once one of them was kept here.
  private func staysHere(_ field: String, of entry: Entry) throws -> Bool {
    if entry.isPrivate || entry.privateFields.contains(field) { return true }
    // Nobody else is told why somebody takes a break, unless they have been.
    if case .pause(reason: nil) = entry.content { return true }
    guard case .checkIn = entry.content, ["note", "amount"].contains(field) else { return false }
    let scoresCloseness = try entry.goal.map { try keepsAmountsPrivate(of: goal($0)) } ?? false
    if field == "amount", scoresCloseness { return true }
    return entry.privateFields.contains("note")
      || entry.privateFields.contains("amount") && !scoresCloseness
  }

  /// The fields that `change` asks for, with their values.
  private func fields(of entry: Entry, after change: Amendment) throws -> [String: Scalar] {
    let parts = EntryParts(entry)
    var fields: [String: Scalar] = [:]
    if let text = change.text?.trimmed {
      guard let field = parts.text else { throw JournalError.entryHasNo(.note) }
      guard !text.isEmpty || !parts.needsText else { throw JournalError.entryNeedsText }
      fields[field] = text.isEmpty ? .null : .text(text)
    }
    if let amount = change.amount {
      guard parts.hasAmount else { throw JournalError.entryHasNo(.amount) }
      fields["amount"] = amount.scalar
    }
    if let day = change.day {
      guard parts.hasDay else { throw JournalError.entryHasNo(.day) }
      guard try day <= today() else { throw JournalError.dayInFuture(day) }
      fields["day"] = .day(day)
    }
    if let state = change.state {
      guard case .checkIn = entry.content else { throw JournalError.entryHasNo(.state) }
      fields["state"] = .text(state.rawValue)
      // A check-in without a state is done.
      if state == .done, entry.fields["state"] == nil { fields["state"] = nil }
    }
    return fields
  }
}

/// Which parts an entry has.
struct EntryParts {
  /// The field with its text.
  var text: String?
  var needsText = false
  var hasAmount = false
  var hasDay = false

  init(_ entry: Entry) {
    switch entry.content {
    case .checkIn:
      text = "note"
      (hasAmount, hasDay) = (!entry.isPrivate, !entry.isPrivate)
    case .pause:
      text = "reason"
    case .record(let record):
      let kind = type(of: record.content)
      text = kind.textField
      needsText = kind.schema.contains { $0.name == kind.textField && $0.isRequired }
      hasDay = kind.schema.contains { $0.name == "day" }
      hasAmount = kind.schema.contains { $0.name == "amount" }
    case .goal, .other:
      break
    }
  }
}
