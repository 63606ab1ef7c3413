import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting

/// A goal of a few revisions over sixty days, with check-ins of two people and a few pauses: few
/// days and small numbers, so that everything meets everything.
struct RandomHistory {
  static let start: Day = "2026-10-05"
  static let length = 60
  /// The day after the last one.
  static let end = start.advanced(by: length)

  var terms: [GoalTerm]
  var checkIns: [CheckInFact]
  var pauses: [Period]

  init(using random: inout SplitMix64, people: [EntityID] = People.both, hasTarget: Bool = true) {
    let count = Int.random(in: 1...3, using: &random)
    terms = (0..<count).map { index in
      let day = index == 0 ? Int.random(in: 0...3, using: &random) : RandomHistory.day(&random)
      return RandomHistory.term(
        from: RandomHistory.start.advanced(by: day), people, hasTarget, &random)
    }
    checkIns = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      RandomHistory.checkin(people, &random)
    }
    pauses = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      RandomHistory.pause(using: &random)
    }
  }

  var history: GoalHistory { GoalHistory(terms: terms, checkIns: checkIns, pauses: pauses) }

  private static func day(_ random: inout SplitMix64) -> Int {
    Int.random(in: 0..<length, using: &random)
  }

  static func pause(using random: inout SplitMix64) -> Period {
    let first = start.advanced(by: day(&random))
    return Period(
      from: first,
      through: Int.random(in: 0..<6, using: &random) == 0
        ? nil : first.advanced(by: Int.random(in: 0...10, using: &random)))
  }

  static func term(
    from first: Day, _ people: [EntityID], _ hasTarget: Bool, _ random: inout SplitMix64
  ) -> GoalTerm {
    let cadences: [Cadence] = [
      .daily, .weekly(1), .weekly(3), .monthly(2), .quarterly(4), .every(days: 5), .whenever,
      .after(days: 4),
      .once(by: nil), .on([.tuesday, .friday]), .rolling(2, days: 5),
    ]
    let cadence = cadences.randomElement(using: &random) ?? .daily
    let rule = CountingRule.allCases.randomElement(using: &random) ?? .each
    // Amounts that add up begin anew with each window, and may do so earlier if there are more.
    let hasTarget = hasTarget && !(rule == .sum && cadence.moves)
    return GoalTerm(
      cadence, rule: rule,
      counts: CountedThing.allCases.randomElement(using: &random) ?? .days,
      target: hasTarget && Bool.random(using: &random) ? Amount("6") : nil, people: people,
      holds: Period(from: first, through: nil),
      weekStart: Bool.random(using: &random) ? .monday : .sunday)
  }

  static func checkin(_ people: [EntityID], _ random: inout SplitMix64) -> CheckInFact {
    CheckInFact(
      author: people.randomElement(using: &random) ?? People.ana,
      day: start.advanced(by: day(&random)),
      state: Int.random(in: 0..<5, using: &random) == 0
        ? .rest : Bool.random(using: &random) ? .done : .partly,
      amount: Bool.random(using: &random)
        ? Amount(.integer(Int64.random(in: 0...6, using: &random))) : nil)
  }
}

extension Adherence {
  /// Whether this is at least `other`; where nothing was asked, all of it was done.
  func isAtLeast(_ other: Adherence) -> Bool {
    done * max(1, other.asked) >= other.done * max(1, asked) || asked == 0
  }
}

extension Cadence {
  /// Whether its periods depend on what was done.
  var moves: Bool {
    if case .after = self { return true }
    return false
  }
}
