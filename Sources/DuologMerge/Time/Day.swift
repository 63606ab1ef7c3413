/// A calendar day, independent of any time zone: a count of days since 1970-01-01 in the proleptic
/// Gregorian calendar.
///
/// Days run from 0001-01-01 to 9999-12-31, the range of the text form. Arithmetic stops at the
/// first and last day.
///
/// ```swift
/// let day = Day(year: 2026, month: 11, day: 21)
/// let next = day?.advanced(by: 10)
/// print(next?.description ?? "")  // 2026-12-01
/// ```
public struct Day: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int

  /// 0001-01-01.
  public static let first = Day(number: Int.min)
  /// 9999-12-31.
  public static let last = Day(number: Int.max)

  /// The length of the text form.
  public static let textLength = 10

  /// The day `number` days after 1970-01-01, clamped to the range of days.
  @inlinable
  public init(number: Int) {
    self.number = Swift.min(Swift.max(number, -719_162), 2_932_896)
  }

  /// Fails unless the date exists, in a year from 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard CivilCalendar.exists(year: year, month: month, day: day) else { return nil }
    self.init(number: CivilCalendar.days(year: year, month: month, day: day))
  }

  /// The date: a year from 1 to 9999, a month from 1 to 12 and a day from 1 to 31.
  public var date: (year: Int, month: Int, day: Int) { CivilCalendar.date(days: number) }

  /// From 1 to 9999.
  public var year: Int { date.year }

  /// From 1 to 12.
  public var month: Int { date.month }

  /// From 1 to 31.
  public var dayOfMonth: Int { date.day }

  /// The day of the week. Every day has one, also those before 1970.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = (number + Weekday.thursday.rawValue) % 7
    return Weekday(rawValue: index < 0 ? index + 7 : index) ?? .monday
  }

  /// The ISO 8601 week. It starts on Monday and belongs to the year that contains its Thursday: the
  /// last days of December may be in week 1 of the next year, and the first days of January in week
  /// 52 or 53 of the year before.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = number - weekday.rawValue + Weekday.thursday.rawValue
    let year = CivilCalendar.date(days: thursday).year
    let newYear = CivilCalendar.days(year: year, month: 1, day: 1)
    return (year, (thursday - newYear) / 7 + 1)
  }
}

extension Day: Strideable {
  /// The number of days from this one to `other`; negative if `other` is earlier.
  @inlinable
  public func distance(to other: Day) -> Int { other.number - number }

  /// The day that many days later, or earlier if `days` is negative.
  @inlinable
  public func advanced(by days: Int) -> Day {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return Day(number: overflow ? (days < 0 ? Int.min : Int.max) : sum)
  }

  @inlinable
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: LosslessStringConvertible {
  private static var yearAndMonth: DigitPattern { DigitPattern("0000-00-") }

  /// Reads `2026-11-21`; fails for anything else and for dates that do not exist.
  public init?(_ description: String) {
    self.init(utf8: description.utf8)
  }

  /// Reads `2026-11-21` from exactly these bytes; fails for anything else and for dates that do
  /// not exist. Allocates nothing.
  public init?(utf8 text: UnsafeRawBufferPointer) {
    guard text.count == Day.textLength,
      let date = Day.yearAndMonth.digits(in: text, at: 0)
    else { return nil }
    let tens = text[8] ^ UInt8(ascii: "0")
    let ones = text[9] ^ UInt8(ascii: "0")
    guard tens <= 9, ones <= 9 else { return nil }
    self.init(
      year: date.pair(0) * 100 + date.pair(2), month: date.pair(5), day: Int(tens * 10 + ones))
  }

  /// Reads `2026-11-21` from exactly these bytes; fails for anything else and for dates that do
  /// not exist. Allocates nothing where the bytes are contiguous, as in a string or an array.
  @inlinable
  public init?(utf8 text: some Collection<UInt8>) {
    guard let day = text.withContiguousBytes({ Day(utf8: $0) }) else { return nil }
    self = day
  }

  /// `YYYY-MM-DD`, as bundles have it.
  public var description: String {
    String(unsafeUninitializedCapacity: Day.textLength) { buffer in
      Day.write(date, to: buffer)
      return Day.textLength
    }
  }

  /// Writes `2026-11-21` to the first ten bytes of `buffer`.
  static func write(
    _ date: (year: Int, month: Int, day: Int), to buffer: UnsafeMutableBufferPointer<UInt8>
  ) {
    buffer.writeDecimal(date.year, width: 4, at: 0)
    buffer[4] = UInt8(ascii: "-")
    buffer.writeDecimal(date.month, width: 2, at: 5)
    buffer[7] = UInt8(ascii: "-")
    buffer.writeDecimal(date.day, width: 2, at: 8)
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes the last `width` decimal digits of `number`, which is not negative.
  func writeDecimal(_ number: Int, width: Int, at offset: Int) {
    var rest = number
    for index in stride(from: offset + width - 1, through: offset, by: -1) {
      self[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
