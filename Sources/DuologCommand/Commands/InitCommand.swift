import DuologJournal
import DuologMerge

/// `duolog init`.
struct InitCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let path = try invocation.journalPath
    try Journal.refuseToReplace(path)
    let me = try invocation.required(Options.me, asking: "What is your name?")
    let partner = try invocation.required(
      Options.partner, asking: "And your partner's?")
    let device = try invocation.required(
      Options.device, asking: "What shall this device be called, as \"\(me)'s phone\"?")
    try invocation.makeJournalDirectory()
    let journal = try Journal.create(
      at: path, me: me, partner: partner, deviceName: device,
      zone: invocation.command[Options.zone],
      weekStart: invocation.command[Options.weekStart] ?? .monday,
      world: try invocation.environment.world())
    try journal.close()
    let console = invocation.console
    console.sayWrapped(
      "Welcome, \(me.printable). The journal of \(me.printable) and \(partner.printable) begins"
        + " here, in \(invocation.environment.shown(path)).")
    console.sayWrapped(
      "Next: 'duolog goal add \"Ten quiet minutes\" --weekly 2 --together', then 'duolog sync"
        + " FOLDER' with a folder that you both see.")
    return .fine
  }
}
