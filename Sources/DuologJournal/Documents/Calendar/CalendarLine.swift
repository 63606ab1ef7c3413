import DuologFoundation
import DuologMerge

/// A content line of iCalendar (RFC 5545, section 3.1).
enum CalendarLine {
  /// The most bytes that a line may have, without its line break.
  private static let limit = 75

  /// The bytes of `line`, folded between characters, with line breaks.
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = limit
    for scalar in line.unicodeScalars {
      let character = UTF8.encode(scalar)
      let count = character?.count ?? 0
      if count > room {
        bytes += [0x0D, 0x0A, UInt8(ascii: " ")]
        room = limit - 1
      }
      if let character { bytes.append(contentsOf: character) }
      room -= count
    }
    return bytes + [0x0D, 0x0A]
  }

  /// Text as the value of a property (section 3.3.11). Control characters, which it cannot hold,
  /// become U+FFFD.
  static func text(_ text: String) -> String {
    let lines = ControlCharacters.lines(of: text).map { line in
      var escaped = String.UnicodeScalarView()
      for scalar in line.unicodeScalars {
        if scalar == "\\" || scalar == ";" || scalar == "," { escaped.append("\\") }
        escaped.append(scalar)
      }
      return String(escaped)
    }
    return lines.joined(separator: "\\n")
  }

  /// `20261121`.
  static func date(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  /// `20261121T210000`.
  static func time(_ day: Day, _ secondOfDay: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(date(day))T\(two(secondOfDay / 3600))\(two(secondOfDay / 60 % 60))\(two(secondOfDay % 60))"
  }

  /// `20261121T210000Z`.
  static func instant(_ instant: Timestamp) -> String {
    let local = LocalTime(at: instant, secondsAheadOfUTC: 0)
    return time(local.day, local.secondOfDay) + "Z"
  }

  /// `+0100` (section 3.3.14).
  static func offset(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let size = abs(seconds)
    let rest = size % 60 == 0 ? "" : two(size % 60)
    return "\(seconds < 0 ? "-" : "+")\(two(size / 3600))\(two(size / 60 % 60))\(rest)"
  }
}
