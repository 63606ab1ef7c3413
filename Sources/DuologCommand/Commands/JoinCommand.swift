import DuologJournal
import DuologSync

/// `duolog join`.
struct JoinCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let path = try invocation.journalPath
    let folder = invocation.absolutePath(try invocation.command.required(Arguments.folder))
    try Journal.refuseToReplace(path)
    // Nobody is asked anything in vain.
    _ = try SharedFolder.journal(in: folder)
    let me = try invocation.required(Options.me, asking: "What is your name in the journal?")
    let device = try invocation.required(
      Options.device, asking: "What shall this device be called, as \"\(me)'s laptop\"?")
    try invocation.makeJournalDirectory()
    let (journal, report) = try Journal.join(
      folder: folder, at: path, me: me, deviceName: device,
      zone: invocation.command[Options.zone], world: try invocation.environment.world())
    let console = invocation.console
    let partner = try journal.partner()?.name ?? "your partner"
    console.sayWrapped(
      "Welcome, \(try journal.me().name.printable). You share this journal with"
        + " \(partner.printable) now, in \(invocation.environment.shown(path)).")
    SyncPage(try journal.view(of: report)).print(on: console)
    try journal.close()
    return .fine
  }
}
