import DuologJournal
import DuologMerge

/// `duolog react`.
struct ReactCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let kind = try command.required(Arguments.reaction)
    let number = command[Arguments.entryNumber] ?? 1
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let entries = try journal.entriesToReactTo()
    guard entries.indices.contains(number - 1) else {
      throw JournalError.nothingToReactTo(number: number, count: entries.count)
    }
    let entry = entries[number - 1]
    let isGiven = !command.has(Options.takeBack)
    try journal.react(Reaction(kind, to: entry.entity), isGiven: isGiven)
    let words = EntryMessages(try journal.calendar(), today: try journal.today())
    let what = "\(entry.authorName.printable) \(words.phrase(entry))"
    invocation.console.sayWrapped(
      isGiven ? RecordSentences.sent(kind, for: what) : RecordSentences.tookBack(kind, for: what))
    return .fine
  }
}
