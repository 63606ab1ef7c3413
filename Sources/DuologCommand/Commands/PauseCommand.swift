import DuologJournal
import DuologMerge

/// `duolog pause`.
struct PauseCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let command = invocation.command
    let name = try command.goalUnlessAll()
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let today = try journal.today()
    let last = command[Options.until] ?? command[Options.days].map { today.advanced(by: $0 - 1) }
    let reason = command[Options.privateReason]
    let subject: String
    if let name {
      let goal = try journal.goalInUse(matching: name)
      try journal.pause(goal, through: last, reason: reason)
      subject = "'\(goal.title.printable)'"
    } else {
      try journal.pauseAll(extents, through: last, reason: reason)
      subject = words
    }
    invocation.console.sayWrapped(
      PauseMessages(today: today).confirmation(subject, Period(from: today, through: last))
        + (reason == nil ? "" : " Your reason stays on this device."))
    return .fine
  }

  /// Which goals, where it is not a single one.
  private var extents: [Pause.Extent] {
    if invocation.command.has(Options.allMine) { return [.mine] }
    return invocation.command.has(Options.allOurs) ? [.ours] : [.mine, .ours]
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
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let name = try invocation.command.goalUnlessAll()
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let words = PauseMessages(today: try journal.today())
    if let name {
      let goal = try journal.goalInUse(matching: name)
      let wasPaused = try journal.resume(goal)
      let item = try journal.item(of: goal)
      invocation.console.sayWrapped(wasPaused ? words.goesOn(item) : words.hasNone(item))
    } else {
      let wasPaused = try journal.resumeAll()
      let opening = wasPaused ? "Your goals go on." : "Your goals are not paused all at once."
      let rest = words.remaining(try journal.todayView().items)
      invocation.console.sayWrapped([opening, rest].compactMap { $0 }.joined(separator: " "))
    }
    return .fine
  }
}

extension ParsedCommand {
  /// The goal that was named; `nil` where all are meant.
  ///
  /// Throws ``ParseError/conflictingArgument(_:_:)`` where both were given.
  fileprivate func goalUnlessAll() throws(ParseFailure) -> String? {
    guard has(Options.pauseAll) else { return try required(Arguments.goalUnlessAll) }
    if let word = self[Arguments.goalUnlessAll] {
      throw ParseFailure(
        .conflictingArgument(Options.pauseAll.specification.name, word), in: name)
    }
    return nil
  }
}
