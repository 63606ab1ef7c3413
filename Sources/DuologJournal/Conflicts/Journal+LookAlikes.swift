import DuologMerge
import DuologSync

/// Goals that each person made and that may be the same. They are suggested for joining, but never
/// joined automatically.
extension Journal {
  func lookAlikes(_ authors: inout Authors) throws -> [JournalConflict] {
    try lookAlikePairs(authors, among: rowsNotEnded()).compactMap { pair in
      guard let older = try goals(with: [pair.older]).first,
        let younger = try goals(with: [pair.younger]).first
      else { return nil }
      let (one, other) = (authors.name(older.owner), authors.name(younger.owner))
      let apart = Journal.newEvent(keepingApart: pair.older, pair.younger)
      let joined = try newEvents(joining: older, younger)
      return JournalConflict(
        .lookAlikes(ours: one, younger.title, theirs: other), of: older,
        choices: [
          .init(author: other, text: "keep both", .write([apart])),
          .init(author: one, text: "join them", term: older.term, .write(joined)),
        ])
    }
  }

  /// - Complexity: O(k log n) for k goals among n that have not ended.
  func lookAlikePairs(
    _ authors: Authors, among rows: [EntityRow]
  ) throws -> [LookAlikes.Pair] {
    let joined = try JoinedGoals(of: replica)
    let candidates = rows.compactMap { row -> LookAlikes.Candidate? in
      guard let title = row["title"]?.text, let owner = row["owner"]?.entity,
        !joined.isJoined(row.id),
        // The goals of a later phase of a plan are not shown yet.
        row["phase"].flatMap(Programme.number) ?? 1 == 1
      else { return nil }
      return LookAlikes.Candidate(
        id: row.id, owner: authors.identity(owner), template: row["template"]?.text, title: title,
        isPartOfPlan: row["plan"]?.entity != nil)
    }
    return try LookAlikes.pairs(among: candidates) { pair in
      let younger = try replica.entity(pair.younger, type: JournalSchema.TypeName.goal)
      return younger?.shown(LookAlikes.flag(pair.older)) == .boolean(true)
    }
  }
}
