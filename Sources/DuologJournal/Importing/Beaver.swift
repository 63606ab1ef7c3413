import DuologMerge
import DuologSync

/// The JSON of Beaver Habit Tracker.
enum Beaver {
  static func read(_ habits: [JSONValue], _ source: ForeignFile) -> ImportedFile {
    var file = ImportedFile(.beaver, of: source)
    var diary = ImportedHabit.diary
    var titles: [String: Int] = [:]
    for value in file.fitting(habits: habits) {
      guard let members = value.members, let given = members["name"]?.text else {
        file.problems.add(.noHabit, in: file.name, at: value.line)
        continue
      }
      let status = members["status"]?.text
      if status == "soft_delete" {
        file.lose(.deleted)
        continue
      }
      let title = given.trimmed.isEmpty ? "Habit" : given.trimmed
      // Identifiers are six digits, so that two people's habits may have the same.
      let id = members["id"]?.text ?? title
      titles[id, default: 0] += 1
      let number = titles[id, default: 1]
      var habit = ImportedHabit(.text(number == 1 ? id : "\(id)\n\(number)"), title: title)
      habit.isArchived = status == "archive"
      ask(members["period"]?.members, &habit, &file)
      for record in file.fitting(entries: members["records"]?.elements ?? []) {
        let fields = record.members
        let text = fields?["day"]?.text ?? ""
        guard let day = Day(text) else {
          file.problems.add(.date(text), in: file.name, at: record.line)
          continue
        }
        let note = fields?["text"]?.text ?? ""
        if fields?["done"]?.isTrue ?? false {
          habit.entries.append(ImportedEntry(day, note: note))
        } else {
          file.lose(.notDone)
          diary.note(note, on: day, about: habit)
        }
      }
      file.habits.append(habit)
    }
    file.add(diary: diary)
    return file
  }

  /// A habit without a period asks every day.
  private static func ask(
    _ period: [String: JSONValue]?, _ habit: inout ImportedHabit, _ file: inout ImportedFile
  ) {
    guard let period else {
      habit.cadence = .daily
      return
    }
    let lengths: [String: Int64] = ["D": 1, "W": 7, "M": 30, "Y": 365]
    let length = period["period_type"]?.text.flatMap { lengths[$0] }
    let days = length.flatMap { length in
      period["period_count"]?.integer.map { length.multipliedReportingOverflow(by: $0) }
    }
    if let days, !days.overflow, let count = period["target_count"]?.integer,
      let cadence = Cadence(times: count, inDays: days.partialValue)
    {
      habit.cadence = cadence
    } else {
      file.lose(.rhythm)
    }
  }
}
