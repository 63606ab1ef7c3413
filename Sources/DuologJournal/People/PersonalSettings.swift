import DuologMerge

/// What a person says of themselves once, and can say otherwise. What is `nil` is not said.
///
/// Each is a field of its own of the person. Of what somebody says on two devices that do not know
/// of each other the later is shown, and there is nothing to settle: one command says it again.
public struct PersonalSettings: Hashable, Sendable {
  /// The name.
  public var name: String?
  /// When their day begins.
  public var dayStart: DayStart?
  /// The weekday on which they would have weeks begin.
  public var weekStart: Weekday?

  /// Nothing is said.
  public init(name: String? = nil, dayStart: DayStart? = nil, weekStart: Weekday? = nil) {
    self.name = name
    self.dayStart = dayStart
    self.weekStart = weekStart
  }
}

extension PersonalSettings {
  /// What the fields of an event tell; `nil` if they tell nothing of it.
  init?(told fields: [String: Scalar]) {
    self.init(
      name: fields["name"]?.text, dayStart: fields["dayStart"]?.text.flatMap(DayStart.init),
      weekStart: fields["weekStart"]?.text.flatMap(Weekday.init))
    if self == PersonalSettings() { return nil }
  }

  /// What differs from what is said of `person`.
  func differing(from person: Person) -> PersonalSettings {
    PersonalSettings(
      name: name == person.name && person.record != .unreadable ? nil : name,
      dayStart: dayStart == person.dayStart ?? .midnight ? nil : dayStart,
      weekStart: weekStart == person.weekStart ?? .monday ? nil : weekStart)
  }

  /// The fields of the person that say it.
  var fields: [String: Scalar] {
    var fields: [String: Scalar] = [:]
    fields["name"] = name.map(Scalar.text)
    fields["dayStart"] = dayStart.map { .text($0.text) }
    fields["weekStart"] = weekStart.map { .text($0.text) }
    return fields
  }

  /// The values as fields write them, by the names of the fields.
  public var texts: [String] {
    fields.sorted { $0.key < $1.key }.compactMap(\.value.text)
  }
}
