import DuologMerge

/// The backup of Loop Habit Tracker: a database of schema 9 to 25.
enum LoopDatabase {
  static func isOne(_ database: ForeignDatabase) -> Bool {
    database.has("Habits", "id", "name", "freq_num", "freq_den")
      && database.has("Repetitions", "habit", "timestamp")
  }

  private static let habitColumns = [
    "id", "uuid", "name", "description", "question", "freq_num", "freq_den", "archived", "type",
    "target_type", "target_value", "unit", "reminder_hour",
  ]

  static func read(_ database: ForeignDatabase) throws -> ImportedFile {
    var file = ImportedFile(.loop, of: database.source)
    var places: [Int64: Int] = [:]
    var habits: [LoopHabit] = []
    var names: [String: Int] = [:]
    let hasMore = try database.forEachRow(
      of: "Habits", habitColumns, limit: file.limits.habits
    ) { row in
      guard let id = row.integer(0) else {
        return file.problems.add(.noHabit, in: file.name, at: row.number)
      }
      var habit = LoopHabit()
      habit.name = row.text(2)
      // Before schema 23, the question was in the description. Both are kept as they are.
      habit.description = row.text(3)
      habit.question = row.text(4)
      habit.numerator = row.integer(5)
      habit.denominator = row.integer(6)
      habit.isArchived = row.integer(7) == 1
      habit.isNumerical = row.integer(8) == 1
      habit.isAtMost = habit.isNumerical && row.integer(9) == 1
      habit.target = row.real(10).flatMap(Amount.init(foreign:))
      habit.unit = row.text(11)
      if row.integer(12) != nil { file.lose(.reminder) }
      if habit.name.isEmpty { habit.name = "Habit \(id)" }
      // Two habits of one name stay two.
      names[habit.name, default: 0] += 1
      let number = names[habit.name, default: 1]
      let uuid = row.text(1)
      let key: ImportedHabit.Key =
        uuid.isEmpty ? .text(number == 1 ? habit.name : "\(habit.name)\n\(number)") : .own(uuid)
      places[id] = habits.count
      habits.append(habit)
      file.habits.append(habit.imported(key, into: &file))
    }
    if hasMore { file.problems.add(.tooMany, in: file.name) }
    try readEntries(of: habits, at: places, in: database, into: &file)
    return file
  }

  private static func readEntries(
    of habits: [LoopHabit], at places: [Int64: Int], in database: ForeignDatabase,
    into file: inout ImportedFile
  ) throws {
    var diary = ImportedHabit.diary
    var days = [Set<Int>](repeating: [], count: habits.count)
    // Before schema 16, a row alone says that it was done.
    let hasValues = database.has("Repetitions", "value")
    let hasMore = try database.forEachRow(
      of: "Repetitions", ["habit", "timestamp", "value", "notes"], limit: file.limits.entries
    ) { row in
      // Rows of habits that were deleted, and rows without a day, are left over in old files.
      guard let id = row.integer(0), let place = places[id] else { return file.lose(.deleted) }
      guard let milliseconds = row.integer(1) else {
        return file.problems.add(.date(""), in: file.name, at: row.number)
      }
      // The midnight of the day in UTC, wherever the person was.
      let day = Timestamp(milliseconds: milliseconds).day
      // Old files have a day twice; Loop itself keeps the first.
      guard days[place].insert(day.number).inserted else { return }
      let number = hasValues ? row.integer(2) : 2
      guard let number, let value = habits[place].value(number) else {
        return file.problems.add(.value(row.text(2)), in: file.name, at: row.number)
      }
      file.habits[place].add(
        value, on: day, note: row.text(3), at: row.number, diary: &diary, losing: &file.losses)
    }
    if hasMore { file.problems.add(.tooMany, in: file.name) }
    file.add(diary: diary)
  }
}
