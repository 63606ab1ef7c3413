import DuologJournal
import DuologMerge

/// The goals, each with its heat map, its rhythm and its amounts.
struct GoalsSection {
  let page: ReportPage

  func write() {
    let (goals, further) = (page.view.goals, page.view.furtherGoals)
    guard !goals.isEmpty else { return }
    page.section("goals", "Goal by goal") {
      if goals.contains(where: { !$0.rhythm.isEmpty }) {
        page.note("A rhythm grows with what is done, and never starts again from zero.")
      }
      for (index, goal) in goals.filter(\.hasStory).enumerated() {
        GoalCard(page: page, report: goal).write(HTMLID("goal", index + 1))
      }
      writeOthers(goals.filter { !$0.hasStory })
      guard !further.isEmpty else { return }
      page.html.element(.h3, text: "Further goals")
      page.note(
        "These are the \(ReportView.goalLimit) goals that you logged most. You also had:")
      page.html.element(.ul, .class("plain")) {
        for goal in further.prefix(200) {
          page.html.element(.li) {
            page.html.written(goal.title)
            page.html.text(goal.days > 0 ? ", \(Counted.days(goal.days))" : "")
          }
        }
      }
      let rest = further.count - 200
      if rest > 0 { page.note("And \(Counted.grouped(rest)) more.") }
    }
  }
}

extension GoalsSection {
  /// Goals that were there and about which there is nothing to tell.
  private func writeOthers(_ goals: [GoalReport]) {
    guard !goals.isEmpty else { return }
    page.html.element(.h3, text: "Also among your goals")
    page.html.element(.ul, .class("plain")) {
      for goal in goals { page.html.element(.li) { page.html.written(goal.goal.title) } }
    }
  }
}

extension GoalReport {
  /// Whether there is something to tell about it.
  fileprivate var hasStory: Bool {
    !marks.isEmpty || goal.status == .done || goal.status == .letGo
      || (repairs.map { $0.inTime > 0 } ?? false)
  }
}

/// One goal.
private struct GoalCard {
  let page: ReportPage
  let report: GoalReport

  private var html: HTMLWriter { page.html }
  private var goal: Goal { report.goal }
  private var isLimit: Bool { report.cadence.limit != nil }

  func write(_ id: HTMLID) {
    html.element(.article, .class("card goal"), .id(id), .labelled(by: HTMLID(derivedFrom: id))) {
      html.element(.h3, .id(HTMLID(derivedFrom: id))) { html.written(goal.title) }
      writeFacts()
      if let why = goal.why { writeWhy("Why", why) }
      if goal.status == .letGo, let reason = goal.reason { writeWhy("Let go", reason) }
      writeCounts()
      writeMap()
      writeRhythm()
      writeAmounts()
    }
  }

  private func writeFacts() {
    html.element(.p, .class("facts")) {
      var asks = goal.term.map { $0.phrase(goal.scope) } ?? report.cadence.phrase
      if case .once(let due?) = report.cadence { asks += ", by \(page.dates.date(due))" }
      html.element(.span, text: asks)
      if let owner = report.owner { html.element(.span) { html.written("\(owner)’s own") } }
      switch goal.status {
      case .done: html.element(.span, .class("ended"), text: "reached")
      case .letGo: html.element(.span, .class("ended"), text: "let go")
      case .archived: html.element(.span, .class("ended"), text: "put away")
      case .active, .proposed: break
      }
    }
  }

  private func writeWhy(_ label: String, _ text: String) {
    html.element(.p, .class("why")) {
      html.element(.span, .class("label"), text: label)
      html.text(" ")
      html.element(.bdi) { html.lines(text) }
    }
  }

  // MARK: - Figures

  private func writeCounts() {
    let items = counts + figures
    guard !items.isEmpty else { return }
    html.element(.dl, .class("figures")) {
      for (name, value) in items {
        html.element(.div) {
          html.element(.dt) { html.written(name) }
          html.element(.dd, text: value)
        }
      }
    }
  }

  private var counts: [(String, String)] {
    var items: [(String, String)] = []
    if report.bothDays > 0 { items.append(("On the same day", Counted.days(report.bothDays))) }
    if let joint = report.joint, joint.done > 0 {
      let name =
        switch goal.term?.rule {
        case .together: "Together"
        case .sum: "In total"
        default: isLimit ? "It happened" : "Between you"
        }
      items.append((name, counted(joint)))
    }
    items += report.counts.filter { $0.done > 0 }.map { ($0.name, counted($0)) }
    if let repairs = report.repairs, repairs.inTime > 0 {
      items.append(("Talked through in time", Counted.grouped(repairs.inTime)))
    }
    return items
  }

  private func counted(_ count: StatsView.Count) -> String {
    let term = goal.term
    let done =
      term?.counts == .times
      ? Counted.of(count.done, "time", "times") : Counted.days(count.done)
    return count.amount == .zero ? done : "\(done), \(count.amount.phrase(in: term?.unit))"
  }

  /// The figures of this device's owner, or of both together.
  private var figures: [(String, String)] {
    guard let statistics = report.statistics else { return [] }
    let whose = report.joint == nil && page.partner != nil ? " (\(page.me))" : ""
    var items: [(String, String)] = []
    if statistics.streak.longest > 1, let (one, many) = report.cadence.periodWords {
      items.append(("Best run\(whose)", Counted.of(statistics.streak.longest, one, many)))
    }
    if let last = report.rhythm.last, last.value >= 0.01 {
      items.append(("Rhythm\(whose)", "\(Int((last.value * 100).rounded())) of 100"))
    }
    return items
  }

  // MARK: - Charts

  private func writeMap() {
    guard !report.marks.isEmpty else { return }
    let map = HeatMap(
      days: page.view.days, weekStart: page.view.weekStart, marks: report.marks,
      inUse: report.inUse, pauses: report.pauses)
    html.element(.figure) {
      html.element(
        .figcaption,
        text: isLimit
          ? "When it happened" : map.isFolded ? "Month by month" : "Day by day")
      map.write(html, label: mapLabel)
      if isLimit, report.joint != nil {
        var legend = Legend()
        legend.add("both", "a day it happened")
        legend.write(html)
      } else {
        page.legend(of: report.marks, pauses: !report.pauses.isEmpty && !map.isFolded).write(html)
      }
      if map.isFolded { page.note(ReportPage.foldedNote) }
      page.table(of: report.marks, "Days, \(goal.title)", by: map.isFolded).write(html)
    }
  }

  private var mapLabel: String {
    let days = Counted.days(report.marks.count { $0.doers != .rest })
    return report.bothDays > 0
      ? "\(goal.title): logged on \(days), by both on \(Counted.grouped(report.bothDays)) of them"
      : "\(goal.title): logged on \(days)"
  }

  private func writeRhythm() {
    guard report.rhythm.count > 2, let last = report.rhythm.last, !report.marks.isEmpty
    else { return }
    let whose = report.joint == nil && page.partner != nil ? "\(page.me)’s rhythm" : "Your rhythm"
    html.element(.figure) {
      html.element(.figcaption) {
        html.written(whose)
        html.text(" over time")
      }
      let value = Int((last.value * 100).rounded())
      RhythmChart(axis: TimeAxis(days: page.view.days), points: report.rhythm)
        .write(html, label: "\(whose): \(value) of 100 on \(page.dates.date(last.day))")
      DataTable(
        caption: "\(whose), \(goal.title)", head: ["By", "Of 100"],
        rows: monthly(report.rhythm).map {
          [page.dates.date($0.day), "\(Int(($0.value * 100).rounded()))"]
        }
      ).write(html)
    }
  }

  /// The last point of each month, and over many years of each year.
  private func monthly(_ points: [GoalReport.RhythmPoint]) -> [GoalReport.RhythmPoint] {
    let isLong = page.view.days.count > 1150
    func group(_ day: Day) -> Int { isLong ? day.year : day.year * 12 + day.month }
    return zip(points, points.dropFirst()).compactMap { point, next in
      group(point.day) != group(next.day) ? point : nil
    } + points.suffix(1)
  }

  private func writeAmounts() {
    guard let amounts = report.amounts else { return }
    let unit = amounts.unit.map { " in \($0)" } ?? ""
    let length =
      switch amounts.length {
      case .week: "week"
      case .month: "month"
      case .year: "year"
      }
    let caption =
      amounts.isRunningTotal
      ? "How much there was by the end of each \(length)\(unit)"
      : "How much in each \(length)\(unit)"
    html.element(.figure) {
      html.element(.figcaption) { html.written(caption) }
      let total = amounts.columns.map(\.mine).reduce(.zero, +)
      let sum = amounts.isRunningTotal ? amounts.columns.last?.mine ?? .zero : total
      ColumnChart(amounts: amounts, days: page.view.days)
        .write(html, label: "\(goal.title): \(sum.phrase(in: amounts.unit))")
      var legend = Legend()
      let isSplit = amounts.columns.contains { $0.partners != .zero }
      if isSplit {
        legend.add("wide", page.me)
        legend.add("narrow", page.partner ?? "someone")
      }
      if amounts.columns.contains(where: { $0.target != nil }) {
        legend.add("target", isLimit ? "the limit" : "what it asks for")
      }
      legend.write(html)
      AmountsTable(amounts: amounts, page: page, title: goal.title).table.write(html)
    }
  }
}

/// The numbers behind columns.
private struct AmountsTable {
  let amounts: AmountsReport
  let page: ReportPage
  let title: String

  var table: DataTable {
    let hasTarget = amounts.columns.contains { $0.target != nil }
    let isSplit = amounts.columns.contains { $0.partners != .zero }
    let names = isSplit ? [page.me, page.partner ?? "someone"] : ["Amount"]
    return DataTable(
      caption: "Amounts, \(title)", head: [head] + names + (hasTarget ? ["Asked for"] : []),
      rows: amounts.columns.map { column in
        let values = [column.mine] + (isSplit ? [column.partners] : [])
        return [name(column.period)] + values.map { $0 == .zero ? "" : $0.description }
          + (hasTarget ? [column.target?.description ?? ""] : [])
      })
  }

  private var head: String {
    switch amounts.length {
    case .week: "Week from"
    case .month: "Month"
    case .year: "Year"
    }
  }

  private func name(_ period: Period) -> String {
    switch amounts.length {
    case .week: page.dates.date(period.first)
    case .month: "\(DayMessages.fullMonths[period.first.month - 1].prefix(3)) \(period.first.year)"
    case .year: "\(period.first.year)"
    }
  }
}
