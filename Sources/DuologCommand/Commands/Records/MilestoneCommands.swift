import DuologJournal
import DuologMerge

/// `duolog milestone add`.
struct MilestoneAddCommand: Command {
  static let title = Argument(
    "TITLE", .text, help: "what you will have reached, in quotes",
    question: "What will you have reached? Put it in quotes: \"500 saved\".")
  static let amount = ValueOption(
    "amount", "N", .amount,
    help: "how much is done by then, for example 500 or \"500 euros\"; reached by itself")
  static let day = ValueOption(
    "by", "DATE", .day(.future),
    help: "the day it is planned for, for example 24 Dec or 2026-12-24")

  static let name: CommandName = "milestone add"
  static let specification = CommandSpecification(
    name, "Add a milestone to a goal",
    discussion: [
      """
      A milestone with an amount is reached as soon as what you both log for the goal adds up to \
      it. Any other is reached when you say so.
      """
    ],
    arguments: [Arguments.goal, title],
    options: [amount, day],
    examples: ["duolog milestone add savings \"500 saved\" --amount 500"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goalInUse(matching: try command.required(Arguments.goal))
    let title = try command.required(Self.title)
    let amount = try command[Self.amount]?.amount(for: goal)
    let made = try journal.keep(
      Milestone(
        title, of: goal.id, amount: amount,
        day: invocation.day(Self.day, from: journal.today())))
    let words = MilestoneMessages(title)
    let unit = goal.term?.unit
    let day = try journal.milestones(of: goal.id).first { $0.id == made.id }?.content.reached
    let next =
      if let day {
        words.isReached(DayMessages(today: try journal.today()).name(day))
      } else if let amount { "You get there with \(amount.phrase(in: unit)) in total." } else {
        "When you get there: 'duolog milestone reached \(ShellWord.doubleQuoted(title))'."
      }
    console.sayWrapped("Milestone for '\(goal.title.printable)': '\(title.printable)'. \(next)")
    return .fine
  }
}

/// `duolog milestone list`.
struct MilestoneListCommand: Command {
  static let name: CommandName = "milestone list"
  static let aliases: [CommandName] = ["milestones"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "The milestones of your goals",
    options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let milestones = try journal.milestones()
    let goals = try journal.goals()
    try invocation.print("milestones", RecordsJSON(milestones, PersonNames(journal))) {
      MilestonesText(
        milestones: milestones, goals: goals, days: DayMessages(today: try journal.today())
      ).print(on: console)
    }
    return .fine
  }
}

/// `duolog milestone reached`.
struct MilestoneReachedCommand: Command {
  static let milestone = Argument(
    "MILESTONE", .text(naming: .milestones), help: "part of its title",
    question: "Which milestone? Part of its title is enough.")

  static let name: CommandName = "milestone reached"
  static let specification = CommandSpecification(
    name, "Mark a milestone as reached",
    discussion: ["If you both do, the earlier day counts."],
    arguments: [milestone], options: [Options.day, Options.yesterday],
    exclusive: [[Options.day, Options.yesterday]],
    examples: ["duolog milestone reached 500 --yesterday"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let milestone = try journal.milestone(named: command)
    var content = milestone.content
    content.reached = try invocation.pastDay(today: journal.today())
    try journal.change(milestone, to: content)
    console.sayWrapped("Reached: \(MilestoneMessages(content.title).celebration)")
    return .fine
  }
}

/// `duolog celebrate`.
struct CelebrateCommand: Command {
  static let how = ValueOption("how", "TEXT", .text, help: "how you celebrate")

  static let name: CommandName = "celebrate"
  static let specification = CommandSpecification(
    name, "Celebrate a milestone you reached",
    arguments: [MilestoneReachedCommand.milestone], options: [how, Options.day, Options.yesterday],
    exclusive: [[Options.day, Options.yesterday]],
    examples: ["duolog celebrate 500 --how \"pancakes\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let milestone = try journal.milestone(named: command)
    var content = milestone.content
    let day = try invocation.pastDay(today: journal.today())
    content.reached = content.reached ?? day
    content.celebrated = day
    content.how = command[Self.how] ?? content.how
    try journal.change(milestone, to: content)
    console.sayWrapped("Here's to '\(content.title.printable)', and to the two of you.")
    return .fine
  }
}

extension Journal {
  /// The milestone that `command` names.
  fileprivate func milestone(named command: ParsedCommand) throws -> Record<Milestone> {
    try record(
      matching: try command.required(MilestoneReachedCommand.milestone), among: milestones(),
      by: \.title)
  }
}

extension Invocation {
  /// The day something happened; today if not given.
  ///
  /// - Throws: `JournalError.dayInFuture`.
  fileprivate func pastDay(today: Day) throws -> Day {
    let day = try dayOfEntry(today) ?? today
    guard day <= today else { throw JournalError.dayInFuture(day) }
    return day
  }
}

/// Milestones under the titles of their goals.
private struct MilestonesText {
  let milestones: [Record<Milestone>]
  let goals: [Goal]
  let days: DayMessages

  func print(on console: Console) {
    guard !milestones.isEmpty else {
      return console.printWrapped(
        "No milestones yet. 'duolog milestone add GOAL TITLE' adds one.")
    }
    let groups = Dictionary(grouping: milestones, by: \.content.goal)
    var isFirst = true
    for goal in goals {
      // Those of goals that were joined with it are steps on the same way.
      let members = ([goal.id] + goal.parts.map(\.id)).flatMap { groups[$0] ?? [] }
      guard !members.isEmpty else { continue }
      if !isFirst { console.print() }
      isFirst = false
      console.printHeading(goal.title.printable)
      console.printRows(
        members.map { ($0.content.title.printable, state($0.content, goal.term?.unit)) })
    }
  }

  private func state(_ milestone: Milestone, _ unit: String?) -> String {
    if let day = milestone.celebrated {
      return "celebrated \(days.date(day))"
        + (milestone.how.map { ": \"\($0.printable)\"" } ?? "")
    }
    if let day = milestone.reached { return "reached \(days.date(day))" }
    let amount = milestone.amount.map { ", at \($0.phrase(in: unit))" } ?? ""
    return (milestone.day.map { "planned for \(days.date($0))" } ?? "still ahead") + amount
  }
}

/// What a person sees when a milestone is reached.
struct MilestoneMessages {
  private let title: String

  init(_ title: String) {
    self.title = title
  }

  /// The milestone that a check-in has reached.
  var reached: String { "You reached \(celebration)" }

  /// A milestone that was reached on `day`, before it was written down.
  func isReached(_ day: String) -> String {
    "You reached it \(day): 'duolog celebrate \(ShellWord.doubleQuoted(title)) --how TEXT'."
  }

  /// The title, and how to celebrate.
  var celebration: String {
    "'\(title.printable)'. Worth a celebration: 'duolog celebrate \(ShellWord.doubleQuoted(title)) --how"
      + " TEXT'."
  }
}

extension Milestone: ReadableRecord {
  static let noun = "milestone"
  static let plural = "Milestones"

  func phrase(_ days: DayMessages, title: String?) -> String {
    let day = day.map { " by \(days.date($0))" } ?? ""
    return "set a milestone for \(title ?? "a goal"): '\(self.title.printable)'\(day)"
  }

  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    let name = "'\(self.title.printable)'"
    if fields.contains("celebrated") || fields.contains("how"), celebrated != nil {
      return "celebrated \(name)" + (how.map { ": \($0.inQuotes)" } ?? "")
    }
    if fields.contains("reached"), let day = reached {
      return "reached \(name) on \(days.date(day))"
    }
    return "changed the milestone \(name)"
  }

  func deed(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    let phrase = phrase(changing: fields, days, title: title)
    return phrase.hasPrefix("changed") ? phrase : "noted that you \(phrase)"
  }
}
