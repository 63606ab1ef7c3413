import DuologJournal
import DuologSync

/// `duolog join`.
struct JoinCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let folder = invocation.absolutePath(try invocation.command.required(Arguments.folder))
    // Nobody is asked anything in vain.
    _ = try SharedFolder.journals(in: folder)
    guard let journal = try invocation.openOwnedJournal() else { return try join(folder) }
    defer { try? journal.close() }
    return try join(journal, to: folder)
  }

  /// Joins on a device that has no journal.
  private func join(_ folder: String) throws -> ExitCode {
    let path = try invocation.journalPath
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

  /// Makes the journal of this device and the one in `folder` one.
  private func join(_ journal: Journal, to folder: String) throws -> ExitCode {
    let joining = try askingWhoIsWho { try journal.join(folder: folder, as: $0) }
    let partner = try journal.partner()?.name.printable ?? "your partner"
    let console = invocation.console
    console.sayWrapped(
      joining.wereOne
        ? "You share this journal with \(partner) already: 'duolog sync' is all it takes."
        : "Your journal and the one in \(invocation.environment.shown(folder)) are one now,"
          + " and nothing that you or \(partner) logged in either is lost.")
    SyncPage(try journal.view(of: joining.report)).print(on: console)
    return .fine
  }

  /// Does `join` with the name that was given, or else without; where that cannot tell who is who,
  /// with the answer of somebody at a terminal.
  private func askingWhoIsWho(_ join: (_ me: String?) throws -> Joining) throws -> Joining {
    do {
      return try join(invocation.command[Options.me])
    } catch JournalError.whoAreYou(let people) {
      let names = ParseError.list(people.map(\.printable), "or")
      let question = "Who are you in the other journal, \(names)?"
      guard let answer = invocation.console.ask(question) else {
        throw JournalError.whoAreYou(people: people)
      }
      return try join(answer)
    }
  }
}
