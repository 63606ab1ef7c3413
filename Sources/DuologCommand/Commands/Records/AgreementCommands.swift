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

  static let name: CommandName = "agreement add"
  static let specification = CommandSpecification(
    name, "Write down what you agree on",
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
    let agreement = try journal.keep(
      Agreement(text, reviewOn: invocation.day(Self.reviewOn, from: journal.today())))
    let partner = try journal.partner()?.name.printable ?? "your partner"
    let word = try journal.wordsToAgree()[agreement.id] ?? text
    console.sayWrapped(
      "Written down, and you have agreed to it. Next, \(partner) can agree too:"
        + " \(ProposalMessages.command(word)).")
    return .fine
  }
}

/// `duolog agreement list`.
struct AgreementListCommand: Command {
  static let name: CommandName = "agreement list"
  static let aliases: [CommandName] = ["agreements"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "What you agree on", options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let items = try journal.agreementItems()
    let names = try PersonNames(journal)
    try invocation.print(
      "agreements",
      RecordsJSON(items.map(\.record), names) { index in
        let item = items[index]
        let declined = item.declined.map(\.name)
        return ["agreed": item.agreed].merging(declined.isEmpty ? [:] : ["declined": declined]) {
          $1
        }
      }
    ) {
      AgreementsText(
        items: items, words: try journal.wordsToAgree(),
        days: DayMessages(today: try journal.today())
      ).print(on: console)
    }
    return .fine
  }
}

/// `duolog agreement review`.
struct AgreementReviewCommand: Command {
  static let what = Argument(
    "WHAT", .text(naming: .agreements), help: "the agreement: part of it is enough",
    question: "Which agreement? Part of it is enough.")
  static let again = ValueOption(
    "again", "DATE", .day(.future), help: "the day to look at it again; never, if left out")

  static let name: CommandName = "agreement review"
  static let specification = CommandSpecification(
    name, "Say that you have looked at an agreement again",
    arguments: [what], options: [again],
    examples: ["duolog agreement review phones --again 2027-05-01"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let record = try journal.record(
      matching: try command.required(Self.what), among: journal.records(of: Agreement.self),
      by: \.text)
    var agreement = record.content
    agreement.reviewOn = try invocation.day(Self.again, from: journal.today())
    try journal.change(record, to: agreement)
    let text = agreement.text.excerptInQuotes
    let day = agreement.reviewOn.map { DayMessages(today: (try? journal.today()) ?? $0).date($0) }
    console.sayWrapped(
      day.map { "Duolog will bring \(text) back on \($0)." } ?? "\(text) stays as it is.")
    return .fine
  }
}

/// Agreements, and who has agreed.
struct AgreementsText {
  let items: [AgreementItem]
  let words: [EntityID: String]
  let days: DayMessages

  func print(on console: Console) {
    guard !items.isEmpty else {
      return console.printWrapped(
        "No agreements yet. 'duolog agreement add TEXT' writes one down.")
    }
    for item in items {
      console.printWrapped("\"\(item.record.content.text.printable)\"")
      console.printWrapped(state(item), indent: "  ")
    }
  }

  private func state(_ item: AgreementItem) -> String {
    var parts = [
      item.missing.isEmpty && item.declined.isEmpty
        ? "agreed by both" : "agreed by \(item.agreed.map(\.printable).listed("and"))"
    ]
    if !item.missing.isEmpty {
      let word = words[item.record.id] ?? item.record.content.text
      parts.append(
        "\(item.missing.map(\.printable).listed("and")) can agree with"
          + " \(ProposalMessages.command(word))")
    }
    parts += item.declined.map(\.phrase)
    let who = parts.joined(separator: "; ")
    guard let day = item.record.content.reviewOn else { return who }
    let isDue = days.today.distance(to: day) <= 0
    return "\(who) · \(isDue ? "time to look at it again" : "look again \(days.date(day))")"
  }
}

extension Agreement: ReadableRecord {
  static let noun = "agreement"
  static let plural = "Agreements"

  func phrase(_ days: DayMessages, title: String?) -> String {
    "wrote down an agreement: \(text.inQuotes)"
  }

  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    fields.contains(where: Journal.isYes)
      ? "agreed: \(text.inQuotes)" : "changed an agreement: \(text.inQuotes)"
  }
}
