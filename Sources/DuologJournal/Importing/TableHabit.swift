import DuologMerge
import DuologSync

/// The JSON of Table Habit, also known as mhabit.
enum TableHabit {
  static func read(_ habits: [JSONValue], _ source: ForeignFile) -> ImportedFile {
    var file = ImportedFile(.tableHabit, of: source)
    var diary = ImportedHabit.diary
    var titles: [String: Int] = [:]
    for value in file.fitting(habits: habits) {
      guard let members = value.members, let given = members["name"]?.text else {
        file.problems.add(.noHabit, in: file.name, at: value.line)
        continue
      }
      if members["status"]?.integer == 2 {
        file.lose(.deleted)
        continue
      }
      let title = given.trimmed.isEmpty ? "Habit" : given.trimmed
      // The file has no identifiers of habits. When one was made does not change, unlike its name.
      var key = members["create_t"]?.integer.map { "made \($0)" } ?? title
      titles[key, default: 0] += 1
      if let number = titles[key], number > 1 { key += "\n\(number)" }
      var habit = ImportedHabit(.text(key), title: title)
      habit.how = members["desc"]?.text.flatMap { $0.trimmed.isEmpty ? nil : $0 }
      habit.isArchived = members["status"]?.integer == 3
      if let number = members["start_date"]?.integer, let day = Day(foreign: number) {
        habit.start = day
      }
      if members["reminder"]?.text != nil { file.lose(.reminder) }
      ask(members, &habit, &file)
      readEntries(members["records"]?.elements ?? [], into: &habit, &file, &diary)
      file.habits.append(habit)
    }
    file.add(diary: diary)
    return file
  }

  private static func ask(
    _ members: [String: JSONValue], _ habit: inout ImportedHabit, _ file: inout ImportedFile
  ) {
    let unit = members["daily_goal_unit"]?.text?.trimmed ?? ""
    habit.unit = unit.isEmpty ? nil : unit
    // Of a negative habit, less is better: up to the upper bound of a day.
    guard members["type"]?.integer != 2 else {
      let limit = members["daily_goal_extra"]?.amount ?? members["daily_goal"]?.amount
      if let cadence = Cadence(atMost: limit, inDays: 1) {
        habit.cadence = cadence
      } else {
        file.lose(.limit)
      }
      return
    }
    if let cadence = cadence(members) { habit.cadence = cadence } else { file.lose(.rhythm) }
    let goal = members["daily_goal"]?.amount
    if let goal, goal > .zero, goal != Amount("1") || habit.unit != nil { habit.target = goal }
  }

  /// How often, which is JSON in a string: `"[3]"`, or `"[1,30]"` for times in days.
  private static func cadence(_ members: [String: JSONValue]) -> Cadence? {
    let text = members["freq_custom"]?.text ?? ""
    let numbers = (try? JSONValue(checking: Array(text.utf8)))?.elements?.compactMap(\.integer)
    guard let count = numbers?.first else { return nil }
    switch members["freq_type"]?.integer {
    case 1: return Cadence(times: count, inDays: 7)
    case 2: return Cadence(times: count, inDays: 30)
    case 3: return numbers?.dropFirst().first.flatMap { Cadence(times: count, inDays: $0) }
    default: return nil
    }
  }

  private static func readEntries(
    _ records: [JSONValue], into habit: inout ImportedHabit, _ file: inout ImportedFile,
    _ diary: inout ImportedHabit
  ) {
    for value in file.fitting(entries: records) {
      guard let members = value.members,
        let number = members["record_date"]?.integer, let day = Day(foreign: number)
      else {
        file.problems.add(.date(""), in: file.name, at: value.line)
        continue
      }
      let note = members["reason"]?.text ?? ""
      switch members["record_type"]?.integer {
      case 1:
        let value = members["record_value"].flatMap { $0.scalar == .null ? nil : $0 }
        guard let amount = value.map(\.amount) ?? Amount("1") else {
          let text = value?.scalar?.textForPeople ?? ""
          file.problems.add(.amount(text), in: file.name, at: value?.line)
          continue
        }
        guard amount > .zero else {
          if habit.cadence.limit == nil { file.lose(.zero) }
          diary.note(note, on: day, about: habit)
          continue
        }
        let isCounted = habit.target != nil || habit.unit != nil || amount != Amount("1")
        habit.entries.append(ImportedEntry(day, amount: isCounted ? amount : nil, note: note))
      case 2:
        habit.entries.append(ImportedEntry(day, .rest, note: note))
      case 0, nil:
        diary.note(note, on: day, about: habit)
      case let type?:
        file.problems.add(.value("\(type)"), in: file.name, at: value.line)
      }
    }
  }
}

extension Day {
  /// The day `number` days after 1970-01-01; `nil` if it is out of the range of days.
  init?(foreign number: Int64) {
    guard let number = Int(exactly: number) else { return nil }
    self.init(number: number)
    guard self.number == number else { return nil }
  }
}

extension JSONValue {
  /// The value of a number as an amount; `nil` for anything else.
  var amount: Amount? {
    switch scalar {
    case .integer(let value)?: Amount(.integer(value))
    case .real(let value)?: Amount(foreign: value)
    default: nil
    }
  }
}
