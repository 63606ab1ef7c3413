public import DuologMerge
import DuologSync

/// One of the two people whose journal it is. If separate journals have been joined, each had a
/// name for the person; the one from the older journal is shown.
public struct Person: Hashable, Sendable, Identifiable {
  /// The identifier.
  public let id: EntityID
  /// The name, as they gave it. If ``record`` says that it cannot be read any more, this is the
  /// last readable name.
  public let name: String
  /// Whether the journal's record of this person can be read.
  public let record: Record

  /// The condition of the journal's record of a person. Whatever has happened to it, the person is
  /// still part of the journal, and everything works.
  @nonexhaustive
  public enum Record: Hashable, Sendable {
    /// It is intact.
    case sound
    /// It was removed.
    case removed
    /// The name is missing, or was overwritten with something that is not text.
    case unreadable
  }

  /// The time zone they gave, by its IANA name.
  public let zone: String?
  /// When this person's day begins; `nil` if they have not said, which is midnight.
  public let dayStart: DayStart?
  /// The weekday on which this person wants weeks to begin.
  public let weekStart: Weekday?

  /// Whether there has never been a readable name here.
  public var isNameless: Bool { record == .unreadable && name == Person.nameless }

  /// The name of somebody whose name has never been readable here.
  static let nameless = "someone"

  /// The person that `rows` describe; for each field, the first row that has it counts. `lastName`
  /// is the last readable name, if there was one. `nil` if there never was a name: the person's
  /// record has not arrived.
  init?(_ id: EntityID, _ rows: [EntityRow], lastName: () throws -> String?) rethrows {
    func first(_ field: String) -> String? { rows.lazy.compactMap { $0[field]?.text }.first }
    let shown = rows.lazy.compactMap(\.readableName).first
    guard let name = try shown ?? lastName() else { return nil }
    self.id = id
    self.name = name
    let isRemoved = rows.contains { $0[EntityType.removedField] == .boolean(true) }
    record = isRemoved ? .removed : shown == nil ? .unreadable : .sound
    zone = first("zone")
    dayStart = first("dayStart").flatMap(DayStart.init(text:))
    weekStart = first("weekStart").flatMap(Weekday.init(text:))
  }
}

extension Person {
  /// A person about whom nothing is known, except perhaps a name.
  init(unknown id: EntityID, lastName: String?) {
    self.id = id
    name = lastName ?? Person.nameless
    record = .unreadable
    (zone, dayStart, weekStart) = (nil, nil, nil)
  }
}

extension EntityRow {
  /// The name of a person, unless it has no readable text.
  var readableName: String? {
    self["name"]?.text.flatMap { $0.trimmed.isEmpty ? nil : $0 }
  }
}

extension Weekday {
  /// The day on which a couple's weeks begin: Monday, unless both have chosen the same other day.
  ///
  /// Invariant: a pure function of what each has chosen, so that two devices always agree.
  static func beginningWeeks(chosenBy people: [Person]) -> Weekday {
    let choices = Set(people.map { $0.weekStart ?? .monday })
    return choices.count == 1 ? choices.first ?? .monday : .monday
  }

  private static let names = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// The weekday that `text` names in English, in lower case.
  public init?(text: String) {
    guard let index = Weekday.names.firstIndex(of: text) else { return nil }
    self.init(rawValue: index)
  }

  /// The English name, in lower case, as written in fields.
  public var text: String { Weekday.names[rawValue] }

  /// The first three letters of ``text``, which are enough to tell weekdays apart.
  public var shortText: String { String(text.prefix(3)) }
}

extension Scalar {
  /// The text, if it is one.
  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }
}
