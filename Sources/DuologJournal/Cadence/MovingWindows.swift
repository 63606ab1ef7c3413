import DuologMerge

/// The windows by which a goal of "again within n days after the last time" is judged for one
/// person: each ends when it is done, or after n days, and the next one begins on the day after.
///
/// So n days without it are one time missed, and doing it, early or late, begins n days anew. Days
/// of a pause and of rest are not among the n days, so they make a window longer.
struct MovingWindows {
  struct Window {
    /// From the day after the last time to the day on which it was done, or has to be.
    let period: Period
    /// What was logged in it.
    let tally: Tally
    let isMet: Bool
  }

  /// In order. The last one contains today or, if it was done today, ends with it.
  private(set) var windows: [Window] = []
  /// The last day of the window that begins tomorrow, if it was done today.
  private var next: Day?

  /// The windows through `today`.
  ///
  /// - Parameters:
  ///   - days: what was logged, in order.
  ///   - first: the first day of the first window; with the last day of `before`, if that is later.
  ///   - last: the last time before `first`, if there was one.
  /// - Complexity: O(n log n) for n days and windows.
  init(
    of length: Int, from first: Day, after last: Day? = nil, among days: ArraySlice<LoggedDay>,
    under term: GoalTerm, for person: EntityID, pauses: [Period], on today: Day
  ) {
    let counted = term.countedDays(days, for: person, pauses: pauses)
    var start = first
    var due = counted.day(length, from: last?.advanced(by: 1) ?? first)
    if let early = due, early < first { due = counted.day(length, from: first) }
    var pending = Tally()
    func close(before day: Day) {
      while let end = due, end < day {
        windows.append(
          Window(period: Period(from: start, through: end), tally: pending, isMet: false))
        (start, pending) = (end.advanced(by: 1), Tally())
        due = counted.day(length, from: start)
      }
    }
    for logged in days.from(first, through: today) {
      close(before: logged.day)
      pending.add(Tally(of: [logged], in: Period(logged.day), under: term))
      guard term.isMet(by: pending, for: person) else { continue }
      windows.append(
        Window(period: Period(from: start, through: logged.day), tally: pending, isMet: true))
      (start, pending) = (logged.day.advanced(by: 1), Tally())
      due = counted.day(length, from: start)
    }
    close(before: today)
    guard start <= today else {
      next = due
      return
    }
    windows.append(
      Window(period: Period(from: start, through: due), tally: pending, isMet: false))
  }

  /// The day on which it is due: the end of the first window since the last time. `nil` if a pause
  /// that does not end comes before.
  var due: Day? {
    let index = windows.lastIndex(where: \.isMet).map { $0 + 1 } ?? 0
    return index < windows.count ? windows[index].period.last : next
  }
}
