import DuologMerge

/// The table that HabitBull exports.
enum HabitBull {
  static func isOne(_ header: CSVHeader) -> Bool {
    header.has("HabitName", "CalendarDate", "Value")
  }

  /// What it writes instead of an amount.
  private static let nothing = "-2150000000"

  static func read(_ source: ForeignFile, dates: DateOrder?) throws -> ImportedFile {
    let bytes = try source.contents()
    var file = ImportedFile(.habitBull, of: source)
    var orders = DateOrders()
    var scan = CSVReader(bytes)
    guard let header = scan.next().map(CSVHeader.init) else { return file }
    while let row = scan.next() {
      CalendarDate(row.cell(header["CalendarDate"])).map { orders.note($0) }
    }
    // Later versions write dates as the phone does, so that only the whole table tells their order.
    guard let order = dates ?? orders.order else {
      throw ImportError.unclearDates(path: source.path)
    }
    var diary = ImportedHabit.diary
    var places: [String: Int] = [:]
    var amounts: Set<Int> = []
    var count = 0
    var reader = CSVReader(bytes)
    _ = reader.next()
    while let row = reader.next() {
      let title = row.cell(header["HabitName"]).trimmed
      let date = row.cell(header["CalendarDate"])
      guard !title.isEmpty else {
        file.problems.add(.noHabit, in: source.name, at: row.line)
        continue
      }
      guard let day = CalendarDate(date)?.day(order) else {
        file.problems.add(.date(date), in: source.name, at: row.line)
        continue
      }
      let isNew = places[title] == nil
      guard count < file.limits.entries, !isNew || places.count < file.limits.habits else {
        file.problems.add(.tooMany, in: source.name, at: row.line)
        break
      }
      let place = places[title] ?? file.habits.count
      if isNew {
        places[title] = place
        var habit = ImportedHabit(.text(title), title: title)
        let how = row.cell(header["HabitDescription"]).trimmed
        habit.how = how.isEmpty ? nil : how
        file.habits.append(habit)
      }
      let note = row.cell(header["CommentText"])
      let value = row.cell(header["Value"]).trimmed
      switch value {
      case "", "0", nothing:
        file.lose(.notDone)
        diary.note(note, on: day, about: file.habits[place])
      case "1":
        count += 1
        file.habits[place].entries.append(ImportedEntry(day, note: note, line: row.line))
      default:
        guard let amount = Amount(value), amount > .zero else {
          file.problems.add(.value(value), in: source.name, at: row.line)
          continue
        }
        count += 1
        amounts.insert(place)
        file.habits[place].entries.append(
          ImportedEntry(day, amount: amount, note: note, line: row.line))
      }
    }
    // In a habit with amounts, a 1 is one as well.
    for place in amounts {
      for index in file.habits[place].entries.indices
      where file.habits[place].entries[index].amount == nil {
        file.habits[place].entries[index].amount = Amount("1")
      }
    }
    if let line = reader.openQuotation { file.problems.add(.quotation, in: source.name, at: line) }
    file.add(diary: diary)
    return file
  }
}
