import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct InboxWordsTests {
  @Test(arguments: [
    ("2026-11-28 21:40 tea: phones in the drawer", "2026-11-28 21:40 tea: phones in the drawer"),
    ("  2026-11-28   walk \t 5 km ", "2026-11-28 walk 5 km"),
    ("2026-11-28: tea", "2026-11-28 tea"),
    ("2026-11-28T21:40:05+01:00 tea", "2026-11-28 21:40 tea"),
    ("2026-11-28T09:05:05.123-0500, tea", "2026-11-28 09:05 tea"),
    ("28.11.2026 9:05 tea", "2026-11-28 09:05 tea"),
    ("28 Nov 2026 at 21:40 tea", "2026-11-28 21:40 tea"),
    ("Sat 28 Nov 2026 tea", "2026-11-28 tea"),
    ("Nov 28, 2026: tea at 5", "2026-11-28 tea at 5"),
    ("- 2026-11-28 tea", "2026-11-28 tea"),
    ("- [x] 2026-11-28 tea", "2026-11-28 tea"),
    ("• tea", "? tea"),
    ("21:40 tea", "? 21:40 tea"),
    // A time in UTC is nobody's wall clock, and an open task is not done.
    ("2026-11-28T21:40Z tea", "? 2026-11-28T21:40Z tea"),
    ("- [ ] tea", "? [ ] tea"),
    ("yesterday tea", "? yesterday tea"),
    ("28 Nov tea", "? 28 nov tea"),
    ("2026-02-30 tea", "? 2026-02-30 tea"),
    ("read 10 pages", "? read 10 pages"),
    ("5 km", "? 5 km"),
  ])
  func `a line is its date, its time and its words`(text: String, normalized: String) {
    #expect(InboxWords(text).normalized == normalized)
  }

  @Test func `a line with a date alone gives it to lines that have none`() {
    let heading = InboxWords("# 2026-11-28 21:40")
    #expect(heading.isHeading)
    #expect(InboxWords("tea", under: heading.moment).normalized == "2026-11-28 21:40 tea")
    #expect(InboxWords("8:00 tea", under: heading.moment).normalized == "2026-11-28 08:00 tea")
    #expect(InboxWords("2026-11-29 tea", under: heading.moment).normalized == "2026-11-29 tea")
    // It has a day of its own, and says nothing now about which.
    #expect(InboxWords("yesterday tea", under: heading.moment).moment.day == nil)
    #expect(InboxWords("yesterday tea").body == "tea")
    #expect(!InboxWords("tea").isHeading)
  }

  @Test func `before the day begins, it is still the day before`() throws {
    let four = try #require(DayStart(text: "04:00"))
    #expect(InboxWords("2026-11-28 03:59 tea").day(from: four) == "2026-11-27")
    #expect(InboxWords("2026-11-28 04:00 tea").day(from: four) == "2026-11-28")
    #expect(InboxWords("2026-11-28 tea").day(from: four) == "2026-11-28")
    #expect(InboxWords("tea").day(from: four) == nil)
  }

  @Test func `text comes in UTF-8 and in UTF-16 with a mark`() {
    let text = "a\u{E9}\r\n\r\nb\n\u{1F33C}"
    let utf8 = Array(text.utf8)
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [utf8, [0xEF, 0xBB, 0xBF] + utf8, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
      let read = InboxText(bytes)
      #expect(read.lines.map { $0.text?.trimmed } == ["a\u{E9}", "b", "\u{1F33C}"])
      #expect(read.lines.map(\.number) == [1, 3, 4])
      #expect(read.lines.map(\.isFinished) == [true, true, false])
      #expect(read.problem == nil)
    }
  }

  @Test func `bytes that are no text, and too many of them, are named`() {
    #expect(InboxText([0x61, 0, 0x62, 0x0A]).problem == .encoding)
    #expect(InboxText([0x61, 0, 0x62, 0x0A]).lines.isEmpty)
    let latin = InboxText([0x63, 0x61, 0x66, 0xE9, 0x0A, 0x61, 0x0A])
    #expect(latin.lines.map(\.text) == [nil, "a"])
    let long = InboxText(Array(repeating: 0x61, count: InboxText.lineBytes + 1) + [0x0A])
    #expect(long.lines.map(\.isTooLong) == [true])
    #expect(long.lines.map(\.text) == [nil])
    let many = InboxText(
      Array(repeating: [0x61, 0x0A], count: InboxText.lineLimit + 1).flatMap(\.self))
    #expect(many.lines.count == InboxText.lineLimit)
    #expect(many.problem == .tooLarge)
    // The rest of a line that was cut off is not a line.
    #expect(InboxText(Array("a\nb".utf8), isCut: true).lines.count == 1)
  }
}
