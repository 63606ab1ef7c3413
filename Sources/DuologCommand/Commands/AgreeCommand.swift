import DuologJournal

/// `duolog agree`.
struct AgreeCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let text = try invocation.command.required(Arguments.toAgree)
    do {
      let goal = try journal.goalToAgree(matching: text)
      invocation.console.sayWrapped(AgreeingMessages(try journal.agree(to: goal)).sentence)
    } catch let noGoal as JournalError {
      guard case .noSuchGoal = noGoal, let agreement = try agreement(matching: text, in: journal)
      else { throw noGoal }
      try journal.agree(to: agreement)
      let agreed = try journal.agreed(to: agreement)
      let stands = try journal.people().allSatisfy { agreed.contains($0.id) }
      invocation.console.sayWrapped(
        RecordSentences.agreed(to: agreement.content.text, stands: stands))
    }
    return .fine
  }

  private func agreement(
    matching text: String, in journal: Journal
  ) throws -> Record<Agreement>? {
    let agreements = try journal.records(of: Agreement.self)
    do {
      return try journal.record(matching: text, among: agreements, by: \.text)
    } catch JournalError.noSuchRecord {
      return nil
    }
  }
}
