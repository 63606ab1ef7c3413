import DuologJournal
import DuologMerge
import DuologReport

/// A small page for the home screen of a phone: today, the week, what the partner did, and the question
/// of the day.
///
/// It says only what both have, and nothing that is on this device only. It has no time of its own, so
/// that it changes only when what it says does.
struct PhonePage {
  private let today: TodayView
  private let week: WeekView
  private let calendar: PersonalCalendar
  private let days: DayMessages
  private let names: GoalNames

  init(_ journal: Journal) throws {
    today = try journal.todayView()
    week = try journal.weekView()
    calendar = try journal.calendar()
    days = DayMessages(today: today.day)
    names = GoalNames(today.items.map(\.goal) + week.weeks.flatMap(\.rows).map(\.goal))
  }

  private var page: HTMLPage {
    HTMLPage("page", title: "Duolog", style: PhonePage.style)
  }

  /// The page.
  var bytes: [UInt8] {
    page.bytes { html in
      html.element(.header) {
        html.element(.h1) { html.element(.time, .day(today.day), text: days.fullDate(today.day)) }
      }
      html.element(.main) {
        writeToday(html)
        writeWeek(html)
        writeNews(html)
        writeQuestion(html)
      }
    }
  }

  /// Writes the page to a file, if it says something else than the file does.
  ///
  /// - Throws: as `Journal.writeDocument`.
  static func write(of journal: Journal, toFile path: String) throws {
    let page = try PhonePage(journal)
    try journal.writeDocumentIfChanged(
      page.bytes, toFile: path, named: "duolog.html", beginning: page.page.beginning)
  }

  // MARK: - Sections

  private func section(
    _ html: HTMLWriter, _ id: HTMLID, _ title: String, _ body: () -> Void
  ) {
    html.element(.section, .labelled(by: id)) {
      html.element(.h2, .id(id), text: title)
      body()
    }
  }

  private func writeToday(_ html: HTMLWriter) {
    section(html, "today", "Today") {
      let items = today.items.filter { $0.progress.pause == nil && $0.progress.limit == nil }
      let open = items.filter { $0.progress.call == .today }
      let done = items.filter { $0.progress.isLoggedToday }
      let rest = items.filter { item in
        item.progress.call == .canWait && !item.progress.isLoggedToday
      }
      if open.isEmpty {
        html.element(.p, .class("calm"), text: "All done for today.")
      }
      list(html, open.filter { !$0.progress.isLoggedToday }, mark: "○", of: "to do")
      list(html, done, mark: "●", of: "done")
      list(html, rest, mark: "·", of: "can wait", isQuiet: true)
    }
  }

  private func list(
    _ html: HTMLWriter, _ items: [GoalItem], mark: String, of meaning: String,
    isQuiet: Bool = false
  ) {
    guard !items.isEmpty else { return }
    html.element(.ul, .class(isQuiet ? "goals quiet" : "goals"), .label(meaning)) {
      for item in items {
        html.element(.li) {
          html.element(.span, .class("mark"), .hidden, text: mark)
          html.element(.div) {
            html.element(.strong) { html.written(names.name(item.goal)) }
            html.element(.small, text: GoalMessages(item).state())
          }
        }
      }
    }
  }

  private func writeWeek(_ html: HTMLWriter) {
    guard let week = week.weeks.last, let first = week.rows.first else { return }
    section(html, "week", "This week") {
      html.element(.table) {
        html.element(.thead) {
          html.element(.tr) {
            html.element(.th, .scope("col"), .class("goal"), text: "Goal")
            for cell in first.days {
              html.element(
                .th, .scope("col"), cell.day == today.day ? .class("now") : nil,
                .label(DayMessages.weekday(cell.day)),
                text: String(DayMessages.weekday(cell.day).prefix(2)))
            }
          }
        }
        html.element(.tbody) {
          for row in week.rows { write(row, html) }
        }
      }
      let marks = week.rows.flatMap(\.days).map { DayMark($0) }
      let partner = (today.partner?.name ?? "your partner").printable
      html.element(.p, .class("legend"), text: PhonePage.legend(of: marks, partner: partner))
    }
  }

  private func write(_ row: WeekView.Row, _ html: HTMLWriter) {
    html.element(.tr) {
      html.element(.th, .scope("row")) {
        html.written(row.goal.title.titleExcerpt)
        if let owner = row.owner, owner != today.me.name {
          html.text(" ")
          html.element(.small) { html.written(owner) }
        }
      }
      for cell in row.days {
        let mark = DayMark(cell)
        html.element(
          .td, cell.day == today.day ? .class("now") : nil, text: PhonePage.symbol(mark))
      }
    }
  }

  private func writeNews(_ html: HTMLWriter) {
    guard let partner = today.partner, today.newsCount > 0 else { return }
    let news = NewsMessages(today.whatIsNew, EntryMessages(calendar, today: today.day))
    section(html, "news", "News from \(partner.name.printable)") {
      html.element(.dl) {
        for (moment, text) in news.rows {
          html.element(.dt, text: moment)
          html.element(.dd) { html.written(text) }
        }
      }
    }
  }

  private func writeQuestion(_ html: HTMLWriter) {
    guard let prompt = today.prompt else { return }
    section(html, "question", "Question of the day") {
      html.element(.blockquote, text: prompt.question)
    }
  }

  // MARK: - Marks

  /// The mark of a day, told by its shape.
  private static func symbol(_ mark: DayMark) -> String {
    switch mark {
    case .me: "●"
    case .partner: "◇"
    case .both: "◈"
    case .partly: "◐"
    case .rest: "–"
    case .paused: "="
    case .nothing: "·"
    case .notInUse: ""
    }
  }

  private static func legend(of shown: [DayMark], partner: String) -> String {
    DayMark.allCases.filter(shown.contains).compactMap { mark in
      mark.meaning(partner).map { "\(symbol(mark)) \($0)" }
    }.joined(separator: "   ")
  }
}
