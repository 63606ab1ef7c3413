import DuologJournal
import DuologSync

/// `duolog inbox list`.
struct InboxListCommand: Command {
  static let on = Flag("on", help: "read the inbox at each sync on this device")
  static let off = Flag("off", help: "leave the inbox alone on this device")

  static let name: CommandName = "inbox list"
  static let specification = CommandSpecification(
    name, "What somebody wrote on a phone, and what to make of it",
    discussion: [
      """
      A phone is enough to add lines to a text file in the folder you share: \
      duolog/inbox/Ana.txt for Ana. Each sync logs them by her, each line once: \
      "2026-11-28 21:40 tea: phones in the drawer", "2026-11-28 walk 5 km", "2026-11-28 mood 4 calm", \
      "2026-11-28 thanks for the soup". A line with a date alone gives it to the lines below. Duolog never changes \
      these files.
      """,
      """
      What it doesn't understand, and what has no date, waits here. 'duolog inbox take N' logs it, with --goal or \
      --day if that is missing, and 'duolog inbox drop N' lets it go. 'duolog edit' and \
      'duolog delete' correct what was logged; a line that is changed in the file counts as a new one.
      """,
      """
      The inbox is off until you switch it on, on each device that should read it, because anyone who can \
      write to the folder can add lines in either name. It stays outside the seal of a sealed folder. A line with \
      'write' stays on its author's own devices, but your partner can open the file.
      """,
    ],
    options: [on, off, Options.json],
    exclusive: [[on, off], [on, Options.json], [off, Options.json]],
    examples: ["duolog inbox --on", "duolog inbox"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    if command.has(Self.on) { return try switchOn(journal) }
    if command.has(Self.off) {
      try journal.setInbox(isOn: false)
      console.sayWrapped("This device leaves the inbox alone now. What was logged stays.")
      return .fine
    }
    let isOn = try journal.isInboxOn()
    guard let folder = try journal.rememberedFolder() else {
      try invocation.print("inbox", InboxJSON(InboxView(), isOn: isOn, folder: nil)) {
        console.printWrapped(InboxMessages.noFolder)
      }
      return .fine
    }
    let view = try journal.inbox(in: folder)
    try invocation.print("inbox", InboxJSON(view, isOn: isOn, folder: folder)) {
      try journal.rememberShown(view.lines)
      InboxText(
        view: view, isOn: isOn, folder: invocation.environment.shown(folder),
        words: InboxMessages(DayMessages(today: try journal.today()))
      ).print(on: console)
    }
    return .fine
  }

  private func switchOn(_ journal: Journal) throws -> ExitCode {
    if try journal.replica.isSealed() {
      try invocation.confirm(
        "\(InboxMessages.opens) Switch it on?", yes: "switch it on", no: "leave it off"
      ) {
        NotConfirmed(
          sentence:
            "\(InboxMessages.opens) Nothing was changed. To switch it on: 'duolog inbox --on"
            + " --yes'.")
      }
    }
    try journal.setInbox(isOn: true)
    let people = try journal.people().map(\.name.printable)
    let files = people.map { "\($0).txt" }.listed("and")
    guard let folder = try journal.rememberedFolder() else {
      console.sayWrapped(
        "This device reads the inbox now. \(InboxMessages.noFolder) The lines then go into \(files) in"
          + " duolog/inbox there.")
      return .fine
    }
    let path = try? journal.makeInbox(in: folder)
    let place = invocation.environment.shown(path ?? "\(folder)/duolog/inbox")
    console.sayWrapped(
      "This device reads the inbox now, at each sync: \(files) in \(place). 'duolog help inbox' says what a"
        + " line looks like.")
    return .fine
  }
}

/// `duolog inbox take`.
struct InboxTakeCommand: Command {
  static let line = Argument(
    "N", .text, help: "the number that 'duolog inbox' shows, or the letters after it",
    question: "Which one? 'duolog inbox' shows the numbers.")
  static let goal = ValueOption(
    "goal", "GOAL", .text, help: "the goal that it is for; what isn't understood becomes the note")

  static let name: CommandName = "inbox take"
  static let specification = CommandSpecification(
    name, "Log a line of the inbox that waits",
    arguments: [line], options: [goal, Options.day, Options.yesterday],
    exclusive: [[Options.day, Options.yesterday]],
    examples: [
      "duolog inbox take 1 --goal walk", "duolog inbox take 2 --day 2026-11-28",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard let folder = try journal.rememberedFolder() else { throw JournalError.noSharedFolder }
    let today = try journal.today()
    let line = try journal.inboxLine(
      matching: try command.required(Self.line), among: journal.inbox(in: folder).lines)
    let goal = try command[Self.goal].map(journal.goalInUse)
    let entry = try journal.take(
      line, in: folder, goal: goal, day: try invocation.dayOfEntry(today))
    let words = EntryMessages(try journal.calendar(), today: today)
    let logged = try journal.history(of: entry).first.map(words.phrase)
    console.sayWrapped(
      logged.map { "\(line.isMine ? "You" : line.author.printable) \($0)." }
        ?? "Kept on this device only.")
    return .fine
  }
}

/// `duolog inbox drop`.
struct InboxDropCommand: Command {
  static let lines = Argument(
    "N", .text, help: "the number that 'duolog inbox' shows, or the letters after it",
    question: "Which one? 'duolog inbox' shows the numbers.", isRepeated: true)

  static let name: CommandName = "inbox drop"
  static let specification = CommandSpecification(
    name, "Let a line of the inbox go",
    discussion: ["This device doesn't ask about it again. The file stays as it is."],
    arguments: [lines])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard let folder = try journal.rememberedFolder() else { throw JournalError.noSharedFolder }
    let all = try journal.inbox(in: folder).lines
    _ = try command.text(Self.lines)
    let lines = try command.words(Self.lines).map {
      try journal.inboxLine(matching: $0, among: all)
    }
    for line in lines { try journal.drop(line, in: folder) }
    console.sayWrapped(
      lines.count == 1
        ? "Dropped: \(lines[0].text.excerptInQuotes)."
        : "Dropped: \(Counted.of(lines.count, "line", "lines")).")
    return .fine
  }
}
