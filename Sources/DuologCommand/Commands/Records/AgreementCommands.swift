import DuologJournal
import DuologMerge

/// `duolog agreement add`.
struct AgreementAddCommand: Command {
  static let text = Argument(
    "TEXT", .text, help: "what you agree on, in quotes",
    question: "What do you agree on? Put it in quotes: \"No phones in bed\".")
  static let reviewOn = ValueOption(
    "review-on", "DATE", .day(.future),
    help: "the day to look at it again, for example 1 Feb or 2027-02-01")

  static let specification = CommandSpecification(
    "agreement add", "Write down what you agree on",
    discussion: [
      "For example a boundary, or a sign for a time-out. Your partner agrees with 'duolog agree'."
    ],
    arguments: [text], options: [reviewOn],
    examples: ["duolog agreement add \"No phones in bed\" --review-on 2027-02-01"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let text = try command.required(Self.text)
    try journal.keep(
      Agreement(text, reviewOn: invocation.day(Self.reviewOn, from: journal.today())))
    let partner = try journal.partner()?.name.printable ?? "your partner"
    console.sayWrapped(
      "Written down, and you have agreed to it. Next, \(partner) can agree too: 'duolog agree'.")
    return .fine
  }
}

/// `duolog agreement list`.
struct AgreementListCommand: Command {
  static let specification = CommandSpecification(
    "agreement list", aliases: ["agreements"], "What you agree on", options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let agreements = try journal.records(of: Agreement.self)
    let names = try PersonNames(journal)
    let people = try journal.people()
    let agreed = try agreements.map { agreement in
      let ids = try journal.agreed(to: agreement)
      return people.filter { ids.contains($0.id) }
    }
    try invocation.print(
      "agreements",
      RecordsJSON(agreements, names) { index in ["agreed": agreed[index].map(\.name)] }
    ) {
      AgreementsText(
        Array(zip(agreements, agreed)), people: people, DayMessages(today: try journal.today())
      ).print(on: console)
    }
    return .fine
  }
}

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
      console.printWrapped(state(record.content, agreed), indent: "  ")
    }
  }

  private func state(_ agreement: Agreement, _ agreed: [Person]) -> String {
    let missing = people.filter { person in !agreed.contains { $0.id == person.id } }
    let who =
      missing.isEmpty
      ? "agreed by both"
      : "agreed by \(agreed.map(\.name.printable).listed("and")); "
        + "\(missing.map(\.name.printable).listed("and")) can agree with"
        + " 'duolog agree'"
    guard let day = agreement.reviewOn else { return who }
    let isDue = days.today.distance(to: day) <= 0
    return "\(who) · \(isDue ? "time to look at it again" : "look again \(days.date(day))")"
  }
}

extension Agreement: ReadableRecord {
  static let noun = "agreement"

  func phrase(_ days: DayMessages, title: String?) -> String {
    "wrote down an agreement: \(text.inQuotes)"
  }

  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    fields.contains { $0.hasPrefix(Journal.agreedPrefix) }
      ? "agreed: \(text.inQuotes)" : "changed an agreement: \(text.inQuotes)"
  }
}
