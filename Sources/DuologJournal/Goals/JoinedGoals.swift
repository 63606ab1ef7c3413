import DuologMerge
import DuologSync

/// Which goals have been joined, so that what is logged for either counts for one.
///
/// Of two goals the older one stays, and the younger one names it in its field `joined`. So two
/// people who join the same goals at once, in either direction, write the same.
///
/// Invariant: a pure function of the set of events. All that are joined, directly or by others,
/// count for the oldest of them. A goal stands for itself while the one it names is removed, has
/// not arrived, or is no older one.
struct JoinedGoals {
  /// For a goal that was joined, the one that it counts for.
  private var staying: [EntityID: EntityID] = [:]
  private var parts: [EntityID: [EntityRow]] = [:]

  /// The joined goals of `replica`.
  ///
  /// - Complexity: O(log n + k log n) for k that were joined among n goals.
  init(of replica: Replica) throws {
    // In the order of their identifiers: what a goal names comes before it.
    for row in try replica.rows(of: JournalSchema.TypeName.goal, having: JoinedGoals.field) {
      guard let older = row[JoinedGoals.field]?.entity, older < row.id,
        let other = try replica.row(older, of: JournalSchema.TypeName.goal),
        other[EntityType.removedField] != .boolean(true), other["title"] != nil
      else { continue }
      let stays = identity(older)
      staying[row.id] = stays
      parts[stays, default: []].append(row)
    }
  }

  /// The field by which a goal names the one that it was joined with.
  static let field = "joined"

  /// The goal that `goal` counts for: itself, unless it was joined with an older one.
  func identity(_ goal: EntityID) -> EntityID { staying[goal] ?? goal }

  /// Whether `goal` counts for another one.
  func isJoined(_ goal: EntityID) -> Bool { staying[goal] != nil }

  /// The goals that count for another one, in the order of their identifiers.
  var all: [EntityRow] { parts.values.joined().sorted { $0.id < $1.id } }

  /// The goals that count for `goal`, besides itself, in the order of their identifiers.
  func parts(of goal: EntityID) -> [EntityRow] { parts[goal] ?? [] }
}
