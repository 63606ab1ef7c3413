import DuologJournal
import DuologMerge

/// What people did, in words.
struct EntryMessages {
  private let calendar: PersonalCalendar
  let days: DayMessages
  /// Whether all entries are about one goal, so that it need not be named.
  private let isAboutOneGoal: Bool
  /// Whether the phrases are about what the reader takes back.
  private let isTakingBack: Bool

  /// - Parameter calendar: the reader's calendar.
  init(
    _ calendar: PersonalCalendar, today: Day, isAboutOneGoal: Bool = false,
    isTakingBack: Bool = false
  ) {
    self.calendar = calendar
    days = DayMessages(today: today)
    self.isAboutOneGoal = isAboutOneGoal
    self.isTakingBack = isTakingBack
  }

  /// When the entry was made, in the reader's local time.
  func time(of entry: LogEntry) -> LocalTime { calendar.time(at: entry.at) }

  /// The day on which the entry was made, in the reader's calendar.
  func day(of entry: LogEntry) -> Day { calendar.day(at: entry.at) }

  /// The name of ``day(of:)``.
  func dayName(of entry: LogEntry) -> String { dayName(day(of: entry)) }

  /// The reader's local time at an instant.
  func time(at instant: Timestamp) -> LocalTime { calendar.time(at: instant) }

  /// The day of an instant, in the reader's calendar.
  func day(at instant: Timestamp) -> Day { calendar.day(at: instant) }

  /// The name of a day.
  func dayName(_ day: Day) -> String { days.name(day) }

  /// `today 13:00`, in the reader's local time.
  func moment(_ instant: Timestamp) -> String {
    "\(days.name(calendar.day(at: instant))) \(calendar.time(at: instant).clock)"
  }

  /// ``phrase(_:)`` for a list: what people wrote is cut off if it is long.
  func excerpt(_ entry: LogEntry) -> String { Excerpt.of(phrase(entry)) }

  /// `logged part of 'Evening walk' for yesterday: "full moon"`, with the whole of what people wrote.
  func phrase(_ entry: LogEntry) -> String {
    let title = isAboutOneGoal ? "it" : "'\((entry.goalTitle ?? "a goal").titleExcerpt)'"
    switch entry.action {
    case .madeGoal(let first):
      return "added the goal '\(first.titleExcerpt)'"
    case .proposedGoal(let first):
      return "proposed the goal '\(first.titleExcerpt)'"
    case .preparedGoal(let first, let phase):
      return "prepared '\(first.titleExcerpt)' for phase \(phase)"
    case .agreed(let phase):
      return phase.map { "said yes to phase \($0) of \(title)" } ?? "said yes to \(title)"
    case .renamedGoal(let name):
      return isAboutOneGoal
        ? "renamed it to '\(name.titleExcerpt)'" : "renamed a goal to '\(name.titleExcerpt)'"
    case .changedDue(let day):
      return "moved \(title) to \(day.map(days.date) ?? "no date")"
    case .changedStatus(.proposed): return "proposed \(title)"
    case .describedGoal(let fields): return described(fields, title)
    case .changedStatus(.active): return "brought \(title) back"
    case .changedStatus(.done): return "marked \(title) as done"
    case .changedStatus(.letGo): return "let go of \(title)"
    case .letGo(let reason):
      return "let go of \(title)" + (reason.map { ": \"\($0.printable)\"" } ?? "")
    case .changedStatus(.archived): return "archived \(title)"
    case .declined(let agreement?, _, let word):
      return "said no for now to \(agreement.inQuotes)" + quoted(word)
    case .declined(nil, let phase?, let word):
      return "said no for now to phase \(phase) of \(title)" + quoted(word)
    case .declined(nil, nil, let word): return "said no for now to \(title)" + quoted(word)
    case .changedTerm(let term): return "changed what \(title) asks for: \(asked(term, entry))"
    case .checkedIn(let state, let day, let amount, let note):
      return checkedIn(title, state, forDay(day, entry), amount?.phrase(in: entry.unit), note)
    case .groupedGoal(let group):
      return group.map { "put \(title) into the group '\($0.titleExcerpt)'" }
        ?? "took \(title) out of its group"
    case .movedGoal: return "moved \(title) in the order of goals"
    case .changedCheckIn(let fields, let change):
      return corrected(title, fields, change, in: entry.unit)
    case .paused(let scope, let first, let last):
      return "paused \(paused(scope, title))\(pauseDays(first, last, entry))"
    case .resumed(let scope): return "resumed \(paused(scope, title))"
    case .wrote(let record): return phrase(of: record, title: known(title, entry))
    case .changedRecord(let record, let fields):
      let title = known(title, entry)
      return isTakingBack
        ? record.deed(changing: fields, days, title: title)
        : record.phrase(changing: fields, days, title: title)
    case .toldPauseReason(let reason):
      let paused = entry.goalTitle == nil ? "all goals are" : "\(title) is"
      return "said why \(paused) paused: \(reason.inQuotes)"
    case .joinedGoals(let other):
      return isAboutOneGoal
        ? "joined it with another goal" : "joined a goal with '\(other.titleExcerpt)'"
    case .keptApart: return "kept \(title) separate from a similar goal"
    case .wroteWhatIsGone(let type): return "wrote something that was taken back (\(type.noun))"
    case .removed: return "removed an entry for \(title)"
    case .restored: return "restored an entry for \(title)"
    case .tookBack:
      return entry.goalTitle == nil ? "undid an entry" : "undid an entry for \(title)"
    case .joined(let name):
      return entry.entity == entry.author
        ? "began the journal" : "added \(name.printable) to the journal"
    case .addedDevice(let name): return "added the device '\(name.printable)'"
    case .changedSettings(let settings):
      return SettingsMessages.told(settings, byReader: isTakingBack)
    case .other(let type):
      return "logged something that only a newer Duolog can show (\(type.printable))"
    }
  }

  /// What was written down.
  func phrase(of record: AnyRecord, title: String?) -> String {
    isTakingBack ? record.deed(days, title: title) : record.phrase(days, title: title)
  }

  /// One phrase for breaks that were begun or ended together; `nil` for anything else.
  func phrase(ofAll entries: [LogEntry]) -> String? {
    guard entries.count == Pause.Extent.allCases.count, let first = entries.first else {
      return nil
    }
    let actions = entries.map(\.action)
    switch first.action {
    case .paused(.all, let from, let last):
      let all = Pause.Extent.allCases.map {
        LogEntry.Action.paused(.all($0), from: from, through: last)
      }
      guard Set(actions) == Set(all) else { return nil }
      return "paused all goals" + pauseDays(from, last, first)
    case .resumed(.all):
      guard Set(actions) == Set(Pause.Extent.allCases.map { .resumed(.all($0)) }) else {
        return nil
      }
      return "resumed all goals"
    default: return nil
    }
  }

  /// ` from Mon 2 Nov until Fri 6 Nov`.
  private func pauseDays(_ first: Day?, _ last: Day?, _ entry: LogEntry) -> String {
    let until = last.map { " until \(days.date($0))" } ?? ""
    let from = first == day(of: entry) ? "" : first.map { " from \(days.date($0))" } ?? ""
    return from + until
  }

  /// `: "too early"`; empty without words.
  private func quoted(_ word: String?) -> String { word.map { ": \($0.inQuotes)" } ?? "" }

  /// `every day, 3 km, from Thu 5 Nov`.
  private func asked(_ term: Term.Written, _ entry: LogEntry) -> String {
    var parts = [Cadence(text: term.cadence).phrase]
    if let target = term.target { parts.append(target.phrase(in: term.unit)) }
    if term.rule != .each { parts.append(term.rule.phrase) }
    if let from = term.from, from != day(of: entry) { parts.append("from \(days.date(from))") }
    return parts.joined(separator: ", ")
  }

  /// `title`, if the entry is about a goal.
  private func known(_ title: String, _ entry: LogEntry) -> String? {
    entry.goal == nil ? nil : title
  }

  private func described(_ fields: Set<String>, _ title: String) -> String {
    switch fields {
    case ["how"]: "described \(title)"
    case ["achievable"]: "noted what makes \(title) doable"
    case ["why"]: "noted why \(title) matters"
    case ["reviewOn"]: "chose a day to look at \(title) again"
    default: "noted more about \(title)"
    }
  }

  /// What a break is from, in words about the person who takes it.
  private func paused(_ scope: Pause.Scope, _ title: String) -> String {
    switch scope {
    case .goal: title
    case .all(.ours): "all shared goals"
    case .all(.mine): "all personal goals"
    }
  }

  /// The day it is for, if that is not the day on which it was logged in the reader's calendar. It
  /// is given as a date, because yesterday is a different day for somebody on the other side of the
  /// world.
  private func forDay(_ day: Day?, _ entry: LogEntry) -> String {
    guard let day, day != self.day(of: entry) else { return "" }
    return " for \(days.date(day))"
  }

  /// What changed in a check-in, as it was then.
  private func corrected(
    _ title: String, _ fields: [String], _ change: Amendment, in unit: String?
  ) -> String {
    if fields == ["note"] {
      return change.text.map { "changed a note for \(title): \($0.inQuotes)" }
        ?? "removed a note for \(title)"
    }
    let parts = [
      change.amount?.phrase(in: unit), change.state?.word,
      change.day.map { "for \(days.date($0))" }, change.text?.inQuotes,
    ].compactMap(\.self)
    guard !parts.isEmpty else { return "changed an entry for \(title)" }
    return "corrected \(title): \(parts.joined(separator: ", "))"
  }

  func checkedIn(
    _ title: String, _ state: CheckInState, _ day: String, _ amount: String?, _ note: String?
  ) -> String {
    let note = note.map { ": \"\($0.printable)\"" } ?? ""
    let amount = amount.map { " (\($0))" } ?? ""
    switch state {
    case .done: return "logged \(title)\(amount)\(day)\(note)"
    case .partly: return "logged part of \(title)\(amount)\(day)\(note)"
    case .rest:
      return "\(isTakingBack ? "logged" : "took") a rest day from \(title)\(day)\(note)"
    }
  }
}
