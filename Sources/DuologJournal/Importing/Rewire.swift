import DuologMerge

/// The database of Rewire, of schema 24.
enum Rewire {
  static func isOne(_ database: ForeignDatabase) -> Bool {
    database.has("Habits", "Name", "schedule", "active_days")
      && database.has("CHECKINS", "Habit_id", "date", "type")
  }

  static func read(_ database: ForeignDatabase) throws -> ImportedFile {
    var file = ImportedFile(.rewire, of: database.source)
    var diary = ImportedHabit.diary
    var places: [Int64: Int] = [:]
    var names: [String: Int] = [:]
    let columns = [
      "_id", "Name", "description", "active_days", "schedule", "days", "period",
      "repeating_count", "archived", "start_date",
    ]
    let hasMoreHabits = try database.forEachRow(
      of: "Habits", columns, limit: file.limits.habits
    ) { row in
      // The key is called `_id` or `id`, or is the row's own number.
      let id = row.integer(0) ?? Int64(row.number)
      let name = row.text(1).isEmpty ? "Habit \(id)" : row.text(1)
      names[name, default: 0] += 1
      let number = names[name, default: 1]
      var habit = ImportedHabit(.text(number == 1 ? name : "\(name)\n\(number)"), title: name)
      habit.how = row.text(2).isEmpty ? nil : row.text(2)
      habit.isArchived = row.integer(8) == 1
      if let cadence = cadence(row) { habit.cadence = cadence } else { file.lose(.rhythm) }
      places[id] = file.habits.count
      file.habits.append(habit)
    }
    let hasMoreEntries = try database.forEachRow(
      of: "CHECKINS", ["Habit_id", "date", "type", "note", "actual_count"],
      limit: file.limits.entries
    ) { row in
      guard let id = row.integer(0), let place = places[id] else { return file.lose(.deleted) }
      guard let day = day(row.text(1)) else {
        return file.problems.add(.date(row.text(1)), in: file.name, at: row.number)
      }
      // Only 2 is known to mean done; what 1 and 3 mean is not.
      guard row.integer(2) == 2 else {
        file.lose(.notDone)
        return diary.note(row.text(3), on: day, about: file.habits[place])
      }
      let amount = row.real(4).flatMap(Amount.init(foreign:)).flatMap { $0 > .zero ? $0 : nil }
      let isCounted = amount.map { $0 != Amount("1") } ?? false
      file.habits[place].entries.append(
        ImportedEntry(day, amount: isCounted ? amount : nil, note: row.text(3), line: row.number))
    }
    if hasMoreHabits || hasMoreEntries { file.problems.add(.tooMany, in: file.name) }
    file.add(diary: diary)
    return file
  }

  /// `YYYYMMDD`.
  private static func day(_ text: String) -> Day? {
    let digits = Array(text.utf8)
    guard digits.count == 8, digits.allSatisfy({ 48...57 ~= $0 }), let number = Int(text) else {
      return nil
    }
    return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  private static func cadence(_ row: ForeignRow) -> Cadence? {
    switch row.integer(4) {
    case 0:
      let days = row.text(3).split(separator: ",").compactMap { Int(String($0).trimmed) }
      let weekdays = Set(days.compactMap(Weekday.init(rawValue:)))
      guard weekdays.count == days.count, !weekdays.isEmpty else { return nil }
      return weekdays.count == Weekday.allCases.count ? .daily : .on(weekdays)
    case 1:
      let days: Int64? = [0: 7, 1: 30, 2: 365][row.integer(6) ?? -1]
      guard let count = row.integer(5), let days else { return nil }
      return Cadence(times: count, inDays: days)
    case 2:
      guard let days = row.integer(7), (1...Int64(Cadence.countLimit)).contains(days) else {
        return nil
      }
      return days == 1 ? .daily : .every(days: Int(days))
    default: return nil
    }
  }
}
