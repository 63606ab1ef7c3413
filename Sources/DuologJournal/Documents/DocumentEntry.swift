import DuologMerge

/// Something that somebody logged, as it stands now.
struct DocumentEntry {
  enum Content {
    case checkIn(CheckInState, Amount?, note: String?, zone: String?)
    case pause(Pause)
    case record(AnyRecord)
  }

  /// How much of it is on this device only.
  enum Privacy: Hashable {
    case shared
    /// These fields are, and the rest is shared.
    case fields([String])
    case whole
  }

  let id: EntityID
  /// The author's own calendar day that it counts for.
  let day: Day
  /// When it was logged, by the author's clock.
  let at: Timestamp
  let author: EntityID?
  /// Its goal, if it is about one.
  let goal: EntityID?
  let content: Content
  var privacy = Privacy.shared
  /// What people have said to it, if it is an agreement.
  var consent = Consent()
  /// Whether it was reached because of what was logged, and nobody has recorded that.
  var isReachedByAmounts = false

  /// Its type, as events name it.
  var type: String {
    switch content {
    case .checkIn: JournalSchema.TypeName.checkIn
    case .pause: JournalSchema.TypeName.pause
    case .record(let record): record.type.rawValue
    }
  }

  /// Its fields, named as in events, with `name` for each person in the name of one.
  func fields(naming name: (EntityID) -> String) -> [String: Scalar] {
    var fields = fields
    // Not one that was joined with it.
    if let goal, fields["goal"] != nil { fields["goal"] = .entity(goal) }
    fields.merge(consent.fields(named: name)) { first, _ in first }
    if isReachedByAmounts { fields["reachedBy"] = .text("amounts") }
    return fields
  }

  private var fields: [String: Scalar] {
    switch content {
    case .checkIn(let state, let amount, let note, let zone):
      var fields: [String: Scalar] = ["day": .day(day), "state": .text(state.rawValue)]
      fields["goal"] = goal.map(Scalar.entity)
      fields["amount"] = amount?.scalar
      fields["note"] = note.map(Scalar.text)
      fields["zone"] = zone.map(Scalar.text)
      return fields
    case .pause(let pause):
      var fields = pause.scope.fields
      fields["from"] = .day(pause.from)
      fields["to"] = pause.to.map(Scalar.day)
      fields["resumed"] = pause.resumed.map(Scalar.day)
      fields["reason"] = pause.reason.map(Scalar.text)
      return fields
    case .record(let record):
      return record.fields
    }
  }

  /// Whether it is a milestone that was reached.
  var isReached: Bool {
    guard case .record(let record) = content else { return false }
    return (record.content as? Milestone)?.reached != nil
  }

  /// The order of a diary.
  static func comesBefore(_ left: DocumentEntry, _ right: DocumentEntry) -> Bool {
    (left.day, left.at, left.id) < (right.day, right.at, right.id)
  }
}
