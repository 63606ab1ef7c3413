import DuologJournal

/// `duolog agree`.
struct AgreeCommand: Command {
  static let what = Argument(
    "WHAT", .text(naming: .waiting), help: "the goal or agreement: part of it is enough",
    question: "What do you say yes to? Part of its title is enough.")

  static let name: CommandName = "agree"
  static let specification = CommandSpecification(
    name, "Say yes to a goal, a phase of a plan, or an agreement",
    discussion: [
      """
      A proposed goal is not asked for until you have both said yes. A plan, such as the one from \
      template D10, moves on to its next phase when you are both ready. There is no hurry: what \
      waits for your yes stays on the screen of 'duolog'. 'duolog decline' says no for now.
      """
    ],
    arguments: [what], examples: ["duolog agree tea"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    switch try journal.agreeable(matching: try command.required(Self.what)) {
    case .goal(let goal):
      console.sayWrapped(ConsentMessages(outcome: try journal.agree(to: goal)).sentence)
    case .agreement(let agreement):
      let people = try journal.people().map(\.id)
      let before = try journal.agreed(to: agreement)
      let hadAgreed = before.contains(try journal.me().id)
      try journal.agree(to: agreement)
      let agreed = try journal.agreed(to: agreement)
      console.sayWrapped(
        "You \(hadAgreed ? "had agreed to" : "agreed to")"
          + " \(agreement.content.text.excerptInQuotes)\(hadAgreed ? " already" : "")."
          + (people.allSatisfy(agreed.contains) ? " You have both agreed now." : ""))
    }
    return .fine
  }
}

/// `duolog decline`.
struct DeclineCommand: Command {
  static let what = Argument(
    "WHAT", .text(naming: .waiting), help: "the goal or agreement: part of it is enough",
    question: "What do you say no to? Part of its title is enough.")
  static let word = Argument(
    "TEXT", .text, help: "what to say about it; your partner will see it", isRequired: false,
    isRepeated: true)

  static let name: CommandName = "decline"
  static let specification = CommandSpecification(
    name, "Say no, for now, to what waits for your yes",
    discussion: [
      """
      You can add a word about it. Your partner sees it, and nothing else happens: what was \
      proposed stays proposed, and you can still say yes later with 'duolog agree'.
      """
    ],
    arguments: [what, word],
    examples: ["duolog decline tea", "duolog decline tea \"After the move, gladly\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = command.words(Self.word).joined(separator: " ")
    let word = words.isEmpty ? nil : words
    let what: String
    switch try journal.agreeable(matching: try command.required(Self.what)) {
    case .goal(let goal):
      switch try journal.decline(goal, word: word) {
      case .goal(let goal): what = "'\(goal.title.titleExcerpt)'"
      case .phase(let phase, let plan):
        what = "phase \(phase.number) of '\(plan.title.titleExcerpt)'"
      }
    case .agreement(let agreement):
      try journal.decline(agreement, word: word)
      what = agreement.content.text.excerptInQuotes
    }
    let partner = try journal.partner()?.name.printable ?? "Your partner"
    console.sayWrapped(
      "Noted: no to \(what), for now. \(partner) will see it after your next sync.")
    return .fine
  }
}

/// The confirmation of a yes.
private struct ConsentMessages {
  let outcome: ConsentOutcome

  var sentence: String {
    switch outcome {
    case .begins(let goal):
      return "You have both said yes: '\(goal.title.titleExcerpt)' begins."
    case .waits(let goal, let names):
      return "Your yes to '\(goal.title.titleExcerpt)' is noted. It begins when"
        + " \(names.map(\.printable).listed("and")) says yes too."
    case .phaseBegins(let phase, _, let goals):
      let titles = goals.map { "'\($0.title.titleExcerpt)'" }
      return "You are both ready. Phase \(phase.number), \(phase.theme), begins with"
        + " \(titles.listed("and"))."
    case .phaseWaits(let phase, _, let names):
      return "You are ready for phase \(phase.number), \(phase.theme). It begins when"
        + " \(names.map(\.printable).listed("and")) is ready too. There is no hurry."
    case .lastPhase(let goal):
      let title = goal.title.titleExcerpt
      return "'\(title)' is in its last phase. When you both feel it's complete: 'duolog goal done"
        + " \(ShellWord.doubleQuoted(goal.title))'."
    }
  }
}
