import DuologMerge
import DuologSync

/// The order in which people see goals.
///
/// Each goal has a place, a whole number. It is the time at which the goal was made, in
/// milliseconds, until somebody moves the goal: then the field `position` says it. So a new goal
/// comes last, and moving a goal usually writes to that goal only. Two people who move different
/// goals at once do not disagree; if they move the same one, the later move counts, and is easily
/// made again.
///
/// Goals without a group come first. Groups follow in the order of their first goals. Two groups
/// whose names differ only in case, accents and punctuation are one.
///
/// Invariant: a pure function of the set of events, so both people see the same order.
enum GoalOrder {
  static let field = "position"
  /// How far apart goals are put if nothing else says where.
  private static let step: Int64 = 60_000

  /// The place of the goal in `row`.
  static func place(of row: EntityRow) -> Int64 {
    guard case .integer(let position)? = row[field] else { return row.at.milliseconds }
    // Far beyond any time, and small enough to add to.
    return min(max(position, -(1 << 52)), 1 << 52)
  }

  /// Rows in the order of their places, and of their making where these are equal.
  static func sorted(_ rows: [EntityRow]) -> [EntityRow] {
    rows.map { (place: place(of: $0), row: $0) }
      .sorted { ($0.place, $0.row.at, $0.row.origin) < ($1.place, $1.row.at, $1.row.origin) }
      .map(\.row)
  }

  /// Goals that are in the order of their places, with those of a group together.
  static func grouped(_ goals: [Goal]) -> [Goal] {
    guard goals.contains(where: { $0.group != nil }) else { return goals }
    var groups: [TitleKey?: [Goal]] = [:]
    var order: [TitleKey?] = [nil]
    for goal in goals {
      let key = key(of: goal)
      if !order.contains(key) { order.append(key) }
      groups[key, default: []].append(goal)
    }
    return order.flatMap { groups[$0] ?? [] }
  }

  /// What tells the group of a goal from others; `nil` for a goal without a group.
  static func key(of goal: Goal) -> TitleKey? { goal.group.flatMap(TitleKey.init) }

  /// New places for goals, so that they are in the order of `wanted`, in which only `moved` is not
  /// where its place is. Usually only `moved` gets one. At the end, that is `now`, so that goals
  /// made later still come after it.
  static func places(
    _ wanted: [Goal], moving moved: Goal, now: Timestamp
  ) -> [EntityID: Int64] {
    guard let index = wanted.firstIndex(where: { $0.id == moved.id }) else { return [:] }
    let before = index > 0 ? wanted[index - 1].place : nil
    let after = index + 1 < wanted.count ? wanted[index + 1].place : nil
    switch (before, after) {
    case (nil, nil): return [:]
    case (nil, let after?): return [moved.id: after - step]
    case (let before?, nil): return [moved.id: max(before + 1, now.milliseconds)]
    case (let before?, let after?):
      let middle = before + (after - before) / 2
      if before < middle, middle < after { return [moved.id: middle] }
    }
    // There is no room between the two: make some.
    var places: [EntityID: Int64] = [:]
    var last = wanted[0].place
    for goal in wanted.dropFirst() {
      last = goal.id == moved.id ? last + step : max(goal.place, last + step)
      if goal.id == moved.id || last != goal.place { places[goal.id] = last }
    }
    return places
  }
}
