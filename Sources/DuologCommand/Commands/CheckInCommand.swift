import DuologJournal
import DuologMerge

/// `duolog checkin`.
struct CheckInCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    guard let name = command[Arguments.goalIfOne] else { return try ask() }
    let journal = try invocation.openJournal()
    let goal = try journal.goalInUse(matching: name)
    let today = try journal.today()
    let day =
      command[Options.day] ?? (command.has(Options.yesterday) ? today.advanced(by: -1) : nil)
    let checkIn = try journal.checkIn(
      goal, day: day, withPartner: command.has(Options.withPartner),
      state: command[Options.state] ?? .done, amount: command[Options.amount],
      note: command[Options.note], privately: command.has(Options.privateNote))
    let console = invocation.console
    let words = CheckInMessages(checkIn, goal: goal, today: today)
    let now = LocalTime(at: journal.replica.now(), in: journal.zone)
    let isSure = day != nil || command.has(Options.withPartner)
    let doubt = isSure ? nil : words.doubt(now)
    let partners = try isSure ? nil : journal.sameOccasion(as: checkIn, of: goal)
    let sentences = [
      words.confirmation(saysDay: doubt == nil, now: now),
      words.progress(try journal.item(of: goal)),
      command.has(Options.privateNote)
        ? CheckInMessages.keptHere(command[Options.note] != nil || command[Options.amount] != nil)
        : nil,
    ]
    console.sayWrapped(sentences.compactMap { $0 }.joined(separator: " "))
    if let doubt { console.sayWrapped(doubt) }
    if let partners, let partner = try journal.partner() {
      console.sayWrapped(words.sameOccasion(partners, name: partner.name))
    }
    try journal.close()
    return .fine
  }

  /// Asks for what is due, where there is somebody to ask.
  private func ask() throws -> ExitCode {
    let command = invocation.command
    let goalOptions: [any CommandOption] = [
      Options.note, Options.amount, Options.day, Options.yesterday, Options.state,
      Options.privateNote,
    ]
    if let option = goalOptions.first(where: { command.isGiven($0.specification.name) }) {
      throw ParseFailure(
        .optionNeedsArgument(
          option.specification.name, needed: Arguments.goalIfOne.specification),
        in: command.name)
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard invocation.console.canAsk else {
      let due = try journal.checkInAgenda().due.map { try journal.goal($0).title }
      throw ParseFailure(.nobodyToAsk(due: due), in: command.name)
    }
    try CheckInConversation(journal, on: invocation.console).run()
    return .fine
  }
}
