import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// What is read of the diaries of other apps, and the small parts that their readers share.
@Suite struct ForeignDiaryTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  private func expect(
    _ path: String, is lines: String, at place: SourceLocation = #_sourceLocation
  ) throws {
    let found = try ReadForeignFile.lines(path)
    #expect(found == lines.split(separator: "\n").map(String.init), sourceLocation: place)
  }

  @Test func `jrnl as text: stars, lines of several paragraphs, and moments of one minute`() throws
  {
    let path = try sources.text(
      "jrnl.txt",
      """

      [2026-03-01 21:05] * Tea
      with Ben
      [not a date] and more
      [2026-03-01 21:05] Chai *
      [2026-03-02 08:00]
      [02/29/2026 08:00] No such day
      [03/04/2026] Slow
      """)
    try expect(
      path,
      is: """
        Diary: whenever [diary]
        2026-03-01 'Tea|with Ben|[not a date] and more' [2026-03-01 21:05|1] @2
        2026-03-01 'Chai' [2026-03-01 21:05|2] @5
        2026-03-04 'Slow' [03/04/2026|1] @8
        jrnl.txt:7: date("02/29/2026 08:00")
        """)
  }

  @Test func `jrnl as JSON: a title and a body, each or both`() throws {
    let path = try sources.text(
      "jrnl.json",
      #"""
      {"tags":{},"entries":[
      {"date":"2026-03-01","time":"21:05","title":"Tea ","body":" with Ben"},
      {"date":"2026-03-01","time":"21:05","title":"","body":"Chai"},
      {"date":"2026-03-02","title":"Slow"},
      {"date":"2026-03-03","title":" ","body":""},
      {"date":"2026-02-30","title":"No such day"},
      {"title":"When?"}]}
      """#)
    let lines = try ReadForeignFile.lines(path)
    #expect(
      lines == [
        "Diary: whenever [diary]", "2026-03-01 'Tea|with Ben' [2026-03-01 21:05|1]",
        "2026-03-01 'Chai' [2026-03-01 21:05|2]", "2026-03-02 'Slow' [2026-03-02|1]",
        "jrnl.json:6: date(\"2026-02-30\")", "jrnl.json:7: date(\"\")",
      ])
  }

  @Test func `Day One: days in the zone of the writer, attachments and backslashes`() throws {
    let path = try sources.text(
      "Journal.json",
      #"""
      {"metadata":{},"entries":[
      {"creationDate":"2026-03-01T23:30:00Z","timeZone":"Europe/Berlin","uuid":"a1",
      "text":"One\\. two\\\\ \\x\\","photos":[1,2],"audios":[3]},
      {"creationDate":"2026-03-01T23:30:00.500Z","timeZone":"Nowhere/There","text":"Two"},
      {"creationDate":"2026-03-01T23:30:00Z","text":" ","photos":[1]},
      {"creationDate":"2026-03-01 23:30","text":"Three"}]}
      """#)
    try expect(
      path,
      is: #"""
        Diary: whenever [diary]
        2026-03-02 'One. two\ \x\' [A1]
        2026-03-01 'Two' [2026-03-01T23:30:00.500Z|TWO]
        Journal.json:6: date("2026-03-01 23:30")
        lost: 4 attachment
        """#)
  }

  @Test func `Day One Classic: entities are read, and nothing is expanded`() throws {
    func entry(_ name: String, _ body: String) throws {
      try sources.text(
        "classic/\(name).doentry",
        "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict>\(body)</dict></plist>")
    }
    try entry(
      "b",
      "<key>Creation Date</key><date>2026-03-01T09:00:00Z</date>"
        + "<key>Tags</key><array><string>x</string></array>"
        + "<key>Entry Text</key><string>a &amp; b &lt;c&gt; &#65;&#x42; &bad; &amp</string>"
        + "<key>Entry Text</key><string>again</string><key>UUID</key><string>ab</string>")
    try entry(
      "c", "<key>Creation Date</key><date>soon</date><key>Entry Text</key><string>x</string>")
    try entry(
      "d",
      "<key>Location</key><dict><key>Entry Text</key><string>inner</string></dict>"
        + "<key>Creation Date</key><date>2026-03-02T09:00:00Z</date>"
        + "<key>Entry Text</key><string>outer</string>")
    try entry("e", "<key>Creation Date</key><date>2026-03-03T09:00:00Z</date>")
    try expect(
      sources.directory.path("classic"),
      is: """
        Diary: whenever [diary]
        2026-03-01 'a & b <c> AB &bad; &amp' [AB]
        2026-03-02 'outer' [D]
        c.doentry: date("soon")
        """)
  }

  @Test(
    arguments: [
      (1, 7, "weekly 1"), (6, 7, "weekly 6"), (7, 7, "daily"), (8, 7, "daily"), (1, 1, "daily"),
      (1, 30, "monthly 1"), (4, 31, "monthly 4"), (29, 30, "monthly 29"), (30, 30, "daily"),
      (1, 365, "yearly 1"), (2, 366, "yearly 2"), (1, 29, "rolling 1/29"), (2, 90, "rolling 2/90"),
      (1, 91, "every 91"), (2, 91, nil), (1, 999, "every 999"), (1, 1000, nil), (0, 7, nil),
      (1, 0, nil), (-1, 7, nil), (1, -7, nil), (999, 1000, nil), (1000, 2000, nil),
      (999, 365, "daily"), (364, 365, "yearly 364"), (1, 364, "every 364"), (1, 367, "every 367"),
    ] as [(Int64, Int64, String?)])
  func `times in days are a rhythm, if there is one`(count: Int64, days: Int64, cadence: String?) {
    #expect(Cadence(times: count, inDays: days)?.text == cadence)
  }

  @Test func `a limit is a whole number of at most three digits for a day, a week or a month`() {
    for (limit, days, cadence) in [
      ("0", 1, "atmost 0/day"), ("3", 7, "atmost 3/week"), ("999", 30, "atmost 999/month"),
      ("2", 31, "atmost 2/month"), ("1000", 1, nil), ("-1", 1, nil), ("1.5", 1, nil), ("1", 2, nil),
      ("1", 29, nil), ("1", 32, nil), ("1", 0, nil),
    ] as [(String, Int64, String?)] {
      #expect(Cadence(atMost: Amount(limit), inDays: days)?.text == cadence, "\(limit) in \(days)")
    }
    #expect(Cadence(atMost: nil, inDays: 1) == nil)
  }

  @Test func `an amount of another app is the nearest thousandth within the range`() {
    #expect(Amount(foreign: 0.1 + 0.2) == Amount("0.3"))
    #expect(Amount(foreign: 0.0004) == .zero && Amount(foreign: -0.0006) == Amount("-0.001"))
    let limit = Double(Amount.limit)
    #expect(Amount(foreign: limit) == Amount(thousandths: Amount.limit * 1000))
    #expect(Amount(foreign: limit.nextUp) == nil && Amount(foreign: -limit.nextUp) == nil)
    #expect(Amount(foreign: .infinity) == nil && Amount(foreign: .nan) == nil)
    let most = Amount.limit * 1000
    for (thousandths, isThere) in [
      (most, true), (-most, true), (most + 1, false), (-most - 1, false),
    ] {
      #expect((Amount(foreignThousandths: thousandths) != nil) == isThere)
    }
    #expect(Amount(foreignThousandths: .min) == nil)
  }

  @Test func `a date is read in the order that the whole table has`() {
    func day(_ text: String, _ order: DateOrder) -> String? {
      CalendarDate(text)?.day(order)?.description
    }
    #expect(day("2026-03-01", .monthDayYear) == "2026-03-01")
    #expect(day(" 2026-03-01T09:00 ", .dayMonthYear) == "2026-03-01")
    #expect(day("2026-03-01x", .dayMonthYear) == nil)
    #expect(day("2026/3/1 9:00", .dayMonthYear) == "2026-03-01")
    #expect(day("2026/2/29", .dayMonthYear) == nil)
    #expect(day("5.11.2020", .dayMonthYear) == "2020-11-05")
    #expect(day("5-11-2020", .monthDayYear) == "2020-05-11")
    for text in ["5/11/20", "32/1/2020", "0/1/2020", "1/32/2020", "13/13/2020", "5/11", "a/b/2020"]
    {
      #expect(CalendarDate(text) == nil, "\(text)")
    }
    #expect(CalendarDate("12/12/2020") != nil && CalendarDate("31/12/2020") != nil)
    for (text, order) in [
      ("13/1/2020", .dayMonthYear), ("12/1/2020", nil), ("1/13/2020", .monthDayYear),
      ("1/12/2020", nil), ("2020-01-13", nil),
    ] as [(String, DateOrder?)] {
      #expect(CalendarDate(text)?.order == order, "\(text)")
    }
    func order(_ dates: String...) -> DateOrder? {
      var orders = DateOrders()
      for date in dates.compactMap(CalendarDate.init) { orders.note(date) }
      return orders.order
    }
    #expect(order() == .dayMonthYear && order("2020-01-13") == .dayMonthYear)
    #expect(order("5/5/2020") == .dayMonthYear, "the same in either order")
    #expect(order("5/6/2020") == nil && order("5/6/2020", "1/13/2020") == .monthDayYear)
    #expect(order("13/1/2020", "1/13/2020") == nil)
  }
}
