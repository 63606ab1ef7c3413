import DuologJournal

/// `duolog plan add`, `duolog plan list`.
struct PlanCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    if invocation.command.name == .planAdd {
      try add(journal)
    } else {
      try list(journal)
    }
    return .fine
  }

  private func add(_ journal: Journal) throws {
    let command = invocation.command
    let note = PlanNote(
      try command.required(Arguments.planKind), try command.text(Arguments.planText),
      from: command[Options.firstDay], to: command[Options.lastDay])
    let isPrivate = command.has(Options.isPrivate)
    try journal.keep(note, privately: isPrivate)
    let words = PrivacyText(partner: try journal.partner()?.name)
    invocation.console.sayWrapped(isPrivate ? words.keptHere : RecordSentences.notedInPlan)
  }

  private func list(_ journal: Journal) throws {
    let notes = try journal.records(of: PlanNote.self)
    let names = try PersonNames(journal)
    try invocation.print("plan", RecordsJSON(notes, names)) {
      PlanText(notes, names, DayMessages(today: try journal.today())).print(on: invocation.console)
    }
  }
}
