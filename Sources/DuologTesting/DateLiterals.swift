import DuologMerge

extension Day: ExpressibleByStringLiteral {
  /// A date that reads as one: `"2026-11-21"`.
  public init(stringLiteral text: String) {
    guard let day = Day(text) else { preconditionFailure("no date: \(text)") }
    self = day
  }
}

extension Timestamp: ExpressibleByStringLiteral {
  /// An instant that reads as one: `"2026-11-21T09:30:12.345Z"`.
  public init(stringLiteral text: String) {
    guard let instant = Timestamp(text) else { preconditionFailure("no instant: \(text)") }
    self = instant
  }
}
