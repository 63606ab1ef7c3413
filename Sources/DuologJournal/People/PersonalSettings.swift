import DuologMerge

/// What a person sets about themselves, and can change later. A value that is `nil` is not set.
///
/// Each setting is a separate field of the person. If somebody changes one concurrently on two
/// devices, the later change is shown and there is nothing to settle: one command sets it again.
public struct PersonalSettings: Hashable, Sendable {
  /// The name.
  public var name: String?
  /// When their day begins.
  public var dayStart: DayStart?
  /// The weekday on which they want weeks to begin.
  public var weekStart: Weekday?

  /// Nothing is set unless given.
  public init(name: String? = nil, dayStart: DayStart? = nil, weekStart: Weekday? = nil) {
    self.name = name
    self.dayStart = dayStart
    self.weekStart = weekStart
  }
}

extension PersonalSettings {
  /// The settings in the fields of an event; `nil` if there are none.
  init?(told fields: [String: Scalar]) {
    self.init(
      name: fields["name"]?.text, dayStart: fields["dayStart"]?.text.flatMap(DayStart.init),
      weekStart: fields["weekStart"]?.text.flatMap(Weekday.init(text:)))
    if self == PersonalSettings() { return nil }
  }

  /// The names of the fields that a person sets about themselves.
  static let names: Set<String> = ["name", "zone", "dayStart", "weekStart"]

  /// The settings that differ from those of `person`.
  func differing(from person: Person) -> PersonalSettings {
    PersonalSettings(
      name: name == person.name && person.record != .unreadable ? nil : name,
      dayStart: dayStart == person.dayStart ?? .midnight ? nil : dayStart,
      weekStart: weekStart == person.weekStart ?? .monday ? nil : weekStart)
  }

  /// The settings as fields of the person.
  var fields: [String: Scalar] {
    var fields: [String: Scalar] = [:]
    fields["name"] = name.map(Scalar.text)
    fields["dayStart"] = dayStart.map { .text($0.text) }
    fields["weekStart"] = weekStart.map { .text($0.text) }
    return fields
  }

  /// The values as written in fields, ordered by the names of the fields.
  public var texts: [String] {
    fields.sorted { $0.key < $1.key }.compactMap(\.value.text)
  }
}
