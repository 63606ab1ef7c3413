import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

/// What a person means by a few words, and what looks alike.
@Suite struct FindingGoalsTests {
  private let couple: Couple
  private var journal: Journal { couple.ana }

  init() throws {
    couple = try Couple()
  }

  @discardableResult
  private func add(_ title: String) throws -> Goal {
    try journal.addGoal(NewGoal(title: title, cadence: .daily))
  }

  private func suggestions(for text: String) -> [String]? {
    do {
      let goal = try journal.goal(matching: text)
      Issue.record("\(goal.title) is found")
    } catch JournalError.noSuchGoal(_, let suggestions) {
      return suggestions
    } catch {
      Issue.record(error)
    }
    return nil
  }

  @Test func `three titles at most are suggested, the nearest first, and each once`() throws {
    for title in ["wxyzab", "abcxyz", "abcdxy", "abcdex"] { try add(title) }
    // Half of the letters may differ, and no more.
    #expect(suggestions(for: "abcdef") == ["abcdex", "abcdxy", "abcxyz"])
    for title in ["abcdey", "abcdex", "abcdez"] { try add(title) }
    #expect(suggestions(for: "abcdef") == ["abcdex", "abcdey", "abcdez"])
  }

  @Test func `of a short word two letters may differ`() throws {
    for title in ["xyz", "axy", "abx"] { try add(title) }
    #expect(suggestions(for: "abc") == ["abx", "axy"])
    #expect(suggestions(for: " ") == [])
  }

  @Test func `the last four characters of an identifier are enough, and three are not`() throws {
    let goal = try add("Tea")
    try add("Walk")
    let identifier = goal.id.description
    #expect(try journal.goal(matching: String(identifier.suffix(4))).id == goal.id)
    #expect(try journal.goal(matching: identifier.lowercased()).id == goal.id)
    #expect(try journal.goal(matching: goal.shortIdentifier).id == goal.id)
    #expect(suggestions(for: String(identifier.suffix(3))) != nil)
  }

  @Test func `a word begins after quotes, brackets and hyphens, not after an apostrophe`() throws {
    let titles = [
      "Read \"Dune\"", "Watch 'Heat' (again)", "Wake-up call", "Ana's plan", "Walk to Ben\u{2019}s",
      "\u{201E}Stille\u{201C} lesen",
    ]
    let ids = try titles.map { try add($0).id }
    for (words, place) in [
      ("dune", 0), ("\"dune", 0), ("heat", 1), ("again", 1), ("up", 2), ("stille", 5), ("plan", 3),
    ] {
      #expect(try journal.goal(matching: words).id == ids[place], "\(words)")
    }
    // In the middle of a word, nothing begins.
    for words in ["s plan", "une", "p call"] { #expect(suggestions(for: words) != nil) }
  }

  @Test func `a surer way wins over another, and a goal in use over one that has ended`() throws {
    let (tea, walk) = (try add("Tea"), try add("Tea walk"))
    try add("Green tea")
    #expect(try journal.goal(matching: " TEA ").id == tea.id)
    #expect(try journal.goal(matching: "tea w").id == walk.id)
    #expect(try journal.goal(matching: "green").title == "Green tea")
    #expect(
      throws: JournalError.ambiguousGoal(
        "te", goals: try [tea, walk].map { try journal.goal($0.id) })
    ) {
      try journal.goal(matching: "te")
    }
    try journal.setStatus(.done, of: walk)
    #expect(try journal.goal(matching: "te").id == tea.id)
    #expect(try journal.goal(matching: "tea walk").id == walk.id)
    try journal.setStatus(.archived, of: tea)
    #expect(try journal.goalInUse(matching: "tea").title == "Green tea")
    #expect(try journal.goal(matching: "tea").id == tea.id)
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `Of goals that look alike each is paired with the oldest by definition`(seed: UInt64) throws
  {
    var random = SplitMix64(seed: seed)
    let goals = try (1...8).map { number in
      LookAlikes.Candidate(
        id: try #require(EntityID(rawValue: number)),
        owner: Bool.random(using: &random) ? People.ana : People.ben,
        template: ["D1", "D2", nil, nil].randomElement(using: &random) ?? nil,
        title: ["Tea", "tea!", "Walk", "?"].randomElement(using: &random) ?? "Tea",
        isPartOfPlan: Int.random(in: 0..<3, using: &random) == 0)
    }
    let apart = Set(
      goals.indices.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }.map { goals[$0].id })
    func areAlike(_ one: LookAlikes.Candidate, _ other: LookAlikes.Candidate) -> Bool {
      guard one.owner != other.owner, !one.isPartOfPlan || !other.isPartOfPlan else { return false }
      return one.template != nil && one.template == other.template
        || one.title != "?"
          && one.title.prefix(3).lowercased() == other.title.prefix(3).lowercased()
    }
    let expected = goals.compactMap { younger in
      goals.first { $0.id < younger.id && areAlike($0, younger) && !apart.contains($0.id) }
        .map { LookAlikes.Pair(older: $0.id, younger: younger.id) }
    }
    let found = LookAlikes.pairs(among: goals.shuffled(using: &random)) { apart.contains($0.older) }
    #expect(found == expected, "seed \(seed)")
  }

  @Test func `words are as far apart as the fewest changes that lead from one to the other`() {
    /// The definition, without any table.
    func plain(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> Int {
      guard let one = left.last, let other = right.last else { return left.count + right.count }
      var best = min(
        plain(left.dropLast(), right) + 1, plain(left, right.dropLast()) + 1,
        plain(left.dropLast(), right.dropLast()) + (one == other ? 0 : 1))
      if left.count > 1, right.count > 1, left.dropLast().last == other,
        right.dropLast().last == one
      {
        best = min(best, plain(left.dropLast(2), right.dropLast(2)) + 1)
      }
      return best
    }
    var words = [""]
    for length in 1...3 {
      words += words.filter { $0.count == length - 1 }.flatMap { word in
        ["a", "b", "c"].map { word + $0 }
      }
    }
    for left in words {
      for right in words {
        #expect(
          FuzzyMatch.distance(left, right) == plain(Array(left)[...], Array(right)[...]),
          "\(left) \(right)")
      }
    }
    let long = String(repeating: "a", count: 64)
    #expect(FuzzyMatch.nearest(to: long, among: [long + "b"]) == long + "b")
    #expect(FuzzyMatch.nearest(to: long + "a", among: [long + "b"]) == nil)
  }
}
