import DuologFoundation
import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct CalendarLineTests {
  /// Content lines, unfolded by RFC 5545, section 3.1, alone; `nil` if a line is too long, or is not
  /// UTF-8 by itself.
  static func unfolded(_ bytes: [UInt8]) -> [String]? {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    for byte in bytes {
      line.append(byte)
      guard line.suffix(2) == [13, 10] else { continue }
      line.removeLast(2)
      guard line.count <= 75, !line.contains(13), !line.contains(10),
        String(validating: line, as: UTF8.self) != nil
      else { return nil }
      if line.first == UInt8(ascii: " "), !lines.isEmpty {
        lines[lines.count - 1] += line.dropFirst()
      } else {
        lines.append(line)
      }
      line = []
    }
    return line.isEmpty ? lines.map { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// The text that a value stands for, by section 3.3.11.
  static func text(of value: String) -> String? {
    var rest = Array(value.unicodeScalars)[...]
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case ";", ",": return nil
      case "\\":
        switch rest.popFirst() {
        case "n"?: text.append("\n")
        case let other? where "\\;,".unicodeScalars.contains(other): text.append(other)
        default: return nil
        }
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  @Test func `A line of 75 bytes stays, and a longer one goes on after a space`() {
    let line = "SUMMARY:" + String(repeating: "a", count: 67)
    #expect(CalendarLine.folded(line) == Array("\(line)\r\n".utf8))
    #expect(CalendarLine.folded(line + "b") == Array("\(line)\r\n b\r\n".utf8))
    let long = line + String(repeating: "b", count: 75)
    #expect(
      CalendarLine.folded(long)
        == Array("\(line)\r\n \(String(repeating: "b", count: 74))\r\n b\r\n".utf8))
  }

  @Test func `A character is never cut`() {
    let line = "SUMMARY:" + String(repeating: "a", count: 66)
    #expect(CalendarLine.folded(line + "茶") == Array("\(line)\r\n 茶\r\n".utf8))
  }

  @Test(arguments: [
    ("a, b; c\\d", "a\\, b\\; c\\\\d"), ("one\ntwo\r\nthree", "one\\ntwo\\nthree"),
    ("a\tb", "a b"), ("\u{7}", "\u{FFFD}"), ("a:b \"c\"", "a:b \"c\""),
  ])
  func `Text is escaped like this`(text: String, value: String) {
    #expect(CalendarLine.text(text) == value)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `Any text comes back, but for control characters`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for round in 0..<3000 {
      let texts = (0..<4).map { _ in HostileText.random(using: &random) }
      let bytes = texts.flatMap { CalendarLine.folded("SUMMARY:\(CalendarLine.text($0))") }
      let lines = try #require(CalendarLineTests.unfolded(bytes), "seed \(seed), round \(round)")
      let read = lines.map { CalendarLineTests.text(of: String($0.dropFirst(8))) }
      let expected = texts.map { ControlCharacters.lines(of: $0).joined(separator: "\n") }
      #expect(
        read.map { $0.map { Array($0.unicodeScalars) } }
          == expected.map { Array($0.unicodeScalars) }, "seed \(seed), round \(round)")
      #expect(lines.joined().unicodeScalars.allSatisfy { !ControlCharacters.contains($0) })
    }
  }

  @Test func `Offsets are written with hours, minutes and, if need be, seconds`() {
    #expect(
      [0, 3600, -12600, 32400, -2079].map(CalendarLine.offset) == [
        "+0000", "+0100", "-0330", "+0900", "-003439",
      ])
  }
}
