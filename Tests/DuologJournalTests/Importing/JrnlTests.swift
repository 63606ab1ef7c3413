import DuologTesting
import Testing

@testable import DuologJournal

/// The texts of jrnl, and lines of a text of any app.
@Suite struct JrnlTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  @Test(
    arguments: [
      ("[2026-03-01] Tea", "Tea"), ("[2026-03-01]Tea", "Tea"), ("[2026-03-01] * Tea", "Tea"),
      ("[2026-03-01] Tea *", "Tea"), ("[2026-03-01] * Tea *", "Tea"),
      ("[2026-03-01] *Tea*", "*Tea*"),
      ("[2026-03-01] *", "*"), ("[2026-03-01] [x] Tea", "[x] Tea"), ("[2026-03-01]  Tea  ", "Tea"),
      ("[2026-03-01]\nTea", "Tea"), ("[2026-03-01]\n\n Tea \n\n\nand cake\n\n", "Tea |||and cake"),
      ("[2026-03-01] Tea\r\n[soon] and cake\r\n", "Tea|[soon] and cake"),
    ])
  func `a star and what is around a text are left out, and nothing else`(
    text: String, expected: String
  ) throws {
    let path = try sources.text("jrnl.txt", text)
    let lines = try ReadForeignFile.lines(path)
    #expect(lines == ["Diary: whenever [diary]", "2026-03-01 '\(expected)' [2026-03-01|1] @1"])
  }

  @Test func `an entry without a text is none, but counts among those of its minute`() throws {
    let path = try sources.text(
      "jrnl.txt",
      "[2026-03-01 21:05]\n[2026-03-01 21:05] Tea\n[2026-03-01 21:06] Chai\n[2026-03-01 21:05] More"
    )
    #expect(
      try ReadForeignFile.lines(path) == [
        "Diary: whenever [diary]", "2026-03-01 'Tea' [2026-03-01 21:05|2] @2",
        "2026-03-01 'Chai' [2026-03-01 21:06|1] @3", "2026-03-01 'More' [2026-03-01 21:05|3] @4",
      ])
    let empty = try sources.text("empty.txt", "[2026-03-01 21:05]\n\n")
    #expect(try ReadForeignFile.lines(empty) == [])
  }

  @Test(
    arguments: [
      ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\nb", ["a", "b"]), ("\n\n", ["", "", ""]),
      ("a\r\nb\r", ["a", "b"]), ("a\rb", ["a\rb"]), ("a\r\r\n", ["a\r", ""]),
      ("\u{FEFF}a", ["a"]), ("\u{FEFF}", [""]), ("a\u{FEFF}", ["a\u{FEFF}"]),
    ] as [(String, [String])])
  func `lines end in LF or CRLF, and the last one may be empty`(text: String, expected: [String]) {
    #expect(Array(Array(text.utf8).textLines) == expected)
  }

  @Test func `what is not UTF-8 is replaced`() {
    #expect(Array([0x61, 0xFF, 0x0A, 0x62].textLines) == ["a\u{FFFD}", "b"])
  }
}
