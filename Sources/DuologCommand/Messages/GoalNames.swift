import DuologJournal
import DuologMerge

/// What to call goals in a list, so that each can be told from the others: the title, the target,
/// and the short identifier if two of them have titles that look the same where they are cut off.
struct GoalNames {
  /// The titles of the goals in lower case, in order: of all others, the neighbors of a title have
  /// the most in common with its beginning.
  private let titles: [String]
  /// Where each title is first among them.
  private let places: [String: Int]

  /// - Parameter goals: the goals in the list.
  init(_ goals: some Sequence<Goal>) {
    var seen: Set<EntityID> = []
    titles = goals.filter { seen.insert($0.id).inserted }.map { $0.title.lowercased() }.sorted()
    places = Dictionary(zip(titles, titles.indices)) { first, _ in first }
  }

  /// Whether the title of another goal looks the same in `width` columns.
  private func isShared(_ title: String, in width: Int) -> Bool {
    let title = title.lowercased()
    guard let place = places[title] else { return false }
    let excerpt = Excerpt.of(title, width: width)
    return [place - 1, place + 1].contains {
      titles.indices.contains($0) && Excerpt.of(titles[$0], width: width) == excerpt
    }
  }

  /// `Walk, 5 km (nqq4)`, in `width` columns: the title is cut off before what follows it.
  ///
  /// - Parameter isWithTarget: whether to name the target, which the rest of the line may do.
  func name(
    _ goal: Goal, isWithTarget: Bool = true, fitting width: Int = Excerpt.titleWidth
  ) -> String {
    let target = isWithTarget ? goal.target ?? "" : ""
    let isLike = isShared(goal.title, in: max(1, width - DisplayWidth.of(target)))
    let identifier = isLike ? " (\(goal.shortIdentifier))" : ""
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
  /// any room for the title gives way to a shorter one, which may leave it less, and that one to none.
  fileprivate func name(
    with suffix: String, fitting width: Int, orElse shorter: String = ""
  ) -> String {
    for (suffix, least) in [(suffix, 8), (shorter, 4)] {
      let room = width - DisplayWidth.of(suffix)
      guard room >= min(least, DisplayWidth.of(title)) else { continue }
      return Excerpt.of(title, width: room) + suffix
    }
    return Excerpt.of(title, width: width)
  }
}
