/// The lines of a text file that anybody may have written.
struct InboxText {
  /// A line of the file that is not empty.
  struct Line {
    /// Its number, from 1.
    let number: Int
    /// The bytes in UTF-8, without the end of the line.
    let bytes: Substring.UTF8View
    /// Whether a line end follows it.
    let isFinished: Bool
  }

  /// Why not all of a file is read.
  enum Problem: Hashable {
    /// It has NUL bytes and no byte order mark.
    case encoding
    /// There is more than can be read.
    case tooLarge
  }

  /// The most bytes of a file that are read: a hundred thousand lines of a usual length.
  static let byteLimit = 8 << 20
  /// The most lines of a file that are read.
  static let lineLimit = 100_000
  /// The most bytes of a line, which is a long page.
  static let lineBytes = 8192

  private(set) var lines: [Line] = []
  private(set) var problem: Problem?

  /// Reads `bytes`: UTF-8, or UTF-16 with a byte order mark.
  ///
  /// - Parameter isCut: Whether the file goes on after them.
  /// - Complexity: O(n) for n bytes.
  init(_ bytes: [UInt8], isCut: Bool = false) {
    if isCut { problem = .tooLarge }
    let text: String
    if bytes.starts(with: [0xFF, 0xFE]) {
      text = InboxText.decode(bytes) { UInt16($0) | UInt16($1) << 8 }
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      text = InboxText.decode(bytes) { UInt16($0) << 8 | UInt16($1) }
    } else if bytes.prefix(4096).contains(0) {
      problem = .encoding
      return
    } else {
      // Bytes that are not UTF-8 stay visible as U+FFFD, by which their line is recognized.
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      text = String(decoding: bytes[mark...], as: UTF8.self)
    }
    split(text, isCut: isCut)
  }

  /// The text of UTF-16 after its byte order mark. Half a unit at the end is left out.
  private static func decode(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> String {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func split(_ text: String, isCut: Bool) {
    let view = text.utf8
    var start = view.startIndex
    var number = 0
    while start < view.endIndex {
      number += 1
      guard number <= InboxText.lineLimit else {
        problem = .tooLarge
        return
      }
      let end = view[start...].firstIndex(of: UInt8(ascii: "\n"))
      // What follows the last line that fits may be the rest of one.
      if end == nil, isCut { return }
      let line = text[start..<(end ?? view.endIndex)].utf8
      if line.contains(where: { $0 > 0x20 }) {
        lines.append(Line(number: number, bytes: line, isFinished: end != nil))
      }
      start = end.map { view.index(after: $0) } ?? view.endIndex
    }
  }
}

extension InboxText.Line {
  /// What it says; `nil` if it is too long, or not text.
  var text: String? {
    guard !isTooLong, let text = String(bytes) else { return nil }
    return text.unicodeScalars.contains("\u{FFFD}") ? nil : text
  }

  /// Whether it is longer than an entry can be.
  var isTooLong: Bool { bytes.count > InboxText.lineBytes }
}
