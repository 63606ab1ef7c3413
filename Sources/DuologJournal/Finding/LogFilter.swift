public import DuologMerge
import DuologSync

/// Which entries to look for. What is `nil` does not matter.
public struct LogFilter: Hashable, Sendable {
  /// A kind of entry, as people know it.
  public struct Kind: Hashable, Sendable {
    /// The types whose events are of the kind.
    let types: Set<String>

    /// Goals, and what they ask for.
    public static let goals = Kind(
      types: [JournalSchema.TypeName.goal, JournalSchema.TypeName.term])
    /// Check-ins, and the changes to them.
    public static let checkIns = Kind(types: [JournalSchema.TypeName.checkIn])
    /// Breaks, begun, changed and ended.
    public static let breaks = Kind(types: [JournalSchema.TypeName.pause])

    /// The records of one kind.
    public static func records(_ type: RecordType) -> Kind { Kind(types: [type.rawValue]) }
  }

  /// The goal that they are about.
  public var goal: Goal?
  /// Who made them.
  public var author: EntityID?
  /// The first of their days: of the day that an entry is for, or else on which it was made.
  public var from: Day?
  /// The last of their days.
  public var through: Day?
  /// What they contain, in any text that somebody wrote. Case and accents do not matter.
  public var text: String?
  /// A tag that they contain, without its number sign. Case and accents do not matter.
  public var tag: String?
  /// What kind of entry they are.
  public var kind: Kind?

  /// A filter that lets everything through.
  public init() {}

  /// Whether it asks for something that was written.
  var asksForText: Bool { text != nil || tag != nil }
}

/// Compares fields of entries with what a filter asks for.
struct FieldMatcher {
  private let filter: LogFilter
  private var search: TextSearch?
  private var tag: TextSearch?

  init(_ filter: LogFilter) {
    self.filter = filter
    search = filter.text.flatMap(TextSearch.init)
    tag = filter.tag.flatMap(TextSearch.init)
  }

  /// Fields whose text is chosen by the program and not written by people.
  private static let words: Set<String> = [
    "zone", "state", "scope", "status", "template", "category", "cadence", "rule", "counts",
    "kind", "prompt", "sign", "noticed", "resolved", "dayStart", "weekStart", "goal", "target",
    "to", "owner", "person", "joined", "plan", "day", "from", "due", "reviewOn", "reached",
    "celebrated",
  ]

  /// Whether somebody may have written the text of a field.
  static func isWritten(_ field: String) -> Bool {
    !words.contains(field) && !field.contains(".")
  }

  /// Whether a text that somebody wrote is among what is looked for.
  mutating func isWanted(_ text: String) -> (byText: Bool, byTag: Bool) {
    let byText = search?.finds(in: text) ?? true
    let byTag = tag == nil || Tags.tags(in: text).contains { tag?.isSame(as: $0) ?? false }
    return (byText, byTag)
  }

  /// Whether `fields` contain the text and the tag that are asked for.
  mutating func matches(_ fields: [String: Scalar]) -> Bool {
    guard filter.asksForText else { return true }
    var (hasText, hasTag) = (filter.text == nil, filter.tag == nil)
    for (name, value) in fields {
      guard case .text(let text) = value, FieldMatcher.isWritten(name) else { continue }
      let found = isWanted(text)
      (hasText, hasTag) = (hasText || found.byText, hasTag || found.byTag)
    }
    return hasText && hasTag
  }

  /// Whether an event contains the text and the tag that are asked for.
  mutating func matches(_ event: ScannedEvent) -> Bool {
    guard filter.asksForText else { return true }
    var (hasText, hasTag) = (filter.text == nil, filter.tag == nil)
    event.forEachField { name, value in
      guard value.kind == .string, !(hasText && hasTag),
        FieldMatcher.isWritten(String(decoding: name, as: UTF8.self)), let text = value.text
      else { return }
      let found = isWanted(text)
      (hasText, hasTag) = (hasText || found.byText, hasTag || found.byTag)
    }
    return hasText && hasTag
  }

  /// Whether an entry made on `day`, with `fields`, is of the days that are asked for.
  func isInTime(madeOn day: Day, _ fields: [String: Scalar]) -> Bool {
    // A day to come is a plan, and not the day that the entry is for.
    let own = fields["day"]?.day.flatMap { $0 <= day ? $0 : nil } ?? day
    return (filter.from.map { $0 <= own } ?? true) && (filter.through.map { own <= $0 } ?? true)
  }
}
