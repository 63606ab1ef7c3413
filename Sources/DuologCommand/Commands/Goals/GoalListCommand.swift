import DuologJournal
import DuologMerge

/// `duolog goal list`.
struct GoalListCommand: Command {
  static let all = Flag("all", help: "also show goals that are done, let go or archived")

  static let name: CommandName = "goal list"
  static let aliases: [CommandName] = ["goals", "goal ls"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "Your goals, and how they are going",
    options: [all, Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let all = try journal.goalItems()
    let week = try journal.thisWeek()
    let ended = all.filter { item in
      ![.active, .proposed].contains(item.goal.status)
        || item.finishedOn.map { $0 < week.first } ?? false
    }
    // The plan itself shows the goals of its later phases.
    let shown =
      command.has(Self.all)
      ? all
      : all.filter { item in
        !ended.contains(item) && (item.goal.status == .active || item.goal.plan == nil)
      }
    try invocation.print("goals", GoalsJSON(shown)) {
      GoalListText(
        items: shown, hidden: command.has(Self.all) ? 0 : ended.count,
        partner: try? journal.partner()?.name, words: try journal.wordsToAgree()
      ).print(on: console)
    }
    try journal.close()
    return .fine
  }
}

/// Goals and their progress.
private struct GoalListText {
  let items: [GoalItem]
  /// How many goals are done, let go or archived, and not shown.
  let hidden: Int
  let partner: String?
  let words: [EntityID: String]

  func print(on console: Console) {
    if items.isEmpty, hidden > 0 {
      console.print("No active goals.")
    } else if items.isEmpty {
      console.printWrapped(
        "No goals yet. Add one: 'duolog goal add \"Ten quiet minutes\" --weekly 2"
          + " --together'.")
    }
    var isFirst = true
    let names = GoalNames(items.map(\.goal))
    for (heading, members) in groups.flatMap(apart) where !members.isEmpty {
      if !isFirst { console.print() }
      isFirst = false
      console.printHeading(heading)
      console.printRows(
        members.map { item in
          (names.name(item.goal, isWithTarget: false), state(of: item))
        })
    }
    guard hidden > 0 else { return }
    let (verb, them) = hidden == 1 ? ("is", "it") : ("are", "them")
    console.sayWrapped(
      "\(Counted.of(hidden, "goal", "goals")) \(verb) done, let go or archived."
        + " 'duolog goal list --all' shows \(them) too.")
  }

  private var groups: [(String, [GoalItem])] {
    let active = items.filter { $0.goal.status == .active }
    let others = Dictionary(grouping: active.filter { !$0.isMine }) { $0.owner ?? "" }
    return [
      ("Shared", active.filter { $0.owner == nil }),
      ("Yours", active.filter { $0.owner != nil && $0.isMine }),
      ("Waiting for a yes", items.filter { $0.goal.status == .proposed }),
    ] + others.sorted { $0.key < $1.key }.map { ("\($0.key.printable)'s", $0.value) } + [
      ("Done", items.filter { $0.goal.status == .done }),
      ("Let go", items.filter { $0.goal.status == .letGo }),
      ("Archived", items.filter { $0.goal.status == .archived }),
    ]
  }

  /// The members of a section, those of each group that people have made under a heading of their
  /// own.
  private func apart(_ section: (String, [GoalItem])) -> [(String, [GoalItem])] {
    var sections: [(group: String?, heading: String, members: [GoalItem])] = []
    for item in section.1 {
      let group = item.goal.group
      if sections.last?.group == group, !sections.isEmpty {
        sections[sections.count - 1].members.append(item)
      } else {
        let heading = section.0 + (group.map { ": \($0.titleExcerpt)" } ?? "")
        sections.append((group, heading, [item]))
      }
    }
    return sections.map { ($0.heading, $0.members) }
  }

  private func state(of item: GoalItem) -> String {
    item.goal.status == .proposed && item.goal.plan == nil
      ? ProposalMessages(item, partner: partner, words: words).state
      : GoalMessages(item).descriptionAndState
  }

}
