import DuologMerge
import DuologSync

extension Journal {
  /// The conflicts to settle, in an order that is the same on every device with the same entries.
  ///
  /// - Complexity: O(k log n) for k conflicts among n entities, plus what was logged for the goals
  ///   in question.
  public func conflicts() throws -> [JournalConflict] {
    try reading {
      var authors = try Authors(self)
      let joined = try JoinedGoals(of: replica)
      return try peopleLost() + fieldConflicts(&authors, joined) + concurrentEnds(&authors)
        + joinedAfterEnd(&authors, joined) + concurrentTerms(&authors) + raisedAfterDone(&authors)
        + lookAlikes(&authors)
    }
  }

  /// The number of conflicts to settle.
  ///
  /// - Complexity: as ``conflicts()``; if there is nothing to settle, only the titles of the goals
  ///   that have not ended are read.
  /// - Parameter rows: the rows of the goals that have not ended, if they have been read already.
  func conflictCount(lookingAt rows: [EntityRow]? = nil) throws -> Int {
    try reading {
      var authors = try Authors(self)
      let joined = try JoinedGoals(of: replica)
      return try peopleLost().count + fieldConflictCount(joined) + concurrentEnds(&authors).count
        + joinedAfterEnd(&authors, joined).count + concurrentTerms(&authors).count
        + raisedAfterDone(&authors).count
        + lookAlikePairs(authors, among: rows ?? rowsNotEnded()).count
    }
  }

  /// Settles a conflict with an ordinary event that has seen all of its choices.
  ///
  /// - Parameters:
  ///   - conflict: One of ``conflicts()``, as it was read earlier.
  ///   - choice: One of its choices.
  /// - Throws: `JournalError.conflictChanged` if it has been settled, or another choice has come in
  ///   since it was read. Then nothing is written.
  public func resolve(
    _ conflict: JournalConflict, keeping choice: JournalConflict.Choice
  ) throws {
    try replica.transaction {
      // What it does to settle it follows from what is there now.
      guard let place = conflict.choices.firstIndex(of: choice),
        let current = try conflicts().first(where: { $0.id == conflict.id })
      else { throw JournalError.conflictChanged(title: conflict.title) }
      switch current.choices[place].decision {
      case .write(let newEvents):
        try append(newEvents)
        try rememberPrivateAmounts()
      case .revise(let term): try revise(like: term)
      }
    }
  }
}
