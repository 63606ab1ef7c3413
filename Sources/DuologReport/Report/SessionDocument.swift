public import DuologJournal
import DuologMerge

/// The last weeks as a page in a file of its own, for paper: to take to a therapist.
///
/// It keeps the promises of ``ReportDocument``.
public struct SessionDocument {
  private let view: SessionView

  /// A page of `view`.
  public init(_ view: SessionView) { self.view = view }

  private var report: ReportView { view.report }

  /// The page, as UTF-8.
  public var bytes: [UInt8] {
    let span = ReportSpan(report.days).text
    let page = HTMLPage(ReportDocument.kind, title: "For our session, \(span)", style: .report)
    return page.bytes { html in
      let page = ReportPage(html: html, view: report)
      html.element(.header, .class("session")) {
        html.element(.h1, text: "For our session")
        html.element(.p, .class("span")) {
          html.written(page.both)
          html.text(", \(span)")
        }
        page.warnIfPrivate()
      }
      html.element(.main, .class("session")) {
        writeGlance(page)
        writeHelps(page)
        writeAgreed(page)
        writeTopics(page)
        ThanksSection(page: page, limit: 6).write()
        PrivateSection(page: page).write()
      }
      page.writeFooter()
    }
  }

  // MARK: - At a glance

  private func writeGlance(_ page: ReportPage) {
    let html = page.html
    page.section("glance", "These weeks") {
      let mood = MoodSection(page: page)
      if report.moods.isEmpty { mood.writeEvents() } else { mood.writeChart() }
      let goals = report.goals.filter { !$0.marks.isEmpty }
      guard !goals.isEmpty else { return }
      html.element(.h3, text: "What you did")
      html.element(.ul, .class("strips")) {
        for goal in goals {
          html.element(.li) {
            html.element(.div) {
              html.element(.p, .class("lead")) { html.written(goal.goal.title) }
              html.element(.p, .class("note"), text: facts(goal))
            }
            HeatMap(
              days: report.days, weekStart: report.weekStart, marks: goal.marks,
              inUse: goal.inUse, pauses: goal.pauses
            ).write(html, label: "\(goal.goal.title): \(facts(goal))")
          }
        }
      }
      page.legend(
        of: goals.flatMap(\.marks), pauses: goals.contains { !$0.pauses.isEmpty }
      ).write(html)
      page.table(of: goals).write(html)
    }
  }

  /// `twice a week, together; on 9 days`.
  private func facts(_ goal: GoalReport) -> String {
    let asks = goal.goal.term.map { $0.phrase(goal.goal.scope) } ?? goal.cadence.phrase
    let days = goal.marks.count { $0.doers != .rest }
    return "\(asks); on \(Counted.days(days))"
  }

  // MARK: - What helps

  private func writeHelps(_ page: ReportPage) {
    let kept = report.reviews.compactMap { review in review.content.keep.map { (review, $0) } }
    let tools = report.plan.filter { $0.content.kind == .tool }
    let patterns = report.plan.filter { $0.content.kind == .pattern }
    guard !kept.isEmpty || !tools.isEmpty || !patterns.isEmpty else { return }
    page.section("helps", "What helps") {
      if !kept.isEmpty {
        page.html.element(.h3, text: "To keep")
        for (review, text) in kept.prefix(8) {
          page.quote(text, by: review.author, on: review.content.day, isPrivate: review.isPrivate)
        }
      }
      page.list("Tools that help", tools)
      page.list("How your talks go", patterns)
    }
  }

  // MARK: - What they agreed

  private func writeAgreed(_ page: ReportPage) {
    let decided = report.reviews.compactMap { review in
      review.content.decisions.map { (review, $0) }
    }
    let steps = view.mended.compactMap { repair in repair.content.steps.map { (repair, $0) } }
    guard !report.agreements.isEmpty || !decided.isEmpty || !steps.isEmpty || !report.phases.isEmpty
    else { return }
    page.section("agreed", "What you agreed") {
      let section = AgreementsSection(page: page)
      section.writeAgreements()
      if !decided.isEmpty {
        page.html.element(.h3, text: "Decided")
        for (review, text) in decided.prefix(8) {
          page.quote(text, by: review.author, on: review.content.day, isPrivate: review.isPrivate)
        }
      }
      if !steps.isEmpty {
        page.html.element(.h3, text: "After you talked something through")
        for (repair, text) in steps.suffix(8) {
          page.quote(
            text, by: repair.author,
            on: report.calendar.day(at: repair.content.resolved ?? repair.at),
            isPrivate: repair.isPrivate)
        }
      }
      section.writePhases()
    }
  }

  // MARK: - What to talk about

  /// The most topics: more than an hour has room for.
  private static let topicLimit = 30

  private func writeTopics(_ page: ReportPage) {
    page.section("topics", "What to talk about") {
      if view.topics.isEmpty {
        page.note("Nothing was noted for it. What is on your mind is enough.")
      }
      page.html.element(.ol, .class("topics")) {
        for topic in view.topics.prefix(Self.topicLimit) { write(topic, page) }
        // Room to write on paper.
        for _ in 0..<2 { page.html.element(.li, .class("blank")) }
      }
      let rest = view.topics.count - Self.topicLimit
      if rest > 0 { page.note("And \(Counted.grouped(rest)) more.") }
    }
  }

  private func write(_ topic: SessionTopic, _ page: ReportPage) {
    let html = page.html
    func item(_ heading: () -> Void, _ text: String?, isPrivate: Bool = false) {
      html.element(.li) {
        html.element(.p, .class("note")) {
          heading()
          page.markPrivate(isPrivate)
        }
        if let text { html.element(.p, .auto) { html.lines(text) } }
      }
    }
    switch topic {
    case .repair(let repair):
      item(
        {
          html.written(page.name(repair.author))
          html.text(" would like to mend this, since ")
          page.date(report.calendar.day(at: repair.content.noticed))
        }, repair.content.about, isPrivate: repair.isPrivate)
    case .wish(let author, let day, let title, let text):
      item(
        {
          html.written(page.name(author))
          html.text(" would like to talk about this")
          if let title {
            html.text(", about ")
            html.written(title)
          }
          html.text(", ")
          page.date(day)
        }, text)
    case .sign(let sign, let title):
      item(
        {
          html.written(page.name(sign.author))
          html.text(" noticed on ")
          page.date(sign.content.day)
          html.text(": \(title)")
        }, sign.content.note, isPrivate: sign.isPrivate)
    case .change(let review):
      item(
        {
          html.text("What could change, as ")
          html.written(page.name(review.author))
          html.text(" found on ")
          page.date(review.content.day)
        }, review.content.change, isPrivate: review.isPrivate)
    case .due(let due):
      let text =
        switch due.subject {
        case .goal(let goal): goal.title
        case .agreement(let agreement): agreement.content.text
        }
      item(
        {
          html.text("To look at again since ")
          page.date(due.day)
        }, text)
    case .undecided(let text):
      item({ html.text("Not decided yet") }, text)
    }
  }
}

extension ReportPage {
  /// Notes of the plan under a heading, if there are any.
  func list(_ heading: String, _ notes: [Record<PlanNote>]) {
    guard !notes.isEmpty else { return }
    html.element(.h3, text: heading)
    html.element(.ul, .class("plan")) {
      for note in notes.suffix(30) {
        html.element(.li) {
          html.element(.span, .auto) { html.lines(note.content.text) }
          markPrivate(note.isPrivate)
        }
      }
    }
    rest(notes.count - 30, "note", "notes")
  }

  /// Says that the page has what is on this device only, if it has.
  func warnIfPrivate() {
    guard view.includesPrivate else { return }
    html.element(.p, .class("warning")) {
      html.element(.span, .class("private"), text: "private")
      html.text(" This page has what is on ")
      html.written(me)
      html.text("’s device only.")
    }
  }

  func writeFooter() {
    html.element(.footer) {
      html.element(.p) {
        html.text("Written by Duolog on ")
        date(view.day)
        html.text(". It says what was done, and never what was not.")
      }
    }
  }
}

/// The days of a page, in words.
struct ReportSpan {
  private let days: ClosedRange<Day>

  init(_ days: ClosedRange<Day>) { self.days = days }

  /// `1 December 2025 to 29 November 2026`.
  var text: String {
    let (first, last) = (days.lowerBound, days.upperBound)
    func date(_ day: Day, year: Bool) -> String {
      let text = "\(day.dayOfMonth) \(DayMessages.fullMonths[day.month - 1])"
      return year ? "\(text) \(day.year)" : text
    }
    guard first != last else { return date(last, year: true) }
    return "\(date(first, year: first.year != last.year)) to \(date(last, year: true))"
  }
}
