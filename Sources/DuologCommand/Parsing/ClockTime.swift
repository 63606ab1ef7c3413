/// A time of the day as people read it off a clock, to the minute.
struct ClockTime: Hashable, Sendable {
  /// From 0 to 23.
  let hour: Int
  /// From 0 to 59.
  let minute: Int

  /// `21:00`.
  var text: String { ClockTime.padded(hour) + ":" + ClockTime.padded(minute) }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension ValueFormat<ClockTime> {
  /// A time of the day, for example `21:00`, `9:30` or `21`.
  static var clockTime: ValueFormat {
    ValueFormat { word in
      let parts = word.trimmed.split(separator: ":", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { part in
        1...2 ~= part.count && part.allSatisfy(\.isASCIIDigit) ? Int(part) : nil
      }
      guard 1...2 ~= parts.count, numbers.count == parts.count, numbers[0] < 24,
        parts.count == 1 || parts[1].count == 2 && numbers[1] < 60
      else { return .failure(.notATime) }
      return .success(ClockTime(hour: numbers[0], minute: numbers.count > 1 ? numbers[1] : 0))
    }
  }
}
