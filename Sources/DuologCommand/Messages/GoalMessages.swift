import DuologJournal
import DuologMerge

/// A goal and its progress, in words.
struct GoalMessages {
  private let item: GoalItem
  private let days: DayMessages

  init(_ item: GoalItem) {
    self.item = item
    days = DayMessages(today: item.day)
  }

  /// What the goal asks for, for example `twice a week, together`.
  var description: String {
    if item.goal.isPlan { return "a plan in \(Programme.phases.count) phases" }
    var parts = [item.cadence.phrase + dueSuffix]
    if let target = item.goal.term?.target { parts.append(target.phrase(in: unit)) }
    if item.owner == nil {
      parts.append(item.goal.term?.rule.phrase ?? "")
    } else {
      parts.append(item.isMine ? "yours alone" : "\((item.owner ?? "").printable)'s own")
    }
    return parts.joined(separator: ", ")
  }

  private var unit: String? { item.goal.term?.unit }

  private var dueSuffix: String {
    if case .once(let due?) = item.cadence { return " by \(days.date(due))" }
    return ""
  }

  /// What the goal asks for and its progress, without repeating anything.
  var descriptionAndState: String {
    [description, state(besideDescription: true)].filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  /// The goal's progress: `1 of 2 this week, today is the last day`.
  func state(besideDescription: Bool = false) -> String {
    guard item.goal.status == .active else {
      let reason = item.goal.status == .letGo ? item.goal.reason : nil
      let quoted = reason.map { "\"\($0.printable)\"" }
      if besideDescription { return quoted ?? "" }
      return item.goal.status.phrase + (quoted.map { ": \($0)" } ?? "")
    }
    let progress = item.progress
    if let pause {
      return [pause, progress.isLoggedToday ? "logged today" : nil, partner]
        .compactMap { $0 }.joined(separator: "; ")
    }
    var parts: [String] = []
    if progress.restsToday { parts.append("a rest day") }
    if besideDescription, progress.isPastDue {
      parts.append("still open")
    } else if let progressPhrase, !besideDescription || isProgressNews {
      parts.append(progressPhrase)
    }
    if let left = progress.amountLeft, left > .zero {
      parts.append("\(left.phrase(in: unit)) to go")
    }
    if item.cadence.span != nil, progress.call == .today, let daysLeft = progress.daysLeft {
      parts.append(daysLeft == 1 ? "today is the last day" : "\(daysLeft) days left")
    }
    return [parts.joined(separator: ", "), partner ?? ""].filter { !$0.isEmpty }
      .joined(separator: "; ")
  }

  /// `paused until Sunday`; `nil` if no break contains today.
  private var pause: String? {
    item.progress.pause.map { PauseMessages(today: item.day).paused($0) }
  }

  /// Whether ``progressPhrase`` says more than ``description``.
  private var isProgressNews: Bool {
    if beginning != nil || item.goal.isPlan { return true }
    return switch item.cadence {
    case .daily, .on, .every(1): isDoneToday
    case .weekly, .monthly, .quarterly, .yearly, .every, .rolling: true
    case .once: item.progress.left == 0
    case .whenever, .within: item.progress.isLoggedToday
    case .unknown: false
    }
  }

  /// Whether what the day asks for is done, by either person, or something was done without being
  /// asked for.
  private var isDoneToday: Bool {
    item.progress.isLoggedToday || item.progress.period != nil && item.progress.left == 0
  }

  /// When the goal begins, if the person who made it was already a day ahead of us.
  private var beginning: String? {
    guard let first = item.goal.term?.from, first > item.day else { return nil }
    return "begins \(days.name(first))"
  }

  private var progressPhrase: String? {
    let progress = item.progress
    if let beginning { return beginning }
    if let phase = Programme.phases.first(where: { $0.number == item.goal.phase }),
      item.goal.isPlan
    {
      return "phase \(phase.number) of \(Programme.phases.count), \(phase.theme)"
    }
    switch item.cadence {
    case .daily, .on, .every(1):
      if isDoneToday { return "done today" }
      return progress.restsToday ? nil : item.cadence.phrase
    case .weekly, .monthly, .quarterly, .yearly, .every, .rolling:
      let counted = "\(progress.done) of \(item.cadence.occurrences) \(item.cadence.span ?? "")"
      return progress.left == 0 ? "\(counted), done" : counted
    case .once(let due):
      if progress.left == 0 { return "done" }
      guard let due else { return "whenever you like" }
      if progress.isPastDue { return "was due \(days.name(due)), still open" }
      return due == item.day ? "due today" : "by \(days.name(due))"
    case .whenever, .within:
      guard progress.done > 1 else {
        return progress.isLoggedToday ? "logged today" : item.cadence.phrase
      }
      return "\(progress.done) times today"
    case .unknown:
      return item.cadence.phrase
    }
  }

  /// What the other person has done for a goal of both.
  private var partner: String? {
    guard item.owner == nil, !item.progress.isLoggedToday, !item.loggedTodayBy.isEmpty else {
      return item.loggedTodayBy.count > 1 ? "you both logged it" : nil
    }
    let names = item.loggedTodayBy.map(\.printable).joined(separator: " and ")
    return "\(names) logged it today"
      + (item.progress.awaitsConfirmation ? ", and you can too" : "")
  }
}
