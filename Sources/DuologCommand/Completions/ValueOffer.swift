/// What a shell can offer where a value is typed.
package enum ValueOffer: Sendable {
  /// Nothing: people write it themselves.
  case nothing
  /// One of a few words, which are computed only when a script is written.
  case words(@Sendable () -> [String])
  /// Files and folders.
  case files
  /// Folders.
  case folders
  /// What Duolog knows when it is asked.
  case listed(ListedValues)
}

/// Values that a shell asks Duolog for: most of them depend on the journal. The raw values are in
/// scripts and never change.
package enum ListedValues: String, CaseIterable, Sendable {
  /// Active goals.
  case goals
  /// All goals, the active ones first.
  case allGoals = "all-goals"
  /// What waits for this person's yes.
  case waiting
  case agreements
  case milestones
  /// The latest entries.
  case entries
  /// The groups that goals are in.
  case groups
  case people
  case templates
  case zones
}

/// Something that a shell can offer.
struct OfferedValue: Hashable {
  /// What is typed.
  let value: String
  /// What it is, in a few words; it may be empty.
  let meaning: String
}

extension OfferedValue {
  /// Something with a title. Where the title cannot be typed, or not without doubt, its identifier is
  /// offered.
  ///
  /// - Parameter isUnique: whether nothing else has that title.
  init(title: String, identifier: String, isUnique: Bool, meaning: String = "") {
    let isTypeable =
      isUnique && title == title.trimmed && !title.hasPrefix("-") && title.printable == title
      && !title.isEmpty
    value = isTypeable ? title : identifier
    self.meaning =
      isTypeable
      ? meaning
      : [title.titleExcerpt, meaning].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
