import DuologJournal
import DuologMerge

/// `duolog week`.
struct WeekCommand: Command {
  static let last = ValueOption(
    "last", "N", .number(in: 1...53), help: "the last N weeks, including this one")

  static let name: CommandName = "week"
  static let specification = CommandSpecification(
    name, "The week at a glance, with a mark for each day",
    discussion: [
      """
      Each entry counts for the day on its author's calendar. A dot means that nothing was logged \
      that day, and no more than that. A past week shows the goals you had then.
      """
    ],
    options: [last, Options.json],
    examples: ["duolog week", "duolog week --last 4"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let view = try journal.weekView(last: command[Self.last] ?? 1)
    try invocation.print("week", WeekJSON(view)) {
      WeekText(view: view).print(on: console)
    }
    try journal.close()
    return .fine
  }
}

/// The document of `week --json`.
struct WeekJSON: Encodable {
  struct Week: Encodable {
    let from: String
    let until: String?
    let label: String
    let goals: [Row]
  }

  struct Row: Encodable {
    let id: String
    let title: String
    let scope: String
    let owner: String?
    let done: Int
    let asked: Int?
    /// The repairs noticed in the week.
    let repairs: RepairStatisticsJSON?
    let days: [Cell]
  }

  struct Cell: Encodable {
    let day: String
    let logged: [Mark]
    let isPaused: Bool
  }

  struct Mark: Encodable {
    let by: String
    let state: String
  }

  let day: String
  let me: String
  let partner: String?
  let weeks: [Week]

  init(_ view: WeekView) {
    day = view.day.description
    me = view.me.name
    partner = view.partner?.name
    weeks = view.weeks.map { week in
      Week(
        from: week.period.first.description, until: week.period.last?.description,
        label: week.label, goals: week.rows.map(Row.init))
    }
  }
}

extension WeekJSON.Row {
  fileprivate init(_ row: WeekView.Row) {
    self.init(
      id: row.goal.id.description, title: row.goal.title, scope: row.goal.scope.rawValue,
      owner: row.owner, done: row.done, asked: row.asked,
      repairs: row.mended.map(RepairStatisticsJSON.init),
      days: row.days.map(WeekJSON.Cell.init))
  }
}

extension WeekJSON.Cell {
  init(_ cell: WeekView.Cell) {
    self.init(
      day: cell.day.description,
      logged: cell.marks.map { WeekJSON.Mark(by: $0.name, state: $0.state.rawValue) },
      isPaused: cell.isPaused)
  }
}
