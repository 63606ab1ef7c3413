/// A journal together with all journals that have been joined to it.
///
/// Invariant: the set only grows, and ``union(_:)`` is commutative, associative and idempotent. So
/// replicas that learn of the same joins end with the same set, in whatever order they learn of
/// them.
public struct JournalSet: Hashable, Sendable {
  /// The most journals that can be joined. Two people start one each, and perhaps another on a lost
  /// device. Every file is checked against all of them.
  public static let limit = 17

  /// The identifiers: ascending, at least one and at most ``limit``.
  public let ids: [EntityID]

  /// The journal that gives the joined journal its name. Identifiers begin with the time, so this
  /// is the oldest.
  public var oldest: EntityID { ids[0] }

  /// The others.
  public var joined: ArraySlice<EntityID> { ids.dropFirst() }

  /// A journal that is not joined to any other.
  public init(_ journal: EntityID) {
    ids = [journal]
  }

  /// The journals in `ids`, in any order; `nil` if there are none or too many.
  package init?(_ ids: [EntityID]) {
    var distinct: [EntityID] = []
    for id in ids where !distinct.contains(id) {
      guard distinct.count < JournalSet.limit else { return nil }
      distinct.append(id)
    }
    guard !distinct.isEmpty else { return nil }
    self.ids = distinct.sorted()
  }

  /// Whether the sets have a journal in common.
  public func intersects(_ other: JournalSet) -> Bool {
    ids.contains { other.ids.contains($0) }
  }

  /// The journals of both sets; `nil` if there are too many.
  public func union(_ other: JournalSet) -> JournalSet? {
    JournalSet(ids + other.ids)
  }
}

extension JournalSet {
  /// The identifiers, separated by spaces, as stored in the database.
  package var text: String { ids.map(\.description).joined(separator: " ") }

  /// Reads ``text``; `nil` for anything else.
  package init?(text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let ids = words.compactMap { EntityID(utf8: $0.utf8) }
    guard ids.count == words.count else { return nil }
    self.init(ids)
  }
}
