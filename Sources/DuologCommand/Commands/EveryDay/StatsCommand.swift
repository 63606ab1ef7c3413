import DuologJournal
import DuologMerge

/// `duolog stats`.
struct StatsCommand: Command {
  static let goal = Argument(
    "GOAL", .text(naming: .goals), help: "one goal: part of its title, or its short identifier",
    isRequired: false)

  static let name: CommandName = "stats"
  static let specification = CommandSpecification(
    name, "How your goals are going",
    discussion: [
      "Without a goal, you see the main figures of all active goals.",
      """
      If each of you counts separately, the figures are yours, and you see what your partner has \
      done. The rhythm grows with what you do and never starts again from zero. If a goal has \
      ended, its figures are from its last day. For a goal about mending things within hours, \
      you see how many you talked about in time.
      """,
      """
      Kept is the share of what the goal asked for. An amount below the target counts in part: the \
      day stays in a row, and Kept and the rhythm count its share of the target. A rest day asks \
      for nothing, and a week or month then asks for one time less. What you logged for days \
      before the goal was made counts from the first of them.
      """,
    ],
    arguments: [goal], options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    guard let name = command[Self.goal] else { return try showAll(journal) }
    let goal = try journal.goal(matching: name)
    let view = try journal.statsView(of: goal)
    try invocation.print("stats", StatsJSON(view)) {
      StatsText(view).print(on: console)
    }
    try journal.close()
    return .fine
  }

  /// The main figures of all active goals.
  private func showAll(_ journal: Journal) throws -> ExitCode {
    defer { try? journal.close() }
    let views = try journal.goalsInUse().map(journal.statsView)
    try invocation.print("stats", each: views.map(StatsJSON.init)) {
      guard !views.isEmpty else { return console.print("No active goals.") }
      let names = GoalNames(views.map(\.item.goal))
      console.printRows(
        views.map { (names.name($0.item.goal, isWithTarget: false), StatsText($0).summary) })
    }
    return .fine
  }
}

/// A goal's statistics. They never mention what was not done.
struct StatsText {
  private let view: StatsView
  private let days: DayMessages

  init(_ view: StatsView) {
    self.view = view
    days = DayMessages(today: view.item.day)
  }

  func print(on console: Console) {
    console.printHeading(view.item.goal.title.printable)
    let words = GoalMessages(view.item)
    var rows = [("Asks for", words.description), ("Status", words.state())]
    if ![.active, .proposed].contains(view.item.goal.status) {
      rows.append(("Figures", "as of \(days.name(view.day)), when it ended"))
    }
    rows += countRows
    rows += [view.repairs?.row].compactMap { $0 }
    rows += figureRows
    if let next { rows.append(("Next", next)) }
    console.printRows(rows)
  }

  /// The figures on one line: `you 14 days, Ben 12 days; kept 80% of what it asked for`.
  var summary: String {
    let together = view.counts.isEmpty ? countRows.map(\.1) : []
    let counts =
      together
      + view.counts.filter { $0.done > 0 }.map { count in
        "\(count.isMe ? "you" : count.name.printable) \(counted(count.done, 0, count.amount))"
      }
    let figures = figureRows.map { "\($0.lowercased()) \($1)" }
    let parts = [counts.joined(separator: ", "), view.repairs?.row?.1 ?? ""].filter { !$0.isEmpty }
    guard parts.isEmpty else { return (parts + figures).joined(separator: "; ") }
    // Where nothing is the best that can be logged, the days count.
    return view.item.progress.limit == nil ? "nothing logged yet" : GoalMessages(view.item).state()
  }

  private var countRows: [(String, String)] {
    var rows: [(String, String)] = []
    if view.counts.isEmpty, let statistics = view.statistics,
      view.repairs == nil || statistics.done > 0
    {
      rows.append((whose, counted(statistics.done, statistics.partly, statistics.amount)))
    }
    // For repairs, people log the repair itself, and seldom the goal.
    rows += view.counts.filter { view.repairs == nil || $0.done > 0 }.map { count in
      (
        count.isMe ? "You" : count.name.printable,
        counted(count.done, count.isMe ? count.partly : 0, count.amount)
      )
    }
    return rows
  }

  /// Whose doing is counted, if it is not each person's.
  private var whose: String {
    switch term?.rule {
    case .either: "Either"
    case .sum: "In total"
    case .together, .each, nil: "Together"
    }
  }

  private var term: Term? { view.item.goal.term }

  /// `14 days, 2 in part, 120 minutes`.
  private func counted(_ done: Int, _ partly: Int, _ amount: Amount) -> String {
    var count =
      term?.counts == .times
      ? Counted.of(done, "time", "times") : Counted.days(done)
    if partly > 0 { count += partly == done ? " in part" : ", \(Counted.grouped(partly)) in part" }
    // An amount without a unit that only counts adds nothing.
    let isCount = amount == .zero || term?.unit == nil && amount.thousandths == Int64(done) * 1000
    return isCount ? count : "\(count), \(amount.phrase(in: term?.unit))"
  }

  private var figureRows: [(String, String)] {
    guard let statistics = view.statistics else { return [] }
    var rows: [(String, String)] = []
    // Zero is not worth a row.
    if let percent = statistics.adherence.percent, percent > 0 {
      rows.append(("Kept", "\(percent)% of what it asked for"))
    }
    if let streak = streak(statistics.streak) { rows.append(("In a row", streak)) }
    if let rhythm = statistics.rhythm {
      rows.append(("Rhythm", "\(Int((rhythm * 100).rounded())) of 100"))
    }
    return rows
  }

  /// `3 weeks, 5 at best`; `nil` if nothing was, or can be, met in a row.
  private func streak(_ streak: Streak) -> String? {
    guard streak.longest > 0, let (one, many) = view.item.cadence.periodWords else { return nil }
    let longest = Counted.of(streak.longest, one, many)
    if streak.current == streak.longest { return longest }
    if streak.current == 0 { return "\(longest) at best" }
    return "\(Counted.of(streak.current, one, many)), \(streak.longest) at best"
  }

  private var next: String? {
    let tomorrow = view.day.advanced(by: 1)
    guard let next = view.next, !next.period.isOneDay || next.period.first > tomorrow
    else { return nil }
    let begin = "from \(days.name(next.period.first))"
    guard let end = next.period.last, !next.period.isOneDay else { return begin }
    return "\(begin) through \(days.name(end))"
  }
}

/// The document of `stats --json`.
struct StatsJSON: Encodable {
  struct Statistics: Encodable {
    /// In percent; absent until something was asked for.
    let adherence: Int?
    let streak: Int
    let longestStreak: Int
    /// From 0 to 1, to three decimals.
    let rhythm: Double?
    let done: Int
    let amount: Double
  }

  struct Count: Encodable {
    let name: String
    let isMe: Bool
    let done: Int
    let amount: Double
  }

  struct Days: Encodable {
    let from: String
    let until: String?
    let asked: Int
    let done: Int?
    let state: String?
  }

  let goal: GoalJSON
  let day: String
  let counts: String
  let figures: Statistics?
  let people: [Count]
  let period: Days?
  let next: Days?
  let repairs: RepairStatisticsJSON?

  init(_ view: StatsView) {
    goal = GoalJSON(view.item)
    day = view.day.description
    counts = (view.item.goal.term?.counts ?? .days).rawValue
    figures = view.statistics.map {
      Statistics(
        adherence: $0.adherence.percent, streak: $0.streak.current,
        longestStreak: $0.streak.longest,
        rhythm: $0.rhythm.map { ($0 * 1000).rounded() / 1000 }, done: $0.done,
        amount: $0.amount.number)
    }
    people = view.counts.map {
      Count(name: $0.name, isMe: $0.isMe, done: $0.done, amount: $0.amount.number)
    }
    period = view.period.map {
      Days(
        from: $0.period.first.description, until: $0.period.last?.description, asked: $0.asked,
        done: $0.done, state: $0.state.rawValue)
    }
    next = view.next.map {
      Days(
        from: $0.period.first.description, until: $0.period.last?.description, asked: $0.asked,
        done: nil, state: nil)
    }
    repairs = view.repairs.map(RepairStatisticsJSON.init)
  }
}
