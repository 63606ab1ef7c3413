import DuologMerge

extension GoalHistory {
  /// How well `person` keeps the rhythm of the goal on `today`, from 0 to 1; `nil` if no term so
  /// far has a rhythm.
  ///
  /// A number that grows with what is done, falls with what is not, and never starts again from
  /// nothing. It is the score of the Loop Habit Tracker (https://github.com/iSoron/uhabits,
  /// `Score.kt` and `ScoreList.kt`): each day moves the score s toward v by s·m + v·(1 − m), where
  /// m = 0.5^(√f / 13) if f repetitions a day are asked for, and v is the share of them that was
  /// done in the last days: the length of one period, or of two if less than one repetition a day
  /// is asked for, so that it does not matter on which days of a week it is done. A daily goal that
  /// is done every day has 0.50 after 13 days and 0.80 after 30, and one missed day takes 0.05 off
  /// a full score.
  ///
  /// Days of a pause and of rest never lower the score, and today does not count until the goal is
  /// done. An amount below the target counts as its share of the target.
  ///
  /// - Complexity: O(d + n log n) for d days and n check-ins.
  public func rhythm(for person: EntityID, on today: Day) -> Double? {
    var last: Double?
    forEachRhythm(for: person, through: today) { last = $1 }
    return last
  }

  /// Calls `body` with each day of the terms that have a rhythm, through `today`, in order, and with
  /// how well `person` kept it by then; see ``rhythm(for:on:)``.
  func forEachRhythm(
    for person: EntityID, through today: Day, _ body: (Day, Double) -> Void
  ) {
    var rhythm: Rhythm?
    for index in terms.indices where terms[index].people.contains(person) {
      let term = begun(index, for: person)
      guard let pace = Rhythm.Pace(term), term.holds.first <= today else { continue }
      var kept = rhythm ?? Rhythm()
      let first = firstDay(of: term, on: today)
      let last = max(first, min(term.holds.last ?? .last, today))
      var logged = days(first...last)
      for day in first...last {
        let ofDay = logged.prefix { $0.day == day }
        logged = logged.dropFirst(ofDay.count)
        let tally =
          ofDay.isEmpty ? Tally() : Tally(of: ofDay, in: Period(day), under: term)
        let share =
          term.amountsReach(tally)
          ?? (term.rule == .each ? tally.share(of: person).fulfilled : tally.fulfilled)
        if share > 0 {
          kept.add(share, at: pace)
        } else if isFree(day, under: term, ofDay.first, person) {
          kept.addFreeDay(at: pace)
        } else if day != today {
          kept.add(0, at: pace)
        }
        body(day, kept.score)
      }
      rhythm = kept
    }
  }

  /// Whether nothing is asked of `person` on `day`.
  private func isFree(
    _ day: Day, under term: GoalTerm, _ logged: LoggedDay?, _ person: EntityID
  ) -> Bool {
    logged.map { term.rests($0, for: person) } ?? false || !pauses(touching: Period(day)).isEmpty
  }
}

/// A score that is updated day by day.
private struct Rhythm {
  /// How many repetitions are asked for over how many days.
  struct Pace {
    /// The repetitions, in thousandths.
    let asked: Int
    /// The number of days to look back.
    let days: Int
    /// The factor by which a day reduces the score before it.
    let decay: Double

    /// The pace of a term; `nil` for one that asks for nothing, or one time only.
    init?(_ term: GoalTerm) {
      guard let (count, days) = term.cadence.frequency else { return nil }
      let addsUp = term.rule == .sum && term.target != nil
      let repetitions = addsUp ? 1 : count
      let span = !addsUp && repetitions < days ? 2 : 1
      asked = repetitions * JudgedPeriod.whole * span
      self.days = days * span
      decay = Rhythm.half(toThe: (Double(repetitions) / Double(days)).squareRoot() / 13)
    }
  }

  private(set) var score = 0.0
  /// For each day that counts, what was done on it and before, in thousandths of a repetition.
  private var totals = [0]

  /// Adds a day on which `share` thousandths of a repetition were done.
  mutating func add(_ share: Int, at pace: Pace) {
    score = score(adding: share, at: pace)
    totals.append((totals.last ?? 0) + share)
  }

  /// Adds a day that asks for nothing and on which nothing was done: it counts only if the days
  /// before it raise the score anyway. Otherwise time stands still.
  mutating func addFreeDay(at pace: Pace) {
    if score(adding: 0, at: pace) > score { add(0, at: pace) }
  }

  private func score(adding share: Int, at pace: Pace) -> Double {
    let total = (totals.last ?? 0) + share
    let before = totals[max(0, totals.count - pace.days)]
    let reached = min(1, Double(total - before) / Double(pace.asked))
    return score * pace.decay + reached * (1 - pace.decay)
  }

  /// 0.5 to the power of `exponent`, which is 0 or more.
  ///
  /// It is computed from the series of the exponential function, whose terms vanish in a double
  /// after 20 steps. It uses only sums, products and quotients, so that every platform gets the
  /// same bits.
  static func half(toThe exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    let power = (exponent - whole) * -0.693_147_180_559_945_3
    var (sum, term) = (1.0, 1.0)
    for step in 1...20 {
      term *= power / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: -Int(whole), significand: sum)
  }
}

extension Cadence {
  /// How many times in how many days, with months of 30 days, quarters of 91 and years of 365;
  /// `nil` if nothing is asked for, or one time only.
  var frequency: (count: Int, days: Int)? {
    switch self {
    case .daily: (1, 1)
    case .on(let weekdays): (weekdays.count, 7)
    case .weekly(let count): (count, 7)
    case .monthly(let count): (count, 30)
    case .quarterly(let count): (count, 91)
    case .yearly(let count): (count, 365)
    case .every(let days), .after(let days): (1, days)
    case .rolling(let count, let days): (count, days)
    case .atMost, .once, .whenever, .within, .unknown: nil
    }
  }
}
