import DuologJournal

/// The signs that something may need to shift.
struct SignsText {
  /// All of them, and how to note one.
  func print(on console: Console) {
    console.printHeading("Signs that something may need to shift")
    console.printRows(rows)
    console.sayWrapped("'duolog signal K19b' notes one. It stays on this device.")
  }

  /// All of them, beside a question.
  func say(on console: Console) {
    console.sayWrapped("Signs that something may need to shift; what you note stays here:")
    for (sign, title) in rows { console.say("  \(sign)  \(title)") }
  }

  private var rows: [(String, String)] {
    ShiftSign.signs.map { ($0.id.rawValue, RecordMessages.title(of: $0.id)) }
  }
}
