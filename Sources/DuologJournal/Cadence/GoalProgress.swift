import DuologMerge

/// How a goal stands today for one person: what is done, what is left, and whether to mention it.
public struct GoalProgress: Hashable, Sendable {
  /// What today asks for.
  public enum Call: String, Hashable, CaseIterable, Sendable {
    /// Nothing: done for today, resting, or nothing left in the period.
    case nothing
    /// Something is left in the period, but it can wait for another day.
    case canWait
    /// Do it today: the goal is daily, or it is due, or the period can only just be met.
    case today
  }

  /// What today asks for.
  public let call: Call
  /// The period that contains today; `nil` if the goal asks for nothing today.
  public let period: Period?
  /// How the period stands for this person.
  public let state: PeriodState
  /// How many occurrences the period asks for.
  public let asked: Int
  /// How many are done: by this person under ``CountingRule/each``, by both otherwise.
  public let done: Int
  /// How many are left; 0 once the period is met.
  public let left: Int
  /// The amount still missing, if amounts add up to a target.
  public let amountLeft: Amount?
  /// The days of the period that remain, today included; `nil` if it has no end.
  public let daysLeft: Int?
  /// Whether this person has logged it today, in whole or in part.
  public let isLoggedToday: Bool
  /// Whether this person rests today.
  public let restsToday: Bool
  /// Whether the partner has logged a ``CountingRule/together`` goal today and this person has
  /// not: a check-in would confirm it.
  public let awaitsConfirmation: Bool
  /// Whether the due day has passed. Shown to people as "still open".
  public let isPastDue: Bool
  /// The break that contains today, if there is one. Breaks that follow each other without a gap
  /// are one.
  public let pause: Period?
}

extension GoalTerm {
  /// The first day whose check-ins affect ``progress(on:for:checkIns:)``.
  public func firstDay(thatMattersOn today: Day) -> Day {
    guard let period = period(containing: today) else { return today }
    switch cadence {
    case .every(let days): return max(holds.first, period.first.advanced(by: -days))
    case .rolling(_, let days): return max(holds.first, today.advanced(by: 1 - days))
    default: return period.first
    }
  }

  /// How the goal stands on `today` for `person`, given the check-ins since
  /// ``firstDay(thatMattersOn:)``; others are ignored.
  ///
  /// During a break, one of `pauses`, today asks for nothing, but what is done counts anyway. A
  /// goal that is only counted asks for nothing either, and its `done` is what was done today.
  public func progress(
    on today: Day, for person: EntityID, checkIns: some Collection<CheckInFact>,
    pauses: [Period] = []
  ) -> GoalProgress {
    progress(on: today, for: person, LoggedDays(checkIns).all[...], pauses: pauses)
  }

  func progress(
    on today: Day, for person: EntityID, _ days: ArraySlice<LoggedDay>, pauses: [Period]
  ) -> GoalProgress {
    let pause = Period.run(of: pauses, around: today)
    let isConcerned = people.contains(person) && holds.contains(today)
    let day = isConcerned ? Tally(of: days, in: Period(today), under: self) : Tally()
    let own = day.share(of: person)
    guard isConcerned, let found = period(containing: today) else {
      return GoalProgress(
        call: .nothing, period: nil, state: .neutral, asked: 0,
        done: done(in: day, for: person), left: 0, amountLeft: nil, daysLeft: nil,
        isLoggedToday: own.done > 0, restsToday: own.rested > 0,
        awaitsConfirmation: rule == .together && day.occurrences > 0 && own.done == 0,
        isPastDue: false, pause: pause)
    }
    let (period, tally) = bestWindow(around: found, for: person, in: days)
    let isMet = isMet(by: tally, for: person)
    let done = done(in: tally, for: person)
    let left = isMet ? 0 : max(1, cadence.occurrences - done)
    let daysLeft = period.daysLeft(from: today)
    let isDue = isDue(on: today, in: period, for: person, days)
    return GoalProgress(
      call: isMet || pause != nil
        ? .nothing
        : call(on: today, isDue: isDue, left: left, daysLeft: daysLeft, day: day, own: own),
      period: period,
      state: state(of: period, with: tally, on: today, for: person, pauses: pauses),
      asked: cadence.occurrences, done: done, left: left,
      amountLeft: rule == .sum ? target.map { tally.amount.missing(to: $0) } : nil,
      daysLeft: daysLeft,
      isLoggedToday: own.done > 0, restsToday: own.rested > 0,
      awaitsConfirmation: rule == .together && day.occurrences > 0 && own.done == 0,
      isPastDue: !isMet && isPastDue(on: today), pause: pause)
  }

  private func isPastDue(on today: Day) -> Bool {
    if case .once(let due?) = cadence { return due < today }
    return false
  }

  /// Whether the day on which the goal asks has come, if it asks on a certain day of a longer
  /// `period` that is not met yet.
  ///
  /// A goal "every n days" is due n days after it was last done; in the first period, it is due on
  /// the last day.
  private func isDue(
    on today: Day, in period: Period, for person: EntityID, _ days: ArraySlice<LoggedDay>
  ) -> Bool {
    switch cadence {
    case .once(let due):
      return due.map { $0 <= today } ?? false
    case .every(let length):
      guard holds.first < period.first else { return period.last == today }
      let doers = rule == .each ? [person] : people
      let last = days.last { logged in
        logged.day < period.first && doers.contains { logged.people[$0]?.isDone ?? false }
      }
      return last.map { $0.day.advanced(by: length) <= today } ?? true
    default:
      return false
    }
  }

  /// What `today` asks for if the period is not met yet.
  private func call(
    on today: Day, isDue: Bool, left: Int, daysLeft: Int?, day: Tally, own: Tally.Share
  ) -> GoalProgress.Call {
    if own.rested > 0 { return .nothing }
    // Amounts that add up can always grow, and times can be repeated; a day counts once.
    let addsUp = rule == .sum && target != nil
    let isDoneForToday = rule == .each ? own.done > 0 : day.occurrences > 0
    if isDoneForToday, counts == .days, !addsUp { return .nothing }
    switch cadence {
    case .daily, .on:
      return .today
    case .weekly, .monthly, .quarterly, .yearly, .rolling:
      // More is left than there are days: the period can't be met any more, so nothing is urgent.
      return daysLeft == (addsUp || counts == .times ? 1 : left) ? .today : .canWait
    case .every, .once:
      return isDue ? .today : .canWait
    case .whenever, .within, .unknown:
      return .nothing
    }
  }
}
