import DuologJournal
import DuologMerge

/// Goals and how they stand.
struct GoalListText {
  private let items: [GoalItem]
  /// How many are done, let go or put away, and not shown.
  private let hidden: Int
  private let partner: String?

  init(_ items: [GoalItem], hidden: Int, partner: String?) {
    self.items = items
    self.hidden = hidden
    self.partner = partner
  }

  func print(on console: Console) {
    if items.isEmpty, hidden > 0 {
      console.print("No goals in use.")
    } else if items.isEmpty {
      console.printWrapped(
        "No goals yet. Begin with one: 'duolog goal add \"Ten quiet minutes\" --weekly 2"
          + " --together'.")
    }
    var isFirst = true
    for (heading, members) in groups where !members.isEmpty {
      if !isFirst { console.print() }
      isFirst = false
      console.printHeading(heading)
      console.printRows(
        members.map { item in
          (title(of: item), standing(of: item))
        })
    }
    guard hidden > 0 else { return }
    console.say(
      "\(Counted.of(hidden, "goal", "goals")) done, let go or put away: --all shows them too.")
  }

  private var groups: [(String, [GoalItem])] {
    let active = items.filter { $0.goal.status == .active }
    let others = Dictionary(grouping: active.filter { !$0.isMine }) { $0.owner ?? "" }
    return [
      ("Of you both", active.filter { $0.owner == nil }),
      ("Yours", active.filter { $0.owner != nil && $0.isMine }),
      ("Waiting for a yes", items.filter { $0.goal.status == .proposed }),
    ] + others.sorted { $0.key < $1.key }.map { ("\($0.key.printable)'s", $0.value) } + [
      ("Done", items.filter { $0.goal.status == .done }),
      ("Let go", items.filter { $0.goal.status == .letGo }),
      ("Put away", items.filter { $0.goal.status == .archived }),
    ]
  }

  private func standing(of item: GoalItem) -> String {
    item.goal.status == .proposed && item.goal.plan == nil
      ? ProposalMessages(item, partner: partner).standing
      : GoalMessages(item).descriptionAndStanding
  }

  /// The title, with the short identifier where another goal has the same.
  private func title(of item: GoalItem) -> String {
    let title = item.goal.title.printable
    let isShared = items.contains {
      $0.goal.id != item.goal.id && $0.goal.title == item.goal.title
    }
    return isShared ? "\(title) (\(item.goal.shortIdentifier))" : title
  }
}
