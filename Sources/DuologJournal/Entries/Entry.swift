public import DuologMerge
import DuologSync

/// Something that was logged, as it is now: a check-in, something written down, a break, a goal.
///
/// A ``LogEntry`` tells what happened to it at one moment.
public struct Entry: Hashable, Sendable, Identifiable {
  /// What it is.
  @nonexhaustive
  public enum Content: Hashable, Sendable {
    /// What was done for the goal on a day.
    case checkIn(state: CheckInState, day: Day?, amount: Amount?, note: String?)
    /// Something written down.
    case record(AnyRecord)
    /// A break, with its reason if that is known here.
    case pause(reason: String?)
    /// A goal, or what it asks for.
    case goal
    /// Something else, for example a device.
    case other
  }

  /// The identifier.
  public let id: EntityID
  /// Its author, if known.
  public let author: EntityID?
  /// The author's name.
  public let authorName: String
  /// Whether the owner of this device is the author.
  public let isMine: Bool
  /// When it was logged, by the author's clock.
  public let at: Timestamp
  /// Whether all of it is on this device only.
  public let isPrivate: Bool
  /// The names of the fields that are on this device only.
  public let privateFields: Set<String>
  /// Whether it was removed, or taken back.
  public let isRemoved: Bool
  /// Its goal, if it is about one.
  public let goal: EntityID?
  /// That goal's title.
  public let goalTitle: String?
  /// What amounts of that goal are measured in.
  public let unit: String?
  /// What it says. Of something that was removed it tells only what kind of thing it was.
  public let content: Content

  /// The type, as events name it.
  let type: String
  /// The fields as they are shown, with those that are on this device only.
  let fields: [String: Scalar]
}

extension Entry {
  /// The end of the identifier, as lists show it.
  public var shortIdentifier: String { id.shortForm }

  /// What its author wrote, if that is one text; `nil` if there is none.
  public var text: String? {
    guard !isRemoved else { return nil }
    return EntryParts(self).text.flatMap { fields[$0]?.text }
  }

  /// Whether there can be a text in it.
  public var hasText: Bool { EntryParts(self).text != nil }

  /// Whether its text is on this device only.
  public var keepsTextHere: Bool {
    isPrivate || EntryParts(self).text.map(privateFields.contains) ?? false
  }

  /// The day that it is for, if it is for one.
  public var day: Day? { isRemoved || !EntryParts(self).hasDay ? nil : fields["day"]?.day }

  /// Whether its author can change and remove it as an entry.
  public var canBeMended: Bool {
    switch content {
    case .checkIn, .record, .pause: !isRemoved
    case .goal, .other: false
    }
  }
}

extension EntityID {
  /// The fewest characters of the end of an identifier that are accepted in its place.
  package static let shortestEnd = Goal.shortIdentifierLength

  /// Short identifiers for the rows of a list: the ends of `ids` in lower case, long enough to
  /// differ from each other.
  public static func shortIdentifiers(of ids: [EntityID]) -> [String] {
    let texts = ids.map { $0.description.lowercased() }
    let different = Set(texts)
    var length = shortestEnd
    while length < textLength, Set(different.map { $0.suffix(length) }).count < different.count {
      length += 1
    }
    return texts.map { String($0.suffix(length)) }
  }
}
