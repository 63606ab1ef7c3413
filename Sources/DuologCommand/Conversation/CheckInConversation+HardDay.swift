import DuologJournal
import DuologMerge

extension CheckInConversation {
  /// Offers the five small things for a hard day. None of them is required, and nobody is told which
  /// one a person picks, unless it is one of their goals.
  ///
  /// - Parameter due: the goals that are still due. They rest if the person chooses rest.
  func offerSmallThings(restingFrom due: [EntityID]) throws {
    let things = Catalogue.smallThings
    console.tell("")
    console.tellWrapped(CheckInQuestions.hardDay)
    console.tellRows(things.enumerated().map { ("\($0.offset + 1)", $0.element.shortTitle) })
    let number = try console.answer(
      CheckInQuestions.oneOfThem, hint: CheckInQuestions.numberHint(things.count)
    ) { Int($0).flatMap { things.indices.contains($0 - 1) ? $0 : nil } }
    guard let number else { return console.sayWrapped(CheckInQuestions.noneOfThem) }
    let thing = things[number - 1]
    console.sayWrapped(thing.question)
    let goals = try journal.goalsInUse().filter { $0.template == thing.id }
    if let goal = try goals.first(where: { try journal.item(of: $0).isMine }) {
      try log(goal, .done)
    }
    if thing == Catalogue.restOnAHardDay { try rest(from: due) }
  }

  private func rest(from due: [EntityID]) throws {
    guard !due.isEmpty else { return }
    let goals = try due.map { try journal.goal($0) }
    try journal.transaction {
      for goal in goals { try journal.checkIn(goal, state: .rest) }
    }
    let titles = goals.map { "'\($0.title.titleExcerpt)'" }
    console.sayWrapped(CheckInQuestions.rested(from: titles))
  }
}

extension Template {
  /// The title without the heading that several share: `one breath together`.
  fileprivate var shortTitle: String {
    title.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? title
  }
}
