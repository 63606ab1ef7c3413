import DuologJournal
import DuologMerge

/// The confirmation of a check-in.
struct CheckInMessages {
  private let checkIn: CheckIn
  private let goal: Goal
  private let days: DayMessages

  init(_ checkIn: CheckIn, goal: Goal, today: Day) {
    self.checkIn = checkIn
    self.goal = goal
    days = DayMessages(today: today)
  }

  /// Confirms the check-in. The day is left out if another sentence names it, and is given as a
  /// date if it is past midnight at `now` but the previous day still counts.
  func confirmation(saysDay: Bool = true, now: LocalTime) -> String {
    let title = "'\(goal.title.titleExcerpt)'"
    let amount = checkIn.amount.map { " (\($0.phrase(in: goal.term?.unit)))" }
    let isEasilyMistaken = now.day != days.today
    let name = isEasilyMistaken ? days.date(checkIn.day) : days.name(checkIn.day)
    let day = saysDay ? " for \(name)" : ""
    switch checkIn.state {
    case .done: return "Logged \(title)\(amount ?? "")\(day)."
    case .partly: return "Logged part of \(title)\(amount ?? "")\(day)."
    case .rest: return "Logged a rest day from \(title)\(day)."
    }
  }

  /// The goal's progress; `nil` if that adds nothing.
  func progress(_ item: GoalItem) -> String? {
    let progress = item.progress
    guard let period = progress.period, period.contains(checkIn.day), checkIn.state != .rest
    else { return nil }
    var parts: [String] = []
    if let limit = progress.limit {
      parts.append(
        item.cadence.isQuitting
          ? "The days are counted from here again." : "\(LimitMessages(item, limit).state).")
    } else if let span = item.cadence.span, progress.amountLeft == nil {
      parts.append("\(progress.done) of \(item.cadence.occurrences) \(span).")
    }
    if let part = progress.partToday, let target = goal.term?.target, checkIn.day == item.day {
      parts.append("That makes \(part) of \(target.phrase(in: goal.term?.unit)), in part.")
    }
    if let due = progress.due, case .after = item.cadence {
      parts.append("Due again \(days.name(due)).")
    }
    if let left = progress.amountLeft {
      let rest = left.phrase(in: item.goal.term?.unit)
      parts.append(left > .zero ? "\(rest) to go." : "You reached the target.")
    }
    if checkIn.day == item.day, item.loggedTodayBy.count > 1 {
      parts.append("You both logged it.")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// What stays on this device.
  static func keptHere(_ hasDetails: Bool) -> String {
    hasDetails
      ? "What you added stays on this device."
      : "Your partner will see that you logged it. A note or an amount would have stayed here."
  }

  /// What to do about an entry if the partner has logged the same occasion for another day.
  func sameOccasion(_ partners: CheckIn, name: String) -> String {
    "\(name.printable) logged it for \(days.date(partners.day)). Was it the same time together? Then"
      + " run 'duolog undo', and log it again with '--with-partner'."
  }

  /// What to do if an entry made in the small hours was meant for the previous day; `nil` at any
  /// other time.
  func doubt(_ now: LocalTime) -> String? {
    guard now.isSmallHours, checkIn.day == now.day else { return nil }
    let yesterday = DayMessages.weekday(checkIn.day.advanced(by: -1))
    return
      "Logged for \(days.date(checkIn.day)). Did you mean \(yesterday)? Then run 'duolog undo',"
      + " and log it again with '--yesterday'."
  }
}
