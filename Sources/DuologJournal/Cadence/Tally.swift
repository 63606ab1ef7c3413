import DuologMerge

/// What has been logged for a goal in one period: for each person, and for both together.
///
/// A pure function of the *set* of check-ins: their order never matters, and another check-in that
/// is not of a negative amount never lowers a count.
public struct Tally: Hashable, Sendable {
  /// What one person has logged.
  public struct Share: Hashable, Sendable {
    /// Days on which it was done, or times, as the term counts; those done in part included.
    public internal(set) var done = 0
    /// How many of ``done`` were in part.
    public internal(set) var partly = 0
    /// Days of rest on which nothing was done.
    public internal(set) var rested = 0
    /// The sum of the amounts.
    public internal(set) var amount = Amount.zero
  }

  /// What each of the term's people has logged; those who have logged nothing have no entry.
  public private(set) var shares: [EntityID: Share] = [:]
  /// Days on which anyone did it; where times are counted, those of a day on which both did are
  /// the larger number under ``CountingRule/together``, and add up otherwise.
  public private(set) var occurrences = 0
  /// Days on which all of the term's people did it.
  public private(set) var confirmed = 0
  /// The sum of everyone's amounts.
  public private(set) var amount = Amount.zero

  /// Nothing has been logged.
  init() {}

  /// Counts the check-ins that lie in `period` and are of the term's people; others are passed
  /// over.
  ///
  /// Complexity: O(n log n) for n check-ins.
  public init(
    of checkins: some Sequence<CheckinFact>, in period: Period, under term: GoalTerm
  ) {
    var days: [Day: [EntityID: PersonDay]] = [:]
    for checkin in checkins where period.contains(checkin.day) {
      guard term.people.contains(checkin.author) else { continue }
      days[checkin.day, default: [:]][checkin.author, default: PersonDay()].add(checkin)
    }
    let wholeTarget = term.rule == .sum ? nil : term.target
    // By day and in the term's order of people, so that not even a sum at its limit depends on
    // the order of a dictionary.
    for (_, authors) in days.sorted(by: { $0.key < $1.key }) {
      var most = 0
      var total = 0
      var doers = 0
      for person in term.people {
        guard let day = authors[person] else { continue }
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

  /// What `person` has logged.
  public func share(of person: EntityID) -> Share { shares[person] ?? Share() }
}

/// What one person logged on one day.
private struct PersonDay {
  /// The amounts of the check-ins that name one.
  private var amounts: [Amount] = []
  /// Check-ins that say done, or partly, and name no amount.
  private var done = 0
  private var partly = 0
  /// Check-ins that say partly and name an amount.
  private var partlyAmounts = 0
  private(set) var rests = false
  private(set) var amount = Amount.zero

  mutating func add(_ checkin: CheckinFact) {
    switch (checkin.state, checkin.amount) {
    case (.rest, _):
      rests = true
    case (.done, nil):
      done += 1
    case (.partly, nil):
      partly += 1
    case (let state, let amount?):
      amounts.append(amount)
      self.amount = self.amount + amount
      partlyAmounts += state == .partly ? 1 : 0
    }
  }

  /// How often the day counts, and how much of it in part. Where days are counted, amounts of one
  /// day reach the `target` together; where times are, each on its own.
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
  /// Whether the amounts of the day reach the `target`, or, without one, whether a check-in that
  /// names an amount calls it done.
  private func isWhole(_ target: Amount?) -> Bool {
    guard let target else { return partlyAmounts < amounts.count }
    return !amounts.isEmpty && amount >= target
  }
}
