import DuologJournal

/// What a person reads who has said yes.
struct AgreeingMessages {
  private let agreeing: Agreeing

  init(_ agreeing: Agreeing) {
    self.agreeing = agreeing
  }

  var sentence: String {
    switch agreeing {
    case .begins(let goal):
      return "You have both said yes: '\(goal.title.printable)' begins."
    case .waits(let goal, let names):
      return "Your yes to '\(goal.title.printable)' is noted. It begins when"
        + " \(list(names)) says yes too."
    case .phaseBegins(let phase, _, let goals):
      let titles = goals.map { "'\($0.title.printable)'" }
      return "You are both ready: phase \(phase.number), \(phase.theme), begins, with"
        + " \(ParseError.list(titles, "and"))."
    case .phaseWaits(let phase, _, let names):
      return "You are ready for phase \(phase.number), \(phase.theme). It begins when"
        + " \(list(names)) is ready too; there is no hurry."
    case .lastPhase(let goal):
      let title = goal.title.printable
      return "'\(title)' is in its last phase. When you both feel it is complete: 'duolog goal done"
        + " \(ShellWord.quoted(goal.title))'."
    }
  }

  private func list(_ names: [String]) -> String {
    ParseError.list(names.map(\.printable), "and")
  }
}
