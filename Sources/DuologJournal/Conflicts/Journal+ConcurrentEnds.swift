import DuologMerge
import DuologSync

/// Goals that one archived or finished, and that the other, without knowing, checked in to or made
/// ask for more.
extension Journal {
  /// Those that the other checked in to, in the order in which they were made.
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

  /// Those that are done and ask for more now, in the order in which they were made.
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

  /// The goals that have ended, with the write that ended them, while somebody who had not heard of
  /// it wrote a record of `type`.
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

  /// To leave a goal ended, as it is, or to go on with it, for example `other` did.
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
  /// The events by which it, with all that count for it, ends or goes on.
  func newEvents(settingStatus status: Scalar) -> [NewEvent] {
    identifiers.map { NewEvent(JournalSchema.TypeName.goal, $0, set: ["status": status]) }
  }
}

extension Term {
  /// The target that is more than that of `other`, in a word: the amount, or how often.
  fileprivate func increase(over other: Term) -> String {
    if let target, unit == other.unit, target > other.target ?? .zero {
      return unit.map { "\(target) \($0)" } ?? "\(target)"
    }
    let (old, new) = (Cadence(text: other.cadence), Cadence(text: cadence))
    return old.frequency?.days == new.frequency?.days && new.occurrences > old.occurrences
      ? "\(new.occurrences)" : cadence
  }
}
