import DuologMerge

extension GoalTerm {
  /// The first day whose check-ins affect ``progress(on:for:checkIns:pauses:)``, as far as that is
  /// known from the check-ins since `first` in `days`.
  ///
  /// Where time stands still on days of rest, or where the last time counts, it depends on what was
  /// logged. So ask again with what was found, until it is not earlier than before.
  func firstDay(
    thatMattersOn today: Day, for person: EntityID, since first: Day? = nil,
    _ days: [LoggedDay] = [], pauses: [Period]
  ) -> Day {
    let all = min(countsFrom, holds.first)
    switch cadence {
    case .rolling(_, let length):
      let counted = countedDays(days, for: person, pauses: pauses)
      return max(all, counted.start(of: length, through: today))
    case .after(let length):
      if let first {
        let isFound = days.contains { $0.day <= today && isDone($0, for: person) }
        return isFound && !(rule == .sum && target != nil) ? first : all
      }
      return max(all, today.advanced(by: -length))
    case .every(let length):
      let start = period(containing: today)?.first ?? today
      return max(all, start.advanced(by: -length))
    case .once: return all
    case .atMost where cadence.isQuitting: return all
    default: return min(period(containing: today)?.first ?? today, today)
    }
  }

  /// How the goal stands on `today` for `person`, given the check-ins that count; see
  /// ``GoalHistory``.
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
    let isConcerned = people.contains(person) && holds.contains(today)
    let day = isConcerned ? Tally(of: days, in: Period(today), under: self) : Tally()
    guard isConcerned,
      let current = currentPeriod(on: today, for: person, among: days, pauses: pauses)
    else { return GoalProgress(nil, of: self, on: today, day, for: person, pauses: pauses) }
    return GoalProgress(current, of: self, on: today, day, for: person, pauses: pauses)
  }

  /// The period that counts today, and how it stands.
  struct CurrentPeriod {
    let period: Period
    let tally: Tally
    let state: PeriodState
    /// Whether the day on which the goal asks has come, if it asks on a certain day.
    var isDue = false
    var due: Day?
    var limit: GoalProgress.Limit?
  }

  private func currentPeriod(
    on today: Day, for person: EntityID, among days: ArraySlice<LoggedDay>, pauses: [Period]
  ) -> CurrentPeriod? {
    switch cadence {
    case .rolling(_, let length):
      let runs = RollingRuns(of: length, among: days, under: self, for: person, pauses: pauses)
      let best = runs.best(around: today)
      return CurrentPeriod(
        period: best.window, tally: best.tally,
        state: judged(today, by: runs, on: today, for: person).state)
    case .after(let length):
      return moving(length, on: today, for: person, among: days, pauses: pauses)
    default:
      guard let period = period(containing: today) else { return nil }
      let counted = counted(for: period)
      let tally = Tally(of: days, in: counted, under: self)
      var current = CurrentPeriod(
        period: period, tally: tally,
        state: state(of: period, with: tally, on: today, for: person, pauses: pauses))
      if case .once(let due) = cadence {
        (current.due, current.isDue) = (due, due.map { $0 <= today } ?? false)
      } else if case .every(let length) = cadence {
        current.isDue = isDue(on: today, in: period, of: length, for: person, days)
      }
      current.limit = limit(in: tally, on: today, for: person, among: days, pauses: pauses)
      return current
    }
  }

  /// The window since the last time.
  private func moving(
    _ length: Int, on today: Day, for person: EntityID, among days: ArraySlice<LoggedDay>,
    pauses: [Period]
  ) -> CurrentPeriod? {
    let first = begun(with: days, for: person).holds.first
    let last = days.last { $0.day < first && isDone($0, for: person) }
    let windows = MovingWindows(
      of: length, from: first, after: last?.day, among: days, under: self, for: person,
      pauses: pauses, on: today)
    guard let current = windows.windows.last else { return nil }
    return CurrentPeriod(
      period: current.period, tally: current.tally,
      state: judged(current, on: today, for: person).state,
      isDue: windows.due.map { $0 <= today } ?? false, due: windows.due)
  }

  /// Whether a goal with windows is due: n days after it was last done, also if that was in an
  /// earlier window; in the first window, on the last day.
  private func isDue(
    on today: Day, in period: Period, of length: Int, for person: EntityID,
    _ days: ArraySlice<LoggedDay>
  ) -> Bool {
    guard anchor < period.first else { return period.last == today }
    let last = days.last { $0.day < period.first && isDone($0, for: person) }
    return last.map { $0.day.advanced(by: length) <= today } ?? true
  }

  private func limit(
    in tally: Tally, on today: Day, for person: EntityID, among days: ArraySlice<LoggedDay>,
    pauses: [Period]
  ) -> GoalProgress.Limit? {
    guard let allowed = cadence.limit else { return nil }
    let used = used(in: tally, for: person)
    guard cadence.isQuitting else {
      return GoalProgress.Limit(used: used, allowed: allowed, lastTime: nil, since: holds.first)
    }
    let history = GoalHistory(terms: [self], days: Array(days), pauses: pauses)
    let streak = history.daysSinceLastTime(for: person, on: today)
    let since = today.advanced(by: -(streak?.current ?? 0))
    let happened = days.contains { $0.day == since && isDone($0, for: person) }
    return GoalProgress.Limit(
      used: used, allowed: allowed, lastTime: happened ? since : nil, since: since)
  }
}

extension GoalProgress {
  /// How a goal stands, given the period that counts; `nil` if the goal asks for nothing today.
  fileprivate init(
    _ current: GoalTerm.CurrentPeriod?, of term: GoalTerm, on today: Day, _ day: Tally,
    for person: EntityID, pauses: [Period]
  ) {
    let own = day.share(of: person)
    isLoggedToday = own.done > 0
    restsToday = own.rested > 0
    let isBelow = own.partly > 0 && own.fulfilled < own.done * JudgedPeriod.whole
    partToday = isBelow ? own.amount : nil
    awaitsConfirmation = term.rule == .together && day.occurrences > 0 && own.done == 0
    pause = Period.run(of: pauses, around: today)
    guard let current else {
      (call, period, state, asked, left) = (.nothing, nil, .neutral, 0, 0)
      done = term.done(in: day, for: person)
      (amount, amountLeft, daysLeft, due, isPastDue) = (nil, nil, nil, nil, false)
      limit = nil
      return
    }
    let isMet = term.isMet(by: current.tally, for: person)
    let occurrences = term.cadence.occurrences
    (period, state, asked, due) = (current.period, current.state, occurrences, current.due)
    done = term.done(in: current.tally, for: person)
    left = isMet || occurrences == 0 ? 0 : max(1, occurrences - done)
    let addsUp = term.rule == .sum && term.target != nil && occurrences > 0
    amount = addsUp ? current.tally.amount : nil
    amountLeft = addsUp ? term.target.map { current.tally.amount.missing(to: $0) } : nil
    daysLeft = current.period.daysLeft(from: today)
    isPastDue = !isMet && (current.due.map { $0 < today } ?? false)
    limit = current.limit
    call =
      isMet || pause != nil
      ? .nothing
      : term.call(isDue: current.isDue, left: left, daysLeft: daysLeft, day: day, own: own)
  }
}

extension GoalTerm {
  /// What a day asks for if the period is not met yet.
  fileprivate func call(
    isDue: Bool, left: Int, daysLeft: Int?, day: Tally, own: Tally.Share
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
    case .every, .after, .once:
      return isDue ? .today : .canWait
    case .whenever, .within, .atMost, .unknown:
      return .nothing
    }
  }
}
