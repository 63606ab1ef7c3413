/// The proleptic Gregorian calendar as integer arithmetic, for the years 1 to 9999.
///
/// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
/// (https://howardhinnant.github.io/date_algorithms.html): years start in March, so the leap day is
/// the last of its year, and 400 years (an era) are 146,097 days.
enum CivilCalendar {
  /// The years that four digits can write. ISO 8601 allows years before 1 only by agreement.
  static let years = 1...9999

  private static let daysPerEra = 146_097
  /// From 0000-03-01, where the first era begins, to 1970-01-01.
  private static let daysBeforeEpoch = 719_468

  /// Days from 1970-01-01 to a date (`days_from_civil`). The date must exist.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysPerEra + dayOfEra - daysBeforeEpoch
  }

  /// The date `days` after 1970-01-01 (`civil_from_days`).
  static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + daysBeforeEpoch
    let era = shifted / daysPerEra
    let dayOfEra = shifted % daysPerEra
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// Whether a date exists.
  static func exists(year: Int, month: Int, day: Int) -> Bool {
    years.contains(year) && 1 <= month && month <= 12 && 1 <= day
      && day <= length(ofMonth: month, in: year)
  }

  /// The number of days of a month from 1 to 12.
  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
