public import DuologMerge
import DuologSync

/// A month, with what was logged on each day, for one goal or for all of them.
///
/// A day without an entry is just that: a calendar never says that someone missed something.
public struct CalendarView: Equatable, Sendable {
  /// The owner's calendar day.
  public let day: Day
  /// The owner of this device.
  public let me: Person
  /// The other person.
  public let partner: Person?
  /// The month.
  public let month: Month
  /// The weekday with which weeks begin.
  public let weekStart: Weekday
  /// The days of the month, in order. A mark says what somebody logged at best, for any goal.
  public let days: [WeekView.Cell]
}

extension Journal {
  /// A month of `goal`, or of all goals if it is `nil`.
  ///
  /// - Complexity: O(g log n + k) for g goals and k check-ins of that month.
  public func calendarView(of month: Month, goal: Goal? = nil) throws -> CalendarView {
    try reading {
      let (me, today, people) = (try me(), try today(), try people())
      let first = month.period.first
      let last = month.period.last ?? first
      var (logged, authors) = (LoggedDays(), try Authors(self))
      for goal in try goal.map({ [$0] }) ?? goals() {
        try forEachCheckIn(of: goal, days: first...last, authors: &authors) {
          author, day, state, amount in
          if let author { logged.add(author, day, state, amount) }
        }
      }
      let all = logged.all
      let days = (first...last).map { day in
        let onDay = all.first { $0.day == day }
        return WeekView.Cell(
          day: day,
          marks: people.compactMap { person in
            onDay?.people[person.id].map {
              WeekView.Mark(name: person.name, isMe: person.id == me.id, state: $0.state)
            }
          }, isPaused: false, isInUse: day <= today)
      }
      return CalendarView(
        day: today, me: me, partner: people.first { $0.id != me.id }, month: month,
        weekStart: try weekStart(), days: days)
    }
  }
}
