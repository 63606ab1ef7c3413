import DuologMerge

/// Which columns of a table hold what: `date=Day,goal=Habit,amount=Minutes,note=Comment`.
public struct ImportColumns: Hashable, Sendable {
  /// What a column can hold. The raw values are what people write.
  @nonexhaustive
  public enum Role: String, Hashable, CaseIterable, Sendable {
    /// The day. A table without it cannot be imported.
    case date
    /// The title of the goal. Without it, all rows are of one goal.
    case goal
    /// Whether it was done.
    case state
    /// How much.
    case amount
    /// What the amount counts, such as minutes.
    case unit
    /// A note on the day.
    case note
  }

  /// The name of the column of each role.
  public let names: [Role: String]

  /// Reads `role=name` pairs with commas between them.
  ///
  /// `nil` if a pair has another role or no name, or a role comes twice.
  public init?(_ text: String) {
    var names: [Role: String] = [:]
    for pair in text.split(separator: ",") {
      let sides = pair.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard sides.count == 2, let role = Role(rawValue: sides[0].lowercased()), !sides[1].isEmpty,
        names.updateValue(sides[1], forKey: role) == nil
      else { return nil }
    }
    guard !names.isEmpty else { return nil }
    self.names = names
  }
}

/// Any table with a row for each entry, read by the columns that a person names.
enum ColumnTable {
  static func read(
    _ source: ForeignFile, _ columns: ImportColumns, dates: DateOrder?
  ) throws -> ImportedFile {
    let bytes = try source.contents()
    var file = ImportedFile(.table, of: source)
    var reader = CSVReader(bytes)
    guard let header = reader.next().map(CSVHeader.init) else { return file }
    var places: [ImportColumns.Role: Int] = [:]
    for (role, name) in columns.names {
      guard let place = header[name] else {
        throw ImportError.noSuchColumn(name, columns: header.names)
      }
      places[role] = place
    }
    guard let date = places[.date] else {
      throw ImportError.noDateColumn(columns: header.names)
    }
    var order = DateOrders()
    var scan = CSVReader(bytes)
    _ = scan.next()
    while let row = scan.next() { CalendarDate(row.cell(date)).map { order.note($0) } }
    guard let order = dates ?? order.order else {
      throw ImportError.unclearDates(path: source.path)
    }
    var goals: [String: Int] = [:]
    var count = 0
    while let row = reader.next() {
      guard count < file.limits.entries else {
        file.problems.add(.tooMany, in: source.name, at: row.line)
        break
      }
      let given = row.cell(places[.goal]).trimmed
      let title = places[.goal] == nil ? source.stem : given
      guard !title.isEmpty else {
        file.problems.add(.noHabit, in: source.name, at: row.line)
        continue
      }
      guard let day = CalendarDate(row.cell(date))?.day(order) else {
        file.problems.add(.date(row.cell(date)), in: source.name, at: row.line)
        continue
      }
      guard let entry = entry(row, on: day, places, source, &file) else { continue }
      count += 1
      let place = goals[title] ?? file.habits.count
      if goals[title] == nil {
        guard place < file.limits.habits else {
          file.problems.add(.tooMany, in: source.name, at: row.line)
          break
        }
        goals[title] = place
        var habit = ImportedHabit(.text(title), title: title)
        let unit = row.cell(places[.unit]).trimmed
        habit.unit = unit.isEmpty ? nil : unit
        file.habits.append(habit)
      }
      file.habits[place].entries.append(entry)
    }
    if let line = reader.openQuotation { file.problems.add(.quotation, in: source.name, at: line) }
    return file
  }

  /// The entry of a row; `nil` if it says that nothing was done, or cannot be understood.
  private static func entry(
    _ row: CSVReader.Row, on day: Day, _ places: [ImportColumns.Role: Int],
    _ source: ForeignFile, _ file: inout ImportedFile
  ) -> ImportedEntry? {
    let note = row.cell(places[.note])
    var state = CheckInState.done
    if places[.state] != nil {
      let word = row.cell(places[.state]).trimmed.lowercased()
      switch word {
      case "", "done", "yes", "y", "x", "true", "1", "✓", "✔": state = .done
      case "partly", "partial": state = .partly
      case "rest", "skip", "skipped", "s": state = .rest
      case "no", "n", "false", "0", "missed":
        file.lose(.notDone)
        return nil
      default:
        file.problems.add(.value(word), in: source.name, at: row.line)
        return nil
      }
    }
    let text = row.cell(places[.amount]).trimmed
    guard !text.isEmpty else { return ImportedEntry(day, state, note: note, line: row.line) }
    guard let amount = Amount(text) ?? Double(text).flatMap(Amount.init(foreign:)) else {
      file.problems.add(.amount(text), in: source.name, at: row.line)
      return nil
    }
    guard amount != .zero else {
      file.lose(.zero)
      return nil
    }
    return ImportedEntry(day, state, amount: amount, note: note, line: row.line)
  }
}

extension ForeignFile {
  /// The name without what follows its last point.
  var stem: String {
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return name }
    return String(name[..<point])
  }
}
