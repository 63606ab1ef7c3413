import DuologMerge

/// Reads the date and time of RFC 3339, section 5.6, in any of its forms.
enum InternetTime {
  /// The instant that `text` names, as `2026-11-21T23:40:00Z` or `2026-11-21T23:40:00.5+01:00`;
  /// `nil` for anything else. Digits after the third of a second are dropped; leap seconds are
  /// not taken.
  static func instant(_ text: String) -> Timestamp? {
    var rest = Array(text.utf8)[...]
    guard let day = Day(utf8: rest.prefix(Day.textLength)) else { return nil }
    rest = rest.dropFirst(Day.textLength)
    guard let separator = rest.popFirst(),
      [UInt8(ascii: "T"), UInt8(ascii: "t")].contains(separator),
      let hour = number(&rest, below: 24), take(":", &rest),
      let minute = number(&rest, below: 60), take(":", &rest),
      let second = number(&rest, below: 60), let milliseconds = fraction(&rest),
      let offset = offset(&rest), rest.isEmpty
    else { return nil }
    let minutes = (day.number * 24 + hour) * 60 + minute - offset
    return Timestamp(milliseconds: Int64((minutes * 60 + second) * 1000 + milliseconds))
  }

  /// Two digits.
  private static func number(_ rest: inout ArraySlice<UInt8>, below limit: Int) -> Int? {
    guard let tens = digit(&rest), let ones = digit(&rest) else { return nil }
    let number = tens * 10 + ones
    return number < limit ? number : nil
  }

  private static func digit(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let byte = rest.first, 48...57 ~= byte else { return nil }
    rest.removeFirst()
    return Int(byte - 48)
  }

  private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// Milliseconds; 0 where there is no fraction.
  private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard take(".", &rest) else { return 0 }
    guard var milliseconds = digit(&rest).map({ $0 * 100 }) else { return nil }
    var weight = 10
    while let next = digit(&rest) {
      milliseconds += next * weight
      weight /= 10
    }
    return milliseconds
  }

  /// Minutes ahead of UTC.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    if take("Z", &rest) || take("z", &rest) { return 0 }
    let isAhead = take("+", &rest)
    guard isAhead || take("-", &rest), let hours = number(&rest, below: 24), take(":", &rest),
      let minutes = number(&rest, below: 60)
    else { return nil }
    return (hours * 60 + minutes) * (isAhead ? 1 : -1)
  }
}
