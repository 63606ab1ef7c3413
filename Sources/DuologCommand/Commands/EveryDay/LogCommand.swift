import DuologJournal
import DuologMerge

/// `duolog log`.
struct LogCommand: Command {
  private static let standardLimit = 20

  static let entry = Argument(
    "ENTRY", .text(naming: .entries), help: "an entry to show whole: its number or its identifier",
    question: "Which entry? 'duolog log' shows their numbers and identifiers.",
    isRequired: false)
  static let goal = ValueOption(
    "goal", "GOAL", .text(naming: .allGoals), help: "only what is about a goal: part of its title")
  static let by = ValueOption(
    "by", "NAME", .text(naming: .people), help: "only what one of you logged: a name, or 'me'")
  static let from = ValueOption(
    "from", "DATE", .day(.past), help: "from this day on, for example 2026-11-21")
  static let to = ValueOption("to", "DATE", .day(.past), help: "through this day")
  static let search = ValueOption(
    "search", "TEXT", .text, help: "only what contains these words")
  static let tag = ValueOption(
    "tag", "TAG", .tag, help: "only what has a tag, for example garden for #garden")
  static let kind = ValueOption(
    "kind", "KIND", .choice(LogFilter.Kind.words), help: "only one kind: \(kinds)")
  static let limit = ValueOption(
    "limit", "N", .number(in: 1...100_000), help: "show at most N entries; 20 if left out")
  static let keptHere = Flag(
    "private", help: "also what is on this device only; your partner can't see it")

  private static let kinds = "checkin, goal, pause, diary, thanks, mood and others"

  static let name: CommandName = "log"
  static let specification = CommandSpecification(
    name, "What you both logged, newest first",
    discussion: [
      """
      Each row has a number and a short identifier. 'duolog log 3' shows the third entry whole; \
      'duolog edit' and 'duolog delete' mend it. Numbers refer to the list last shown on this \
      device, even if more has arrived since. An identifier always means the same entry.
      """,
      """
      For --from and --to, the day that an entry is for counts, or else the day on which it was \
      logged. With --search and --tag, Duolog looks through all that you two wrote; case and accents \
      don't matter. A word with a number sign before it, such as #garden, is a tag.
      """,
    ],
    arguments: [entry],
    options: [goal, by, from, to, search, tag, kind, keptHere, limit, Options.json],
    examples: [
      "duolog log --search soup", "duolog log --goal walk --by me --from 2026-11-01",
      "duolog log 3",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    if let text = command[Self.entry] { return try show(text) }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let filter = try filter(journal)
    let limit = command[Self.limit] ?? LogCommand.standardLimit
    let entries = try journal.log(limit: limit, matching: filter)
    let kept = try journal.privateNotes(limit: limit, matching: filter)
    let notes = command.has(Self.keptHere) ? kept : []
    try invocation.print("log", EntriesJSON(entries, private: notes)) {
      let words = EntryMessages(try journal.calendar(), today: try journal.today())
      var rows = entries.map { EntryRow($0, words) }
      let own = try PrivateMessages(journal)
      let me = try journal.me().name
      rows += notes.map { EntryRow($0, own, by: me) }
      rows.sort { $0.at > $1.at }
      try EntriesText(rows: Array(rows.prefix(limit)), words: words)
        .print(on: console, rememberingIn: journal, orElse: noneFound)
      if filter != LogFilter(), !kept.isEmpty, notes.isEmpty {
        let count = Counted.of(kept.count, "more entry is", "more entries are")
        let (least, them) = (kept.count < limit ? "" : "At least ", kept.count == 1 ? "it" : "them")
        console.sayWrapped("\(least)\(count) on this device only: '--private' shows \(them) too.")
      }
    }
    return .fine
  }

  /// What to print if there is nothing to show.
  private var noneFound: String {
    let isFiltered = Self.specification.options.contains {
      command.isGiven($0.name) && !["limit", "json", "private"].contains($0.name)
    }
    return isFiltered ? "Nothing like that was logged." : "Nothing logged yet."
  }

  private func filter(_ journal: Journal) throws -> LogFilter {
    var filter = LogFilter()
    filter.goal = try command[Self.goal].map(journal.goal(matching:))
    filter.author = try command[Self.by].map(journal.person(called:)).map(\.id)
    let today = try journal.today()
    filter.from = command[Self.from]?.day(from: today)
    filter.through = command[Self.to]?.day(from: today)
    (filter.text, filter.tag) = (command[Self.search], command[Self.tag])
    filter.kind = command[Self.kind]
    return filter
  }

  /// Shows one entry whole.
  private func show(_ text: String) throws -> ExitCode {
    let options = Self.specification.options.filter { $0.name != Options.json.specification.name }
    if let option = options.first(where: { command.isGiven($0.name) }) {
      throw ParseFailure(.conflictingArgument(option.name, text), in: command.name)
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let entry = try journal.entry(matching: text)
    let history = try journal.history(of: entry)
    try invocation.print("entry", WholeEntryJSON(entry, history)) {
      try EntryText(entry: entry, history: history, in: journal).print(on: console)
    }
    return .fine
  }
}

extension LogFilter.Kind {
  /// What people call the kinds.
  fileprivate static var words: [(word: String, value: LogFilter.Kind)] {
    let records: [(String, LogFilter.Kind)] = AnyRecord.kinds.map { kind in
      let word =
        switch kind.type {
        case "appreciation": "thanks"
        case "plannote": "plan"
        case "checkpoint": "review"
        default: kind.type.rawValue
        }
      return (word, .records(kind.type))
    }
    return [("checkin", .checkIns), ("goal", .goals), ("pause", .breaks)] + records
  }
}
