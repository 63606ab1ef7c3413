import DuologJournal
import DuologMerge

/// `duolog review`.
struct ReviewCommand: Command {
  static let keep = ValueOption("keep", "TEXT", .text, help: "what helps")
  static let change = ValueOption(
    "change", "TEXT", .text, help: "what could change")
  static let pause = ValueOption(
    "pause", "TEXT", .text, help: "what could rest for a while")
  static let decisions = ValueOption(
    "decide", "TEXT", .text, help: "what you two decided")
  static let past = Flag("past", help: "show earlier reviews")

  static let name: CommandName = "review"
  static let specification = CommandSpecification(
    name, "Look back, without judgement: keep, change, pause",
    discussion: [
      """
      At a terminal, Duolog asks for what you leave out, and shows the signs that something may \
      need to shift. Which of them ring true stays on this device.
      """
    ],
    options: [
      keep, change, pause, decisions,
      Options.isPrivate, past, Options.json,
    ],
    examples: ["duolog review", "duolog review --keep \"Sunday calls\" --change \"the hour\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let given = Review(
      day: try journal.today(), keep: command[Self.keep],
      change: command[Self.change],
      pause: command[Self.pause], decisions: command[Self.decisions])
    let canAsk = console.canAsk && !command.has(Options.json)
    if command.has(Self.past) || (given.isEmpty && !canAsk) {
      try list(journal)
      return .fine
    }
    let review = asking(given)
    let words = PrivacyText(partner: try journal.partner()?.name)
    if review.isEmpty {
      console.sayWrapped("Nothing noted. It can wait.")
    } else {
      let isPrivate = command.has(Options.isPrivate)
      try journal.keep(review, privately: isPrivate)
      console.sayWrapped(isPrivate ? words.keptHere : words.willReach)
    }
    try askForSign(journal, words)
    return .fine
  }

  /// The review with the answers typed at a terminal.
  private func asking(_ given: Review) -> Review {
    guard given.isEmpty else { return given }
    console.sayWrapped("A look back, without judgement. Enter skips a question.")
    var review = given
    review.keep = console.ask("What helps, and should stay?")
    review.change = console.ask("What could change?")
    review.pause = console.ask("What could rest for a while?")
    review.decisions = console.ask("What did you two decide?")
    return review
  }

  private func askForSign(_ journal: Journal, _ words: PrivacyText) throws {
    guard console.canAsk else { return }
    SignsText().say(on: console)
    guard let answer = console.ask("Does one ring true? Type its identifier, or Enter to skip:"),
      let sign = ShiftSign(Template.ID(rawValue: answer), day: try journal.today())
    else { return }
    try journal.keep(sign)
    console.sayWrapped(words.keptHere)
  }

  private func list(_ journal: Journal) throws {
    let reviews = try journal.records(of: Review.self)
    let names = try PersonNames(journal)
    try invocation.print("reviews", RecordsJSON(reviews, names)) {
      ReviewsText(
        reviews: reviews, names: names, days: DayMessages(today: try journal.today())
      )
      .print(on: console)
    }
  }
}

/// Past reviews, the newest first.
private struct ReviewsText {
  let reviews: [Record<Review>]
  let names: PersonNames
  let days: DayMessages

  func print(on console: Console) {
    guard !reviews.isEmpty else {
      return console.printWrapped(
        "You haven't looked back yet. 'duolog review --keep TEXT --change TEXT' is enough.")
    }
    var isFirst = true
    for record in reviews.reversed() {
      if !isFirst { console.print() }
      isFirst = false
      let who = record.isPrivate ? "on this device only" : names[record.author].printable
      console.printHeading("\(days.date(record.content.day)), \(who)")
      let content = record.content
      console.printRows(
        [
          ("keep", content.keep), ("change", content.change), ("pause", content.pause),
          ("decided", content.decisions),
        ].compactMap { word, text in text.map { (word, $0.printable) } })
    }
  }
}

extension Review: ReadableRecord {
  static let noun = "review"
  static let plural = "Reviews"

  func phrase(_ days: DayMessages, title: String?) -> String {
    let parts = [("keep", keep), ("change", change), ("pause", pause), ("decided", decisions)]
      .compactMap { word, text in text.map { "\(word) \($0.inQuotes)" } }
    return "looked back" + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
  }
}
