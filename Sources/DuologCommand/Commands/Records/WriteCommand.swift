import DuologJournal
import DuologMerge

/// `duolog write`.
struct WriteCommand: Command {
  static let text = Argument(
    "TEXT", .text, help: "what to write; left out, your editor opens", isRequired: false,
    isRepeated: true)

  static let name: CommandName = "write"
  static let aliases: [CommandName] = ["diary"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "Write into your journal, just for you",
    discussion: [
      """
      It stays on this device. With --shared, your partner gets it too; 'duolog share' can do that \
      later. Without a text, your editor opens: the program in VISUAL or EDITOR. A text can also \
      come through a pipe.
      """,
      """
      A word with a number sign before it, such as #garden, is a tag. To read what you wrote: \
      'duolog log --private --kind diary', and 'duolog log --private --tag garden'.
      """,
    ],
    arguments: [text], options: [AnswerCommand.shared, Options.day, Options.yesterday],
    exclusive: [[Options.day, Options.yesterday]],
    examples: [
      "duolog write", "duolog write \"Planted peas today. #garden\"",
      "duolog write --shared --yesterday \"The evening by the river\"",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let today = try journal.today()
    let day = try invocation.dayOfEntry(today) ?? today
    guard day <= today else { throw JournalError.dayInFuture(day) }
    let given = command.words(Self.text).joined(separator: " ")
    let text = given.isEmpty ? try textFromElsewhere() : given
    guard !text.isEmpty else {
      console.sayWrapped("Nothing was written.")
      return .fine
    }
    let isShared = command.has(AnswerCommand.shared)
    let record = try journal.keep(DiaryEntry(text, day: day), privately: !isShared)
    let words = PrivacyText(partner: try journal.partner()?.name)
    let id = record.id.shortForm
    console.sayWrapped(
      (isShared ? words.willReach : words.keptHere) + " 'duolog log \(id)' shows it whole.")
    return .fine
  }

  /// The text from a pipe, or from the editor.
  private func textFromElsewhere() throws -> String {
    var lines: [String] = []
    while let line = console.pipedLine() { lines.append(line) }
    let piped = lines.joined(separator: "\n").trimmed
    return piped.isEmpty ? try TextEditor(invocation).edit("") : piped
  }
}

extension DiaryEntry: ReadableRecord {
  static let noun = "journal entry"
  static let plural = "Journal"

  func phrase(_ days: DayMessages, title: String?) -> String { "wrote: \(text.inQuotes)" }
}
