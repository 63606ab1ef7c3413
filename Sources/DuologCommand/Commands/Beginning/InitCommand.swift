import DuologJournal
import DuologMerge
import DuologSync

/// `duolog init`.
struct InitCommand: Command {
  static let partner = ValueOption("partner", "NAME", .text, help: "your partner's name")
  static let weekStart = ValueOption(
    "week-start", "WEEKDAY", .weekday, help: "the first day of your weeks; Monday if left out")
  static let sealed = Flag(
    "sealed", help: "seal the folder that you will share, and print its key")
  static let open = Flag("open", help: "leave it in the open; 'duolog seal' seals it later")

  static let name: CommandName = "init"
  static let specification = CommandSpecification(
    name, "Begin a journal for the two of you on this device",
    discussion: [
      """
      At a terminal, Duolog asks for what you leave out. Your partner then runs 'duolog join' \
      with the folder you share.
      """,
      """
      If you seal the folder, nobody can read it without the key, which Duolog shows you at the \
      end. Without a terminal, the folder stays in the open unless you add --sealed.
      """,
    ],
    options: [Options.me, partner, Options.device, weekStart, sealed, open],
    exclusive: [[sealed, open]],
    examples: [
      "duolog init",
      "duolog init --me Ana --partner Ben --device \"Ana's phone\" --zone Europe/Lisbon",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let path = try invocation.journalPath
    try Journal.refuseToReplace(path)
    try invocation.confirmClock()
    let me = try invocation.required(
      Options.me, asking: "What is your name?", standard: invocation.environment.accountName)
    let partner = try invocation.required(
      Self.partner, asking: "What is your partner's name?", standard: "Partner")
    let device = try invocation.required(
      Options.device, asking: "What should this device be called?", standard: "\(me)'s device")
    guard let isSealed = isSealed(partner) else { throw Declined() }
    try invocation.makeJournalDirectory()
    let journal = try invocation.telling(
      Journal.create(
        at: path, me: me, partner: partner, deviceName: device, zone: command[Options.zone],
        weekStart: command[Self.weekStart] ?? .monday, sealed: isSealed,
        world: invocation.environment.world()))
    defer { try? journal.close() }
    console.sayWrapped(
      "Welcome, \(me.printable). Your journal with \(partner.printable) is ready, in"
        + " \(invocation.environment.shown(path)).")
    console.sayWrapped(
      "Next: 'duolog goal add \"Ten quiet minutes\" --weekly 2 --together', then 'duolog sync"
        + " FOLDER' with a folder you share.")
    if let key = try journal.replica.key() { show(key, to: partner) }
    return .fine
  }

  /// Whether to seal the journal, according to the options or else to the person's answer. Without
  /// a terminal it is not sealed; `nil` if the input ends.
  private func isSealed(_ partner: String) -> Bool? {
    if command.has(Self.sealed) { return true }
    guard !command.has(Self.open), console.canAsk else { return false }
    return console.confirm(
      "Seal the folder that you will share? Then only you and \(partner.printable) can read it, with a"
        + " key that you write on paper.",
      standard: true, yes: "sealed: reading it takes the key",
      no: "in the open: anyone who opens the folder can read it")
  }

  private func show(_ key: JournalKey, to partner: String) {
    console.say("")
    KeyText(
      key: key, introduction: "What you share is sealed. This is your key:",
      steps: [
        KeyMessages.onPaper,
        "\(partner.printable) types it when joining, so read it aloud then, on the phone for"
          + " example. 'duolog seal --show' shows it again.",
        KeyMessages.limits(wasOpen: false),
      ]
    ).print(on: console)
  }
}
