import DuologMerge
import DuologSync

/// Goals that one person joined while the other, without knowing, ended one of them.
extension Journal {
  /// The joined pairs in which one goal has ended and the other continues, in the order in which
  /// the younger ones were made. Ending a goal ends all goals that count for it, so the person who
  /// ended this one did not know that they were joined.
  ///
  /// - Complexity: O(k log n) for k joined goals among n.
  func joinedAfterEnd(_ authors: inout Authors, _ joined: JoinedGoals) throws -> [JournalConflict] {
    try joined.all.compactMap { part in
      guard
        let row = try replica.row(joined.identity(part.id), of: JournalSchema.TypeName.goal),
        row.hasEnded != part.hasEnded, let title = part["title"]?.text,
        let goal = try goals(with: [row.id]).first,
        let join = try survivors(of: JoinedGoals.field, ofGoal: part.id).first,
        let end = try survivors(of: "status", ofGoal: row.hasEnded ? row.id : part.id).first
      else { return nil }
      let joiner = authors.name(try authors.author(of: join.name.log, by: join.by))
      let ender = authors.name(try authors.author(of: end.name.log, by: end.by))
      let active = Scalar.text(Goal.Status.active.rawValue)
      let ending = JournalConflict.Choice(
        author: ender, text: "leave it", .write(goal.newEvents(settingStatus: end.value)))
      let goingOn = JournalConflict.Choice(
        author: joiner, text: row.hasEnded ? "bring it back" : "go on",
        .write(goal.newEvents(settingStatus: active)))
      return JournalConflict(
        .joinedAfterEnd(
          (row.hasEnded ? row : part).status ?? .archived, joined: title,
          ended: row.hasEnded ? goal.title : title, joiner: joiner, ender: ender),
        of: goal, choices: row.hasEnded ? [ending, goingOn] : [goingOn, ending])
    }
  }
}

extension EntityRow {
  /// The status of a goal according to its row; `nil` if this version does not know it.
  fileprivate var status: Goal.Status? { self["status"]?.text.flatMap(Goal.Status.init) }

  /// Whether the row is of a goal that has ended.
  fileprivate var hasEnded: Bool { status?.isEnd ?? false }
}
