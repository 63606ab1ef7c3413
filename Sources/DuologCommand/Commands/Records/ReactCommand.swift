import DuologJournal
import DuologMerge

/// `duolog react`.
struct ReactCommand: Command {
  static let kind = Argument(
    "REACTION", .choice(Reaction.Kind.allCases.map { ($0.rawValue, $0) }),
    help: "heart, thanks, hug, proud or talk",
    question: "Which reaction? heart, thanks, hug, proud or talk.")
  static let number = Argument(
    "N", .number(in: 1...200), help: "your partner's Nth latest entry; the latest if left out",
    isRequired: false)
  static let takeBack = Flag("take-back", help: "take that reaction back")

  static let name: CommandName = "react"
  static let specification = CommandSpecification(
    name, "React to something your partner logged",
    discussion: ["heart, thanks, hug, proud, or talk (I would like to talk about it)."],
    arguments: [kind, number], options: [takeBack],
    examples: ["duolog react heart", "duolog react hug 2"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let kind = try command.required(Self.kind)
    let number = command[Self.number] ?? 1
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let entries = try journal.entriesToReactTo()
    guard entries.indices.contains(number - 1) else {
      throw JournalError.nothingToReactTo(number: number, count: entries.count)
    }
    let entry = entries[number - 1]
    let isGiven = !command.has(Self.takeBack)
    try journal.react(Reaction(kind, to: entry.entity), isGiven: isGiven)
    let words = EntryMessages(try journal.calendar(), today: try journal.today())
    let what = "\(entry.authorName.printable) \(words.excerpt(entry))"
    console.sayWrapped(
      isGiven
        ? "Sent \(kind.noun): \(what)." : "Took back \(kind.noun): \(what).")
    return .fine
  }
}

extension Reaction.Kind {
  /// What is sent.
  fileprivate var noun: String {
    switch self {
    case .heart: "a heart"
    case .thanks: "thanks"
    case .hug: "a hug"
    case .proud: "\"proud of you\""
    case .talk: "a wish to talk"
    }
  }

  fileprivate var phrase: String {
    switch self {
    case .heart: "sent a heart"
    case .thanks: "sent thanks"
    case .hug: "sent a hug"
    case .proud: "said \"proud of you\""
    case .talk: "asked to talk"
    }
  }
}

extension Reaction: ReadableRecord {
  static let noun = "reaction"
  static let plural = "Reactions"

  func phrase(_ days: DayMessages, title: String?) -> String {
    kind.phrase + (title.map { kind == .talk ? " about \($0)" : " for \($0)" } ?? "")
  }
}
