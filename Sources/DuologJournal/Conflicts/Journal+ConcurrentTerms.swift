import DuologMerge
import DuologSync

/// Goals that both people revised without knowing of each other's revision.
extension Journal {
  /// The goals whose revisions ask for different things, in the order in which they were made.
  func concurrentTerms(_ authors: inout Authors) throws -> [JournalConflict] {
    let ids = try replica.parentsWrittenConcurrently(of: JournalSchema.TypeName.term)
    guard !ids.isEmpty else { return [] }
    return try goals(with: ids).filter { !$0.status.isEnd }.compactMap { goal in
      var kept: [Term] = []
      for term in try termsUnseen(terms(of: goal.id)).sorted(by: { Term.isShownAfter($1, $0) })
      where !kept.contains(where: term.asksTheSame) {
        kept.append(term)
      }
      guard kept.count > 1 else { return nil }
      return JournalConflict(
        .terms, of: goal,
        choices: try kept.map { term in
          let author = try authors.author(of: term.origin.log, by: term.by)
          return JournalConflict.Choice(
            author: authors.name(author), text: term.text, term: term, .revise(term))
        })
    }
  }

  /// Revises a goal once more, to what `term` asks for. Earlier days are judged by the terms of
  /// their time.
  ///
  /// The new term begins with the next period, or when the last of the revisions was due to begin.
  /// A term that is already valid continues.
  func revise(like term: Term) throws {
    let terms = try terms(of: term.goal)
    let held = try holding(terms)
    let planned = try termsUnseen(terms).map(\.from).max() ?? term.from
    var first = try today()
    if let current = Journal.term(of: held, on: first), !current.asksTheSame(as: term) {
      first = try nextPeriod(of: current)
    }
    try append([
      NewEvent(
        JournalSchema.TypeName.term, replica.makeEntityID(),
        set: term.fields(from: max(first, planned)))
    ])
  }

  /// The terms that no other term has seen.
  private func termsUnseen(_ terms: [Term]) throws -> [Term] {
    var unseen: [Term] = []
    for term in terms {
      if try unseen.contains(where: { try replica.happenedBefore(term.origin, $0.origin) }) {
        continue
      }
      try unseen.removeAll { try replica.happenedBefore($0.origin, term.origin) }
      unseen.append(term)
    }
    return unseen
  }
}

extension Term {
  /// What it asks for, as its fields write it.
  fileprivate var text: String {
    [cadence, target.map { "\($0)" + (unit.map { " \($0)" } ?? "") }].compactMap { $0 }
      .joined(separator: ", ")
  }

  /// The fields of a term that asks for the same, beginning on another day.
  fileprivate func fields(from first: Day) -> [String: Scalar] {
    var fields: [String: Scalar] = [
      "goal": .entity(goal), "from": .day(first), "cadence": .text(cadence),
      "rule": .text(rule.rawValue), "counts": .text(counts.rawValue),
    ]
    fields["target"] = target?.scalar
    fields["unit"] = unit.map(Scalar.text)
    return fields
  }
}
