import DuologMerge
import DuologSync

/// Goals that both made, and that may be the same. They are suggested for joining and never joined
/// by themselves.
extension Journal {
  func lookAlikes(_ authors: inout Authors) throws -> [Settlement] {
    try lookAlikePairs(authors).compactMap { pair in
      guard let older = try goals(with: [pair.older]).first,
        let younger = try goals(with: [pair.younger]).first
      else { return nil }
      let (one, other) = (authors.name(older.owner), authors.name(younger.owner))
      let apart = Journal.draft(keepingApart: pair.older, pair.younger)
      let joined = Journal.draft(joining: pair.older, pair.younger)
      return Settlement(
        .lookAlikes(ours: one, younger.title, theirs: other), of: older,
        choices: [
          .init(author: other, text: "keep both", .write([apart])),
          .init(author: one, text: "join them", term: older.term, .write([joined])),
        ])
    }
  }

  /// - Complexity: O(k log n) for k goals that have not ended among n.
  func lookAlikePairs(_ authors: Authors) throws -> [LookAlikes.Pair] {
    let rows = try rowsNotEnded()
    let joined = try JoinedGoals(of: replica)
    let candidates = rows.compactMap { row -> LookAlikes.Candidate? in
      guard let title = row["title"]?.text, let owner = row["owner"]?.entity,
        !joined.isJoined(row.id)
      else { return nil }
      return LookAlikes.Candidate(
        id: row.id, owner: authors.identity(owner), template: row["template"]?.text, title: title)
    }
    return try LookAlikes.pairs(among: candidates) { pair in
      let younger = try replica.entity(pair.younger, type: JournalSchema.TypeName.goal)
      return younger?.shown(LookAlikes.flag(pair.older)) == .boolean(true)
    }
  }
}
