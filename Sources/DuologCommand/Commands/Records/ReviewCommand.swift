import DuologJournal

/// `duolog review`.
struct ReviewCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let given = Review(
      day: try journal.today(), keep: command[Options.keepText],
      change: command[Options.changeText],
      pause: command[Options.pauseText], decisions: command[Options.decisions])
    let canAsk = invocation.console.canAsk && !command.has(Options.json)
    if command.has(Options.past) || (given.isEmpty && !canAsk) {
      try list(journal)
      return .fine
    }
    let checkpoint = asking(given)
    let words = PrivacyText(partner: try journal.partner()?.name)
    if checkpoint.isEmpty {
      invocation.console.sayWrapped(RecordSentences.nothingToReview)
    } else {
      let isPrivate = command.has(Options.isPrivate)
      try journal.keep(checkpoint, privately: isPrivate)
      invocation.console.sayWrapped(isPrivate ? words.keptHere : words.willReach)
    }
    try askForSign(journal, words)
    return .fine
  }

  /// The checkpoint with what somebody at a terminal adds to it.
  private func asking(_ given: Review) -> Review {
    guard given.isEmpty else { return given }
    let console = invocation.console
    console.sayWrapped(RecordSentences.reviewOpening)
    var checkpoint = given
    checkpoint.keep = console.ask(RecordSentences.whatHelps)
    checkpoint.change = console.ask(RecordSentences.whatCouldChange)
    checkpoint.pause = console.ask(RecordSentences.whatMayRest)
    checkpoint.decisions = console.ask(RecordSentences.whatWasDecided)
    return checkpoint
  }

  private func askForSign(_ journal: Journal, _ words: PrivacyText) throws {
    guard invocation.console.canAsk else { return }
    SignsText().say(on: invocation.console)
    guard let answer = invocation.console.ask(RecordSentences.whichSign),
      let sign = ShiftSign(Template.ID(rawValue: answer), day: try journal.today())
    else { return }
    try journal.keep(sign)
    invocation.console.sayWrapped(words.keptHere)
  }

  private func list(_ journal: Journal) throws {
    let checkpoints = try journal.records(of: Review.self)
    let names = try PersonNames(journal)
    try invocation.print("reviews", RecordsJSON(checkpoints, names)) {
      ReviewsText(checkpoints, names, DayMessages(today: try journal.today()))
        .print(on: invocation.console)
    }
  }
}
