import Testing

@testable import DuologJournal

/// Tables as programs write them, cell by cell.
@Suite struct CSVReaderTests {
  /// Each row as its line and its cells: `1 a|b`.
  private func rows(_ text: String) -> [String] {
    var reader = CSVReader(Array(text.utf8))
    var rows: [String] = []
    while let row = reader.next() {
      rows.append("\(row.line) \(row.cells.joined(separator: "|"))")
    }
    if let line = reader.openQuotation { rows.append("open \(line)") }
    return rows
  }

  @Test(
    arguments: [
      ("", []),
      ("\n", []),
      ("a", ["1 a"]),
      ("a\n", ["1 a"]),
      ("a\n\n\r\nb", ["1 a", "4 b"]),
      ("a,b\nc,d\n", ["1 a|b", "2 c|d"]),
      ("a,b\r\nc,d\r\n", ["1 a|b", "2 c|d"]),
      ("a,b\rc,d\r", ["1 a|b", "2 c|d"]),
      ("a,b\n\rc,d", ["1 a|b", "3 c|d"]),
      (",\n,,\n", ["1 |", "2 ||"]),
      ("a,\n", ["1 a|"]),
      ("\u{FEFF}a,b\n", ["1 a|b"]),
      ("\u{FEFF}\"a,b\",c\n", ["1 a,b|c"]),
      ("a\u{FEFF}\n", ["1 a\u{FEFF}"]),
      (" a , b \n", ["1  a | b "]),
    ] as [(String, [String])])
  func `lines end in LF, CR or both, and blank ones are skipped`(text: String, expected: [String]) {
    #expect(rows(text) == expected)
  }

  @Test(
    arguments: [
      ("\"a\"", ["1 a"]),
      ("\"a,b\",c", ["1 a,b|c"]),
      ("\"say \"\"a\"\"\",b", ["1 say \"a\"|b"]),
      ("\"\"\"\"", ["1 \""]),
      ("\"\"\",", ["1 \",", "open 1"]),
      ("a\"b\",c", ["1 a\"b\"|c"]),
      ("\"a\"b,c", ["1 ab|c"]),
      ("a,\"\"", ["1 a|"]),
      ("\"a\nb\",c\nd", ["1 a\nb|c", "3 d"]),
      ("\"a\r\nb\",c\r\nd", ["1 a\r\nb|c", "3 d"]),
      ("\"a\rb\",c\rd", ["1 a\rb|c", "3 d"]),
      ("\"\"\na", ["2 a"]),
      ("a\n\"b\nc\nd", ["1 a", "2 b\nc\nd", "open 2"]),
      ("a\n,\"b\"\n,\"c", ["1 a", "2 |b", "3 |c", "open 3"]),
      ("\"", ["open 1"]),
    ] as [(String, [String])])
  func `quotation marks hold separators and line ends, and are doubled within`(
    text: String, expected: [String]
  ) {
    #expect(rows(text) == expected)
  }

  @Test(
    arguments: [
      ("a;b\n1,5;2", ["1 a|b", "2 1,5|2"]),
      ("a\tb\n1,5\t2;3", ["1 a|b", "2 1,5|2;3"]),
      ("a,b;c\n1;2", ["1 a|b;c", "2 1;2"]),
      ("a;b;c,d\n1;2", ["1 a|b|c,d", "2 1|2"]),
      ("a,b,c;d\n1,2", ["1 a|b|c;d", "2 1|2"]),
      ("a;b\tc\n1;2", ["1 a|b\tc", "2 1|2"]),
      ("a,b\tc\n", ["1 a|b\tc"]),
      ("\"a,b,c\";d\n1,5;2", ["1 a,b,c|d", "2 1,5|2"]),
      ("\"a\nb;c\";d\te\tf\n", ["1 a\nb;c;d|e|f"]),
      ("a;b\r1,2,3", ["1 a|b", "2 1,2,3"]),
      ("\u{FEFF}a;b\n", ["1 a|b"]),
      ("a\n1;2", ["1 a", "2 1;2"]),
    ] as [(String, [String])])
  func `the first line decides what separates cells`(text: String, expected: [String]) {
    #expect(rows(text) == expected)
  }

  @Test func `names of columns are found whatever their case, and the first of two counts`() {
    let row = CSVReader.Row(line: 1, cells: [" Date ", "Value", "date", ""])
    let header = CSVHeader(row)
    #expect(header.names == ["Date", "Value", "date", ""])
    #expect(header["date"] == 0 && header[" DATE"] == 0 && header["value"] == 1)
    #expect(header["Notes"] == nil)
    #expect(header.has("Date", "VALUE") && !header.has("Date", "Notes") && !header.has("Notes"))
    #expect(row.cell(0) == " Date " && row.cell(3) == "" && row.cell(4) == "")
    #expect(row.cell(nil) == "" && row.cell(-1) == "" && row.cell(.max) == "")
  }
}
