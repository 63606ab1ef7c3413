import DuologJournal
import DuologMerge
import DuologSQLite

extension SizedBench {
  /// Reads N/2 repetitions of twenty habits from a backup of Loop Habit Tracker, shows what they
  /// would add and logs them in Ben's replica. Beside it, the engine merges as many events; then the
  /// import is taken back, as nobody else has it yet.
  func measureImportLoop() throws {
    let path = files.path("loop.db")
    let half = workload.count / 2
    try makeLoopBackup(at: path, count: half)
    var undo: [Double] = []
    let times = try turns.long.medians([
      {
        try self.couple.images.restore(Couple.benApart, to: self.couple.ben.journalPath)
        return try self.couple.ben.withJournal { journal in
          let before = try Int(journal.replica.eventCount())
          var added = 0
          let time = try milliseconds {
            guard let plan = try journal.importPlan(from: path) else { return }
            added = try journal.carryOut(plan)
          }
          try expect(added, toBe: half, "Entries from the backup")
          try expect(
            try Int(journal.replica.eventCount()), toBe: before + half + 2 * Self.habitCount,
            "Events after the import")
          undo.append(try milliseconds { try journal.undo() })
          try expect(try Int(journal.replica.eventCount()), toBe: before, "Events after undo")
          return time
        }
      },
      importByDuolog,
    ])
    note(
      "import-loop", times[0], beside: "import of events", times[1],
      goal: Goals.importLoop(count: workload.count))
    note("undo-loop", Statistics.median(undo), beside: "import-loop", times[0])
  }

  private static let habitCount = 20

  private func makeLoopBackup(at path: String, count: Int) throws {
    let connection = try Connection(path: path, mode: .create)
    try connection.execute(
      """
      PRAGMA journal_mode = DELETE;
      PRAGMA user_version = 25;
      CREATE TABLE Habits(id INTEGER PRIMARY KEY, archived INTEGER, freq_den INTEGER,
        freq_num INTEGER, name TEXT, type INTEGER, target_type INTEGER, target_value REAL,
        unit TEXT, question TEXT, description TEXT, uuid TEXT);
      CREATE TABLE Repetitions(id INTEGER PRIMARY KEY AUTOINCREMENT, habit INTEGER,
        timestamp INTEGER, value INTEGER, notes TEXT);
      """)
    try connection.transaction {
      let habit = try connection.cached(
        "INSERT INTO Habits VALUES (?1, 0, 7, 3, 'Habit ' || ?1, ?2, 0, 2.5, '', '', '', hex(?1))")
      for number in 1...Self.habitCount {
        habit.bind(Int64(number), at: 1)
        habit.bind(Int64(number % 2), at: 2)
        try habit.run()
      }
      let row = try connection.cached(
        "INSERT INTO Repetitions(habit, timestamp, value, notes) VALUES (?, ?, ?, ?)")
      let last = Int64(Workload.end.day.number) - 1
      for number in 0..<count {
        let habit = number % Self.habitCount + 1
        row.bind(Int64(habit), at: 1)
        row.bind((last - Int64(number / Self.habitCount)) * 86_400_000, at: 2)
        row.bind(Int64(habit % 2 == 0 ? 2 : 1500), at: 3)
        row.bind(number % 3 == 0 ? "in the rain, along the river, and it was fine" : "", at: 4)
        try row.run()
      }
    }
    try connection.close()
  }
}
