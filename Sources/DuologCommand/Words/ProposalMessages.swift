import DuologJournal

/// What waits for a yes, in words that press nobody.
struct ProposalMessages {
  private let item: GoalItem
  private let partner: String

  init(_ item: GoalItem, partner: String?) {
    self.item = item
    self.partner = (partner ?? "your partner").printable
  }

  /// Whose yes it waits for, and how to give one's own.
  var standing: String {
    let phase = item.goal.phase.flatMap { number in
      Programme.phases.first { $0.number == number + 1 && number > 0 }
    }
    let words = "'duolog agree \(ShellWord.quoted(item.goal.title))'"
    if let phase {
      let name = "phase \(phase.number), \(phase.theme)"
      return item.awaitsMe
        ? "\(partner) is ready for \(name); when you are: \(words)"
        : "\(name), begins when \(partner) is ready too"
    }
    return item.awaitsMe
      ? "\(GoalMessages(item).description); if you like it: \(words)"
      : "\(GoalMessages(item).description); waits for \(partner)"
  }
}
