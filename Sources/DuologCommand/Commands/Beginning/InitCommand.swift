import DuologJournal
import DuologMerge

/// `duolog init`.
struct InitCommand: Command {
  static let partner = ValueOption("partner", "NAME", .text, help: "your partner's name")
  static let weekStart = ValueOption(
    "week-start", "WEEKDAY", .weekday, help: "the first day of your weeks; Monday if left out")

  static let specification = CommandSpecification(
    "init", "Begin a journal for the two of you on this device",
    discussion: [
      """
      At a terminal, Duolog asks for what you leave out. Your partner then runs 'duolog join' \
      with the folder you share.
      """
    ],
    options: [Options.me, partner, Options.device, weekStart],
    examples: [
      "duolog init",
      "duolog init --me Ana --partner Ben --device \"Ana's phone\" --zone Europe/Lisbon",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let path = try invocation.journalPath
    try Journal.refuseToReplace(path)
    let me = try invocation.required(Options.me, asking: "What is your name?")
    let partner = try invocation.required(
      Self.partner, asking: "What is your partner's name?")
    let device = try invocation.required(
      Options.device, asking: "What should this device be called, for example \"\(me)'s phone\"?")
    try invocation.makeJournalDirectory()
    let journal = try Journal.create(
      at: path, me: me, partner: partner, deviceName: device,
      zone: command[Options.zone],
      weekStart: command[Self.weekStart] ?? .monday,
      world: try invocation.environment.world())
    try journal.close()
    console.sayWrapped(
      "Welcome, \(me.printable). Your journal with \(partner.printable) is ready, in"
        + " \(invocation.environment.shown(path)).")
    console.sayWrapped(
      "Next: 'duolog goal add \"Ten quiet minutes\" --weekly 2 --together', then 'duolog sync"
        + " FOLDER' with a folder you share.")
    return .fine
  }
}
