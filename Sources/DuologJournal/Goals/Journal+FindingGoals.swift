import DuologMerge
import DuologSync

extension Journal {
  /// The goal that a person means by `text`: its identifier or a prefix of it, its title, the
  /// beginning of its title or of a word in it. Case does not matter. The identifier and title of a
  /// goal that was joined with it work as well.
  ///
  /// A whole title wins over a beginning, and an active goal over one that is done or archived.
  ///
  /// - Throws: `JournalError.noSuchGoal` with the nearest titles, `JournalError.ambiguousGoal`.
  public func goal(matching text: String) throws -> Goal {
    let goals = try goals()
    if let goal = try Journal.goal(matching: text, among: goals) { return goal }
    let wanted = text.trimmed.lowercased()
    throw JournalError.noSuchGoal(text, suggestions: Journal.nearest(to: wanted, among: goals))
  }

  /// The active goal that a person means by `text`, matched as in ``goal(matching:)``; if there is
  /// none, one that is done or archived.
  ///
  /// - Throws: as ``goal(matching:)``.
  /// - Complexity: O(k log n) for k active goals among n, if the text means one of them.
  public func goalInUse(matching text: String) throws -> Goal {
    try reading {
      try goalInUse(known: text) ?? goal(matching: text)
    }
  }

  /// The active goal that `text` means, if there is one. Of the others, only the names are read.
  private func goalInUse(known text: String) throws -> Goal? {
    let wanted = text.trimmed.lowercased()
    if wanted.isEmpty { return nil }
    let reader = try GoalReader(self)
    let named = try rowsNotEnded().filter { !reader.joined.isJoined($0.id) }.map { row in
      let parts = ([row] + reader.joined.parts(of: row.id)).filter { $0["title"]?.text != nil }
      return (
        row: row,
        names: TitleNames(
          titles: parts.compactMap { $0["title"]?.text }, identifiers: parts.map(\.id))
      )
    }
    for way in TitleMatch.allCases {
      let rows = named.filter { way.matches(wanted, $0.names) }.map(\.row)
      let found = try goals(rows, by: reader, terms: terms(of:)).filter { $0.status == .active }
      if found.count == 1 { return found[0] }
      // All of them, in the order in which people see them.
      if found.count > 1 { return try Journal.goal(matching: text, among: goalsInUse()) }
    }
    return nil
  }

  /// The active goals that a person means by several words.
  ///
  /// The longest run of words that is a goal's title, or begins it or a word in it, is one goal:
  /// `evening walk tea` means "Evening walk" and "Tea". A word that begins no such run is a goal of
  /// its own, matched as in ``goalInUse(matching:)``.
  ///
  /// - Throws: as ``goal(matching:)``.
  public func goalsInUse(matching words: [String]) throws -> [Goal] {
    guard words.count > 1 else { return try words.map(goalInUse) }
    return try reading {
      let active = try goalsInUse()
      var found: [Goal] = []
      var rest = words[...]
      while let first = rest.first {
        let runs = (1...rest.count).reversed().map { rest.prefix($0) }
        var match: (goal: Goal, length: Int)?
        for run in runs where match == nil {
          let text = run.joined(separator: " ")
          match = try Journal.goal(matching: text, among: active).map { ($0, run.count) }
        }
        found.append(try match?.goal ?? goal(matching: first))
        rest = rest.dropFirst(match?.length ?? 1)
      }
      return found
    }
  }

  private static func goal(matching text: String, among goals: [Goal]) throws -> Goal? {
    switch GoalMatcher(goals).match(text) {
    case .none: return nil
    case .one(let goal): return goal
    case .several(let goals): throw JournalError.ambiguousGoal(text, goals: goals)
    }
  }

  /// Up to three titles that differ from `wanted` by a few typing errors, the nearest first.
  static func nearest(to wanted: String, among goals: [Goal]) -> [String] {
    let reach = max(2, wanted.count / 2)
    var near: [(title: String, distance: Int)] = []
    for goal in goals where !near.contains(where: { $0.title == goal.title }) {
      let distance = FuzzyMatch.distance(goal.title.lowercased(), wanted)
      if distance <= reach { near.append((goal.title, distance)) }
    }
    return near.sorted { $0.distance < $1.distance }.prefix(3).map(\.title)
  }
}
