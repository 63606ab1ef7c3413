import DuologJournal
import DuologMerge

/// `duolog private list`.
struct PrivateListCommand: Command {
  static let specification = CommandSpecification(
    "private list", "What is on this device only", options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = try PrivateMessages(journal)
    let notes = try journal.privateNotes()
    try invocation.print("private", PrivateJSON(notes)) {
      // 'duolog edit' and 'duolog delete' take the numbers of the list that was shown last.
      try journal.rememberShown(notes.map(\.id))
      PrivateText(notes: notes, words: words).print(on: console)
    }
    return .fine
  }
}

/// `duolog private forget`.
struct PrivateForgetCommand: Command {
  static let number = Argument(
    "N", .number(in: 1...99_999), help: "the number that 'duolog private' shows",
    question: "Which one? 'duolog private' shows the numbers.")

  static let specification = CommandSpecification(
    "private forget", "Forget a private entry; its bytes are overwritten",
    arguments: [number])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = try PrivateMessages(journal)
    try change(journal, asking: words.askToForget, journal.forget, saying: words.forgotten)
    return .fine
  }
}

/// `duolog share`.
struct ShareCommand: Command {
  static let specification = CommandSpecification(
    "share", "Share a private entry with your partner",
    discussion: ["This can't be undone: once your partner has it, you can't take it back."],
    arguments: [PrivateForgetCommand.number],
    examples: ["duolog share 1"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = try PrivateMessages(journal)
    try change(journal, asking: words.askToShare, journal.share, saying: words.shared)
    return .fine
  }
}

extension Command {
  /// Makes a change that can't be undone, once the person has said yes.
  fileprivate func change(
    _ journal: Journal, asking question: (PrivateNote) -> String,
    _ change: (Int) throws -> PrivateNote, saying confirmation: (PrivateNote) -> String
  ) throws {
    let number = try command.required(PrivateForgetCommand.number)
    let notes = try journal.privateNotes()
    if notes.indices.contains(number - 1), console.canAsk, !command.has(Options.yes) {
      let answer = console.ask(question(notes[number - 1]), standard: "no")?.lowercased()
      guard let answer, ["y", "yes"].contains(answer) else {
        return console.sayWrapped("Nothing was changed.")
      }
    }
    console.sayWrapped(confirmation(try change(number)))
  }
}

/// What is on this device only, in words.
struct PrivateMessages {
  private let calendar: PersonalCalendar
  private let partner: String
  private let days: DayMessages

  init(_ journal: Journal) throws {
    calendar = try journal.calendar()
    partner = try journal.partner()?.name.printable ?? "your partner"
    days = DayMessages(today: try journal.today())
  }

  /// `today 21:00`.
  func time(of note: PrivateNote) -> String {
    let day = calendar.day(at: note.at)
    return "\(days.name(day)) \(calendar.time(at: note.at).clock)"
  }

  /// What it says, in its author's voice: `felt 2 of 5: tired`.
  func phrase(_ note: PrivateNote) -> String {
    let title = "'\((note.goalTitle ?? "a goal").printable)'"
    switch note.content {
    case .record(let record):
      return record.phrase(days, title: title)
    case .checkIn(let amount, let text):
      let parts = [amount.map { "\($0)" }, text.map { "\"\($0.printable)\"" }]
      return "logged \(title): \(parts.compactMap { $0 }.joined(separator: ", "))"
    case .pauseReason(let reason):
      let what = note.goalTitle == nil ? "all goals" : title
      return "paused \(what): \"\(reason.printable)\""
    }
  }

  func askToShare(_ note: PrivateNote) -> String {
    "You \(phrase(note)). Share it with \(partner)? This can't be undone."
  }

  func askToForget(_ note: PrivateNote) -> String {
    "You \(phrase(note)). Forget it? This can't be undone."
  }

  func shared(_ note: PrivateNote) -> String {
    "Shared: you \(phrase(note)). \(partner.prefix(1).uppercased() + partner.dropFirst()) will see"
      + " it after your next sync. It can't be made private again."
  }

  func forgotten(_ note: PrivateNote) -> String { "Forgotten: you \(phrase(note))." }
}

/// What is on this device only, numbered.
private struct PrivateText {
  let notes: [PrivateNote]
  let words: PrivateMessages

  func print(on console: Console) {
    guard !notes.isEmpty else { return console.printWrapped("No private entries on this device.") }
    console.printHeading("On this device only")
    let width = String(notes.count).count
    console.printRows(
      notes.enumerated().map { index, note in
        let number = String(repeating: " ", count: width - String(index + 1).count) + "\(index + 1)"
        return ("\(number)  \(words.time(of: note))", words.phrase(note))
      })
    console.sayWrapped(
      "'duolog share N' shares one, and 'duolog private forget N' forgets one. Neither can be undone."
    )
  }
}

/// The document of `private --json`.
struct PrivateJSON: Encodable {
  struct Item: Encodable {
    /// The number for 'share' and 'private forget'; absent in other lists.
    let number: Int?
    let id: String
    let at: String
    let goal: String?
    var record: RecordJSON?
    var amount: Double?
    var note: String?
    var reason: String?
  }

  let notes: [Item]

  init(_ notes: [PrivateNote]) {
    self.notes = notes.enumerated().map { Item($1, number: $0 + 1) }
  }
}

extension PrivateJSON.Item {
  init(_ note: PrivateNote, number: Int? = nil) {
    self.init(
      number: number, id: note.id.description, at: note.at.description, goal: note.goalTitle)
    switch note.content {
    case .record(let record): self.record = RecordJSON(record)
    case .checkIn(let amount, let text): (self.amount, self.note) = (amount?.number, text)
    case .pauseReason(let reason): self.reason = reason
    }
  }
}
