import DuologMerge

extension GoalHistory {
  /// The days since it last happened to `person`, if the goal asks to quit something now: a day on
  /// which it happens ends a streak, and the days are counted from there, or from the beginning.
  /// What happens in a break or on a day of rest is not held against anyone. `nil` for other goals.
  func daysSinceLastTime(for person: EntityID, on today: Day) -> Streak? {
    guard let index = terms.lastIndex(where: { $0.holds.first <= today }),
      terms[index].cadence.isQuitting, terms[index].people.contains(person)
    else { return nil }
    let term = begun(index, for: person)
    var anchor = firstDay(of: term, on: today)
    var longest = 0
    let last = min(today, term.holds.last ?? today)
    for logged in days(counted(index)).from(anchor, through: last) {
      let day = Period(logged.day)
      let tally = Tally(of: [logged], in: day, under: term)
      guard term.done(in: tally, for: person) > 0,
        term.state(
          of: day, with: tally, on: today, for: person, pauses: pauses(touching: day)) == .missed
      else { continue }
      longest = max(longest, anchor.distance(to: logged.day))
      anchor = logged.day
    }
    let current = anchor.distance(to: last)
    return Streak(current: current, longest: max(longest, current))
  }
}
