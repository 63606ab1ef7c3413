import DuologMerge

/// What has been logged for a goal in one period: for each person, and for both together.
///
/// A pure function of the *set* of check-ins: their order never matters, and adding a check-in
/// never lowers a count, unless its amount is negative.
public struct Tally: Hashable, Sendable {
  /// What one person has logged.
  public struct Share: Hashable, Sendable {
    /// Days on which it was done, or times, depending on what the term counts; partial ones
    /// included.
    public internal(set) var done = 0
    /// How many of ``done`` were partial.
    public internal(set) var partly = 0
    /// Days of rest on which nothing was done.
    public internal(set) var rested = 0
    /// The sum of the amounts.
    public internal(set) var amount = Amount.zero
    /// How much was done, in thousandths of an occurrence: an amount below the target counts as its
    /// share of the target.
    public internal(set) var fulfilled = 0
    /// How much was not done on days of rest, in thousandths of an occurrence.
    var excused = 0
    /// How much of what a limit allows was used, and how much of that on days of rest.
    var used = Amount.zero
    var usedResting = Amount.zero
  }

  /// What each of the term's people has logged; those who have logged nothing have no entry.
  public private(set) var shares: [EntityID: Share] = [:]
  /// Days on which anyone did it. If times are counted and both did it on one day, that day counts
  /// the larger number under ``CountingRule/together``, and the sum of both otherwise.
  public private(set) var occurrences = 0
  /// Days on which all of the term's people did it.
  public private(set) var confirmed = 0
  /// The sum of everyone's amounts.
  public private(set) var amount = Amount.zero
  /// How much was done, in thousandths of an occurrence, where ``occurrences`` counts days or times.
  public private(set) var fulfilled = 0
  /// Days of rest of anyone on which nobody did it.
  private(set) var rested = 0
  /// Days of rest of anyone.
  private(set) var restDays = 0
  /// How much was not done on days of rest, in thousandths of an occurrence.
  private(set) var excused = 0
  /// How much of what a limit allows was used, and how much of that on days of rest.
  private(set) var used = Amount.zero
  private(set) var usedResting = Amount.zero

  /// Nothing has been logged.
  init() {}

  /// Counts the check-ins of the term's people in `period`; others are ignored.
  ///
  /// Complexity: O(n log n) for n check-ins.
  public init(
    of checkIns: some Sequence<CheckInFact>, in period: Period, under term: GoalTerm
  ) {
    self.init(of: LoggedDays(checkIns).all, in: period, under: term)
  }

  /// Counts what was logged on the `days` in `period`; `days` are in order.
  ///
  /// Complexity: O(n) for n days, plus what was logged on them.
  init(of days: some Sequence<LoggedDay>, in period: Period, under term: GoalTerm) {
    let wholeTarget = term.rule == .sum ? nil : term.target
    // By day and in the term's order of people, so that not even a sum at its limit depends on
    // the order of a dictionary.
    for logged in days where period.contains(logged.day) {
      var (most, total, doers, rests) = (0, 0, 0, false)
      var (best, sum) = (0, 0)
      for person in term.people {
        guard let day = logged.people[person] else { continue }
        let (done, partly) = day.count(term.counts, target: wholeTarget)
        let fulfilled = day.fulfilled(term.counts, target: wholeTarget)
        var share = Share(done: done, partly: partly, amount: day.amount, fulfilled: fulfilled)
        share.used = day.used
        if day.rests {
          rests = true
          share.rested = done == 0 ? 1 : 0
          share.excused = max(0, JudgedPeriod.whole - fulfilled)
          share.usedResting = day.used
        }
        shares[person, default: Share()].add(share)
        amount = amount + share.amount
        used = used + share.used
        usedResting = usedResting + share.usedResting
        (most, total, doers) = (max(most, done), total + done, doers + (done > 0 ? 1 : 0))
        (best, sum) = (max(best, fulfilled), sum + fulfilled)
      }
      switch (term.counts, term.rule) {
      case (.days, _), (.times, .together):
        (occurrences, sum) = (occurrences + most, best)
      case (.times, _):
        occurrences += total
      }
      fulfilled += sum
      confirmed += doers > 0 && doers == term.people.count ? 1 : 0
      guard rests else { continue }
      restDays += 1
      rested += doers == 0 ? 1 : 0
      excused += max(0, JudgedPeriod.whole - sum)
    }
  }

  /// Adds what was logged on later days.
  mutating func add(_ later: Tally) {
    for (person, more) in later.shares { shares[person, default: Share()].add(more) }
    occurrences += later.occurrences
    confirmed += later.confirmed
    amount = amount + later.amount
    fulfilled += later.fulfilled
    rested += later.rested
    restDays += later.restDays
    excused += later.excused
    used = used + later.used
    usedResting = usedResting + later.usedResting
  }

  /// What `person` has logged.
  public func share(of person: EntityID) -> Share { shares[person] ?? Share() }
}

extension Tally.Share {
  fileprivate mutating func add(_ later: Tally.Share) {
    done += later.done
    partly += later.partly
    rested += later.rested
    amount = amount + later.amount
    fulfilled += later.fulfilled
    excused += later.excused
    used = used + later.used
    usedResting = usedResting + later.usedResting
  }
}
