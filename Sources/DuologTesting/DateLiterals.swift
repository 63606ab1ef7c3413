import DuologMerge

extension Day: ExpressibleByStringLiteral {
  /// A date literal: `"2026-11-21"`.
  public init(stringLiteral text: String) {
    guard let day = Day(text) else { preconditionFailure("not a date: \(text)") }
    self = day
  }
}

extension Timestamp: ExpressibleByStringLiteral {
  /// An instant literal: `"2026-11-21T09:30:12.345Z"`.
  public init(stringLiteral text: String) {
    guard let instant = Timestamp(text) else { preconditionFailure("not an instant: \(text)") }
    self = instant
  }
}
