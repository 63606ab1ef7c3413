import DuologFoundation
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct CSVCellTests {
  @Test(arguments: [
    ("", ""), ("Tea", "Tea"), ("a,b", "\"a,b\""), ("a;b", "\"a;b\""),
    ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""), (" a", "\" a\""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("'a", "''a"),
    (" =1", "' =1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("a=b", "a=b"), ("a\\b", "a\\\\b"),
    ("\t=1", "\\u0009=1"), ("\u{1B}[2J", "\\u001b[2J"), ("\u{202E}x", "\\u202ex"),
    ("a;=1", "a\\u003b=1"), ("a\n \"=1", "\"a\\u000a \"\"=1\""), ("a\r\nb", "\"a\\u000d\nb\""),
    ("chá 茶 🫖", "chá 茶 🫖"),
  ])
  func `A cell is written like this`(text: String, cell: String) {
    #expect(CSVCell.cell(ofText: text) == cell)
  }

  @Test(arguments: [
    ("=1+1", "=1+1"), ("'=1+1", "=1+1"), ("'a", "'a"), ("''a", "'a"), ("a\r\nb", "a\nb"),
    ("a\rb", "a\nb"), ("'\\u000a=1", "\n=1"), ("C:\\x", "C:\\x"), ("\\u00", "\\u00"),
    ("\\ud800", "\\ud800"), ("\\", "\\"),
  ])
  func `A cell is read like this, whoever wrote it`(cell: String, text: String) {
    #expect(CSVCell.text(ofCell: cell) == text)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `Any text comes back equal through a plain reader`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for round in 0..<3000 {
      let texts = (0..<3).map { _ in HostileText.random(using: &random) }
      let line = texts.map(CSVCell.cell).joined(separator: ",") + "\r\n"
      let cells = try #require(PlainCSV.rows(line)?.first, "seed \(seed), round \(round): \(line)")
      let read = cells.map(PlainCSV.text)
      #expect(
        cells.map(CSVCell.text).map { Array($0.unicodeScalars) }
          == read.map { Array(($0 ?? "").unicodeScalars) })
      // By their scalars: Swift takes texts for equal that are written differently.
      #expect(
        read.map { $0.map { Array($0.unicodeScalars) } } == texts.map { Array($0.unicodeScalars) },
        "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: [UInt64(4), 5])
  func `No control character is raw, and no spreadsheet finds a formula`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for round in 0..<5000 {
      let cell = CSVCell.cell(ofText: HostileText.random(using: &random))
      let scalars = Array(cell.unicodeScalars)
      #expect(scalars.allSatisfy { $0 == "\n" || !ControlCharacters.contains($0) })
      // One that expects semicolons begins a cell after each, and takes marks as they come.
      var isBeginning = true
      for scalar in scalars {
        switch scalar {
        case ";", "\n": isBeginning = true
        case " ", "\"": continue
        default:
          #expect(!isBeginning || !"=+-@＝＋－＠".unicodeScalars.contains(scalar), "\(seed), \(round)")
          isBeginning = false
        }
      }
    }
  }
}
