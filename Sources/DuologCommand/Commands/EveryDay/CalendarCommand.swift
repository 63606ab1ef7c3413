import DuologJournal
import DuologMerge

/// `duolog calendar`.
struct CalendarCommand: Command {
  static let month = Argument(
    "MONTH", .month, help: "for example november or 2026-11; this month if left out",
    question: "Which month?", isRequired: false)
  static let goal = ValueOption(
    "goal", "GOAL", .text(naming: .goals), help: "only one goal: part of its title")

  static let name: CommandName = "calendar"
  static let aliases: [CommandName] = ["cal"]
  static let specification = CommandSpecification(
    name, aliases: aliases, "A month at a glance, with a mark for each day",
    discussion: [
      """
      A mark shows who logged something that day, by their own calendar. A dot means that nothing \
      was logged, and no more than that.
      """
    ],
    arguments: [month], options: [goal, Options.json],
    examples: ["duolog calendar", "duolog calendar october --goal walk"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let today = try journal.today()
    let month = command[Self.month]?.month(on: today) ?? Month(containing: today)
    let goal = try command[Self.goal].map(journal.goal(matching:))
    let view = try journal.calendarView(of: month, goal: goal)
    try invocation.print("calendar", CalendarJSON(view, goal: goal)) {
      CalendarText(view: view, goal: goal).print(on: console)
    }
    return .fine
  }
}

/// A month as a page of a calendar: 37 columns, so that it fits on a phone. The marks carry all the
/// meaning; there is no color.
private struct CalendarText {
  let view: CalendarView
  let goal: Goal?

  private static let indent = "  "

  func print(on console: Console) {
    let (year, month) = (view.month.year, DayMessages.fullMonths[view.month.month - 1])
    let title = goal.map { ", '\($0.title.titleExcerpt)'" } ?? ""
    console.printHeading("\(month) \(year)\(title)")
    let first = view.weekStart.rawValue
    let letters = (0..<7).map { offset in
      " " + DayMessages.weekdays[(first + offset) % 7].prefix(2) + "  "
    }
    console.print(CalendarText.indent + letters.joined().trimmedAtEnd)
    for week in weeks {
      console.print(CalendarText.indent + week.map(cell).joined().trimmedAtEnd)
    }
    let partner = (view.partner?.name ?? "your partner").printable
    let legend = DayMark.legend(of: view.days.map { DayMark($0) }, partner: partner)
    guard !legend.isEmpty else { return }
    console.print()
    console.printWrapped(legend, indent: CalendarText.indent)
    console.printWrapped(counts(partner), indent: CalendarText.indent)
  }

  /// The days by weeks; `nil` before the first of the month.
  private var weeks: [[WeekView.Cell?]] {
    guard let first = view.days.first else { return [] }
    let lead = (first.day.weekday.rawValue - view.weekStart.rawValue + 7) % 7
    let cells = Array(repeating: nil, count: lead) + view.days.map(Optional.some)
    return stride(from: 0, to: cells.count, by: 7).map {
      Array(cells[$0..<min($0 + 7, cells.count)])
    }
  }

  /// Five columns: `>` for today, the day of the month, and its mark.
  private func cell(_ cell: WeekView.Cell?) -> String {
    guard let cell else { return "     " }
    let number = cell.day.dayOfMonth
    let lead = cell.day == view.day ? ">" : " "
    return "\(lead)\(number < 10 ? " " : "")\(number)\(DayMark(cell).character) "
  }

  /// `You: 12 days. Ben: 9 days. Both: 7 days.`
  private func counts(_ partner: String) -> String {
    let done = view.days.map { $0.marks.filter { $0.state != .rest } }
    let mine = done.filter { $0.contains { $0.isMe } }.count
    let theirs = done.filter { $0.contains { !$0.isMe } }.count
    let both = done.filter { $0.count > 1 }.count
    let parts = [("You", mine), (partner, theirs), ("Both", both)].filter { $0.1 > 0 }
    return parts.map { "\($0.0): \(Counted.days($0.1))." }.joined(separator: " ")
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}

/// The document of `calendar --json`.
struct CalendarJSON: Encodable {
  let month: String
  let goal: String?
  let me: String
  let partner: String?
  let days: [WeekJSON.Cell]

  init(_ view: CalendarView, goal: Goal?) {
    month = view.month.label
    self.goal = goal?.id.description
    me = view.me.name
    partner = view.partner?.name
    days = view.days.map(WeekJSON.Cell.init)
  }
}
