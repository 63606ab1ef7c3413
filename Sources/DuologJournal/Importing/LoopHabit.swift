import DuologMerge

/// A habit of Loop Habit Tracker, as both its backup and its tables describe it.
struct LoopHabit {
  var name = ""
  var isNumerical = false
  var question = ""
  var description = ""
  var numerator: Int64?
  var denominator: Int64?
  var isArchived = false
  var isAtMost = false
  var target: Amount?
  var unit = ""

  /// What an entry says. The numbers are those of the backup, the words those of the tables.
  enum Value: Hashable {
    case done, skip, notDone, unknown
    case amount(Amount)
  }

  /// The value of an entry, as the type of the habit reads it; `nil` for one that Loop does not
  /// write.
  ///
  /// A numerical habit keeps thousandths, whatever their size: 500 is half a kilometre. Its 3 is a
  /// skip, although it could be 0.003.
  func value(_ number: Int64) -> Value? {
    if isNumerical {
      switch number {
      case -1: return .unknown
      case 3: return .skip
      case 0...: return Amount(foreignThousandths: number).map(Value.amount)
      default: return nil
      }
    }
    switch number {
    case 2: return .done
    case 3: return .skip
    case 0: return .notDone
    case -1, 1: return .unknown
    default: return nil
    }
  }

  /// The value that a table has for an entry.
  func value(_ word: String) -> Value? {
    switch word {
    case "YES_MANUAL": .done
    case "SKIP": .skip
    case "NO": .notDone
    // What Loop works out from its rhythm is not an entry.
    case "YES_AUTO", "UNKNOWN": .unknown
    default: isNumerical ? Int64(word).flatMap { value($0) } : nil
    }
  }

  /// The habit without its entries.
  func imported(_ key: ImportedHabit.Key, into file: inout ImportedFile) -> ImportedHabit {
    var habit = ImportedHabit(key, title: name)
    habit.isArchived = isArchived
    let words = [question, description].filter { !$0.isEmpty }
    habit.how = words.isEmpty ? nil : words.joined(separator: " ")
    if !unit.isEmpty, isNumerical { habit.unit = unit }
    if isAtMost {
      if numerator == 1, let cadence = Cadence(atMost: target, inDays: denominator ?? 0) {
        habit.cadence = cadence
      } else {
        file.lose(.limit)
      }
      return habit
    }
    if let numerator, let denominator,
      let cadence = Cadence(times: numerator, inDays: denominator)
    {
      habit.cadence = cadence
    } else {
      file.lose(.rhythm)
    }
    if isNumerical { habit.target = target.flatMap { $0 > .zero ? $0 : nil } }
    return habit
  }
}

extension ImportedHabit {
  /// Adds what a day of Loop says. What has no counterpart is counted in `losses`; its note goes
  /// to the diary.
  mutating func add(
    _ value: LoopHabit.Value, on day: Day, note: String, at line: Int, diary: inout ImportedHabit,
    losing losses: inout [ImportLoss: Int]
  ) {
    switch value {
    case .done: entries.append(ImportedEntry(day, note: note, line: line))
    case .skip: entries.append(ImportedEntry(day, .rest, note: note, line: line))
    case .amount(let amount) where amount > .zero:
      entries.append(ImportedEntry(day, amount: amount, note: note, line: line))
    case .amount:
      // Nothing used of what is allowed says nothing else than no entry.
      if cadence.limit == nil { losses[.zero, default: 0] += 1 }
      diary.note(note, on: day, about: self)
    case .notDone:
      losses[.notDone, default: 0] += 1
      diary.note(note, on: day, about: self)
    case .unknown:
      diary.note(note, on: day, about: self)
    }
  }

  /// A diary without entries.
  static var diary: ImportedHabit { ImportedHabit(.diary, title: "Diary") }

  /// Writes into a diary what somebody noted for `habit` on a day on which there is nothing to log.
  /// Does nothing for an empty note.
  mutating func note(_ note: String, on day: Day, about habit: ImportedHabit) {
    let note = note.trimmed
    guard !note.isEmpty else { return }
    entries.append(
      ImportedEntry(day, note: "\(habit.title): \(note)", key: "\(habit.key.text)\n\(day)"))
  }
}

extension ImportedFile {
  /// Adds the diary, if anything is in it.
  mutating func add(diary: ImportedHabit) {
    if !diary.entries.isEmpty { habits.append(diary) }
  }
}
