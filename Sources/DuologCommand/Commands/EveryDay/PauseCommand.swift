import DuologJournal
import DuologMerge

/// `duolog pause`.
struct PauseCommand: Command {
  static let goal = Argument(
    "GOAL", .text(naming: .goals), help: "the goal: part of its title, or its short identifier",
    question: "Which goal? Part of its title is enough, and '--all' means all of them.",
    unless: "all")
  static let all = Flag("all", help: "all goals, your own and shared")
  static let mine = Flag(
    "mine", help: "with --all: only your own goals", needs: .option("all"))
  static let ours = Flag(
    "ours", help: "with --all: only the shared goals", needs: .option("all"))
  static let from = ValueOption(
    "from", "DATE", .day(.either), help: "the first day, which may be over; today if left out")
  static let until = ValueOption(
    "until", "DATE", .day(.future),
    help: "the last day of the pause, for example sunday, 24 Dec or 2026-12-24")
  static let days = ValueOption(
    "days", "N", .number(in: 1...999), help: "for N days, including the first")
  static let reason = ValueOption(
    "reason", "TEXT", .text, help: "why, just for you; it stays on this device")

  static let name: CommandName = "pause"
  static let specification = CommandSpecification(
    name, "Take a break from a goal, or from all of them",
    discussion: [
      """
      The break begins today, or on the day you give, and lasts until the day you give, or until \
      'duolog resume'. Nothing is asked for in the meantime, and anything you do anyway still \
      counts. A shared goal pauses for both of you.
      """,
      """
      Were you ill last week? A break can be dated back with --from. What those days asked for is \
      no longer counted.
      """,
      "A reason is just for you: it stays on this device.",
    ],
    arguments: [goal],
    options: [
      all, mine, ours, from, until, days,
      reason,
    ],
    exclusive: [[mine, ours], [until, days]],
    examples: [
      "duolog pause walk --days 7", "duolog pause --all --until 2026-12-27",
      "duolog pause walk --from 2026-11-08 --until 2026-11-13",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let name = try command.goalUnlessAll()
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let today = try journal.today()
    let first = try invocation.day(Self.from, from: today)
    let begin = first ?? today
    let last =
      command[Self.until]?.day(from: today, onOrAfter: first)
      ?? command[Self.days].map { begin.advanced(by: $0 - 1) }
    let reason = command[Self.reason]
    let subject: String
    if let name {
      let goal = try journal.goalInUse(matching: name)
      try journal.pause(goal, from: first, through: last, reason: reason)
      subject = "'\(goal.title.titleExcerpt)'"
    } else {
      try journal.pauseAll(extents, from: first, through: last, reason: reason)
      subject = words
    }
    console.sayWrapped(
      PauseMessages(today: today).confirmation(subject, Period(from: begin, through: last))
        + (reason == nil ? "" : " Your reason stays on this device."))
    return .fine
  }

  /// Which goals, when no single goal was named.
  private var extents: [Pause.Extent] {
    if command.has(Self.mine) { return [.mine] }
    return command.has(Self.ours) ? [.ours] : [.mine, .ours]
  }

  private var words: String {
    switch extents {
    case [.mine]: "all your own goals"
    case [.ours]: "all shared goals"
    default: "all your own and shared goals"
    }
  }
}

/// `duolog resume`.
struct ResumeCommand: Command {
  static let name: CommandName = "resume"
  static let specification = CommandSpecification(
    name, "End the break from a goal, or from all of them",
    discussion: [
      "Ending the break from all goals leaves a single goal's own pause in place."
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
      let opening =
        wasPaused ? "Your goals are no longer paused." : "There was no break from all goals."
      let rest = words.remaining(try journal.todayView().items)
      console.sayWrapped([opening, rest].compactMap { $0 }.joined(separator: " "))
    }
    return .fine
  }
}

extension ParsedCommand {
  /// The goal that was named; `nil` for all goals.
  ///
  /// Throws ``ParseError/conflictingArgument(_:_:)`` if both were given.
  fileprivate func goalUnlessAll() throws(ParseFailure) -> String? {
    guard has(PauseCommand.all) else { return try required(PauseCommand.goal) }
    if let word = self[PauseCommand.goal] {
      throw ParseFailure(
        .conflictingArgument(PauseCommand.all.specification.name, word), in: name)
    }
    return nil
  }
}
