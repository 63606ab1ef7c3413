import DuologJournal
import DuologMerge

/// What the sections of a page write with.
struct ReportPage {
  let html: HTMLWriter
  let view: ReportView

  /// Dates, with the year where it is not that of the last day.
  var dates: DayMessages { DayMessages(today: view.days.upperBound) }
  var me: String { view.me.name }
  var partner: String? { view.partner?.name }

  /// The person's name.
  func name(_ person: EntityID?) -> String {
    person == view.me.id ? me : person == view.partner?.id ? partner ?? "someone" : "someone"
  }

  /// Both names, as what belongs to both is called: `Ana and Ben`.
  var both: String { [me, partner].compactMap(\.self).listed("and") }

  // MARK: - Parts of a page

  /// A section with its heading, which the table of contents leads to.
  func section(_ id: HTMLID, _ heading: String, content: () -> Void) {
    let title = HTMLID(derivedFrom: id)
    html.element(.section, .id(id), .labelled(by: title)) {
      html.element(.h2, .id(title), text: heading)
      content()
    }
  }

  /// A paragraph of ours.
  func note(_ text: String) { html.element(.p, .class("note"), text: text) }

  func date(_ day: Day) {
    html.element(.time, .day(day), text: dates.date(day))
  }

  /// Says that something is on this device only.
  func markPrivate(_ isPrivate: Bool) {
    guard isPrivate else { return }
    html.text(" ")
    html.element(.span, .class("private"), text: "private")
  }

  /// What somebody wrote, who wrote it and when.
  func quote(_ text: String, by author: EntityID?, on day: Day, isPrivate: Bool) {
    html.element(.figure, .class(author == view.me.id ? "quote by-me" : "quote by-them")) {
      html.element(.blockquote) { html.element(.p, .auto) { html.lines(text) } }
      html.element(.figcaption) {
        html.written(name(author))
        html.text(", ")
        date(day)
        markPrivate(isPrivate)
      }
    }
  }

  /// What goes beyond the most that a list shows.
  func rest(_ count: Int, _ one: String, _ many: String) {
    guard count > 0 else { return }
    note("And \(Counted.of(count, one, many)) before that.")
  }

  /// The shapes of a heat map.
  func legend(of marks: [DayMarkReport], pauses: Bool = false) -> Legend {
    let shown = Set(marks.map(\.doers))
    var legend = Legend()
    for doers in DayDoers.allCases where shown.contains(doers) {
      switch doers {
      case .me: legend.add(doers.shape, me)
      case .partner: legend.add(doers.shape, partner ?? "someone")
      case .both: legend.add(doers.shape, "both of you")
      case .partly: legend.add(doers.shape, "\(me), in part")
      case .rest: legend.add(doers.shape, "a day of rest")
      }
    }
    if pauses { legend.add("break", "a break") }
    return legend
  }

  /// The days behind a heat map: month by month or, over more than about a year, year by year.
  func table(of marks: [DayMarkReport], _ caption: String, by years: Bool) -> DataTable {
    let counts = MonthCounts(marks)
    var rows: [[String]] = []
    var (year, month, _) = view.days.lowerBound.date
    let (lastYear, lastMonth, _) = view.days.upperBound.date
    while (year, years ? 0 : month) <= (lastYear, years ? 0 : lastMonth) {
      let count = years ? counts.year(year) : counts[year, month]
      let name = years ? "\(year)" : "\(DayMessages.fullMonths[month - 1].prefix(3)) \(year)"
      rows.append([name] + cells(count))
      if years {
        year += 1
      } else {
        (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
      }
    }
    let head = partner.map { ["Both", me, $0] } ?? ["Days"]
    return DataTable(caption: caption, head: [years ? "Year" : "Month"] + head, rows: rows)
  }

  /// The days on which each goal was logged.
  func table(of goals: [GoalReport]) -> DataTable {
    let head = partner.map { ["Both", me, $0] } ?? ["Days"]
    return DataTable(
      caption: "Days, goal by goal", head: ["Goal"] + head,
      rows: goals.map { goal in
        var count = MonthCounts.Count()
        for mark in goal.marks { count.add(mark.doers) }
        return [goal.goal.title] + cells(count)
      })
  }

  private func cells(_ count: MonthCounts.Count) -> [String] {
    let numbers = partner == nil ? [count.mine] : [count.both, count.mine, count.partners]
    return numbers.map { $0 == 0 ? "" : "\($0)" }
  }
}
