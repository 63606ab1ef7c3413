public import DuologMerge
import DuologSync

/// A break from one goal, or from several. Nothing is asked for during the break, but what is done
/// still counts.
///
/// The reason stays on the device of the person who takes the break until they choose to share it.
public struct Pause: Hashable, Sendable, Identifiable {
  /// What a break is from.
  @nonexhaustive
  public enum Scope: Hashable, Sendable {
    /// One goal.
    case goal(EntityID)
    /// All goals of a kind, including those made during it.
    case all(Extent)
  }

  /// Several goals at once. The raw values are written in events and never change.
  @nonexhaustive
  public enum Extent: String, Hashable, CaseIterable, Sendable {
    /// The own goals of the person who takes the break.
    case mine = "all-mine"
    /// The goals of both.
    case ours = "all-ours"
  }

  /// The identifier.
  public let id: EntityID
  /// What it is from.
  public let scope: Scope
  /// The first day.
  public let from: Day
  /// The planned last day, if there is one.
  public let to: Day?
  /// The day on which somebody ended the break, if anybody did.
  public let resumed: Day?
  /// The reason, if its author has chosen to share it.
  public internal(set) var reason: String?
  /// Who takes it, if the device's owner is known.
  public let author: EntityID?

  /// A row that names neither a goal nor a kind that this version knows is not a break.
  init?(_ row: EntityRow, author: EntityID?) {
    guard let from = row["from"]?.day, let scope = Scope(row.values) else { return nil }
    id = row.id
    self.scope = scope
    self.from = from
    to = row["to"]?.day
    resumed = row["resumed"]?.day
    reason = row["reason"]?.text
    self.author = author
  }

  /// The days of the break; `nil` if it was over before its first day had passed.
  public var days: Period? {
    let last = [to, resumed.map { $0.advanced(by: -1) }].compactMap { $0 }.min()
    if let last, last < from { return nil }
    return Period(from: from, through: last)
  }

  /// Whether it is a break from `goal`.
  public func covers(_ goal: Goal) -> Bool {
    switch scope {
    case .goal(let id): goal.identifiers.contains(id)
    case .all(.ours): goal.scope == .ours
    case .all(.mine): goal.scope == .mine && author != nil && goal.owner == author
    }
  }

  /// Whether its last day is before `today`.
  func isOver(on today: Day) -> Bool { days?.isOver(on: today) ?? true }
}

extension Pause.Scope {
  /// What the fields of a break say it is from.
  init?(_ fields: [String: Scalar]) {
    if let goal = fields["goal"]?.entity {
      self = .goal(goal)
    } else if let extent = fields["scope"]?.text.flatMap(Pause.Extent.init) {
      self = .all(extent)
    } else {
      return nil
    }
  }

  /// The fields that say so.
  var fields: [String: Scalar] {
    switch self {
    case .goal(let goal): ["goal": .entity(goal)]
    case .all(let extent): ["scope": .text(extent.rawValue)]
    }
  }
}
