import DuologJournal
import DuologMerge

/// How one person's days are judged, said as plainly as it can be, day by day and without regard to
/// speed: what the statistics have to agree with.
struct PlainJudgement {
  /// The days on which it was done.
  let done: Set<Day>
  /// The days of rest, and those of pauses.
  let rests: Set<Day>
  let pauses: [Period]
  let today: Day

  init(_ checkIns: [CheckInFact], pauses: [Period], today: Day) {
    done = Set(checkIns.filter { $0.state != .rest }.map(\.day))
    rests = Set(checkIns.filter { $0.state == .rest }.map(\.day))
    (self.pauses, self.today) = (pauses, today)
  }

  func isBreak(_ day: Day) -> Bool {
    rests.contains(day) || pauses.contains { $0.contains(day) }
  }

  // MARK: - Times in any run of days

  /// A day is kept if it lies in a run of `length` days, breaks not counted, that begins on a day on
  /// which it was done, and in which it was done `count` times. It is undecided if it would be kept
  /// should it be done on each day from today on.
  func rolling(_ count: Int, _ length: Int, _ day: Day) -> PeriodState {
    if isKept(day, count, length, done) { return .met }
    if isBreak(day) { return .neutral }
    let coming = (0...120).map { today.advanced(by: $0) }
    return isKept(day, count, length, done.union(coming)) ? .open : .missed
  }

  private func isKept(_ day: Day, _ count: Int, _ length: Int, _ done: Set<Day>) -> Bool {
    done.contains { first in
      guard first <= day else { return false }
      var (counted, times, isInside) = (0, 0, false)
      var next = first
      while next <= day.advanced(by: 120) {
        counted += isBreak(next) ? 0 : 1
        if counted > length { break }
        times += done.contains(next) ? 1 : 0
        isInside = isInside || next == day
        next = next.advanced(by: 1)
      }
      return isInside && times >= count
    }
  }

  // MARK: - Again within so many days

  /// The windows since `first`: each ends when it is done, or on its `length`th day, breaks not
  /// counted.
  func moving(_ length: Int, from first: Day) -> [(Period, PeriodState)] {
    var windows: [(Period, PeriodState)] = []
    var (start, counted) = (first, 0)
    var day = first
    while day <= today {
      counted += isBreak(day) ? 0 : 1
      let isLast = counted == length && !isBreak(day) && day < today
      if done.contains(day) || isLast {
        windows.append((Period(from: start, through: day), done.contains(day) ? .met : .missed))
        (start, counted) = (day.advanced(by: 1), 0)
      }
      day = day.advanced(by: 1)
    }
    return windows
  }

  // MARK: - Times a week

  /// A week that is over, and of which the goal was there for all of it. Each day of rest asks for
  /// one time less.
  func week(_ count: Int, _ week: Period) -> PeriodState {
    let days = (0..<7).map { week.first.advanced(by: $0) }
    let times = days.count { done.contains($0) }
    if times >= count { return .met }
    if pauses.contains(where: week.overlaps) { return .neutral }
    return times >= count - days.count { rests.contains($0) && !done.contains($0) }
      ? .neutral : .missed
  }
}
