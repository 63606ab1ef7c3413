import DuologMerge
import DuologSync

/// The JSON of Habo: an object or, in old versions, the bare list of habits.
enum Habo {
  static func isHabit(_ members: [String: JSONValue]?) -> Bool {
    members?["events"] != nil && members?["title"] != nil
  }

  static func read(_ habits: [JSONValue], _ source: ForeignFile) -> ImportedFile {
    var file = ImportedFile(.habo, of: source)
    var diary = ImportedHabit.diary
    var titles: [String: Int] = [:]
    for value in file.fitting(habits: habits) {
      guard let members = value.members, let given = members["title"]?.text else {
        file.problems.add(.noHabit, in: file.name, at: value.line)
        continue
      }
      if members["deleted_at"].map({ $0.scalar != .null }) ?? false {
        file.lose(.deleted)
        continue
      }
      let title = given.trimmed.isEmpty ? "Habit" : given.trimmed
      titles[title, default: 0] += 1
      let number = titles[title, default: 1]
      let uuid = members["uuid"]?.text ?? ""
      var habit = ImportedHabit(
        uuid.isEmpty ? .text(number == 1 ? title : "\(title)\n\(number)") : .own(uuid),
        title: title)
      // Habo asks every day.
      habit.cadence = .daily
      habit.isArchived = members["archived"]?.isTrue ?? false
      let words = ["cue", "routine"].compactMap { members[$0]?.text?.trimmed }
      let how = words.filter { !$0.isEmpty }.joined(separator: ": ")
      habit.how = how.isEmpty ? nil : how
      let isCounted = members["habitType"]?.integer == 1
      if isCounted {
        let unit = members["unit"]?.text?.trimmed ?? ""
        habit.unit = unit.isEmpty ? nil : unit
        habit.target = members["targetValue"]?.amount.flatMap { $0 > .zero ? $0 : nil }
      }
      if members["notification"]?.isTrue ?? false { file.lose(.reminder) }
      let events = (members["events"]?.members ?? [:]).sorted { $0.key < $1.key }
      for (date, event) in file.fitting(entries: events) {
        read(event, on: date, isCounted: isCounted, into: &habit, &file, &diary)
      }
      file.habits.append(habit)
    }
    file.add(diary: diary)
    return file
  }

  private static func read(
    _ event: JSONValue, on date: String, isCounted: Bool, into habit: inout ImportedHabit,
    _ file: inout ImportedFile, _ diary: inout ImportedHabit
  ) {
    // The midnight of the day, whatever zone the text says.
    guard case .day(let day)? = CalendarDate(date) else {
      return file.problems.add(.date(date), in: file.name, at: event.line)
    }
    let parts = event.elements ?? []
    let note = parts.dropFirst().first?.text ?? ""
    let amount = parts.dropFirst(2).first?.amount.flatMap { $0 > .zero ? $0 : nil }
    switch parts.first?.text {
    case "DayType.check"?:
      // A day that is complete needs no number.
      habit.entries.append(
        ImportedEntry(day, amount: isCounted ? amount ?? habit.target : nil, note: note))
    case "DayType.progress"?:
      guard let amount else {
        file.lose(.zero)
        return diary.note(note, on: day, about: habit)
      }
      habit.entries.append(ImportedEntry(day, .partly, amount: amount, note: note))
    case "DayType.skip"?:
      habit.entries.append(ImportedEntry(day, .rest, note: note))
    case "DayType.fail"?:
      file.lose(.notDone)
      diary.note(note, on: day, about: habit)
    case "DayType.clear"?:
      diary.note(note, on: day, about: habit)
    case let type:
      file.problems.add(.value(type ?? ""), in: file.name, at: event.line)
    }
  }
}

extension JSONValue {
  /// Whether it is `true` or 1.
  var isTrue: Bool { scalar == .boolean(true) || scalar == .integer(1) }
}
