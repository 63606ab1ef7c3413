public import DuologMerge
import DuologSync

extension Journal {
  /// Takes a break from `goal`, from `first` through `last`, or until somebody resumes it.
  ///
  /// If the goal already has a break of its own and no first day is given, only the last day of
  /// that break changes. With a first day, it is a break besides those that there are; breaks that
  /// overlap are one. Does nothing if nothing changes.
  ///
  /// - Parameters:
  ///   - goal: an active goal.
  ///   - first: the first day, which may be over; today if `nil`.
  ///   - last: the last day, included; `nil` until somebody resumes the goal.
  ///   - reason: what to tell the partner about it.
  /// - Throws: `JournalError.nothingToPause` for a goal that is not active,
  ///   `JournalError.othersPause` for one that is the other person's own,
  ///   `JournalError.dayIsOver` for a last day before today if no first day is given,
  ///   `JournalError.endsBeforeItBegins` for one before `first`.
  public func pause(
    _ goal: Goal, from first: Day? = nil, through last: Day? = nil, reason: String? = nil
  ) throws {
    guard goal.status == .active else {
      throw JournalError.nothingToPause(title: goal.title, status: goal.status)
    }
    try checkOwnPause(goal)
    try pause([.goal(goal.id)], from: first, through: last, reason)
  }

  /// Takes a break from all goals of `extents`, the shared ones last, as ``pause(_:from:through:reason:)`` does for one.
  ///
  /// - Throws: `JournalError.dayIsOver`, `JournalError.endsBeforeItBegins`.
  public func pauseAll(
    _ extents: [Pause.Extent] = Pause.Extent.allCases, from first: Day? = nil,
    through last: Day? = nil, reason: String? = nil
  ) throws {
    try pause(extents.map(Pause.Scope.all), from: first, through: last, reason)
  }

  /// Ends the goal's own breaks, so that it continues today.
  ///
  /// A break from all goals is not affected. Does nothing if the goal has no break of its own.
  ///
  /// - Returns: whether there was one.
  /// - Throws: `JournalError.othersPause` for a goal that is the other person's own.
  @discardableResult
  public func resume(_ goal: Goal) throws -> Bool {
    try checkOwnPause(goal)
    return try end { pause in goal.identifiers.contains { pause.scope == .goal($0) } }
  }

  /// Ends the breaks from all one's own goals, and from all goals of both, so that they continue
  /// today. Breaks of single goals are not affected.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  public func resumeAll() throws -> Bool {
    let me = try me().id
    return try end { pause in
      switch pause.scope {
      case .goal: false
      case .all(.ours): true
      case .all(.mine): pause.author == me
      }
    }
  }

  /// All breaks, including those that are over, in the order in which they were made.
  public func pauses() throws -> [Pause] {
    let rows = try replica.rows(of: JournalSchema.TypeName.pause)
    guard !rows.isEmpty else { return [] }
    var authors = try Authors(self)
    return try rows.compactMap { row in
      Pause(row, author: try authors.author(of: row.origin.log, by: row.by))
    }
  }

  private func checkOwnPause(_ goal: Goal) throws {
    guard goal.scope == .mine, let owner = goal.owner else { return }
    let authors = try Authors(self)
    guard authors.isMe(owner) else {
      throw JournalError.othersPause(title: goal.title, owner: authors.name(owner))
    }
  }

  private func pause(
    _ scopes: [Pause.Scope], from first: Day?, through last: Day?, _ reason: String?
  ) throws {
    let today = try today()
    if let last {
      if let first, last < first { throw JournalError.endsBeforeItBegins(first, last) }
      if first == nil, last < today { throw JournalError.dayIsOver(last) }
    }
    let me = try me().id
    // With a first day, only a break of the very same days is the same.
    let days = first.map { Period(from: $0, through: last) }
    let running = try pauses().filter { pause in
      days.map { pause.days == $0 } ?? !pause.isOver(on: today)
    }
    var concerned: [EntityID] = []
    let newEvents = scopes.flatMap { scope -> [NewEvent] in
      let same = running.filter { $0.scope == scope && (scope != .all(.mine) || $0.author == me) }
      concerned += same.map(\.id)
      guard same.isEmpty else {
        return same.filter { $0.to != last }.map {
          NewEvent(
            JournalSchema.TypeName.pause, $0.id, set: ["to": last.map(Scalar.day) ?? .null])
        }
      }
      var fields = scope.fields
      fields["from"] = .day(first ?? today)
      fields["to"] = last.map(Scalar.day)
      let id = replica.makeEntityID()
      concerned.append(id)
      return [NewEvent(JournalSchema.TypeName.pause, id, set: fields)]
    }
    // One reason for all of it: with the break that both know about, if there is one.
    let kept = try reason.flatMap { reason in
      try concerned.last.flatMap {
        try keepPrivately(["reason": .text(reason)], of: $0, type: JournalSchema.TypeName.pause)
      }
    }
    guard !newEvents.isEmpty else { return }
    try append(newEvents)
    if let kept { try attach([kept]) }
  }

  private func end(where isMeant: (Pause) -> Bool) throws -> Bool {
    let today = try today()
    let ended = try pauses().filter { !$0.isOver(on: today) && isMeant($0) }
    guard !ended.isEmpty else { return false }
    try append(
      ended.map { pause in
        NewEvent(JournalSchema.TypeName.pause, pause.id, set: ["resumed": .day(today)])
      })
    return true
  }
}
