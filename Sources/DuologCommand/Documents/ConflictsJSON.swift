import DuologJournal

/// The document of `settle --json`.
struct ConflictsJSON: Encodable {
  struct Item: Encodable {
    let number: Int
    let goal: String
    let entity: String
    let type: String
    /// What there is to decide, in a word that never changes.
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

  init(_ conflicts: [JournalConflict], only number: Int? = nil) {
    toSettle = conflicts.enumerated()
      .filter { number == nil || $0.offset + 1 == number }
      .map { index, settlement in
        let words = ConflictMessages(settlement, number: index + 1)
        return Item(
          number: index + 1, goal: settlement.title, entity: settlement.entity.description,
          type: settlement.type, subject: settlement.subject.word, sentence: words.sentence,
          choices: settlement.choices.enumerated().map { place, choice in
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
