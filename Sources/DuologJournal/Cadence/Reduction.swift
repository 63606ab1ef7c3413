/// A way in which a goal can ask for less.
@nonexhaustive
public enum Reduction: Hashable, Sendable {
  /// Less each time, or less in total if amounts add up.
  case target(Amount)
  /// Less often.
  case cadence(Cadence)

  /// The ways in which a goal with `cadence` and `target` can ask for about half as much: first
  /// less each time, then less often. Empty if it already asks for the least possible, or for
  /// nothing.
  public static func all(of cadence: Cadence, target: Amount? = nil) -> [Reduction] {
    guard cadence.usable.occurrences > 0 else { return [] }
    return [target?.half.map(Reduction.target), cadence.slower.map(Reduction.cadence)]
      .compactMap { $0 }
  }
}

extension Cadence {
  /// The cadence that asks for half as much, or a bit more than that; `nil` if none does.
  var slower: Cadence? {
    // Without numbers that would be too large to double.
    switch usable {
    case .daily: .weekly(4)
    case .on(let weekdays) where weekdays.count > 1: .weekly(Cadence.half(weekdays.count))
    case .on, .weekly(1): .every(days: 14)
    case .weekly(let count): .weekly(Cadence.half(count))
    case .monthly(1): .quarterly(1)
    case .monthly(let count): .monthly(Cadence.half(count))
    case .quarterly(1): .yearly(1)
    case .quarterly(let count): .quarterly(Cadence.half(count))
    case .yearly(1): nil
    case .yearly(let count): .yearly(Cadence.half(count))
    case .rolling(1, let days):
      days * 2 <= Cadence.longestRun ? .rolling(1, days: days * 2) : .every(days: days * 2)
    case .rolling(let count, let days): .rolling(Cadence.half(count), days: days)
    case .every(let days): days * 2 <= Cadence.countLimit ? .every(days: days * 2) : nil
    case .after(let days): days * 2 <= Cadence.countLimit ? .after(days: days * 2) : nil
    case .once, .whenever, .within, .atMost, .unknown: nil
    }
  }

  private static func half(_ count: Int) -> Int { (count + 1) / 2 }
}

extension Amount {
  /// Half of a whole number, rounded up to a whole one, and exactly half of any other amount; `nil`
  /// for one, which is the smallest whole number, and for zero or less.
  var half: Amount? {
    guard thousandths > 1 else { return nil }
    guard thousandths % 1000 == 0 else { return Amount(thousandths: thousandths / 2) }
    let half = (thousandths / 1000 + 1) / 2 * 1000
    return half < thousandths ? Amount(thousandths: half) : nil
  }
}
