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
  ///   - number: the place in `conflicts()`, from 1.
  ///   - choice: the place among its choices, from 1.
  /// - Throws: `JournalError.noSuchConflict`, `JournalError.noSuchChoice`.
  @discardableResult
  public func resolve(_ number: Int, keeping choice: Int) throws -> JournalConflict {
    try replica.transaction {
      let conflicts = try conflicts()
      guard conflicts.indices.contains(number - 1) else {
        throw JournalError.noSuchConflict(number: number, count: conflicts.count)
      }
      let conflict = conflicts[number - 1]
      guard conflict.choices.indices.contains(choice - 1) else {
        throw JournalError.noSuchChoice(
          number: number, choice: choice, count: conflict.choices.count)
      }
      switch conflict.choices[choice - 1].decision {
      case .write(let newEvents):
        try append(newEvents)
        try rememberPrivateAmounts()
      case .revise(let term): try revise(like: term)
      }
      return conflict
    }
  }
}
