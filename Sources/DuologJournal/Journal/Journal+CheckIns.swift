public import DuologMerge
import DuologSync

extension Journal {
  /// Logs what was done for a goal.
  ///
  /// - Parameters:
  ///   - day: the author's own calendar day that it counts for; today if `nil`.
  ///   - amount: how much, where the goal measures it.
  ///   - privately: whether the note and the amount stay on this device; that something was done is
  ///     for both to know. The amount of a goal that scores closeness stays here in any case.
  /// - Throws: `JournalError.goalNotActive` for a goal that is done or put away,
  ///   `JournalError.goalOfOther` for one that is the other person's own,
  ///   `JournalError.dayInFuture` for a day after today.
  @discardableResult
  public func checkIn(
    _ goal: Goal, day: Day? = nil, state: CheckinState = .done, amount: Amount? = nil,
    note: String? = nil, privately: Bool = false
  ) throws -> CheckIn {
    guard goal.status == .active else {
      throw JournalError.goalNotActive(title: goal.title, status: goal.status)
    }
    if goal.scope == .mine, let owner = goal.owner {
      let authors = try Authors(self)
      guard authors.isMe(owner) else {
        throw JournalError.goalOfOther(title: goal.title, owner: authors.name(owner))
      }
    }
    let today = today()
    let day = day ?? today
    guard day <= today else { throw JournalError.dayInFuture(day) }
    var fields: [String: Scalar] = [
      "goal": .entity(goal.id), "day": .day(day), "zone": .text(zone.identifier),
    ]
    // Nearly all are done, and one that does not say otherwise is.
    if state != .done { fields["state"] = .text(state.rawValue) }
    let id = replica.makeEntityID()
    var own: [String: Scalar] = [:]
    if privately || goal.keepsAmountsPrivate {
      own["amount"] = amount?.scalar
    } else {
      fields["amount"] = amount?.scalar
    }
    if privately {
      own["note"] = note.map(Scalar.text)
    } else {
      fields["note"] = note.map(Scalar.text)
    }
    if !own.isEmpty { try keepPrivately(own, of: id, type: JournalSchema.TypeName.checkin) }
    return try replica.transaction {
      try append([Draft(JournalSchema.TypeName.checkin, id, set: fields)])
      guard let made = try checkIns(of: goal.id, days: day...day).first(where: { $0.id == id })
      else { throw ReplicaError.corrupt("a check-in is gone that was just logged") }
      return made
    }
  }

  /// Changes the note of the last thing that was logged for `goal` and `day`: of what this device's
  /// owner logged, or else of what the partner did. Does nothing where it says that already.
  ///
  /// - Parameter day: the author's own calendar day; today if `nil`.
  /// - Throws: `JournalError.nothingLogged` where nothing was logged.
  @discardableResult
  public func setNote(_ note: String, of goal: Goal, on day: Day? = nil) throws -> CheckIn {
    let day = day ?? today()
    let me = try me().id
    let logged = try checkIns(of: goal.id, days: day...day)
    guard let checkIn = logged.last(where: { $0.author == me }) ?? logged.last else {
      throw JournalError.nothingLogged(title: goal.title, day: day)
    }
    guard checkIn.note != note else { return checkIn }
    try append([
      Draft(JournalSchema.TypeName.checkin, checkIn.id, set: ["note": .text(note)])
    ])
    return checkIn
  }

  /// The check-ins for a goal on `days`, in the order in which they were made.
  public func checkIns(of goal: EntityID, days: ClosedRange<Day>) throws -> [CheckIn] {
    var authors = try Authors(self)
    return try checkIns(of: goal, days: days, authors: &authors)
  }

  func checkIns(
    of goal: EntityID, days: ClosedRange<Day>, authors: inout Authors
  ) throws -> [CheckIn] {
    try replica.records(of: JournalSchema.TypeName.checkin, parent: goal, days: days)
      .compactMap { row in
        CheckIn(row, author: try authors.author(of: row.origin.log, by: row.by))
      }
  }
}
