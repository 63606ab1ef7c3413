import DuologTesting
import Testing

@testable import DuologJournal

/// Which app a file is from. Only what is in it says so.
@Suite struct ForeignFormatTests {
  private let sources: ImportSources

  init() throws { sources = ImportSources(directory: try TemporaryDirectory()) }

  /// The app, `export`, or `nil`.
  private func app(_ path: String) throws -> String? {
    switch try ForeignFormat.read(ForeignFile(path: path), ImportRequest()) {
    case .app(let file): file.app.rawValue
    case .export: "export"
    case nil: nil
    }
  }

  @Test(
    arguments: [
      (#"{"habits":[],"groups":[]}"#, "tableHabit"),
      (#"{"habits":[{"freq_type":1}]}"#, "tableHabit"),
      (#"{"habits":[],"order":[]}"#, "beaver"),
      (#"{"habits":[{"period":{}}]}"#, "beaver"),
      (#"{"habits":[],"groups":[],"order":[]}"#, "tableHabit"),
      (#"{"habits":[],"order":[],"categories":[]}"#, "beaver"),
      (#"{"habits":[],"categories":[]}"#, "habo"),
      (#"{"habits":[{"title":"","events":{}}]}"#, "habo"),
      (#"{"habits":[{"title":""}]}"#, nil),
      (#"{"habits":[{"events":{}}]}"#, nil),
      (#"{"habits":[]}"#, nil),
      (#"{"habits":{},"groups":[]}"#, nil),
      (#"[{"title":"","events":{}}]"#, "habo"),
      (#"[{"title":""}]"#, nil),
      (#"[{"events":{}}]"#, nil),
      (#"[]"#, nil),
      (#"{"entries":[],"metadata":{}}"#, "dayOne"),
      (#"{"entries":[{"creationDate":1}]}"#, "dayOne"),
      (#"{"entries":[{"creationDate":1,"title":1}]}"#, "dayOne"),
      (#"{"entries":[],"tags":{}}"#, "jrnl"),
      (#"{"entries":[{"title":1}]}"#, "jrnl"),
      (#"{"entries":[{"text":1}]}"#, nil),
      (#"{"entries":[]}"#, nil),
      (#"{"habits":[],"entries":[],"tags":{}}"#, "jrnl"),
      (#"{"duolog":1,"habits":[],"groups":[]}"#, nil),
      (#"{"a":1,"duolog":1,"habits":[],"groups":[]}"#, "tableHabit"),
      ("\u{FEFF} \n\t{\"habits\":[],\"groups\":[]}", "tableHabit"),
      (#"{"habits":[],"groups":[]"#, nil),
      (#""habits""#, nil),
      (#"{"kind":"export","version":1,"goals":[],"entries":[]}"#, "export"),
      (#"{"kind":"export","version":2,"goals":[],"entries":[]}"#, nil),
      (#"{"kind":"list","version":1,"goals":[],"entries":[]}"#, nil),
      (#"{"kind":"export","version":1,"entries":[]}"#, nil),
      (#"{"kind":"export","version":1,"goals":[]}"#, nil),
      (#"{"kind":"export","version":1,"goals":[],"entries":[],"tags":{}}"#, "export"),
      ("[2026-03-01] Tea", "jrnl"),
      ("\n\n[2026-03-01 21:05] Tea", "jrnl"),
      ("[03/01/2026] Tea", "jrnl"),
      ("[soon] Tea", nil),
      ("2026-03-01] Tea", nil),
      ("[2026-03-01 Tea", nil),
      ("Tea\n[2026-03-01] Tea", nil),
      ("HabitName,CalendarDate,Value\n", "habitBull"),
      ("Value;habitname;x;CALENDARDATE\n", "habitBull"),
      ("HabitName,CalendarDate\n", nil),
      ("HabitName,Value\n", nil),
      ("CalendarDate,Value\n", nil),
      ("date,person,kind,goal,text,more,id\n", "export"),
      ("id,more,text,goal,kind,person,date,HabitName,CalendarDate,Value\n", "export"),
      ("person,kind,goal,text,more,id\n", nil),
      ("date,kind,goal,text,more,id\n", nil),
      ("date,person,goal,text,more,id\n", nil),
      ("date,person,kind,text,more,id\n", nil),
      ("date,person,kind,goal,more,id\n", nil),
      ("date,person,kind,goal,text,id\n", nil),
      ("date,person,kind,goal,text,more\n", nil),
      ("<?xml?><plist><key>", "dayOne"),
      (" <plist>", nil),
      ("<key>", nil),
      ("x<plist><key>", nil),
    ] as [(String, String?)])
  func `a text says what it is by its first members, columns or words`(
    text: String, expected: String?
  ) throws {
    let path = try sources.text("some.file", text)
    #expect(try app(path) == expected)
  }

  @Test func `what is packed is unpacked first, and only what begins like it`() throws {
    let packed: [[UInt8]] = [
      [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6, 0], [0x1F, 0x8B], [0x1F, 0x8B, 8],
      [0x37, 0x7A, 0xBC, 0xAF, 0x27],
    ]
    for bytes in packed {
      try sources.directory.write(bytes, to: "packed")
      let path = sources.directory.path("packed")
      #expect(throws: ImportError.packed(path: path)) { try app(path) }
    }
    for bytes in [[0x50, 0x4B, 3], [0x50, 0x4B, 5, 4], [0x1F], [0x37, 0x7A, 0xBC]] as [[UInt8]] {
      try sources.directory.write(bytes, to: "other")
      #expect(try app(sources.directory.path("other")) == nil)
    }
  }

  /// The least that a database of each app has.
  private static let databases: [(app: String, tables: [(String, [String])])] = [
    (
      "loop",
      [
        ("Habits", ["id", "name", "freq_num", "freq_den"]),
        ("Repetitions", ["habit", "timestamp"]),
      ]
    ),
    (
      "tickmate", [("tracks", ["_id", "name"]), ("ticks", ["_track_id", "year", "month", "day"])]
    ),
    (
      "rewire",
      [
        ("Habits", ["Name", "schedule", "active_days"]),
        ("CHECKINS", ["Habit_id", "date", "type"]),
      ]
    ),
  ]

  private static func script(_ tables: [(String, [String])]) -> String {
    tables.map { "CREATE TABLE \($0)(\((["spare"] + $1).joined(separator: ", ")));" }.joined()
  }

  @Test func `a database is an app's if no table and no column is missing`() throws {
    for (app, tables) in Self.databases {
      let whole = try sources.database("\(app).db", Self.script(tables))
      #expect(try self.app(whole) == app)
      let upper = tables.map { ($0.uppercased(), $1.map { $0.uppercased() }) }
      #expect(try self.app(try sources.database("\(app)-2.db", Self.script(upper))) == app)
      for (place, (_, columns)) in tables.enumerated() {
        for column in columns {
          var lacking = tables
          lacking[place].1.removeAll { $0 == column }
          let path = try sources.database("\(app)-\(place)-\(column).db", Self.script(lacking))
          #expect(try self.app(path) == nil, "\(app) without \(column)")
        }
        let path = try sources.database("\(app)-\(place).db", Self.script([tables[1 - place]]))
        #expect(try self.app(path) == nil)
      }
    }
    let damaged = try sources.text("damaged.db", "SQLite format 3\0" + "no database")
    #expect(throws: ImportError.unreadableDatabase(path: damaged)) { try app(damaged) }
  }

  @Test func `a folder is an app's by what is in it, and never one of bundles`() throws {
    let (loop, entry) = (
      "Position,Name\n", "<plist><dict><key>Creation Date</key><date>x</date></dict></plist>"
    )
    let (dayOne, export) = (
      #"{"entries":[],"metadata":{}}"#, #"{"kind":"export","version":1,"goals":[],"entries":[]}"#
    )
    let folders: [(files: [(String, String)], app: String?)] = [
      ([("Habits.csv", loop)], "loop"),
      ([("Habits.csv", "Name\n")], nil),
      ([("Habits.csv", "Position\n")], nil),
      ([("Habits.csv", "")], nil),
      ([("Habits.csv", loop), ("duolog/x", "")], nil),
      ([("Habits.csv", loop), ("duologs/x", "")], "loop"),
      ([("Habits.csv", loop), ("habits", ""), ("log", "")], "loop"),
      ([("habits", ""), ("log", "")], "harsh"),
      ([("habits", ""), ("log/x", "")], nil),
      ([("habits", "")], nil),
      ([("log", "")], nil),
      ([("habits", ""), ("log", ""), ("Journal.json", dayOne)], "harsh"),
      ([("Journal.json", dayOne)], "dayOne"),
      ([("Journal.json", export)], nil),
      ([("Journal.json", "{"), ("a.doentry", entry)], "dayOne"),
      ([("a.doentry", entry)], "dayOne"),
      ([("a.doentry.txt", entry)], nil),
      ([("doentry", entry)], nil),
      ([("readme", "")], nil),
    ]
    for (number, folder) in folders.enumerated() {
      for (name, text) in folder.files { try sources.text("\(number)/\(name)", text) }
      let path = sources.directory.path("\(number)")
      #expect(try app(path) == folder.app, "\(folder.files.map(\.0))")
    }
  }
}
