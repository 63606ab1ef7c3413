import DuologFoundation
import DuologJournal
import DuologMerge

/// `duolog edit`.
struct EditCommand: Command {
  static let entry = Argument(
    "ENTRY", .text(naming: .entries),
    help: "its number or its identifier, as 'duolog log' shows them",
    question: "Which entry? 'duolog log' shows their numbers and identifiers.")
  static let note = ValueOption(
    "note", "TEXT", .textOrNothing, help: "the new note or text; \"\" removes the note")
  static let amount = ValueOption(
    "amount", "N", .amount, help: "the right amount, instead of the one that is there")
  static let day = ValueOption(
    "day", "DATE", .day(.past), help: "the right day, for example 2026-11-21")
  static let state = ValueOption(
    "state", "STATE", .choice(CheckInState.allCases.map { ($0.rawValue, $0) }),
    help: "done, partly or rest")

  static let name: CommandName = "edit"
  static let specification = CommandSpecification(
    name, "Correct something you logged",
    discussion: [
      """
      Numbers refer to the list last shown on this device, even if more has arrived since. An \
      identifier always means the same entry.
      """,
      """
      Without options, the note opens in your editor: the program in VISUAL or EDITOR. An amount \
      replaces the one that was there. Anything that was only on this device stays here.
      """,
      "To change a goal: 'duolog goal edit'.",
    ],
    arguments: [entry], options: [note, amount, day, Options.yesterday, state],
    exclusive: [[day, Options.yesterday]],
    examples: [
      "duolog edit 3 --amount 5", "duolog edit k8q2 --day 2026-11-21", "duolog edit 3",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let entry = try journal.entry(matching: try command.required(Self.entry))
    try journal.checkMendable(entry)
    var change = Amendment()
    change.text = command[Self.note]
    if let written = command[Self.amount] {
      let goal = try entry.goal.map { try journal.goal($0) }
      change.amount = try goal.map { try written.amount(for: $0) } ?? written.amount
    }
    let today = try journal.today()
    change.day =
      try command.has(Options.yesterday)
      ? today.advanced(by: -1) : invocation.day(Self.day, from: today)
    change.state = command[Self.state]
    if change == Amendment() {
      guard entry.hasText else { throw JournalError.entryHasNo(.note) }
      change.text = try TextEditor(invocation).edit(entry.text ?? "")
    }
    let after = try journal.amend(entry, change)
    let words = EntryMessages(try journal.calendar(), today: try journal.today())
    guard after != entry else {
      console.sayWrapped("Nothing to change: it's already like that.")
      return .fine
    }
    let staysHere = after.isPrivate || command.isGiven("note") && after.keepsTextHere
    console.sayWrapped(
      "Changed: you \(Excerpt.of(words.phrase(of: after)))."
        + (staysHere ? " It stays on this device." : ""))
    return .fine
  }
}

/// `duolog delete`.
struct DeleteCommand: Command {
  static let name: CommandName = "delete"
  static let aliases: [CommandName] = ["remove"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "Remove something you logged",
    discussion: [
      """
      Duolog shows the entry and asks first. Numbers refer to the list last shown on this device, \
      even if more has arrived since. An identifier always means the same entry.
      """,
      """
      'duolog undo' brings the entry back. Whatever was only on this device is overwritten, and \
      can't be brought back.
      """,
      "To end a goal: 'duolog goal let-go' or 'duolog goal archive'.",
    ],
    arguments: [EditCommand.entry],
    examples: ["duolog delete 3", "duolog delete k8q2 --yes"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let entry = try journal.entry(matching: try command.required(EditCommand.entry))
    try journal.checkMendable(entry)
    let words = EntryMessages(
      try journal.calendar(), today: try journal.today(), isTakingBack: true)
    let what = "you \(Excerpt.of(words.phrase(of: entry)))"
    let isFinal = entry.isPrivate || !entry.privateFields.isEmpty
    let warning =
      entry.isPrivate
      ? " This can't be undone." : isFinal ? " What is private in it can't be brought back." : ""
    try invocation.confirm("\(what.capitalizedFirst). Delete it?\(warning)") {
      NotConfirmed(
        sentence: "\(what.capitalizedFirst). Nothing was deleted. To do it without a question:"
          + " 'duolog delete \(entry.id.description.lowercased()) --yes'.")
    }
    try journal.remove(entry)
    console.sayWrapped(
      "Deleted: \(what)." + (entry.isPrivate ? "" : " 'duolog undo' brings it back."))
    return .fine
  }
}
