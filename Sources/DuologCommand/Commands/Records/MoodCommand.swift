import DuologJournal

/// `duolog mood`.
struct MoodCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let level = try command.required(Arguments.level)
    let word = command.words(Arguments.moodWord).joined(separator: " ")
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard let mood = Mood(level, word: word.isEmpty ? nil : word, day: try journal.today()) else {
      throw ParseFailure(.missingArgument(Arguments.level.specification), in: command.name)
    }
    let isPrivate = command.has(Options.isPrivate)
    try journal.keep(mood, privately: isPrivate)
    let words = PrivacyText(partner: try journal.partner()?.name)
    invocation.console.sayWrapped(
      RecordSentences.noted(mood) + (isPrivate ? " \(words.keptHere)" : ""))
    return .fine
  }
}
