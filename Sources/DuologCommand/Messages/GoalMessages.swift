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
    if besideDescription, progress.isPastDue, case .once = item.cadence {
      parts.append("still open")
    } else if let progressPhrase, !besideDescription || isProgressNews {
      parts.append(progressPhrase)
    }
    if let left = progress.amountLeft, left > .zero {
      parts.append("\(left.phrase(in: unit)) to go")
    }
    if let part = inPart, item.cadence.span != nil { parts.append(part) }
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
    case .weekly, .monthly, .quarterly, .yearly, .every, .after, .rolling, .atMost: true
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
      if isDoneToday { return inPart ?? "done today" }
      return progress.restsToday ? nil : item.cadence.phrase
    case .weekly, .monthly, .quarterly, .yearly, .every, .rolling:
      let span = item.cadence.span ?? ""
      let counted = amountOfTarget ?? "\(progress.done) of \(item.cadence.occurrences)"
      return progress.left == 0 ? "\(counted) \(span), done" : "\(counted) \(span)"
    case .after:
      if progress.isLoggedToday || progress.left == 0 { return inPart ?? "done today" }
      guard let due = progress.due else { return item.cadence.phrase }
      return progress.isPastDue ? "was due \(days.name(due))" : "due \(days.name(due))"
    case .atMost:
      return progress.limit.map { LimitMessages(item, $0).state }
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

  /// `7 of 10 km`, if amounts add up to a target.
  private var amountOfTarget: String? {
    guard let amount = item.progress.amount, let target = item.goal.term?.target else { return nil }
    return "\(amount) of \(target.phrase(in: unit))"
  }

  /// `2 of 5 km today, in part`, if less than the target was done today.
  private var inPart: String? {
    guard let part = item.progress.partToday else { return nil }
    guard let target = item.goal.term?.target, part != .zero else { return "in part today" }
    return "\(part) of \(target.phrase(in: unit)) today, in part"
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

/// A goal that is a limit, in words that hold nothing against anyone.
struct LimitMessages {
  private let item: GoalItem
  private let limit: GoalProgress.Limit

  init(_ item: GoalItem, _ limit: GoalProgress.Limit) {
    self.item = item
    self.limit = limit
  }

  /// `1 of at most 2 coffees today`, or `12 days since the last time`.
  var state: String {
    guard item.cadence.isQuitting else {
      let allowed = Amount(.integer(Int64(limit.allowed))) ?? .zero
      let most = allowed.phrase(in: item.goal.term?.unit)
      return "\(limit.used) of at most \(most) \(item.cadence.span ?? "")"
    }
    let days = Counted.days(limit.since.distance(to: item.day))
    if limit.lastTime == item.day { return "logged today" }
    return limit.lastTime == nil ? "\(days) so far" : "\(days) since the last time"
  }
}
