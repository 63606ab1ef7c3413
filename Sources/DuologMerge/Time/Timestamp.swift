/// An instant of a device's wall clock: milliseconds since 1970-01-01T00:00:00Z.
///
/// Instants run from 0001-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z, the range of the text
/// form. So every instant can be written, and every written instant can be read.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds.
  public let milliseconds: Int64

  /// The first instant of the year 1.
  public static let first = Timestamp(milliseconds: Int64.min)
  /// The last millisecond of the year 9999.
  public static let last = Timestamp(milliseconds: Int64.max)

  /// The length of the text form.
  public static let textLength = 24

  private static let millisecondsPerDay = 86_400_000

  /// The instant `milliseconds` after 1970-01-01T00:00:00Z. A number outside the range of instants,
  /// for example from a broken clock, is clamped.
  @inlinable
  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
  }

  /// The day of the instant in UTC.
  public var day: Day { Day(number: split.days) }

  /// Whole days since 1970-01-01, rounded down, and the milliseconds of the day.
  private var split: (days: Int, milliseconds: Int) {
    let (days, rest) = Int(milliseconds).quotientAndRemainder(
      dividingBy: Timestamp.millisecondsPerDay)
    return rest < 0 ? (days - 1, rest + Timestamp.millisecondsPerDay) : (days, rest)
  }

  @inlinable
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Timestamp: LosslessStringConvertible {
  private static var yearAndMonth: DigitPattern { DigitPattern("0000-00-") }
  private static var dayHourAndMinute: DigitPattern { DigitPattern("00T00:00") }
  private static var secondAndMilliseconds: DigitPattern { DigitPattern(":00.000Z") }

  /// Reads `2026-11-21T09:30:12.345Z`; fails for anything else, for dates that do not exist and
  /// for leap seconds.
  public init?(_ description: String) {
    self.init(utf8: description.utf8)
  }

  /// Reads `2026-11-21T09:30:12.345Z` from exactly these bytes; fails for anything else, for dates
  /// that do not exist and for leap seconds. Allocates nothing.
  public init?(utf8 text: UnsafeRawBufferPointer) {
    guard text.count == Timestamp.textLength,
      let first = Timestamp.yearAndMonth.digits(in: text, at: 0),
      let second = Timestamp.dayHourAndMinute.digits(in: text, at: 8),
      let third = Timestamp.secondAndMilliseconds.digits(in: text, at: 16)
    else { return nil }
    let year = first.pair(0) * 100 + first.pair(2)
    let month = first.pair(5)
    let day = second.pair(0)
    let hour = second.pair(3)
    let minute = second.pair(6)
    let seconds = third.pair(1)
    guard hour < 24, minute < 60, seconds < 60,
      CivilCalendar.exists(year: year, month: month, day: day)
    else { return nil }
    let minutes = (CivilCalendar.days(year: year, month: month, day: day) * 24 + hour) * 60 + minute
    let milliseconds = third[4] * 100 + third.pair(5)
    self.milliseconds = Int64((minutes * 60 + seconds) * 1000 + milliseconds)
  }

  /// Reads `2026-11-21T09:30:12.345Z` from exactly these bytes; fails for anything else, for dates
  /// that do not exist and for leap seconds. Allocates nothing where the bytes are contiguous, as
  /// in a string or an array.
  @inlinable
  public init?(utf8 text: some Collection<UInt8>) {
    guard let instant = text.withContiguousBytes({ Timestamp(utf8: $0) }) else { return nil }
    self = instant
  }

  /// The time in UTC, with milliseconds: `2026-11-21T09:00:00.000Z`.
  public var description: String {
    String(unsafeUninitializedCapacity: Timestamp.textLength) { buffer in
      let (days, time) = split
      Day.write(CivilCalendar.date(days: days), to: buffer)
      buffer[10] = UInt8(ascii: "T")
      buffer.writeDecimal(time / 3_600_000, width: 2, at: 11)
      buffer[13] = UInt8(ascii: ":")
      buffer.writeDecimal(time / 60_000 % 60, width: 2, at: 14)
      buffer[16] = UInt8(ascii: ":")
      buffer.writeDecimal(time / 1000 % 60, width: 2, at: 17)
      buffer[19] = UInt8(ascii: ".")
      buffer.writeDecimal(time % 1000, width: 3, at: 20)
      buffer[23] = UInt8(ascii: "Z")
      return Timestamp.textLength
    }
  }
}
