import DuologMerge
import DuologSync

/// Goals that one person ended while the other, without knowing, checked in to them or raised what
/// they ask for.
extension Journal {
  /// The goals that the other checked in to, in the order in which they were made.
  func concurrentEnds(_ authors: inout Authors) throws -> [JournalConflict] {
    try endedGoals(apartFrom: JournalSchema.TypeName.checkIn).compactMap { goal, end in
      let checkIns = try checkIns(of: goal, days: .first ... .last, authors: &authors)
      guard let checkIn = try checkIns.last(where: { try isConcurrent($0.origin, end.name) })
      else { return nil }
      return JournalConflict(
        .checkInAfterEnd(goal.status), of: goal,
        choices: try choices(
          about: goal, end, by: checkIn.author, ["leave it", "bring it back"], &authors))
    }
  }

  /// The goals that are done but now ask for more, in the order in which they were made.
  func raisedAfterDone(_ authors: inout Authors) throws -> [JournalConflict] {
    try endedGoals(apartFrom: JournalSchema.TypeName.term).compactMap { goal, end in
      guard goal.status == .done else { return nil }
      let terms = try terms(of: goal.id)
      let known = try terms.filter { try replica.happenedBefore($0.origin, end.name) }
      guard let term = try holding(terms).last, let before = try holding(known).last,
        try isConcurrent(term.origin, end.name), term.asksMore(than: before)
      else { return nil }
      let author = try authors.author(of: term.origin.log, by: term.by)
      return JournalConflict(
        .raisedAfterDone(term.increase(over: before)), of: goal,
        choices: try choices(
          about: goal, end, by: author, ["leave it done", "reopen it"], &authors))
    }
  }

  /// The goals that ended while somebody who did not know it yet wrote a record of `type`, with the
  /// write that ended them.
  private func endedGoals(apartFrom type: String) throws -> [(goal: Goal, end: SurvivingWrite)] {
    let ids = try replica.parentsWrittenConcurrently(of: type)
    guard !ids.isEmpty else { return [] }
    return try goals(with: ids).filter(\.status.isEnd).compactMap { goal in
      let entity = try replica.entity(goal.id, type: JournalSchema.TypeName.goal)
      guard let status = entity?.fields["status"], !status.isConflict,
        let end = status.survivors.first
      else { return nil }
      return (goal, end)
    }
  }

  private func isConcurrent(_ one: EventName, _ other: EventName) throws -> Bool {
    try !replica.happenedBefore(one, other) && !replica.happenedBefore(other, one)
  }

  /// The choices: leave a goal ended, as it is now, or continue it, as `other` did.
  private func choices(
    about goal: Goal, _ end: SurvivingWrite, by other: EntityID?, _ texts: [String],
    _ authors: inout Authors
  ) throws -> [JournalConflict.Choice] {
    let author = authors.name(try authors.author(of: end.name.log, by: end.by))
    let active = Scalar.text(Goal.Status.active.rawValue)
    let ways = [(author, end.value), (authors.name(other), active)]
    return zip(ways, texts).map { way, text in
      JournalConflict.Choice(
        author: way.0, text: text, .write(goal.newEvents(settingStatus: way.1)))
    }
  }
}

extension Goal {
  /// The events that end or reopen the goal, with all goals that count for it.
  func newEvents(settingStatus status: Scalar) -> [NewEvent] {
    identifiers.map { NewEvent(JournalSchema.TypeName.goal, $0, set: ["status": status]) }
  }
}

extension Term {
  /// What exceeds `other`, in words: the amount, or how often.
  fileprivate func increase(over other: Term) -> String {
    if let target, unit == other.unit, target > other.target ?? .zero {
      return unit.map { "\(target) \($0)" } ?? "\(target)"
    }
    let (old, new) = (Cadence(text: other.cadence), Cadence(text: cadence))
    return old.frequency?.days == new.frequency?.days && new.occurrences > old.occurrences
      ? "\(new.occurrences)" : cadence
  }
}
