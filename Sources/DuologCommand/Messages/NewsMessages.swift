import DuologJournal
import DuologMerge

/// What the partner did since one last looked, in rows.
struct NewsMessages {
  private let news: News
  private let words: EntryMessages

  init(_ news: News, _ words: EntryMessages) {
    self.news = news
    self.words = words
  }

  /// When, and what: one row for each entry that is told, then one for those that are counted.
  var rows: [(String, String)] {
    news.entries.map { (words.moment($0.at), words.excerpt($0)) }
      + [counted].compactMap { $0 }
  }

  /// `and 2,345 earlier entries: 'duolog log'`.
  var earlier: String? {
    guard news.earlier > 0 else { return nil }
    return "and \(Counted.of(news.earlier, "earlier entry", "earlier entries")): 'duolog log'"
  }

  /// `logged 4 goals, added 5; 'duolog log' shows them`.
  private var counted: (String, String)? {
    guard let newest = news.newestCounted else { return nil }
    var namesGoals = false
    let parts = news.groups.map { group -> String in
      let count = group.count
      switch group.kind {
      case .logged, .added, .changed:
        defer { namesGoals = true }
        let what = namesGoals ? Counted.grouped(count) : Counted.of(count, "goal", "goals")
        return "\(group.kind.verb) \(what)"
      case .thanked: return "said thank you \(Counted.of(count, "more time", "more times"))"
      case .responded:
        return "answered or reacted \(Counted.of(count, "more time", "more times"))"
      case .other: return Counted.of(count, "other entry", "other entries")
      }
    }
    return (words.moment(newest), "\(parts.joined(separator: ", ")); 'duolog log' shows them")
  }
}

extension News.Kind {
  /// What happened to goals.
  fileprivate var verb: String {
    switch self {
    case .logged: "logged"
    case .added: "added"
    case .changed: "changed"
    case .thanked, .responded, .other: ""
    }
  }
}
