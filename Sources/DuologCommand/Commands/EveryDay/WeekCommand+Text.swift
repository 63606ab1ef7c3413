import DuologJournal
import DuologMerge

/// Weeks with one line per goal and one mark per day. The marks carry all the meaning; there is no
/// color.
struct WeekText {
  private let view: WeekView
  private let names: GoalNames

  init(view: WeekView) {
    self.view = view
    names = GoalNames(view.weeks.flatMap(\.rows).map(\.goal))
  }

  func print(on console: Console) {
    let rows = view.weeks.flatMap(\.rows)
    guard !rows.isEmpty else {
      let weeks = view.weeks.count == 1 ? "this week" : "in these weeks"
      return console.printWrapped(
        "No goals \(weeks). Add one: 'duolog goal add \"Ten quiet minutes\" --weekly 2 --together'."
      )
    }
    let marksWidth = 6 * step(on: console) + 2
    let room = console.width - WeekText.indent.count - marksWidth - WeekText.countWidth
    let column = min(rows.map { DisplayWidth.of(title(of: $0, in: room - 4)) }.max() ?? 0, room - 4)
    for (index, week) in view.weeks.enumerated() {
      if index > 0 { console.print() }
      console.printHeading(heading(week))
      guard !week.rows.isEmpty else {
        let isBefore = view.weeks[..<index].allSatisfy(\.rows.isEmpty)
        console.print(WeekText.indent + (isBefore ? "no goals yet" : "no active goals"))
        continue
      }
      print(week, column: column, on: console)
    }
    let legend = DayMark.legend(
      of: rows.flatMap(\.days).map { DayMark($0) },
      partner: (view.partner?.name ?? "your partner").printable)
    guard !legend.isEmpty else { return }
    console.print()
    console.printWrapped(legend, indent: WeekText.indent)
  }

  private static let indent = "  "
  /// The screens on which the marks of a week are closer together, to leave room for titles.
  private static let narrow = 56
  /// `999 of 999`.
  private static let countWidth = 8

  /// The columns from one mark to the next.
  private func step(on console: Console) -> Int { console.width < WeekText.narrow ? 2 : 3 }

  private func heading(_ week: WeekView.Week) -> String {
    let days = DayMessages(today: view.day)
    let isThis = week.period.contains(view.day)
    return "\(isThis ? "This week" : "Week"), from \(days.date(week.period.first))"
  }

  private func print(_ week: WeekView.Week, column: Int, on console: Console) {
    guard let first = week.rows.first else { return }
    let step = step(on: console)
    let letters = first.days.map { String(DayMessages.weekday($0.day).prefix(step - 1)) }
    let margin = String(repeating: " ", count: column + 2)
    console.print(WeekText.indent + margin + letters.joined(separator: " "))
    var group: String?
    for row in week.rows {
      if row.goal.group != group, let name = row.goal.group {
        console.print(WeekText.indent + "\(name.titleExcerpt):")
      }
      group = row.goal.group
      let title = DisplayWidth.padded(
        DisplayWidth.cut(title(of: row, in: column), to: column), to: column)
      let marks = row.days.map { String(DayMark($0).character) }
        .joined(separator: String(repeating: " ", count: step - 1))
      let line = "\(WeekText.indent)\(title)  \(marks)  \(count(row, week))"
      console.print(String(line.reversed().drop { $0 == " " }.reversed()))
    }
  }

  /// What to call the goal, with the owner's name if it is the partner's own goal.
  private func title(of row: WeekView.Row, in width: Int) -> String {
    guard let owner = row.owner, owner != view.me.name else {
      return names.name(row.goal, fitting: width)
    }
    let suffix = " (\(owner.printable))"
    let room = width - DisplayWidth.of(suffix)
    guard room >= min(8, DisplayWidth.of(row.goal.title)) else {
      return names.name(row.goal, fitting: width)
    }
    return names.name(row.goal, fitting: room) + suffix
  }

  /// `2 of 3` if the week asks for a number and is either running or has check-ins.
  private func count(_ row: WeekView.Row, _ week: WeekView.Week) -> String {
    if let mended = row.mended, mended.inTime > 0 {
      return " \(mended.inTime) of \(mended.counted)"
    }
    guard let asked = row.asked, row.done > 0 || !week.period.isOver(on: view.day) else {
      return ""
    }
    return " \(row.done) of \(asked)"
  }
}
