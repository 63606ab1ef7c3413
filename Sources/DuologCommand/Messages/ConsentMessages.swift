import DuologJournal
import DuologMerge

/// What waits for a yes, in words that put nobody under pressure.
struct ProposalMessages {
  private let item: GoalItem
  private let partner: String
  /// The command that says yes.
  private let command: String

  /// - Parameter words: the words by which `duolog agree` finds what is waiting.
  init(_ item: GoalItem, partner: String?, words: [EntityID: String]) {
    self.item = item
    self.partner = (partner ?? "your partner").printable
    command = ProposalMessages.command(words[item.goal.id] ?? item.goal.title)
  }

  /// `'duolog agree Tea'`.
  static func command(_ word: String) -> String { "'duolog agree \(ShellWord.doubleQuoted(word))'" }

  /// Whose yes it is waiting for, and how to give one's own.
  var state: String {
    let phase = item.goal.phase.flatMap { number in
      Programme.phases.first { $0.number == number + 1 && number > 0 }
    }
    if let phase {
      let name = "phase \(phase.number), \(phase.theme)"
      if let declined { return "\(name): \(declined)" }
      return item.awaitsMe
        ? "\(partner) is ready for \(name); when you are: \(command)"
        : "\(name), begins when \(partner) is ready too"
    }
    let description = GoalMessages(item).description
    if let declined { return "\(description); \(declined)" }
    return item.awaitsMe
      ? "\(description); if you like it: \(command)" : "\(description); waiting for \(partner)"
  }

  /// `Ben said no for now: "too early"`, with how to say yes after all if it was oneself.
  private var declined: String? {
    guard let no = item.declined.first else { return nil }
    return no.phrase + (no.isMe ? "; if you like it after all: \(command)" : "")
  }
}

extension DeclineItem {
  /// `Ben said no for now: "too early"`.
  var phrase: String {
    let who = isMe ? "you" : name.printable
    return "\(who) said no for now" + (word.map { ": \($0.excerptInQuotes)" } ?? "")
  }
}
