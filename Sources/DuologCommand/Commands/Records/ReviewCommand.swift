import DuologJournal
import DuologMerge

/// `duolog review`.
struct ReviewCommand: Command {
  static let keep = ValueOption("keep", "TEXT", .text, help: "what helps")
  static let change = ValueOption(
    "change", "TEXT", .text, help: "what could be otherwise")
  static let pause = ValueOption(
    "pause", "TEXT", .text, help: "what may rest for a while")
  static let decisions = ValueOption(
    "decide", "TEXT", .text, help: "what you two decided")
  static let past = Flag("past", help: "show what you wrote down before")

  static let specification = CommandSpecification(
    "review", "Look back, without judgement: keep, change, pause",
    discussion: [
      """
      On a terminal Duolog asks for what you leave out, and shows the signs that something may \
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
    let checkpoint = asking(given)
    let words = PrivacyText(partner: try journal.partner()?.name)
    if checkpoint.isEmpty {
      console.sayWrapped("Nothing noted. It can wait.")
    } else {
      let isPrivate = command.has(Options.isPrivate)
      try journal.keep(checkpoint, privately: isPrivate)
      console.sayWrapped(isPrivate ? words.keptHere : words.willReach)
    }
    try askForSign(journal, words)
    return .fine
  }

  /// The checkpoint with what somebody at a terminal adds to it.
  private func asking(_ given: Review) -> Review {
    guard given.isEmpty else { return given }
    console.sayWrapped("A look back, without judgement. Enter skips a question.")
    var checkpoint = given
    checkpoint.keep = console.ask("What helps, and should stay?")
    checkpoint.change = console.ask("What could be otherwise?")
    checkpoint.pause = console.ask("What may rest for a while?")
    checkpoint.decisions = console.ask("What did you two decide?")
    return checkpoint
  }

  private func askForSign(_ journal: Journal, _ words: PrivacyText) throws {
    guard console.canAsk else { return }
    SignsText().say(on: console)
    guard let answer = console.ask("Does one ring true? Its identifier, or Enter:"),
      let sign = ShiftSign(Template.ID(rawValue: answer), day: try journal.today())
    else { return }
    try journal.keep(sign)
    console.sayWrapped(words.keptHere)
  }

  private func list(_ journal: Journal) throws {
    let checkpoints = try journal.records(of: Review.self)
    let names = try PersonNames(journal)
    try invocation.print("reviews", RecordsJSON(checkpoints, names)) {
      ReviewsText(
        checkpoints: checkpoints, names: names, days: DayMessages(today: try journal.today())
      )
      .print(on: console)
    }
  }
}

/// What was written down when looking back, the newest first.
private struct ReviewsText {
  let checkpoints: [Record<Review>]
  let names: PersonNames
  let days: DayMessages

  func print(on console: Console) {
    guard !checkpoints.isEmpty else {
      return console.printWrapped(
        "You have not looked back yet. 'duolog review --keep TEXT --change TEXT' is enough.")
    }
    var isFirst = true
    for record in checkpoints.reversed() {
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
