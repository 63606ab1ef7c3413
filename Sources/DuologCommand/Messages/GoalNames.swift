import DuologJournal
import DuologMerge

/// What to call goals in a list, so that each can be told from the others: the title, the target,
/// and the short identifier if two of them have the same title.
struct GoalNames {
  private let shared: Set<String>

  /// - Parameter goals: the goals in the list.
  init(_ goals: some Sequence<Goal>) {
    var seen: Set<EntityID> = []
    let titles = goals.filter { seen.insert($0.id).inserted }.map { $0.title.lowercased() }
    shared = Set(
      Dictionary(grouping: titles) { $0 }.filter { $0.value.count > 1 }.keys)
  }

  /// `Walk, 5 km (nqq4)`, in `width` columns: the title is cut off before what follows it.
  ///
  /// - Parameter isWithTarget: whether to name the target, which the rest of the line may do.
  func name(
    _ goal: Goal, isWithTarget: Bool = true, fitting width: Int = Excerpt.titleWidth
  ) -> String {
    let identifier = shared.contains(goal.title.lowercased()) ? " (\(goal.shortIdentifier))" : ""
    let target = isWithTarget ? goal.target ?? "" : ""
    // Being told apart comes first.
    return goal.name(with: target + identifier, fitting: width, orElse: identifier)
  }
}

extension Goal {
  /// `Walk, 5 km`; the title alone if there is no target, or if the title names it.
  var titleAndTarget: String { name(with: target ?? "", fitting: Excerpt.titleWidth) }

  /// `, 5 km`; `nil` if a target says no more than that the goal was done, or if the title names it.
  fileprivate var target: String? {
    guard let target = term?.target, target != Amount("1") else { return nil }
    let amount = target.phrase(in: term?.unit)
    return title.contains(amount) ? nil : ", \(amount)"
  }

  /// The title, cut off so that it fits in `width` columns with `suffix`. A suffix that leaves hardly
  /// any room for the title gives way to a shorter one, and that one to none.
  fileprivate func name(
    with suffix: String, fitting width: Int, orElse shorter: String = ""
  ) -> String {
    for suffix in [suffix, shorter] {
      let room = width - DisplayWidth.of(suffix)
      guard room >= min(8, DisplayWidth.of(title)) else { continue }
      return Excerpt.of(title, width: room) + suffix
    }
    return Excerpt.of(title, width: width)
  }
}
