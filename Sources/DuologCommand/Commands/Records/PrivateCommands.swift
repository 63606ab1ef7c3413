import DuologJournal
import DuologMerge

/// `duolog private list`.
struct PrivateListCommand: Command {
  static let name: CommandName = "private list"
  static let specification = CommandSpecification(
    name, "What is on this device only", options: [Options.json])

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
  static let entry = Argument(
    "N", .text, help: "the number or the letters that 'duolog private' shows",
    question: "Which one? 'duolog private' shows the numbers.")

  static let name: CommandName = "private forget"
  static let specification = CommandSpecification(
    name, "Forget a private entry; its bytes are overwritten",
    discussion: ["This can't be undone. In scripts, give the letters: they never change."],
    arguments: [entry])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = try PrivateMessages(journal)
    try change(
      journal, asking: words.askToForget, orElse: { words.needsYes($0, "forgotten", name) },
      journal.forget, saying: words.forgotten)
    return .fine
  }
}

/// `duolog share`.
struct ShareCommand: Command {
  static let name: CommandName = "share"
  static let specification = CommandSpecification(
    name, "Share a private entry with your partner",
    discussion: [
      """
      'duolog undo' makes it private again. Until you sync or export, that leaves no trace; once your \
      partner has it, they may have read it. In scripts, give the letters: they never change.
      """
    ],
    arguments: [PrivateForgetCommand.entry],
    examples: ["duolog share 1", "duolog share 7kq2 --yes"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = try PrivateMessages(journal)
    try change(
      journal, asking: words.askToShare, orElse: { words.needsYes($0, "shared", name) },
      journal.share, saying: words.shared)
    return .fine
  }
}

extension Command {
  fileprivate var name: CommandName { Self.specification.name }

  /// Makes a change that should not happen by mistake, once the person has said yes.
  fileprivate func change(
    _ journal: Journal, asking question: (PrivateNote) -> String,
    orElse refusal: (PrivateNote) -> String, _ change: (EntityID) throws -> PrivateNote,
    saying confirmation: (PrivateNote) -> String
  ) throws {
    let text = try command.required(PrivateForgetCommand.entry)
    let note = try PrivateNumbering(try journal.privateNotes()).note(text)
    let refused = NotConfirmed(sentence: refusal(note))
    try invocation.confirm(question(note)) { refused }
    console.sayWrapped(confirmation(try change(note.id)))
  }
}

/// How people refer to private entries: by a number of up to three digits, which changes when an
/// entry comes or goes, or by the end of the identifier, which does not.
struct PrivateNumbering {
  let notes: [PrivateNote]
  /// Short identifiers, which differ from each other.
  let identifiers: [String]

  init(_ notes: [PrivateNote]) {
    self.notes = notes
    identifiers = EntityID.shortIdentifiers(of: notes.map(\.id))
  }

  /// The entry that a person means by `text`.
  ///
  /// - Throws: `JournalError.noSuchPrivateNote` unless exactly one entry fits.
  func note(_ text: String) throws(JournalError) -> PrivateNote {
    let wanted = text.uppercased()
    if wanted.count < EntityID.shortestEnd, let number = Int(wanted),
      notes.indices.contains(number - 1)
    {
      return notes[number - 1]
    }
    let found = notes.filter { $0.id.description.hasSuffix(wanted) }
    guard wanted.count >= EntityID.shortestEnd, found.count == 1 else {
      throw JournalError.noSuchPrivateNote(text, count: notes.count)
    }
    return found[0]
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
    let title = "'\((note.goalTitle ?? "a goal").titleExcerpt)'"
    switch note.content {
    case .record(let record): return record.phrase(days, title: title)
    case .checkIn(let amount, let text):
      let parts = [amount.map { "\($0)" }, text.map { "\"\($0.printable)\"" }]
      return "logged \(title): \(parts.compactMap { $0 }.joined(separator: ", "))"
    case .pauseReason(let reason):
      let what = note.goalTitle == nil ? "all goals" : title
      return "paused \(what): \"\(reason.printable)\""
    }
  }

  /// ``phrase(_:)`` where it is taken back.
  func deed(_ note: PrivateNote) -> String {
    guard case .record(let record) = note.content else { return phrase(note) }
    return record.deed(days, title: note.goalTitle.map { "'\($0.titleExcerpt)'" })
  }

  func askToShare(_ note: PrivateNote) -> String {
    "You \(phrase(note)). Share it with \(partner)?"
  }

  func askToForget(_ note: PrivateNote) -> String {
    "You \(phrase(note)). Forget it? This can't be undone."
  }

  func shared(_ note: PrivateNote) -> String {
    "Shared: you \(phrase(note)). \(partner.prefix(1).uppercased() + partner.dropFirst()) will see"
      + " it after your next sync. Until then, 'duolog undo' takes it back without a trace."
  }

  /// Says that nothing was done, where nobody can be asked.
  func needsYes(_ note: PrivateNote, _ what: String, _ command: CommandName) -> String {
    "You \(phrase(note)). Nothing was \(what). To do it without a question:"
      + " 'duolog \(command.rawValue) \(note.id.description.lowercased()) --yes'."
  }

  func forgotten(_ note: PrivateNote) -> String { "Forgotten: you \(deed(note))." }
}

/// What is on this device only, numbered.
private struct PrivateText {
  let notes: [PrivateNote]
  let words: PrivateMessages

  func print(on console: Console) {
    guard !notes.isEmpty else { return console.printWrapped("No private entries on this device.") }
    console.printHeading("On this device only")
    let identifiers = PrivateNumbering(notes).identifiers
    console.printRows(
      Console.numbered(Array(zip(notes, identifiers))) { note, identifier in
        ("\(identifier)  \(words.time(of: note))", words.phrase(note))
      })
    console.sayWrapped(
      "'duolog share N' shares one, and 'duolog private forget N' forgets one for good. Instead of the"
        + " number, you can give the four letters: they never change.")
  }
}

/// The document of `private --json`.
struct PrivateJSON: Encodable {
  struct Item: Encodable {
    /// The number for 'share' and 'private forget'; absent in other lists.
    let number: Int?
    /// The end of the identifier, which also names it; absent in other lists.
    var identifier: String?
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
    let identifiers = PrivateNumbering(notes).identifiers
    self.notes = notes.enumerated().map { index, note in
      var item = Item(note, number: index + 1)
      item.identifier = identifiers[index]
      return item
    }
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
