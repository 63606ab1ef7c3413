public import DuologMerge
import DuologSync

extension Journal {
  /// Makes a goal that is valid from today on or, if it is only proposed, once everyone concerned
  /// has said yes. A plan is made together with the goals of its first phase.
  ///
  /// - Throws: `JournalError.emptyTitle`, `JournalError.impossibleCadence`.
  @discardableResult
  public func addGoal(_ draft: NewGoal) throws -> Goal {
    let id = replica.makeEntityID()
    return try replica.transaction {
      let me = try me().id
      var newEvents = try draft.newEvents(
        of: id, term: replica.makeEntityID(), owner: .entity(me), from: try today())
      if draft.isProposed {
        newEvents[0].fields["status"] = .text(Goal.Status.proposed.rawValue)
        newEvents[0].fields[Consent.field(.agreed, me)] = .day(try today())
      }
      if draft.template == Programme.template, let phase = Programme.phase(1) {
        newEvents += try Programme.newEvents(
          of: phase.templates, phase: phase.number, in: id, scope: draft.scope,
          owner: .entity(me), from: today())
      }
      try append(newEvents)
      let goal = try goal(id)
      try rememberIfPrivate(goal)
      return goal
    }
  }

  /// Sets fields of a goal: its title, its due day, its description, the day on which to look at it
  /// again, or its group. An empty group takes it out of its group.
  ///
  /// A value that is `nil` stays as it is. Does nothing if all values are the same already.
  ///
  /// - Throws: `JournalError.emptyTitle`, `JournalError.dueNeedsOnce` if a due day is given for a
  ///   goal that repeats, unless its last term asks for one time only.
  @discardableResult
  public func editGoal(
    _ goal: Goal, title: String? = nil, due: Day? = nil, how: String? = nil,
    achievable: String? = nil, why: String? = nil, reviewOn: Day? = nil, group: String? = nil
  ) throws -> Goal {
    var fields: [String: Scalar] = [:]
    if let title {
      let title = title.trimmed
      guard !title.isEmpty else { throw JournalError.emptyTitle }
      if title != goal.title { fields["title"] = .text(title) }
    }
    if let due, due != goal.due {
      guard try termsHolding(for: goal.id).last?.cadence == Cadence.once(by: nil).text else {
        throw JournalError.dueNeedsOnce(title: goal.title)
      }
      fields["due"] = .day(due)
    }
    if let how, how != goal.how { fields["how"] = .text(how) }
    if let achievable, achievable != goal.achievable { fields["achievable"] = .text(achievable) }
    if let why, why != goal.why { fields["why"] = .text(why) }
    if let reviewOn, reviewOn != goal.reviewOn { fields["reviewOn"] = .day(reviewOn) }
    if let group = group?.trimmed, group != goal.group ?? "" {
      fields["group"] = group.isEmpty ? .null : .text(group)
    }
    return try set(fields, of: goal)
  }

  /// Revises what a goal asks for. Days before the revision are judged by the terms of their time.
  ///
  /// A value that is `nil` stays as it is. Does nothing if nothing differs. A revision adds a term.
  ///
  /// The revision holds from the day `from` on, or from the first day of the next period if that is
  /// `nil`. A day before today is taken as today, so that periods that are over stay as they were
  /// judged.
  ///
  /// - Throws: `JournalError.impossibleCadence`.
  @discardableResult
  public func revise(
    _ goal: Goal, cadence: Cadence? = nil, rule: CountingRule? = nil, target: Amount? = nil,
    unit: String? = nil, reason: String? = nil, from: Day? = nil
  ) throws -> Goal {
    if let cadence, cadence != cadence.usable {
      throw JournalError.impossibleCadence(cadence.text)
    }
    // If a revision has not begun yet, a further one builds on it.
    guard let term = try termsHolding(for: goal.id).last else { return goal }
    let text = cadence?.text ?? term.cadence
    let (newRule, newTarget) = (rule ?? term.rule, target ?? term.target)
    let newUnit = unit ?? term.unit
    let (old, new) = (Cadence(text: term.cadence), Cadence(text: text))
    let counts = term.counts == old.counts ? new.counts : term.counts
    let isSame =
      text == term.cadence && newRule == term.rule && newTarget == term.target
      && newUnit == term.unit
    guard !isSame else { return goal }
    let day = try today()
    let first = try from.map { max($0, day) } ?? max(nextPeriod(of: goal.term ?? term), term.from)
    var fields: [String: Scalar] = [
      "goal": .entity(goal.id), "from": .day(first), "cadence": .text(text),
      "rule": .text(newRule.rawValue), "counts": .text(counts.rawValue),
    ]
    fields["target"] = newTarget?.scalar
    fields["unit"] = newUnit.map(Scalar.text)
    fields["reason"] = reason.map(Scalar.text)
    var newEvents = [NewEvent(JournalSchema.TypeName.term, replica.makeEntityID(), set: fields)]
    if case .once(let due?)? = cadence, due != goal.due {
      newEvents.append(NewEvent(JournalSchema.TypeName.goal, goal.id, set: ["due": .day(due)]))
    }
    try append(newEvents)
    return try self.goal(goal.id)
  }

  /// The first day of the period after the one that `term` has today; today if `term` has no
  /// periods.
  func nextPeriod(of term: Term) throws -> Day {
    let period = Cadence(text: term.cadence)
      .period(containing: try today(), weekStart: try weekStart(), from: term.from)
    return try period?.last?.advanced(by: 1) ?? today()
  }

  /// Changes the status of a goal; does nothing if it has that status.
  ///
  /// - Throws: `JournalError.goalNotActive` if a proposed goal should become active: use
  ///   `agree(to:)` instead.
  @discardableResult
  public func setStatus(_ status: Goal.Status, of goal: Goal) throws -> Goal {
    guard status != goal.status else { return goal }
    if status == .active, goal.status == .proposed {
      throw JournalError.goalNotActive(title: goal.title, status: goal.status)
    }
    return try set(["status": .text(status.rawValue)], of: goal)
  }

  /// Lets go of a goal, with a reason that the partner can read. It ends like any other goal, and
  /// nothing is deleted.
  ///
  /// If the goal was let go of already, only the reason changes. Does nothing if that is the same,
  /// or if no reason is given.
  @discardableResult
  public func letGo(of goal: Goal, reason: String? = nil) throws -> Goal {
    var fields: [String: Scalar] = [:]
    if goal.status != .letGo {
      fields["status"] = .text(Goal.Status.letGo.rawValue)
      // The reason from last time does not apply now.
      if goal.reason != nil { fields["reason"] = .null }
    }
    if let reason, goal.status != .letGo || reason != goal.reason {
      fields["reason"] = .text(reason)
    }
    return try set(fields, of: goal)
  }

  /// Sets fields of a goal. If it ends or begins again, so do all goals that count for it.
  private func set(_ fields: [String: Scalar], of goal: Goal) throws -> Goal {
    guard !fields.isEmpty else { return goal }
    let identifiers = fields["status"] == nil ? [goal.id] : goal.identifiers
    try append(identifiers.map { NewEvent(JournalSchema.TypeName.goal, $0, set: fields) })
    return try self.goal(goal.id)
  }

  /// All goals that are not removed, in the order in which people see them. Joined goals appear as
  /// one.
  public func goals() throws -> [Goal] {
    let terms = Dictionary(
      grouping: try replica.rows(of: JournalSchema.TypeName.term).compactMap(Term.init),
      by: \.goal)
    return try goals(replica.rows(of: JournalSchema.TypeName.goal)) { terms[$0] ?? [] }
  }

  /// The active goals, in the order in which people see them.
  ///
  /// - Complexity: O(k log n) for k active goals among n.
  public func goalsInUse() throws -> [Goal] {
    try goalsNotEnded().filter { $0.status == .active }
  }

  /// The active goals, and those that are proposed, in the order in which people see
  /// them.
  ///
  /// - Complexity: as ``goalsInUse()``.
  public func goalsNotEnded() throws -> [Goal] {
    try goals(ofRows: rowsNotEnded())
  }

  func goals(ofRows rows: [EntityRow]) throws -> [Goal] { try goals(rows, terms: terms(of:)) }

  /// The rows of the goals that have not ended.
  func rowsNotEnded() throws -> [EntityRow] {
    try replica.rows(
      of: JournalSchema.TypeName.goal, where: "status",
      isNoneOf: Set(Goal.Status.ends.map(\.rawValue)))
  }

  /// The goals with these identifiers, or the ones that they were joined with. Each appears once,
  /// in the order in which people see them; removed goals are left out.
  func goals(with ids: [EntityID]) throws -> [Goal] {
    let reader = try GoalReader(self)
    let rows = try Set(ids.map(reader.joined.identity)).compactMap {
      try replica.row($0, of: JournalSchema.TypeName.goal)
    }
    return try goals(
      rows.filter { $0[EntityType.removedField] != .boolean(true) }, by: reader,
      terms: terms(of:))
  }

  func goals(
    _ rows: [EntityRow], by reader: GoalReader? = nil, terms: (EntityID) throws -> [Term]
  ) throws -> [Goal] {
    var reader = try reader ?? GoalReader(self)
    return GoalOrder.grouped(
      try GoalOrder.sorted(rows).compactMap {
        reader.joined.isJoined($0.id) ? nil : try reader.goal($0, terms: terms($0.id))
      })
  }

  /// The goal with that identifier, or the one that it was joined with.
  public func goal(_ id: EntityID) throws -> Goal {
    var reader = try GoalReader(self)
    let id = reader.joined.identity(id)
    guard let row = try replica.row(id, of: JournalSchema.TypeName.goal),
      let goal = try reader.goal(row, terms: terms(of: id))
    else { throw JournalError.noSuchGoal(id.description, suggestions: []) }
    return goal
  }

  /// All terms of a goal, in the order of their intended first days.
  public func terms(of goal: EntityID) throws -> [Term] {
    try replica.rows(of: JournalSchema.TypeName.term, where: "goal", is: goal)
      .compactMap(Term.init)
      .sorted { ($0.from, $0.at, $0.origin) < ($1.from, $1.at, $1.origin) }
  }

  /// What a goal asks for over time. A revision takes the place of what its author had seen.
  public func termsHolding(for goal: EntityID) throws -> [Term] {
    try holding(terms(of: goal))
  }

  /// What a goal asks for over time, beginning on the day on which it could first ask for
  /// something.
  public func termsHolding(for goal: Goal) throws -> [Term] {
    Term.beginning(goal.begins, try termsHolding(for: goal.id))
  }

  func holding(_ terms: [Term]) throws -> [Term] {
    try Term.holding(terms) { try replica.happenedBefore($0.origin, $1.origin) }
  }

  /// The term that is valid on `day`, given the terms over time: the last one that has begun, or
  /// the first if none has.
  static func term(of terms: [Term], on day: Day) -> Term? {
    index(of: terms, on: day).map { terms[$0] }
  }

  /// The index of that term.
  static func index(of terms: [Term], on day: Day) -> Int? {
    terms.lastIndex { $0.from <= day } ?? (terms.isEmpty ? nil : 0)
  }
}
