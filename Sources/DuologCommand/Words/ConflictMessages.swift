import DuologJournal

/// A thing to settle, in words.
struct ConflictMessages {
  private let settlement: JournalConflict
  private let number: Int

  init(_ settlement: JournalConflict, number: Int) {
    self.settlement = settlement
    self.number = number
  }

  /// What happened, and what is shown meanwhile.
  var question: String { "\(number). \(settlement.opening.printable)" }

  /// The ways to decide it, with their numbers.
  var choices: [(String, String)] {
    settlement.choices.enumerated().map { index, choice in
      let shown = index == 0 && hasShown ? " (as it is now)" : ""
      return ("\(index + 1)", "\(label(choice))\(shown)")
    }
  }

  /// What to type to keep another version than the one that is shown.
  var invitation: String { "duolog settle \(number) --keep \(hasShown ? 2 : 1)" }

  /// Whether one of the ways is how it stands meanwhile.
  var hasShown: Bool {
    if case .personLost = settlement.subject { return false }
    return true
  }

  /// That it has been settled.
  func confirmation(choice: Int) -> String {
    let choice = label(settlement.choices[choice - 1])
    let title = settlement.title.printable
    switch settlement.subject {
    case .field: return "Settled: \(choice). The next sync tells your partner."
    case .personLost(.unreadable):
      return "Settled: the name is '\(title)' again. The next sync tells your partner."
    case .personLost:
      return "Settled: \(title) is back. The next sync tells your partner."
    case .terms, .removal, .checkInAfterEnd, .joinedAfterEnd, .raisedAfterDone, .lookAlikes:
      return "Settled, for '\(title)': \(choice). The next sync tells your partner."
    }
  }

  private func label(_ choice: JournalConflict.Choice) -> String {
    switch settlement.subject {
    case .field: "'\(text(of: choice))', \(choice.author.printable)'s"
    case .terms: "\(text(of: choice)), \(choice.author.printable)'s"
    case .removal, .checkInAfterEnd, .joinedAfterEnd, .raisedAfterDone, .personLost:
      text(of: choice)
    case .lookAlikes:
      choice.term.map { "\(choice.text), as '\(settlement.title.printable)': \($0.phrase(.ours))" }
        ?? choice.text
    }
  }

  /// A version, in words, with whatever was written in it.
  func textForPrograms(_ choice: JournalConflict.Choice) -> String {
    settlement.subject == .terms ? text(of: choice) : choice.text
  }

  /// A version, in words.
  private func text(of choice: JournalConflict.Choice) -> String {
    choice.term?.phrase(settlement.scope) ?? choice.text.printable
  }

  /// What happened and what is shown meanwhile, for other programs to show.
  var sentence: String {
    guard settlement.subject == .terms, let shown = settlement.choices.first else {
      return settlement.sentence
    }
    let kept = settlement.choices.dropFirst().map { "\($0.author)'s was '\(text(of: $0))'" }
    return "\(settlement.opening) Using \(shown.author)'s '\(text(of: shown))';"
      + " \(kept.joined(separator: ", "))."
  }
}

/// Things to settle, each with the ways to decide it.
struct ConflictsText {
  private let conflicts: [(offset: Int, element: JournalConflict)]

  /// - Parameter conflicts: with the place of each among all, from 0.
  init(_ conflicts: [(offset: Int, element: JournalConflict)]) {
    self.conflicts = conflicts
  }

  func print(on console: Console) {
    guard !conflicts.isEmpty else {
      return console.printWrapped("Nothing to settle: you agree about everything.")
    }
    for (index, settlement) in conflicts {
      let words = ConflictMessages(settlement, number: index + 1)
      console.printWrapped(words.question)
      console.printRows(words.choices, indent: "     ")
      console.print("   To choose: \(words.invitation)")
      console.print()
    }
    console.printWrapped("Nothing is lost meanwhile: every version is kept.")
  }
}
