import DuologJournal
import DuologMerge

/// `duolog log`.
struct LogCommand: Command {
  private static let standardLimit = 20

  static let limit = ValueOption(
    "limit", "N", .number(in: 1...100_000), help: "show at most N entries; 20 if left out")

  static let specification = CommandSpecification(
    "log", "What you both logged, newest first", options: [limit, Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let entries = try journal.log(
      limit: command[Self.limit] ?? LogCommand.standardLimit)
    try invocation.print("log", EntriesJSON(entries)) {
      EntriesText(
        entries: entries, words: EntryMessages(try journal.calendar(), today: try journal.today())
      )
      .print(on: console)
    }
    try journal.close()
    return .fine
  }
}

/// Entries, grouped by the day on which they were logged.
struct EntriesText {
  let entries: [LogEntry]
  let words: EntryMessages

  func print(on console: Console) {
    guard !entries.isEmpty else { return console.printWrapped("Nothing logged yet.") }
    var rest = entries[...]
    while let first = rest.first {
      let day = words.day(of: first)
      let sameDay = rest.prefix { words.day(of: $0) == day }
      if sameDay.startIndex > 0 { console.print() }
      let name = words.dayName(of: first)
      console.printHeading(name.prefix(1).uppercased() + name.dropFirst())
      console.printRows(
        sameDay.map {
          (words.time(of: $0).clock, "\($0.authorName.printable) \(words.excerpt($0))")
        })
      rest = rest.dropFirst(sameDay.count)
    }
  }
}

/// The document of `log --json` and `history --json`.
struct EntriesJSON: Encodable {
  let goal: String?
  let title: String?
  let entries: [EntryJSON]

  init(_ entries: [LogEntry], of goal: Goal? = nil) {
    self.goal = goal?.id.description
    title = goal?.title
    self.entries = entries.map(EntryJSON.init)
  }
}
