import DuologMerge

/// The database of Tickmate, of schema 10 to 14.
enum Tickmate {
  static func isOne(_ database: ForeignDatabase) -> Bool {
    database.has("tracks", "_id", "name")
      && database.has("ticks", "_track_id", "year", "month", "day")
  }

  static func read(_ database: ForeignDatabase) throws -> ImportedFile {
    var file = ImportedFile(.tickmate, of: database.source)
    var places: [Int64: Int] = [:]
    var names: [String: Int] = [:]
    let hasMoreTracks = try database.forEachRow(
      of: "tracks", ["_id", "name", "description", "enabled"], limit: file.limits.habits
    ) { row in
      guard let id = row.integer(0) else {
        return file.problems.add(.noHabit, in: file.name, at: row.number)
      }
      let name = row.text(1).isEmpty ? "Track \(id)" : row.text(1)
      names[name, default: 0] += 1
      let number = names[name, default: 1]
      var habit = ImportedHabit(.text(number == 1 ? name : "\(name)\n\(number)"), title: name)
      habit.how = row.text(2).isEmpty ? nil : row.text(2)
      habit.isArchived = row.integer(3) == 0
      places[id] = file.habits.count
      file.habits.append(habit)
    }
    let hasMoreTicks = try database.forEachRow(
      of: "ticks", ["_track_id", "year", "month", "day"], limit: file.limits.entries
    ) { row in
      guard let id = row.integer(0), let place = places[id] else { return file.lose(.deleted) }
      // Months count from 0, as in Java.
      guard let year = row.integer(1).flatMap(Int.init(exactly:)),
        let month = row.integer(2).flatMap(Int.init(exactly:)), (0...11).contains(month),
        let number = row.integer(3).flatMap(Int.init(exactly:)),
        let day = Day(year: year, month: month + 1, day: number)
      else {
        let date = [row.text(1), row.text(2), row.text(3)].joined(separator: "-")
        return file.problems.add(.date(date), in: file.name, at: row.number)
      }
      file.habits[place].entries.append(ImportedEntry(day, line: row.number))
    }
    if hasMoreTracks || hasMoreTicks { file.problems.add(.tooMany, in: file.name) }
    return file
  }
}
