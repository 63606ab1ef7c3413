import DuologJournal

/// `duolog settle`.
struct SettleCommand: Command {
  static let number = Argument(
    "N", .number(in: 1...9999), help: "the number that 'duolog settle' shows",
    question: "Which one? 'duolog settle' shows the numbers.", isRequired: false)
  static let keep = ValueOption(
    "keep", "K", .number(in: 1...99), help: "keep version K", needs: .argument("N"))

  static let name: CommandName = "settle"
  static let specification = CommandSpecification(
    name, "Choose between versions when you both changed the same thing",
    discussion: [
      """
      Without a number it lists them all. Nothing is lost in the meantime: one version is shown \
      and the others are kept. The exit code is 3 as long as there is something to settle.
      """,
      """
      Numbers go with the list that was shown last on this device, whatever has come in since.
      """,
    ],
    arguments: [number], options: [keep, Options.json],
    examples: ["duolog settle", "duolog settle 2 --keep 1"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard let number = command[Self.number] else { return try list(journal) }
    let conflict = try journal.conflict(shownAs: number)
    guard let kept = command[Self.keep] else { return try show(conflict, number) }
    guard conflict.choices.indices.contains(kept - 1) else {
      throw JournalError.noSuchChoice(
        number: number, choice: kept, count: conflict.choices.count)
    }
    try journal.resolve(conflict, keeping: conflict.choices[kept - 1])
    console.sayWrapped(
      ConflictMessages(conflict: conflict, number: number).confirmation(choice: kept))
    return .fine
  }

  private func list(_ journal: Journal) throws -> ExitCode {
    let conflicts = Array(zip(1..., try journal.conflicts()))
    // A journal that cannot be written is still shown.
    try? journal.rememberShown(conflicts.map(\.1))
    try invocation.print("settle", ConflictsJSON(conflicts)) {
      ConflictsText(conflicts).print(on: console)
    }
    return conflicts.isEmpty ? .fine : .somethingToSettle
  }

  private func show(_ conflict: JournalConflict, _ number: Int) throws -> ExitCode {
    try invocation.print("settle", ConflictsJSON([(number, conflict)])) {
      ConflictsText([(number, conflict)]).print(on: console)
    }
    return .somethingToSettle
  }
}

/// A conflict, in words.
private struct ConflictMessages {
  let conflict: JournalConflict
  let number: Int

  /// What happened.
  var question: String { "\(number). \(conflict.opening.printable)" }

  /// The choices, with their numbers.
  var choices: [(String, String)] {
    conflict.choices.enumerated().map { index, choice in
      let shown = index == 0 && hasShown ? " (shown now)" : ""
      return ("\(index + 1)", "\(label(choice))\(shown)")
    }
  }

  /// What to type to keep a version other than the one shown.
  var invitation: String { "duolog settle \(number) --keep \(hasShown ? 2 : 1)" }

  /// Whether one of the choices is shown for now.
  var hasShown: Bool {
    if case .personLost = conflict.subject { return false }
    return true
  }

  /// Confirms that it has been settled.
  func confirmation(choice: Int) -> String {
    let choice = label(conflict.choices[choice - 1])
    let title = conflict.title.printable
    switch conflict.subject {
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
    switch conflict.subject {
    case .field: "'\(text(of: choice))', \(choice.author.printable)'s"
    case .terms: "\(text(of: choice)), \(choice.author.printable)'s"
    case .removal, .checkInAfterEnd, .joinedAfterEnd, .raisedAfterDone, .personLost:
      text(of: choice)
    case .lookAlikes:
      choice.term.map { "\(choice.text) as '\(conflict.title.printable)': \($0.phrase(.ours))" }
        ?? choice.text
    }
  }

  /// A version in words, exactly as written.
  func textForPrograms(_ choice: JournalConflict.Choice) -> String {
    conflict.subject == .terms ? text(of: choice) : choice.text
  }

  /// A version, in words.
  private func text(of choice: JournalConflict.Choice) -> String {
    choice.term?.phrase(conflict.scope) ?? choice.text.printable
  }

  /// What happened and what is shown for now, for other programs to display.
  var sentence: String {
    guard conflict.subject == .terms, let shown = conflict.choices.first else {
      return conflict.sentence
    }
    let kept = conflict.choices.dropFirst().map { "\($0.author)'s was '\(text(of: $0))'" }
    return "\(conflict.opening) Using \(shown.author)'s '\(text(of: shown))';"
      + " \(kept.joined(separator: ", "))."
  }
}

/// Conflicts, each with its choices.
struct ConflictsText {
  private let conflicts: [(Int, JournalConflict)]

  /// - Parameter conflicts: Each with its number.
  init(_ conflicts: [(Int, JournalConflict)]) {
    self.conflicts = conflicts
  }

  func print(on console: Console) {
    guard !conflicts.isEmpty else {
      return console.printWrapped("Nothing to settle: you agree on everything.")
    }
    for (number, conflict) in conflicts {
      let words = ConflictMessages(conflict: conflict, number: number)
      console.printWrapped(words.question)
      console.printRows(words.choices, indent: "     ")
      console.print("   To choose: \(words.invitation)")
      console.print()
    }
    console.printWrapped("Nothing is lost in the meantime: every version is kept.")
  }
}

/// The document of `settle --json`.
struct ConflictsJSON: Encodable {
  struct Item: Encodable {
    let number: Int
    let goal: String
    let entity: String
    let type: String
    /// What to decide, as a stable keyword.
    let subject: String
    let sentence: String
    let choices: [Choice]
  }

  struct Choice: Encodable {
    let number: Int
    let author: String
    let text: String
    let isShown: Bool
  }

  let toSettle: [Item]

  init(_ conflicts: [(Int, JournalConflict)]) {
    toSettle = conflicts.map { number, conflict in
      let words = ConflictMessages(conflict: conflict, number: number)
      return Item(
        number: number, goal: conflict.title,
        entity: conflict.entity.description, type: conflict.type, subject: conflict.subject.word,
        sentence: words.sentence,
        choices: conflict.choices.enumerated().map { place, choice in
          Choice(
            number: place + 1, author: choice.author, text: words.textForPrograms(choice),
            isShown: place == 0 && words.hasShown)
        })
    }
  }
}

extension JournalConflict.Subject {
  fileprivate var word: String {
    switch self {
    case .field: "field"
    case .removal: "removal"
    case .checkInAfterEnd: "checkin-after-end"
    case .terms: "terms"
    case .joinedAfterEnd: "joined-after-end"
    case .raisedAfterDone: "raised-after-done"
    case .lookAlikes: "look-alikes"
    case .personLost: "person-lost"
    }
  }
}
