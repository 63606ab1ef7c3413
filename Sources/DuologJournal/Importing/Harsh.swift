import DuologMerge

/// The two files of harsh, which habitctl writes as well: `habits` and `log`.
enum Harsh {
  static func read(habits: ForeignFile, log: ForeignFile) throws -> ImportedFile {
    var file = ImportedFile(.harsh, of: log)
    var places: [String: Int] = [:]
    for (index, text) in try habits.contents().textLines.enumerated() {
      let line = text.trimmed
      guard !line.isEmpty, !line.hasPrefix("#"), !line.hasPrefix("!") else { continue }
      let parts = line.split(separator: ":").map { String($0).trimmed }
      guard parts.count >= 2, !parts[0].isEmpty, places[parts[0]] == nil else {
        file.problems.add(.noHabit, in: habits.name, at: index + 1)
        continue
      }
      guard places.count < file.limits.habits else {
        file.problems.add(.tooMany, in: habits.name, at: index + 1)
        break
      }
      var habit = ImportedHabit(.text(parts[0]), title: parts[0])
      // Habits that are only tracked ask for nothing.
      if parts[1] != "0" {
        if let cadence = cadence(parts[1]) { habit.cadence = cadence } else { file.lose(.rhythm) }
      }
      // A third field is the day on which it ended.
      habit.isArchived = parts.count > 2 && Day(parts[2]) != nil
      places[parts[0]] = file.habits.count
      file.habits.append(habit)
    }
    try readEntries(log, places, &file)
    return file
  }

  private static func readEntries(
    _ log: ForeignFile, _ places: [String: Int], _ file: inout ImportedFile
  ) throws {
    var diary = ImportedHabit.diary
    var count = 0
    for (index, text) in try log.contents().textLines.enumerated() {
      let line = text.trimmed
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard count < file.limits.entries else {
        file.problems.add(.tooMany, in: log.name, at: index + 1)
        break
      }
      let parts = split(line)
      guard parts.count >= 3 else {
        file.problems.add(.cells, in: log.name, at: index + 1)
        continue
      }
      guard let day = Day(parts[0]) else {
        file.problems.add(.date(parts[0]), in: log.name, at: index + 1)
        continue
      }
      guard let place = places[parts[1]] else {
        file.problems.add(.noHabit, in: log.name, at: index + 1)
        continue
      }
      let note = parts.count > 3 ? parts[3] : ""
      let given = parts.count > 4 ? parts[4] : ""
      let amount = Amount(given) ?? Double(given).flatMap(Amount.init(foreign:))
      if amount == nil, !given.isEmpty {
        file.problems.add(.amount(given), in: log.name, at: index + 1)
      }
      count += 1
      switch parts[2].lowercased() {
      case "y":
        let amount = amount.flatMap { $0 > .zero ? $0 : nil }
        file.habits[place].entries.append(
          ImportedEntry(day, amount: amount, note: note, line: index + 1))
      case "s":
        file.habits[place].entries.append(ImportedEntry(day, .rest, note: note, line: index + 1))
      case "n":
        file.lose(.notDone)
        diary.note(note, on: day, about: file.habits[place])
      default:
        file.problems.add(.value(parts[2]), in: log.name, at: index + 1)
      }
    }
    file.add(diary: diary)
  }

  /// The fields of a line, which ` : ` separates.
  private static func split(_ line: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(line)
    while parts.count < 4, let colon = separator(in: rest) {
      parts.append(String(rest[..<colon]).trimmed)
      rest = rest[rest.index(after: colon)...]
    }
    parts.append(String(rest).trimmed)
    return parts
  }

  /// The place of the next colon with a space before it.
  private static func separator(in text: Substring) -> String.Index? {
    var previous: Character?
    for index in text.indices {
      let character = text[index]
      if character == ":", previous?.isWhitespace ?? false { return index }
      previous = character
    }
    return nil
  }

  /// `3/7`, `1` for every day, `7` for once in seven days, `2w` for once in two weeks.
  private static func cadence(_ text: String) -> Cadence? {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    if sides.count == 2, let count = Int64(sides[0]), let days = days(sides[1]) {
      return Cadence(times: count, inDays: days)
    }
    guard sides.count == 1, let days = days(sides[0]) else { return nil }
    return Cadence(times: 1, inDays: days)
  }

  private static func days(_ text: Substring) -> Int64? {
    let units: [Character: Int64] = ["w": 7, "m": 30, "q": 90, "y": 365]
    guard let last = text.last, let length = units[last] else { return Int64(text) }
    guard text.count > 1 else { return length }
    guard let count = Int64(text.dropLast()) else { return nil }
    let (days, isTooMany) = count.multipliedReportingOverflow(by: length)
    return isTooMany ? nil : days
  }
}
