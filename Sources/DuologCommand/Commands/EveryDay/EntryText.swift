import DuologJournal
import DuologMerge

/// One entry, whole: who, when, and all that it says.
struct EntryText {
  private let entry: Entry
  private let changes: [LogEntry]
  private let words: EntryMessages
  private let days: DayMessages

  /// - Parameter history: what happened to it, the oldest first.
  init(entry: Entry, history: [LogEntry], in journal: Journal) throws {
    self.entry = entry
    changes = Array(history.dropFirst())
    let today = try journal.today()
    words = EntryMessages(try journal.calendar(), today: today)
    days = DayMessages(today: today)
  }

  func print(on console: Console) {
    console.printHeading(heading)
    console.printRows(rows)
    if !changes.isEmpty {
      console.print()
      console.printHeading("Since then")
      console.printRows(
        changes.map { change in
          (
            "\(words.dayName(words.day(of: change))) \(words.time(of: change).clock)",
            "\(change.authorName.printable) \(words.phrase(change))"
          )
        })
    }
    guard entry.isMine, !entry.isRemoved, entry.canBeMended else { return }
    let id = entry.shortIdentifier
    console.sayWrapped("'duolog edit \(id)' changes it, and 'duolog delete \(id)' removes it.")
  }

  private var heading: String {
    let title = entry.goalTitle.map { "'\($0.titleExcerpt)'" }
    switch entry.content {
    case .record(let record):
      let noun = record.type.noun
      return noun.prefix(1).uppercased() + noun.dropFirst() + (title.map { " for \($0)" } ?? "")
    case .pause: return "A break" + (title.map { " from \($0)" } ?? "")
    case .checkIn, .goal: return title ?? "A goal"
    case .other: return "An entry" + (title.map { " for \($0)" } ?? "")
    }
  }

  private var rows: [(String, String)] {
    let made = words.day(at: entry.at)
    var rows = [
      ("By", entry.isMine ? "you" : entry.authorName.printable),
      ("Logged", "\(words.dayName(made)) \(words.time(at: entry.at).clock)"),
    ]
    if entry.isRemoved {
      rows.append(("State", "taken back"))
    } else {
      rows += details
    }
    rows.append(("Identifier", entry.id.description.lowercased()))
    return rows
  }

  private var details: [(String, String)] {
    var rows: [(String, String)] = []
    switch entry.content {
    case .checkIn(let state, let day, let amount, let note):
      if let day { rows.append(("For", days.name(day))) }
      rows.append(("State", state.word))
      if let amount { rows.append(("Amount", amount.phrase(in: entry.unit))) }
      if let note { rows.append(("Note", note)) }
    case .record(let record):
      if let day = entry.day { rows.append(("For", days.name(day))) }
      rows.append(
        (entry.text == nil ? "Says" : "Text", entry.text ?? record.phrase(days, title: nil)))
    case .pause(let reason):
      if let reason { rows.append(("Reason", reason)) }
    case .goal, .other:
      break
    }
    if let privacy { rows.append(("Kept", privacy)) }
    return rows
  }

  /// What of it stays here.
  private var privacy: String? {
    if entry.isPrivate { return "on this device only" }
    let parts = [("note", "the note"), ("amount", "the amount"), ("reason", "the reason")]
    let kept = parts.filter { entry.privateFields.contains($0.0) }.map(\.1)
    return kept.isEmpty ? nil : "\(kept.listed("and")) on this device only"
  }
}

extension CheckInState {
  /// What it is called in a row of its own.
  var word: String {
    switch self {
    case .done: "done"
    case .partly: "partly"
    case .rest: "a rest day"
    }
  }
}

/// The document of `log ENTRY --json`.
struct WholeEntryJSON: Encodable {
  let id: String
  let author: String
  let at: String
  let isMine: Bool
  let isPrivate: Bool
  let isRemoved: Bool
  let goal: String?
  let title: String?
  let day: String?
  let state: String?
  let amount: Double?
  let note: String?
  let record: RecordJSON?
  let history: [EntryJSON]

  init(_ entry: Entry, _ history: [LogEntry]) {
    id = entry.id.description
    author = entry.authorName
    at = entry.at.description
    (isMine, isPrivate, isRemoved) = (entry.isMine, entry.isPrivate, entry.isRemoved)
    goal = entry.goal?.description
    title = entry.goalTitle
    day = entry.day?.description
    var (state, amount, record): (CheckInState?, Amount?, AnyRecord?)
    if !entry.isRemoved {
      if case .checkIn(let said, _, let much, _) = entry.content { (state, amount) = (said, much) }
      if case .record(let said) = entry.content { record = said }
    }
    self.state = state?.rawValue
    self.amount = amount?.number
    note = entry.text
    self.record = record.map(RecordJSON.init)
    self.history = history.map(EntryJSON.init)
  }
}
