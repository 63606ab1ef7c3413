import DuologJournal

/// `duolog mood`.
struct MoodCommand: Command {
  static let level = Argument(
    "LEVEL", .number(in: Mood.levels), help: "from 1 (hard) to 5 (wonderful)",
    question: "How are you? Give a number from 1 (hard) to 5 (wonderful).")
  static let word = Argument(
    "WORD", .text, help: "a word for it, for example calm", isRequired: false, isRepeated: true)

  static let name: CommandName = "mood"
  static let specification = CommandSpecification(
    name, "Say how you are, from 1 to 5",
    arguments: [level, word], options: [Options.isPrivate],
    examples: ["duolog mood 4 calm", "duolog mood 2 --private"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let level = try command.required(Self.level)
    let word = command.words(Self.word).joined(separator: " ")
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard let mood = Mood(level, word: word.isEmpty ? nil : word, day: try journal.today()) else {
      throw ParseFailure(.missingArgument(Self.level.specification), in: command.name)
    }
    let isPrivate = command.has(Options.isPrivate)
    try journal.keep(mood, privately: isPrivate)
    let words = PrivacyText(partner: try journal.partner()?.name)
    console.sayWrapped(
      "Noted: \(mood.level) of 5\(mood.word.map { ", \($0.printable)" } ?? "")."
        + (isPrivate ? " \(words.keptHere)" : ""))
    return .fine
  }
}

extension Mood: ReadableRecord {
  static let noun = "mood"
  static let plural = "Moods"

  func phrase(_ days: DayMessages, title: String?) -> String {
    "felt \(level) of 5" + (word.map { ": \($0.printable)" } ?? "")
  }

  func deed(_ days: DayMessages, title: String?) -> String {
    "noted that you \(phrase(days, title: title))"
  }
}
