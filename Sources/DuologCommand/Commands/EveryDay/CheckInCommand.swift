import DuologJournal
import DuologMerge

/// `duolog checkin`.
struct CheckInCommand: Command {
  static let goal = Argument(
    "GOAL", .text(naming: .goals), help: "the goal: part of its title, or its short identifier",
    isRequired: false, isRepeated: true)
  static let note = ValueOption(
    "note", "TEXT", .text, help: "a few words to keep with it")
  static let amount = ValueOption(
    "amount", "N", .amount, help: "how much, for example 10 or \"2.5 km\"")
  static let withPartner = Flag(
    "with-partner", help: "count it with what your partner logged, on their day")
  static let state = ValueOption(
    "state", "STATE", .choice(CheckInState.allCases.map { ($0.rawValue, $0) }),
    help: "done, partly (which counts) or rest; done if left out")
  static let keepsPrivate = Flag(
    "private",
    help: "keep the note and amount on this device; your partner still sees that you logged it")

  static let name: CommandName = "checkin"
  static let aliases: [CommandName] = ["check-in"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "Log a goal, or go through what is due",
    discussion: [
      """
      Without a goal, Duolog asks at a terminal about what is due today, and nothing else. \
      Answer with a word or its first letter; Enter means later, and ? explains. Each answer is \
      saved at once, so Ctrl-C loses nothing.
      """,
      """
      Several goals can be logged at once, and 'duolog undo' takes back all of them. Words that \
      are one goal's title, or begin it, mean that goal: with a goal "Evening walk", 'duolog \
      checkin evening walk tea' logs it and Tea.
      """,
      """
      A check-in counts for the day on your own calendar. Partly counts as done, and an amount \
      below the target counts in part. A rest day is fine, and is held against nobody: see 'duolog \
      help stats'.
      """,
    ],
    arguments: [goal],
    options: [
      note, amount, Options.day, Options.yesterday, withPartner,
      state, keepsPrivate,
    ],
    exclusive: [
      [Options.day, Options.yesterday], [withPartner, Options.day],
      [withPartner, Options.yesterday],
    ],
    examples: [
      "duolog checkin",
      "duolog checkin quiet --note \"phones in the drawer\"",
      "duolog checkin walk --amount 2.5 --yesterday",
      "duolog checkin tea walk --yesterday",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let names = command.words(Self.goal)
    guard !names.isEmpty else { return try ask() }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goals = try journal.goalsInUse(matching: names)
    guard goals.count == 1 else { return try log(goals, in: journal) }
    let goal = goals[0]
    let today = try journal.today()
    let day = try invocation.dayOfEntry(today)
    let checkIn = try journal.checkIn(
      goal, day: day, withPartner: command.has(Self.withPartner),
      state: command[Self.state] ?? .done, amount: command[Self.amount]?.amount(for: goal),
      note: command[Self.note], privately: command.has(Self.keepsPrivate))
    let words = CheckInMessages(checkIn, goal: goal, today: today)
    let now = LocalTime(at: journal.replica.now(), in: journal.zone)
    let isSure = day != nil || command.has(Self.withPartner)
    let doubt = isSure ? nil : words.doubt(now)
    let partners = try isSure ? nil : journal.sameOccasion(as: checkIn, of: goal)
    let sentences = [
      words.confirmation(saysDay: doubt == nil, now: now),
      words.progress(try journal.item(of: goal)),
      command.has(Self.keepsPrivate)
        ? CheckInMessages.keptHere(command[Self.note] != nil || command[Self.amount] != nil)
        : nil,
    ]
    console.sayWrapped(sentences.compactMap { $0 }.joined(separator: " "))
    for milestone in try journal.milestonesReached(by: checkIn) {
      console.sayWrapped(MilestoneMessages(milestone.content.title).reached)
    }
    if let doubt { console.sayWrapped(doubt) }
    if let partners, let partner = try journal.partner() {
      console.sayWrapped(words.sameOccasion(partners, name: partner.name))
    }
    return .fine
  }

  /// Logs several goals at once.
  private func log(_ goals: [Goal], in journal: Journal) throws -> ExitCode {
    let forOne: [any CommandOption] = [
      Self.note, Self.amount, Self.withPartner, Self.keepsPrivate,
    ]
    if let option = forOne.first(where: { command.isGiven($0.specification.name) }) {
      throw ParseFailure(.optionForOne(option.specification.name), in: command.name)
    }
    let today = try journal.today()
    let day = try invocation.dayOfEntry(today)
    let checkIns = try journal.checkIn(goals, day: day, state: command[Self.state] ?? .done)
    let now = LocalTime(at: journal.replica.now(), in: journal.zone)
    for (checkIn, goal) in zip(checkIns, goals) {
      let words = CheckInMessages(checkIn, goal: goal, today: today)
      let sentences = [
        words.confirmation(now: now), words.progress(try journal.item(of: goal)),
      ]
      console.sayWrapped(sentences.compactMap(\.self).joined(separator: " "))
    }
    let words = CheckInMessages(checkIns[0], goal: goals[0], today: today)
    if day == nil, let doubt = words.doubt(now) { console.sayWrapped(doubt) }
    return .fine
  }

  /// Asks about what is due, if someone can be asked.
  private func ask() throws -> ExitCode {
    let goalOptions: [any CommandOption] = [
      Self.note, Self.amount, Options.day, Options.yesterday, Self.state,
      Self.keepsPrivate,
    ]
    if let option = goalOptions.first(where: { command.isGiven($0.specification.name) }) {
      throw ParseFailure(
        .optionNeedsArgument(
          option.specification.name, needed: Self.goal.specification),
        in: command.name)
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    guard console.canAsk else {
      let due = try journal.checkInAgenda().due.map { try journal.goal($0).title }
      throw ParseFailure(.nobodyToAsk(due: due), in: command.name)
    }
    try CheckInConversation(journal, on: console).run()
    return .fine
  }
}
