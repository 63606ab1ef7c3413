import DuologJournal

/// `duolog note`.
struct NoteCommand: Command {
  static let text = Argument(
    "TEXT", .textOrNothing, help: "the new note, in quotes; \"\" removes it",
    question: "What should the note say? Put it in quotes: \"phones in the drawer\".")
  static let partners = Flag(
    "partners", help: "change the note on your partner's entry; they will see it")

  static let name: CommandName = "note"
  static let specification = CommandSpecification(
    name, "Change the note on an entry",
    discussion: [
      """
      This changes the note on your last entry for the goal and the day, or on your partner's \
      with '--partners'. If you both change a note at once, both versions are kept.
      """
    ],
    arguments: [Arguments.goal, text],
    options: [partners, Options.day, Options.yesterday],
    exclusive: [[Options.day, Options.yesterday]],
    examples: ["duolog note quiet \"phones in the drawer\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goal(matching: try command.required(Arguments.goal))
    let day = try invocation.dayOfEntry(journal.today())
    let text = try command.required(Self.text)
    let changed = try journal.setNote(
      text, of: goal, on: day,
      ofPartner: command.has(Self.partners))
    let name = DayMessages(today: try journal.today()).name(changed.day)
    let author = try journal.people().first { $0.id == changed.author }
    let others = try journal.me().id == changed.author ? nil : author?.name
    let title = goal.title.titleExcerpt
    let what = others.map { "what \($0.printable) logged for '\(title)'" } ?? "'\(title)'"
    let staysHere = try journal.keepsNotePrivately(of: changed)
    console.sayWrapped(
      text.isEmpty
        ? "Removed the note on \(what) \(name)."
        : "Noted, for \(what) \(name)." + (staysHere ? " It stays on this device." : ""))
    return .fine
  }
}
