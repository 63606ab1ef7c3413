import DuologMerge

extension Period {
  /// The run of `length` civil months that contains `day`. The first run of a year begins in
  /// January: 1 for months, 3 for quarters, 12 for years. `length` divides 12.
  static func months(_ length: Int, containing day: Day) -> Period {
    let (year, month, _) = day.date
    let first = month - (month - 1) % length
    let next = first + length
    // Every month has a 1st, and only the last December is followed by no month.
    return Period(
      from: Day(year: year, month: first, day: 1) ?? .first,
      through: Day(year: year + (next - 1) / 12, month: (next - 1) % 12 + 1, day: 1)?
        .advanced(by: -1) ?? .last)
  }

  /// The days of `periods`, as periods in order with gaps between them.
  ///
  /// Complexity: O(n log n) for n periods.
  static func runs(of periods: [Period]) -> [Period] {
    var runs: [Period] = []
    for period in periods.sorted(by: { $0.first < $1.first }) {
      guard let before = runs.last, period.first <= before.last?.advanced(by: 1) ?? .last else {
        runs.append(period)
        continue
      }
      let last = period.last.flatMap { end in before.last.map { max($0, end) } }
      runs[runs.count - 1] = Period(from: before.first, through: last)
    }
    return runs
  }

  /// The days around `day` that `periods` cover without a gap; `nil` if no period contains `day`.
  ///
  /// Complexity: O(n log n) for n periods.
  static func run(of periods: [Period], around day: Day) -> Period? {
    runs(of: periods).first { $0.contains(day) }
  }

  /// The run of `length` days that contains `day`. One run begins on `start`, and others precede
  /// and follow it without a gap. A `length` below 1 is taken as 1.
  static func days(_ length: Int, containing day: Day, from start: Day) -> Period {
    let length = max(1, min(length, Day.first.distance(to: .last)))
    let (quotient, remainder) = start.distance(to: day).quotientAndRemainder(dividingBy: length)
    let first = (remainder < 0 ? quotient - 1 : quotient) * length
    return Period(
      from: start.advanced(by: first), through: start.advanced(by: first + length - 1))
  }
}
