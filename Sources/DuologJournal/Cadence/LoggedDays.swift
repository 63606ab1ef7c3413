import DuologMerge

/// What has been logged for a goal on one day, person by person.
struct LoggedDay {
  let day: Day
  let people: [EntityID: PersonDay]
}

/// What has been logged for a goal, day by day: everything that counting needs to know about any
/// number of check-ins. It takes memory in proportion to the number of days.
///
/// A pure function of the *set* of check-ins: their order never matters.
struct LoggedDays {
  /// By the numbers of the days.
  private var days: [Int64: [EntityID: PersonDay]] = [:]

  init(_ checkIns: some Sequence<CheckInFact> = []) {
    for checkIn in checkIns {
      add(checkIn.author, checkIn.day, checkIn.state, checkIn.amount)
    }
  }

  mutating func add(_ author: EntityID, _ day: Day, _ state: CheckInState, _ amount: Amount?) {
    days[Int64(day.number), default: [:]][author, default: PersonDay()].add(state, amount)
  }

  /// The days, in order.
  var all: [LoggedDay] {
    days.sorted { $0.key < $1.key }.map {
      LoggedDay(day: Day(number: Int($0.key)), people: $0.value)
    }
  }
}

/// What one person logged on one day.
struct PersonDay {
  /// The amounts of the check-ins that have one.
  private var amounts: [Amount] = []
  /// Check-ins that say done or partly, without an amount.
  private var done = 0
  private var partly = 0
  /// Check-ins that say partly, with an amount.
  private var partlyAmounts = 0
  private(set) var rests = false
  /// Positive and negative amounts are kept apart, so that not even a sum at its limit depends on
  /// the order of the check-ins.
  private var gained = Amount.zero
  private var lost = Amount.zero

  /// The sum of the amounts.
  var amount: Amount { gained + lost }

  mutating func add(_ state: CheckInState, _ amount: Amount?) {
    switch (state, amount) {
    case (.rest, _):
      rests = true
    case (.done, nil):
      done += 1
    case (.partly, nil):
      partly += 1
    case (let state, let amount?):
      amounts.append(amount)
      if amount < .zero { lost = lost + amount } else { gained = gained + amount }
      partlyAmounts += state == .partly ? 1 : 0
    }
  }

  /// How often the day counts, and how many of these are partial. If days are counted, the amounts
  /// of one day add up to reach the `target`; if times are counted, each amount has to reach it
  /// alone.
  func count(_ counts: CountedThing, target: Amount?) -> (done: Int, partly: Int) {
    let times = done + partly + amounts.count
    switch counts {
    case .times:
      let short = target.map { target in amounts.count { $0 < target } } ?? partlyAmounts
      return (times, partly + short)
    case .days:
      guard times > 0 else { return (0, 0) }
      return (1, done > 0 || isWhole(target) ? 0 : 1)
    }
  }

  /// How much of what it counts was done, in thousandths of an occurrence. An amount below the
  /// `target` is its share of the target; anything else counts whole, also if it says partly.
  func fulfilled(_ counts: CountedThing, target: Amount?) -> Int {
    let whole = JudgedPeriod.whole
    switch counts {
    case .times:
      let shares = amounts.map { target.map($0.share) ?? whole }
      return shares.reduce((done + partly) * whole, +)
    case .days:
      guard isDone else { return 0 }
      guard let target, done + partly == 0 else { return whole }
      return amount.share(of: target)
    }
  }

  /// Whether something was done, and less than the target that `term` has for a day or a time.
  func isBelowTarget(of term: GoalTerm) -> Bool {
    guard let target = term.target, term.rule != .sum else { return false }
    let done = count(term.counts, target: target).done
    return done > 0 && fulfilled(term.counts, target: target) < done * JudgedPeriod.whole
  }

  /// The highest state that was logged; in part, if that is less than the target of `term`.
  func state(under term: GoalTerm?) -> CheckInState {
    term.map { isBelowTarget(of: $0) } ?? false ? .partly : state
  }

  /// How much it adds to what a limit allows: the amounts, and one for each check-in without one.
  var used: Amount { amount + Amount(thousandths: Int64(done + partly) * 1000) }

  /// Whether the amounts of the day reach the `target` or, without a target, whether a check-in
  /// with an amount says done.
  private func isWhole(_ target: Amount?) -> Bool {
    guard let target else { return partlyAmounts < amounts.count }
    return !amounts.isEmpty && amount >= target
  }

  /// Whether anything was done, in whole or in part.
  var isDone: Bool { done + partly + amounts.count > 0 }

  /// The highest state that was logged: done before partly, and partly before rest.
  var state: CheckInState {
    if done > 0 || amounts.count > partlyAmounts { return .done }
    return isDone ? .partly : .rest
  }
}

extension Amount {
  /// The next whole number.
  var roundedUp: Int { Int(thousandths / 1000) + (thousandths % 1000 > 0 ? 1 : 0) }

  /// How much of `target` it is, in thousandths: from 0 to 1000.
  func share(of target: Amount) -> Int {
    if self >= target { return JudgedPeriod.whole }
    guard target > .zero else { return 0 }
    // The amount is below a target of at most 10¹⁵ thousandths, so a thousand times as much still
    // fits.
    return Int(max(0, thousandths) * Int64(JudgedPeriod.whole) / target.thousandths)
  }
}
