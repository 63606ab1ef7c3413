import DuologJournal
import DuologMerge

/// `duolog pause`.
struct PauseCommand: Command {
  static let goal = Argument(
    "GOAL", .text, help: "the goal: a part of its title, or its short identifier",
    question: "Which goal? A part of its title is enough, and '--all' means them all.",
    unless: "all")
  static let all = Flag("all", help: "your own goals and those of you both")
  static let mine = Flag(
    "mine", help: "with --all: only your own goals", needs: .option("all"))
  static let ours = Flag(
    "ours", help: "with --all: only the goals of you both", needs: .option("all"))
  static let until = ValueOption(
    "until", "DATE", .day, help: "the last day of the pause, as 2026-12-24")
  static let days = ValueOption(
    "days", "N", .number(in: 1...999), help: "for N days, today included")
  static let reason = ValueOption(
    "reason", "TEXT", .text, help: "why, for yourself: it stays on this device")

  static let specification = CommandSpecification(
    "pause", "Take a break from a goal, or from all of them",
    discussion: [
      """
      It begins today and lasts until the day you say, or until 'duolog resume'. Nothing is \
      asked for meanwhile and nothing is held against anyone; what you do all the same counts. \
      A goal of you both pauses for both.
      """,
      "A reason is for yourself: it stays on this device.",
    ],
    arguments: [goal],
    options: [
      all, mine, ours, until, days,
      reason,
    ],
    exclusive: [[mine, ours], [until, days]],
    examples: ["duolog pause walk --days 7", "duolog pause --all --until 2026-12-27"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let name = try command.goalUnlessAll()
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let today = try journal.today()
    let last = command[Self.until] ?? command[Self.days].map { today.advanced(by: $0 - 1) }
    let reason = command[Self.reason]
    let subject: String
    if let name {
      let goal = try journal.goalInUse(matching: name)
      try journal.pause(goal, through: last, reason: reason)
      subject = "'\(goal.title.printable)'"
    } else {
      try journal.pauseAll(extents, through: last, reason: reason)
      subject = words
    }
    console.sayWrapped(
      PauseMessages(today: today).confirmation(subject, Period(from: today, through: last))
        + (reason == nil ? "" : " Your reason stays on this device."))
    return .fine
  }

  /// Which goals, where it is not a single one.
  private var extents: [Pause.Extent] {
    if command.has(Self.mine) { return [.mine] }
    return command.has(Self.ours) ? [.ours] : [.mine, .ours]
  }

  private var words: String {
    switch extents {
    case [.mine]: "all your own goals"
    case [.ours]: "all goals of you both"
    default: "all goals, your own and those of you both,"
    }
  }
}

/// `duolog resume`.
struct ResumeCommand: Command {
  static let specification = CommandSpecification(
    "resume", "Go on with a goal after a break, or with all of them",
    discussion: [
      "Going on with all of them does not end a pause that a single goal has of its own."
    ],
    arguments: [PauseCommand.goal], options: [PauseCommand.all],
    examples: ["duolog resume walk", "duolog resume --all"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let name = try command.goalUnlessAll()
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = PauseMessages(today: try journal.today())
    if let name {
      let goal = try journal.goalInUse(matching: name)
      let wasPaused = try journal.resume(goal)
      let item = try journal.item(of: goal)
      console.sayWrapped(wasPaused ? words.goesOn(item) : words.hasNone(item))
    } else {
      let wasPaused = try journal.resumeAll()
      let opening = wasPaused ? "Your goals go on." : "Your goals are not paused all at once."
      let rest = words.remaining(try journal.todayView().items)
      console.sayWrapped([opening, rest].compactMap { $0 }.joined(separator: " "))
    }
    return .fine
  }
}

extension ParsedCommand {
  /// The goal that was named; `nil` where all are meant.
  ///
  /// Throws ``ParseError/conflictingArgument(_:_:)`` where both were given.
  fileprivate func goalUnlessAll() throws(ParseFailure) -> String? {
    guard has(PauseCommand.all) else { return try required(PauseCommand.goal) }
    if let word = self[PauseCommand.goal] {
      throw ParseFailure(
        .conflictingArgument(PauseCommand.all.specification.name, word), in: name)
    }
    return nil
  }
}
