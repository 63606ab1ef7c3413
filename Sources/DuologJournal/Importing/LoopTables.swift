import DuologMerge

/// The tables that Loop Habit Tracker exports: a folder with `Habits.csv` and a folder for each
/// habit.
///
/// The tables of all habits together, `Checkmarks.csv` and `Scores.csv` at the top, are not read:
/// names in them are not quoted, and several versions wrote them wrong.
enum LoopTables {
  static func isOne(_ folder: ForeignFile) throws -> Bool {
    guard let table = try folder.file("Habits.csv") else { return false }
    var reader = CSVReader(try table.head())
    return reader.next().map { CSVHeader($0).has("Position", "Name") } ?? false
  }

  static func read(_ folder: ForeignFile) throws -> ImportedFile {
    var file = ImportedFile(.loop, of: folder)
    file.name = "Checkmarks.csv"
    var diary = ImportedHabit.diary
    guard let table = try folder.file("Habits.csv") else { return file }
    let folders = try folder.names { $0.contains { $0.isNumber } }
    var reader = CSVReader(try table.contents())
    guard let header = reader.next().map(CSVHeader.init) else { return file }
    var names: [String: Int] = [:]
    var entryCount = 0
    while let row = reader.next() {
      guard file.habits.count < file.limits.habits else {
        file.problems.add(.tooMany, in: "Habits.csv", at: row.line)
        break
      }
      let habit = habit(row, header)
      guard !habit.name.isEmpty else {
        file.problems.add(.noHabit, in: "Habits.csv", at: row.line)
        continue
      }
      names[habit.name, default: 0] += 1
      let number = names[habit.name, default: 1]
      let key = number == 1 ? habit.name : "\(habit.name)\n\(number)"
      var imported = habit.imported(.text(key), into: &file)
      let position = row.cell(header["Position"])
      // Only Latin letters are left of a name in the name of its folder, so the number counts.
      let name = folders.first { $0.prefix { $0.isNumber } == position }
      let path = name.map { "\($0)/Checkmarks.csv" } ?? "\(position)/Checkmarks.csv"
      if let entries = try folder.file(path) {
        try readEntries(
          of: habit, from: entries, called: path, into: &imported, &file, diary: &diary)
      } else {
        file.problems.add(.file, in: path)
      }
      entryCount += imported.entries.count
      file.habits.append(imported)
      if entryCount > file.limits.entries {
        file.problems.add(.tooMany, in: path)
        break
      }
    }
    if let line = reader.openQuotation { file.problems.add(.quotation, in: "Habits.csv", at: line) }
    file.add(diary: diary)
    return file
  }

  private static func habit(_ row: CSVReader.Row, _ header: CSVHeader) -> LoopHabit {
    var habit = LoopHabit()
    func cell(_ name: String) -> String { row.cell(header[name]).trimmed }
    habit.name = cell("Name")
    habit.question = cell("Question")
    habit.description = cell("Description")
    habit.numerator = Int64(cell("FrequencyNumerator"))
    habit.denominator = Int64(cell("FrequencyDenominator"))
    // Exports of before version 2 have no such column, and count nothing.
    habit.isNumerical = cell("Type") == "NUMERICAL"
    habit.isArchived = cell("Archived?") == "true"
    habit.isAtMost = habit.isNumerical && cell("Target Type") == "AT_MOST"
    habit.target = Double(cell("Target Value")).flatMap(Amount.init(foreign:))
    habit.unit = cell("Unit")
    return habit
  }

  private static func readEntries(
    of habit: LoopHabit, from entries: ForeignFile, called name: String,
    into imported: inout ImportedHabit, _ file: inout ImportedFile, diary: inout ImportedHabit
  ) throws {
    var reader = CSVReader(try entries.contents())
    var days: Set<Int> = []
    var columns = (date: 0, value: 1, notes: 2)
    var isFirst = true
    while let row = reader.next() {
      if isFirst {
        isFirst = false
        let header = CSVHeader(row)
        if let date = header["Date"], let value = header["Value"] {
          columns = (date, value, header["Notes"] ?? .max)
          continue
        }
      }
      guard let day = Day(row.cell(columns.date).trimmed) else {
        file.problems.add(.date(row.cell(columns.date)), in: name, at: row.line)
        continue
      }
      let word = row.cell(columns.value).trimmed
      guard let value = habit.value(word) else {
        file.problems.add(.value(word), in: name, at: row.line)
        continue
      }
      guard days.insert(day.number).inserted else { continue }
      imported.add(
        value, on: day, note: row.cell(columns.notes), at: row.line, diary: &diary,
        losing: &file.losses)
    }
    if let line = reader.openQuotation { file.problems.add(.quotation, in: name, at: line) }
  }
}
