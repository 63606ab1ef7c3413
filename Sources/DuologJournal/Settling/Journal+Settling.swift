import DuologMerge
import DuologSync

extension Journal {
  /// What is to be settled, in an order that is the same on every device with the same entries.
  ///
  /// - Complexity: O(k log n) for k things among n, with what was logged for the goals in question.
  public func settlements() throws -> [Settlement] {
    try reading {
      var authors = try Authors(self)
      let joined = try JoinedGoals(of: replica)
      return try peopleLost() + conflicts(&authors, joined) + endsApart(&authors)
        + joinedAfterEnd(&authors, joined) + termsApart(&authors) + raisedAfterDone(&authors)
        + lookAlikes(&authors)
    }
  }

  /// How many things are to be settled.
  ///
  /// - Complexity: as ``settlements()``; nothing but the titles of the goals that have not ended is
  ///   read where there is nothing to settle.
  /// - Parameter rows: those of the goals that have not ended, where they have been read already.
  func settlementCount(lookingAt rows: [EntityRow]? = nil) throws -> Int {
    try reading {
      var authors = try Authors(self)
      let joined = try JoinedGoals(of: replica)
      return try peopleLost().count + conflictCount(joined) + endsApart(&authors).count
        + joinedAfterEnd(&authors, joined).count + termsApart(&authors).count
        + raisedAfterDone(&authors).count
        + lookAlikePairs(authors, among: rows ?? rowsNotEnded()).count
    }
  }

  /// Decides a thing to settle: an ordinary event that has seen all the ways.
  ///
  /// - Parameters:
  ///   - number: the place in `settlements()`, from 1.
  ///   - choice: the place among its choices, from 1.
  /// - Throws: `JournalError.nothingToSettle`, `JournalError.noSuchChoice`.
  @discardableResult
  public func settle(_ number: Int, keeping choice: Int) throws -> Settlement {
    try replica.transaction {
      let settlements = try settlements()
      guard settlements.indices.contains(number - 1) else {
        throw JournalError.nothingToSettle(number: number, count: settlements.count)
      }
      let settlement = settlements[number - 1]
      guard settlement.choices.indices.contains(choice - 1) else {
        throw JournalError.noSuchChoice(
          number: number, choice: choice, count: settlement.choices.count)
      }
      switch settlement.choices[choice - 1].decision {
      case .write(let drafts):
        try append(drafts)
        try rememberPrivateAmounts()
      case .revise(let term): try revise(like: term)
      }
      return settlement
    }
  }
}
