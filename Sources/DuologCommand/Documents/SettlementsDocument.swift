import DuologJournal

/// The document of `settle --json`.
struct SettlementsDocument: Encodable {
  struct Item: Encodable {
    let number: Int
    let goal: String
    let entity: String
    let type: String
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

  init(_ settlements: [Settlement], only number: Int? = nil) {
    toSettle = settlements.enumerated()
      .filter { number == nil || $0.offset + 1 == number }
      .map { index, settlement in
        Item(
          number: index + 1, goal: settlement.title, entity: settlement.entity.description,
          type: settlement.type, sentence: settlement.sentence,
          choices: settlement.choices.enumerated().map { place, choice in
            Choice(
              number: place + 1, author: choice.author, text: choice.text, isShown: place == 0)
          })
      }
  }
}
