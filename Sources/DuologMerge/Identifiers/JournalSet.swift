/// The journals that are one: a journal, and those that began apart from it and have been joined
/// to it.
///
/// Invariant: it only grows, and ``union(_:)`` is commutative, associative and idempotent; so all
/// who learn of the same joins end with the same set, in whatever order they learn of them.
public struct JournalSet: Hashable, Sendable {
  /// Journals that may be one: two people begin one each, and perhaps another on a device that they
  /// had lost sight of. All are looked through for each file.
  public static let limit = 17

  /// The identifiers: ascending, at least one, and at most ``limit``.
  public let ids: [EntityID]

  /// The one whose name the joined journal has: identifiers begin with the time, so it is the
  /// oldest.
  public var oldest: EntityID { ids[0] }

  /// The others.
  public var joined: ArraySlice<EntityID> { ids.dropFirst() }

  /// A journal that is joined to no other.
  public init(_ journal: EntityID) {
    ids = [journal]
  }

  /// The journals in `ids`, in any order; `nil` where there are none or too many.
  package init?(_ ids: some Sequence<EntityID>) {
    let ids = Set(ids).sorted()
    guard 1...JournalSet.limit ~= ids.count else { return nil }
    self.ids = ids
  }

  /// Whether a journal is in both.
  public func intersects(_ other: JournalSet) -> Bool {
    ids.contains { other.ids.contains($0) }
  }

  /// The journals of both; `nil` where they are too many.
  public func union(_ other: JournalSet) -> JournalSet? {
    JournalSet(ids + other.ids)
  }
}

extension JournalSet {
  /// The identifiers with a space between each two, as the database has them.
  package var text: String { ids.map(\.description).joined(separator: " ") }

  /// Reads what ``text`` has written; `nil` for anything else.
  package init?(text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let ids = words.compactMap { EntityID(utf8: $0.utf8) }
    guard ids.count == words.count else { return nil }
    self.init(ids)
  }
}
