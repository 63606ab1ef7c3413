import DuologJournal

/// `duolog agree`.
struct AgreeCommand: Command {
  static let what = Argument(
    "WHAT", .text, help: "the goal or agreement: part of it is enough",
    question: "What do you say yes to? Part of its title is enough.")

  static let specification = CommandSpecification(
    "agree", "Say yes to a goal, a phase of a plan, or an agreement",
    discussion: [
      """
      A proposed goal is not asked for until you have both said yes. A plan, such as the one from \
      template D10, moves on to its next phase when you are both ready. There is no hurry.
      """
    ],
    arguments: [what], examples: ["duolog agree tea"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let text = try command.required(Self.what)
    do {
      let goal = try journal.goalToAgree(matching: text)
      console.sayWrapped(ConsentMessages(outcome: try journal.agree(to: goal)).sentence)
    } catch let noGoal as JournalError {
      guard case .noSuchGoal = noGoal, let agreement = try agreement(matching: text, in: journal)
      else { throw noGoal }
      try journal.agree(to: agreement)
      let agreed = try journal.agreed(to: agreement)
      let stands = try journal.people().allSatisfy { agreed.contains($0.id) }
      console.sayWrapped(
        "You agreed to \"\(agreement.content.text.printable)\"."
          + (stands ? " You have both agreed now." : ""))
    }
    return .fine
  }

  private func agreement(
    matching text: String, in journal: Journal
  ) throws -> Record<Agreement>? {
    let agreements = try journal.records(of: Agreement.self)
    do {
      return try journal.record(matching: text, among: agreements, by: \.text)
    } catch JournalError.noSuchRecord {
      return nil
    }
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
        + " \(ShellWord.quoted(goal.title))'."
    }
  }
}
