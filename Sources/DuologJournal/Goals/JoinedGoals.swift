import DuologMerge
import DuologSync

/// Which goals have been joined, so that what is logged for either counts for one.
///
/// Of two goals the older one stays, and the younger one names it in its field `joined`. So if two
/// people join the same goals at once, in either direction, both write the same.
///
/// Invariant: a pure function of the set of events. Goals that are joined, directly or through
/// others, all count for the oldest of them. A goal counts for itself as long as the one it names
/// is removed, has not arrived, or is not older.
struct JoinedGoals {
  /// Maps a goal that was joined to the one that it counts for.
  private var staying: [EntityID: EntityID] = [:]
  private var parts: [EntityID: [EntityRow]] = [:]

  /// The joined goals of `replica`.
  ///
  /// - Complexity: O(log n + k log n) for k joined goals among n.
  init(of replica: Replica) throws {
    // In the order of their identifiers, so that the goal that another one names comes first.
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

  /// The field in which a goal names the one that it was joined with.
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
