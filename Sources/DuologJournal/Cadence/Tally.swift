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
      var most = 0
      var total = 0
      var doers = 0
      for person in term.people {
        guard let day = logged.people[person] else { continue }
        let (done, partly) = day.count(term.counts, target: wholeTarget)
        var share = shares[person] ?? Share()
        share.done += done
        share.partly += partly
        share.rested += day.rests && done == 0 ? 1 : 0
        share.amount = share.amount + day.amount
        shares[person] = share
        amount = amount + day.amount
        most = max(most, done)
        total += done
        doers += done > 0 ? 1 : 0
      }
      switch (term.counts, term.rule) {
      case (.days, _), (.times, .together): occurrences += most
      case (.times, _): occurrences += total
      }
      confirmed += doers > 0 && doers == term.people.count ? 1 : 0
    }
  }

  /// Adds what was logged on later days.
  mutating func add(_ later: Tally) {
    for (person, more) in later.shares {
      var share = shares[person] ?? Share()
      share.done += more.done
      share.partly += more.partly
      share.rested += more.rested
      share.amount = share.amount + more.amount
      shares[person] = share
    }
    occurrences += later.occurrences
    confirmed += later.confirmed
    amount = amount + later.amount
  }

  /// What `person` has logged.
  public func share(of person: EntityID) -> Share { shares[person] ?? Share() }
}
