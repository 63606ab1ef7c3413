/// When a person's day begins, in local time, from 00:00 to 11:59. Anything logged earlier counts
/// for the day before.
public struct DayStart: Hashable, Comparable, Sendable {
  /// Minutes since midnight, from 0 to 719.
  public let minutes: Int

  /// The day begins at midnight, as in the calendar.
  public static let midnight = DayStart()

  /// No day begins at noon or later, so an evening never counts for the day before.
  private static let end = 12 * 60
  private static let textLength = 5

  private init() {
    minutes = 0
  }

  /// The start that `text` gives, in the form that fields use: `04:00`. `nil` for anything else.
  public init?(text: String) {
    let digits = Array(text.utf8)
    guard digits.count == DayStart.textLength, digits[2] == UInt8(ascii: ":") else { return nil }
    let values = [digits[0], digits[1], digits[3], digits[4]].map { Int($0) - 48 }
    guard values.allSatisfy((0...9).contains), values[2] < 6 else { return nil }
    let minutes = (values[0] * 10 + values[1]) * 60 + values[2] * 10 + values[3]
    guard minutes < DayStart.end else { return nil }
    self.minutes = minutes
  }

  /// The start as `04:00`.
  public var text: String {
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  public static func < (left: DayStart, right: DayStart) -> Bool { left.minutes < right.minutes }
}

extension DayStart: CustomStringConvertible {
  /// The time of day, as people write it.
  public var description: String { text }
}
