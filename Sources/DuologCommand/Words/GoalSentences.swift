import DuologJournal

/// What people are told, or asked, who make a goal or end one.
enum GoalSentences {
  // MARK: Making one

  static let howOften = "How often? daily, once, or how many days a week, as 3:"
  static let howCounted =
    "How does it count? each of you, either of you, together, or sum of what you both do?"
  static let nothingAdded = "Nothing was added."

  static func added(_ title: String, _ description: String) -> String {
    "Added \(title): \(description)."
  }

  static func proposed(
    _ title: String, _ description: String, awaiting partner: String
  ) -> String {
    "Proposed \(title): \(description). It begins when \(partner) says yes too."
  }

  /// The first phase of a plan, which is about `theme` and begins with these goals.
  static func beginsPlan(_ theme: String, _ titles: [String], title: String) -> String {
    "It begins with phase 1, \(theme): \(ParseError.list(titles.map { "'\($0)'" }, "and")). When you"
      + " are both ready for the next one: 'duolog agree \(ShellWord.quoted(title))'."
  }

  // MARK: Ending one, and bringing it back

  static func became(_ status: Goal.Status, _ title: String) -> String {
    switch status {
    case .done: "'\(title)' is done. Well done!"
    case .letGo: letGo(title)
    case .archived: "Put away '\(title)'. Nothing is deleted; 'duolog goal restore' brings it back."
    case .proposed, .active: "'\(title)' is back."
    }
  }

  static func letGo(_ title: String) -> String {
    "Let go of '\(title)'. All that you did for it stays."
  }

  // MARK: Notes

  /// - Parameter other: who logged it, where that is not whoever changed its note.
  static func noted(
    _ title: String, _ day: String, loggedBy other: String?, staysHere: Bool
  ) -> String {
    let what = other.map { "what \($0) logged for '\(title)'" } ?? "'\(title)'"
    return "Noted, for \(what) \(day)." + (staysHere ? " It stays on this device." : "")
  }

  // MARK: Making two one

  static func joined(_ title: String, _ description: String) -> String {
    "Joined: '\(title)' is one goal now, \(description). What either of you logged for the other one"
      + " counts for it. 'duolog goal unjoin \(ShellWord.quoted(title))' takes them apart again."
  }
}
