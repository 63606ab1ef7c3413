import DuologMerge

/// Counts the lines of a file, so that each has an identifier that follows from the person, the line,
/// and its place among equal lines of the file.
struct InboxIdentifiers {
  /// The entities of the person, the oldest last.
  private let person: [EntityID]
  private var places: [String: Int] = [:]

  init(of person: [EntityID]) { self.person = person }

  /// The identifiers of the next line: the first is the one to write to. If journals were joined, the
  /// person may have had another identifier when the line was taken.
  ///
  /// - Parameter line: The line, as it is compared: see ``InboxWords/normalized``.
  mutating func next(_ line: String) -> [EntityID] {
    let place = places[line, default: 0] + 1
    places[line] = place
    return person.reversed().map { person in
      EntityID(
        derivedFrom: SHA256.hash(
          ["duolog inbox 1", person.description, line, "\(place)"].joined(separator: "\n").utf8))
    }
  }
}
