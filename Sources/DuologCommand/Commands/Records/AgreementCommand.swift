import DuologJournal

/// `duolog agreement add`, `duolog agreement list`.
struct AgreementCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    if invocation.command.name == .agreementAdd {
      try add(journal)
    } else {
      try list(journal)
    }
    return .fine
  }

  private func add(_ journal: Journal) throws {
    let text = try invocation.command.required(Arguments.agreement)
    try journal.keep(Agreement(text, reviewOn: invocation.command[Options.reviewOn]))
    let partner = try journal.partner()?.name.printable ?? "your partner"
    invocation.console.sayWrapped(
      RecordSentences.wroteAgreement(awaiting: partner))
  }

  private func list(_ journal: Journal) throws {
    let agreements = try journal.records(of: Agreement.self)
    let names = try PersonNames(journal)
    let people = try journal.people()
    let agreed = try agreements.map { agreement in
      let ids = try journal.agreed(to: agreement)
      return people.filter { ids.contains($0.id) }
    }
    try invocation.print(
      "agreements",
      RecordsJSON(agreements, names) { index in ["agreed": agreed[index].map(\.name)] }
    ) {
      AgreementsText(
        Array(zip(agreements, agreed)), people: people, DayMessages(today: try journal.today())
      ).print(on: invocation.console)
    }
  }
}
