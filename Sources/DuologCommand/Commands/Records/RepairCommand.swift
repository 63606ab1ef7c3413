import DuologJournal
import DuologMerge

/// `duolog repair begin`, `duolog repair done`, `duolog repair list`.
struct RepairCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    switch invocation.command.name {
    case .repairBegin: try begin(journal)
    case .repairDone: try end(journal)
    default: try list(journal)
    }
    return .fine
  }

  private func begin(_ journal: Journal) throws {
    let about = invocation.command.words(Arguments.repairAbout).joined(separator: " ")
    let repair = Repair(
      noticed: journal.replica.now(), window: invocation.command[Options.hours] ?? 48,
      about: about.isEmpty ? nil : about)
    try journal.keep(repair)
    invocation.console.sayWrapped(
      RecordSentences.beganRepair(until: words(journal).end(of: repair)))
  }

  private func end(_ journal: Journal) throws {
    let steps = invocation.command.words(Arguments.repairSteps).joined(separator: " ")
    let repair = try journal.resolve(steps: steps.isEmpty ? nil : steps).content
    invocation.console.sayWrapped(RecordSentences.talked(about: repair.about))
  }

  private func list(_ journal: Journal) throws {
    let repairs = try journal.repairs()
    let names = try PersonNames(journal)
    try invocation.print("repairs", RecordsJSON(repairs, names)) {
      RepairsText(repairs, names, words(journal)).print(on: invocation.console)
    }
  }

  private func words(_ journal: Journal) -> RepairMessages {
    RepairMessages(zone: journal.zone, now: journal.replica.now())
  }
}
