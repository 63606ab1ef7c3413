import DuologJournal
import DuologMerge

extension EntryMessages {
  /// What an entry says now, in words about its author: `logged 'Evening walk' for Mon 2 Nov`.
  func phrase(of entry: Entry) -> String {
    let title = "'\((entry.goalTitle ?? "a goal").titleExcerpt)'"
    switch entry.content {
    case .checkIn(let state, let day, let amount, let note):
      return checkedIn(
        title, state,
        day == self.day(at: entry.at) ? "" : day.map { " for \(days.date($0))" } ?? "",
        amount.map { $0.phrase(in: entry.unit) }, note)
    case .record(let record):
      return phrase(of: record, title: entry.goal == nil ? nil : title)
    case .pause(let reason):
      let what = entry.goal == nil ? "goals" : title
      return "paused \(what)" + (reason.map { ": \($0.inQuotes)" } ?? "")
    case .goal: return "added the goal \(title)"
    case .other: return "logged something"
    }
  }
}
