import DuologJournal
import DuologMerge

/// `duolog goal move`.
struct GoalMoveCommand: Command {
  static let before = ValueOption(
    "before", "GOAL", .text(naming: .goals), help: "before another goal")
  static let after = ValueOption("after", "GOAL", .text(naming: .goals), help: "after another goal")
  static let top = Flag("top", help: "to the top")
  static let bottom = Flag("bottom", help: "to the end")

  static let name: CommandName = "goal move"
  static let aliases: [CommandName] = ["goal order"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "Choose where a goal stands among the others",
    discussion: [
      """
      Both of you see goals in this order, in 'duolog today', 'duolog week' and 'duolog goal \
      list'. Moving a goal next to one in another group puts it in that group. --top and --bottom \
      stay within its group.
      """
    ],
    arguments: [Arguments.goal], options: [before, after, top, bottom],
    exclusive: [[before, after, top, bottom]],
    examples: ["duolog goal move tea --before walk", "duolog goal move tea --top"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let ways = Self.specification.options
    guard ways.contains(where: { command.isGiven($0.name) }) else {
      throw ParseFailure(.missingChoice(ways), in: command.name)
    }
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let goal = try journal.goalInUse(matching: try command.required(Arguments.goal))
    let (destination, place) = try destination(journal)
    if case .before(let other) = destination, other.id == goal.id {
      throw JournalError.sameGoal(title: goal.title)
    }
    if case .after(let other) = destination, other.id == goal.id {
      throw JournalError.sameGoal(title: goal.title)
    }
    let moved = try journal.move(goal, to: destination)
    guard moved != goal else {
      console.sayWrapped("Nothing to change: it's already there.")
      return .fine
    }
    let group = moved.group != goal.group ? moved.group : nil
    let suffix = group.map { ", in the group '\($0.titleExcerpt)'" } ?? ""
    console.sayWrapped("'\(goal.title.titleExcerpt)' now stands \(place)\(suffix).")
    return .fine
  }

  private func destination(_ journal: Journal) throws -> (GoalDestination, String) {
    if let text = command[Self.before] {
      let other = try journal.goalInUse(matching: text)
      return (.before(other), "before '\(other.title.titleExcerpt)'")
    }
    if let text = command[Self.after] {
      let other = try journal.goalInUse(matching: text)
      return (.after(other), "after '\(other.title.titleExcerpt)'")
    }
    return command.has(Self.top) ? (.top, "at the top") : (.bottom, "at the end")
  }
}
