import DuologJournal

/// `duolog settle`.
struct SettleCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard let number = invocation.command[Arguments.conflict] else { return try list(journal) }
    guard let choice = invocation.command[Options.keep] else { return try show(number, journal) }
    let settlement = try journal.settle(number, keeping: choice)
    invocation.console.sayWrapped(
      ConflictMessages(settlement, number: number).confirmation(choice: choice))
    return .fine
  }

  private func list(_ journal: Journal) throws -> ExitCode {
    let conflicts = try journal.conflicts()
    try invocation.print("settle", ConflictsJSON(conflicts)) {
      ConflictsText(Array(conflicts.enumerated())).print(on: invocation.console)
    }
    return conflicts.isEmpty ? .fine : .somethingToSettle
  }

  private func show(_ number: Int, _ journal: Journal) throws -> ExitCode {
    let conflicts = try journal.conflicts()
    guard conflicts.indices.contains(number - 1) else {
      throw JournalError.noSuchConflict(number: number, count: conflicts.count)
    }
    let chosen = Array(conflicts.enumerated())[(number - 1)...(number - 1)]
    try invocation.print("settle", ConflictsJSON(conflicts, only: number)) {
      ConflictsText(Array(chosen)).print(on: invocation.console)
    }
    return .somethingToSettle
  }
}
