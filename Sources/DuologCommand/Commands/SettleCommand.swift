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
      SettlementWords(settlement, number: number).confirmation(choice: choice))
    return .fine
  }

  private func list(_ journal: Journal) throws -> ExitCode {
    let settlements = try journal.settlements()
    try invocation.print("settle", SettlementsDocument(settlements)) {
      SettlePage(Array(settlements.enumerated())).print(on: invocation.console)
    }
    return settlements.isEmpty ? .fine : .somethingToSettle
  }

  private func show(_ number: Int, _ journal: Journal) throws -> ExitCode {
    let settlements = try journal.settlements()
    guard settlements.indices.contains(number - 1) else {
      throw JournalError.nothingToSettle(number: number, count: settlements.count)
    }
    let chosen = Array(settlements.enumerated())[(number - 1)...(number - 1)]
    try invocation.print("settle", SettlementsDocument(settlements, only: number)) {
      SettlePage(Array(chosen)).print(on: invocation.console)
    }
    return .somethingToSettle
  }
}
