import DuologJournal
import DuologMerge

/// The names of the two people.
struct PersonNames {
  private let names: [EntityID: String]

  init(_ journal: Journal) throws {
    names = Dictionary(
      try journal.people().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The person's name.
  subscript(person: EntityID?) -> String { person.flatMap { names[$0] } ?? "someone" }
}
