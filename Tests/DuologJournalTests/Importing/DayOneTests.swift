import DuologMerge
import Testing

@testable import DuologJournal

/// The parts that both forms of Day One are read by.
@Suite struct DayOneTests {
  @Test(
    arguments: [
      ("2026-03-01T07:30:00Z", nil, "2026-03-01"),
      (" 2026-03-01T07:30:00Z\n", nil, "2026-03-01"),
      ("2026-03-01T07:30:00.250Z", nil, "2026-03-01"),
      ("2026-03-01T23:59:59Z", "Asia/Tokyo", "2026-03-02"),
      ("2026-03-01T07:30:00Z", "Pacific/Honolulu", "2026-02-28"),
      ("2026-03-01T07:30:00Z", "Nowhere/There", "2026-03-01"),
      ("2026-03-01T23:30:00Z", "", "2026-03-01"),
      ("2026-03-01T07:30:00", nil, nil), ("2026-03-01T07:30Z", nil, nil),
      ("2026-03-01T07:30:00+01:00", nil, nil), ("2026-03-01", nil, nil), ("Z", nil, nil),
      ("", nil, nil), ("2026-02-30T07:30:00Z", nil, nil),
    ] as [(String, String?, String?)])
  func `the day of an instant is that of its zone, or of UTC`(
    instant: String, zone: String?, day: String?
  ) {
    #expect(DayOneJournal.day(instant, in: zone)?.description == day)
  }

  @Test(
    arguments: [
      ("<dict><key>a</key><string>1</string></dict>", ["a": "1"]),
      (
        "<dict><key>a</key><date>1</date><key>b</key><string>2</string></dict>",
        ["a": "1", "b": "2"]
      ),
      ("<dict><key>a</key><string></string></dict>", ["a": ""]),
      ("<dict><key>a</key><string>1</string><string>2</string></dict>", ["a": "1"]),
      ("<dict><string>1</string><key>a</key></dict>", [:]),
      ("<dict><key>a</key><string>1</string><key>a</key><string>2</string></dict>", ["a": "1"]),
      ("<dict><key>a</key><key>b</key><string>1</string></dict>", ["b": "1"]),
      ("<key>a</key><string>1</string>", [:]),
      ("<dict><key>a</key><dict><key>b</key><string>1</string></dict></dict>", [:]),
      ("<dict><key>a</key><dict></dict><string>1</string></dict>", [:]),
      ("<dict><key>a</key><array><string>1</string></array></dict>", [:]),
      ("<dict><key>a</key><array></array><string>1</string></dict>", [:]),
      ("<dict><dict></dict><key>a</key><string>1</string></dict>", ["a": "1"]),
      ("<dict><array></array><key>a</key><string>1</string></dict>", ["a": "1"]),
      ("<array><dict><key>a</key><string>1</string></dict></array>", [:]),
      ("<dict><key>a</key><true/><key>b</key><string>1</string></dict>", ["b": "1"]),
      (
        "<plist x=\"y\"><dict>\n <key>a</key>\n <string>1\n2</string>\n</dict></plist>",
        ["a": "1\n2"]
      ),
      ("<dict><key>a</key><string>1", ["a": "1"]),
      ("<dict><key>a</key><string>1</string><", ["a": "1"]),
      ("<dict", [:]), ("", [:]), ("dict>", [:]),
      ("<dict></dict><dict><key>a</key><string>1</string></dict>", ["a": "1"]),
    ] as [(String, [String: String])])
  func `only the texts of the outermost dictionary of a property list are read`(
    xml: String, expected: [String: String]
  ) {
    #expect(PropertyList.texts(in: xml) == expected)
  }

  @Test(
    arguments: [
      ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("a &amp; b", "a & b"),
      ("&#65;&#x42;&#x1F375;", "AB🍵"),
      ("&#x00000041;", "A"), ("&#x000000041;", "&#x000000041;"), ("&#xD800;", "&#xD800;"),
      ("&#;", "&#;"), ("&;", "&;"), ("&", "&"), ("a&", "a&"), ("&amp", "&amp"), ("&&amp;", "&&"),
      ("&AMP;", "&AMP;"), ("&#X41;", "&#X41;"), ("&amp;amp;", "&amp;"), ("&#-1;", "&#-1;"),
      ("&bomb;&amp;", "&bomb;&"), (";&lt;;", ";<;"),
    ])
  func `entities of XML and numbers are read, and all others stay`(text: String, expected: String) {
    let xml = "<dict><key>\(text)</key><string>\(text)</string></dict>"
    #expect(PropertyList.texts(in: xml) == [expected: expected])
  }
}
