import DuologMerge

/// Reads the date and time of RFC 3339, section 5.6, in any of its forms.
enum InternetTime {
  /// The instant that `text` names, for example `2026-11-21T23:40:00Z` or
  /// `2026-11-21T23:40:00.5+01:00`; `nil` for anything else. Digits of a second after the third are
  /// dropped; leap seconds are not accepted.
  static func instant(_ text: String) -> Timestamp? {
    let time = Array(text.utf8.prefix(timeLength)).map { $0 == UInt8(ascii: "t") ? separator : $0 }
    var rest = text.utf8.dropFirst(timeLength)
    var milliseconds = Array("000".utf8)
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { 48...57 ~= $0 }
      guard !digits.isEmpty else { return nil }
      milliseconds.replaceSubrange(..<min(3, digits.count), with: digits.prefix(3))
      rest = rest.dropFirst(1 + digits.count)
    }
    // Convert to the form that the journal writes, so that only one parser needs to know which
    // dates and times exist.
    let written = time + Array(".".utf8) + milliseconds + Array("Z".utf8)
    guard let local = Timestamp(utf8: written), let offset = offset(Array(rest)) else { return nil }
    return Timestamp(milliseconds: local.milliseconds - Int64(offset) * 60_000)
  }

  /// The length of `2026-11-21T23:40:00`.
  private static let timeLength = 19
  private static let separator = UInt8(ascii: "T")

  /// Minutes ahead of UTC.
  private static func offset(_ text: [UInt8]) -> Int? {
    if text == [UInt8(ascii: "Z")] || text == [UInt8(ascii: "z")] { return 0 }
    guard text.count == 6, text[3] == UInt8(ascii: ":"),
      let hours = number(text[1...2], below: 24), let minutes = number(text[4...5], below: 60)
    else { return nil }
    switch text[0] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  /// The number of two digits.
  private static func number(_ digits: ArraySlice<UInt8>, below limit: Int) -> Int? {
    guard digits.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return number < limit ? number : nil
  }
}
