import DuologJournal
import DuologMerge

/// Agreements, and who has agreed.
struct AgreementsText {
  private let agreements: [(record: Record<Agreement>, agreed: [Person])]
  private let people: [Person]
  private let days: DayMessages

  init(
    _ agreements: [(Record<Agreement>, [Person])], people: [Person], _ days: DayMessages
  ) {
    self.agreements = agreements.map { (record: $0.0, agreed: $0.1) }
    self.people = people
    self.days = days
  }

  func print(on console: Console) {
    guard !agreements.isEmpty else {
      return console.printWrapped(
        "No agreements yet. 'duolog agreement add TEXT' writes one down.")
    }
    for (record, agreed) in agreements {
      console.printWrapped("\"\(record.content.text.printable)\"")
      console.printWrapped(standing(record.content, agreed), indent: "  ")
    }
  }

  private func standing(_ agreement: Agreement, _ agreed: [Person]) -> String {
    let missing = people.filter { person in !agreed.contains { $0.id == person.id } }
    let who =
      missing.isEmpty
      ? "agreed by both"
      : "agreed by \(ParseError.list(agreed.map(\.name.printable), "and")); "
        + "\(ParseError.list(missing.map(\.name.printable), "and")) can say"
        + " 'duolog agree'"
    guard let day = agreement.reviewOn else { return who }
    let isDue = days.today.distance(to: day) <= 0
    return "\(who) · \(isDue ? "time to look at it again" : "look again \(days.date(day))")"
  }
}
