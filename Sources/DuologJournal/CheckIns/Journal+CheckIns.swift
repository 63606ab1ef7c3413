public import DuologMerge
import DuologSync

extension Journal {
  /// Logs a check-in for a goal.
  ///
  /// - Parameters:
  ///   - goal: an active goal.
  ///   - day: the author's own calendar day that it counts for; today if `nil`.
  ///   - isWithPartner: whether the partner has logged the same occasion. The check-in then counts
  ///     for the day in the partner's calendar instead of `day`; the two can differ between distant
  ///     zones.
  ///   - state: whether it was done, in part or not.
  ///   - amount: how much, if the goal measures it.
  ///   - note: what to say about it.
  ///   - privately: whether the note and the amount stay on this device; the partner still sees
  ///     that something was done. The amount of a goal that scores closeness always stays here.
  /// - Throws: `JournalError.goalNotActive` for a goal that is done or archived,
  ///   `JournalError.goalOfOther` for one that is the other person's own,
  ///   `JournalError.dayInFuture` for a day after today, `JournalError.nothingToConfirm` if the
  ///   partner has logged nothing around today that is still unconfirmed.
  @discardableResult
  public func checkIn(
    _ goal: Goal, day: Day? = nil, withPartner isWithPartner: Bool = false,
    state: CheckInState = .done, amount: Amount? = nil,
    note: String? = nil, privately: Bool = false
  ) throws -> CheckIn {
    let new = try newCheckIn(
      goal, day: day, withPartner: isWithPartner, state: state, amount: amount, note: note,
      privately: privately)
    return try log([new])[0]
  }

  /// Logs a check-in for each of several goals, as one entry that is taken back as one. If one of
  /// them cannot be logged, none is.
  ///
  /// - Throws: as ``checkIn(_:day:withPartner:state:amount:note:privately:)``, and
  ///   `JournalError.goalNamedTwice`.
  @discardableResult
  public func checkIn(
    _ goals: [Goal], day: Day? = nil, state: CheckInState = .done
  ) throws -> [CheckIn] {
    for (index, goal) in goals.enumerated()
    where goals[..<index].contains(where: { $0.id == goal.id }) {
      throw JournalError.goalNamedTwice(title: goal.title)
    }
    return try log(goals.map { try newCheckIn($0, day: day, state: state) })
  }

  /// A check-in that is not in the log yet.
  private struct NewCheckIn {
    let event: NewEvent
    let goal: EntityID
    let day: Day
    /// What stays on this device.
    let own: [String: Scalar]
  }

  private func newCheckIn(
    _ goal: Goal, day: Day?, withPartner isWithPartner: Bool = false, state: CheckInState,
    amount: Amount? = nil, note: String? = nil, privately: Bool = false
  ) throws -> NewCheckIn {
    guard goal.status == .active else {
      throw JournalError.goalNotActive(title: goal.title, status: goal.status)
    }
    if goal.scope == .mine, let owner = goal.owner {
      let authors = try Authors(self)
      guard authors.isMe(owner) else {
        throw JournalError.goalOfOther(title: goal.title, owner: authors.name(owner))
      }
    }
    let today = try today()
    guard day ?? today <= today else { throw JournalError.dayInFuture(day ?? today) }
    let confirmed = try isWithPartner ? partnersCheckIn(for: goal) : nil
    if isWithPartner, confirmed == nil { throw JournalError.nothingToConfirm(title: goal.title) }
    let day = confirmed?.day ?? day ?? today
    var fields: [String: Scalar] = [
      "goal": .entity(goal.id), "day": .day(day), "zone": .text(zone.identifier),
    ]
    // Most check-ins say done, so that is the default and not written.
    if state != .done { fields["state"] = .text(state.rawValue) }
    let id = replica.makeEntityID()
    var own: [String: Scalar] = [:]
    let keepsAmount = try keepsAmountsPrivate(of: goal)
    if keepsAmount { try rememberPrivateAmounts(of: goal.id) }
    if privately || keepsAmount {
      own["amount"] = amount?.scalar
    } else {
      fields["amount"] = amount?.scalar
    }
    if privately {
      own["note"] = note.map(Scalar.text)
    } else {
      fields["note"] = note.map(Scalar.text)
    }
    return NewCheckIn(
      event: NewEvent(JournalSchema.TypeName.checkIn, id, set: fields), goal: goal.id, day: day,
      own: own)
  }

  private func log(_ new: [NewCheckIn]) throws -> [CheckIn] {
    let kept = try new.filter { !$0.own.isEmpty }.compactMap {
      try keepPrivately($0.own, of: $0.event.entity, type: JournalSchema.TypeName.checkIn)
    }
    let logged = try replica.transaction {
      try append(new.map(\.event))
      return try new.map { new in
        let made = try checkIns(of: new.goal, days: new.day...new.day)
        guard let checkIn = made.first(where: { $0.id == new.event.entity })
        else { throw ReplicaError.corrupt("a check-in that was just logged is gone") }
        return checkIn
      }
    }
    try attach(kept)
    return logged
  }

  /// The partner's last check-in for `goal`, for today or an adjacent day in their calendar, on a
  /// day that this device's owner has not logged.
  public func partnersCheckIn(for goal: Goal) throws -> CheckIn? {
    let (me, today) = (try me().id, try today())
    var authors = try Authors(self)
    let around = today.advanced(by: -1)...today.advanced(by: 1)
    let done = try checkIns(of: goal, days: around, authors: &authors).filter { $0.state != .rest }
    let mine = Set(done.filter { $0.author == me }.map(\.day))
    return done.last { $0.author != me && !mine.contains($0.day) }
  }

  /// The partner's check-in that may be the same occasion as `checkIn`, although it is for another
  /// day in their calendar: the goal is done together, and both were logged within half a day.
  public func sameOccasion(as checkIn: CheckIn, of goal: Goal) throws -> CheckIn? {
    guard goal.scope == .ours, goal.term?.rule == .together, checkIn.state != .rest,
      let other = try partnersCheckIn(for: goal), other.day != checkIn.day,
      abs(checkIn.at.milliseconds - other.at.milliseconds) < Journal.occasion
    else { return nil }
    return other
  }

  /// How far apart two people may log what they did together: half a day, in milliseconds.
  private static let occasion: Int64 = 43_200_000

  /// Changes the note on the last entry that this device's owner logged for `goal` and `day`. Does
  /// nothing if it already says that. A private note stays private. An empty note removes it.
  ///
  /// - Parameters:
  ///   - note: the new note.
  ///   - goal: the goal that it was logged for.
  ///   - day: the author's own calendar day; today if `nil`.
  ///   - isPartners: whether to change the note on the partner's entry instead; the partner then
  ///     reads the new one. The old note stays in the log, and if both change it at once, both
  ///     versions are kept.
  /// - Throws: `JournalError.nothingLogged` if nothing was logged, or only by the other person;
  ///   `JournalError.goalOfOther` for a goal that is the other person's own.
  @discardableResult
  public func setNote(
    _ note: String, of goal: Goal, on day: Day? = nil, ofPartner isPartners: Bool = false
  ) throws -> CheckIn {
    let day = try day ?? today()
    let me = try me().id
    var authors = try Authors(self)
    if goal.scope == .mine, let owner = goal.owner, !authors.isMe(owner) {
      throw JournalError.goalOfOther(title: goal.title, owner: authors.name(owner))
    }
    let logged = try checkIns(of: goal, days: day...day, authors: &authors)
    guard let checkIn = try checkInToNote(of: logged.filter { ($0.author == me) != isPartners })
    else {
      throw JournalError.nothingLogged(
        title: goal.title, day: day, ofPartner: isPartners,
        by: logged.last.map { authors.name($0.author) })
    }
    let staysHere = try keepsNotePrivately(of: checkIn)
    if staysHere, note.isEmpty {
      try openPrivateStore(creates: false)?.forget("note", of: checkIn.id)
      return checkIn
    }
    guard (checkIn.note ?? "") != note else { return checkIn }
    if staysHere {
      try keepPrivately(
        ["note": .text(note)], of: checkIn.id, type: JournalSchema.TypeName.checkIn)
      return checkIn
    }
    try append([
      NewEvent(
        JournalSchema.TypeName.checkIn, checkIn.id,
        set: ["note": note.isEmpty ? .null : .text(note)])
    ])
    return checkIn
  }

  /// The check-in whose note to change: the last one. If that one came from elsewhere, a check-in
  /// whose note stays on this device is preferred, so that nothing that arrives can make the next
  /// note public.
  private func checkInToNote(of logged: [CheckIn]) throws -> CheckIn? {
    guard let last = logged.last, last.origin.log.device != replica.ownLog.device else {
      return logged.last
    }
    return try logged.last(where: keepsNotePrivately) ?? last
  }

  /// Whether the note of `checkIn` stays on this device.
  public func keepsNotePrivately(of checkIn: CheckIn) throws -> Bool {
    try privateEntries(of: JournalSchema.TypeName.checkIn).contains {
      $0.id == checkIn.id && $0.fields["note"] != nil
    }
  }

  /// The check-ins for a goal on `days`, in the order in which they were made, including those for
  /// goals that were joined with it.
  public func checkIns(of goal: EntityID, days: ClosedRange<Day>) throws -> [CheckIn] {
    var authors = try Authors(self)
    let identifiers = [goal] + (try JoinedGoals(of: replica)).parts(of: goal).map(\.id)
    return try checkIns(under: identifiers, days: days, authors: &authors)
  }

  func checkIns(
    of goal: Goal, days: ClosedRange<Day>, authors: inout Authors
  ) throws -> [CheckIn] {
    try checkIns(under: goal.identifiers, days: days, authors: &authors)
  }

  private func checkIns(
    under goals: [EntityID], days: ClosedRange<Day>, authors: inout Authors
  ) throws -> [CheckIn] {
    let rows = try goals.flatMap {
      try replica.records(of: JournalSchema.TypeName.checkIn, parent: $0, days: days)
    }
    let ordered = goals.count > 1 ? rows.sorted { $0.id < $1.id } : rows
    return try ordered.compactMap { row in
      CheckIn(row, author: try authors.author(of: row.origin.log, by: row.by))
    }
  }
}
