import DuologJournal
import DuologMerge

/// What changed, and why: looks back, and what became of goals.
struct ChangesSection {
  let page: ReportPage

  private var html: HTMLWriter { page.html }
  private var view: ReportView { page.view }

  /// The most looks back that are shown.
  private static let reviewLimit = 24

  func write() {
    guard !view.changes.isEmpty || !view.reviews.isEmpty else { return }
    page.section("changes", "What changed, and why") {
      writeReviews()
      writeChanges()
    }
  }

  func writeReviews() {
    guard !view.reviews.isEmpty else { return }
    html.element(.h3, text: "When you looked back")
    for review in view.reviews.prefix(Self.reviewLimit) {
      html.element(.article, .class("card review")) {
        html.element(.h4) {
          page.date(review.content.day)
          html.text(", ")
          html.written(page.name(review.author))
          page.markPrivate(review.isPrivate)
        }
        html.element(.dl) {
          for (name, text) in Self.parts(review.content) {
            html.element(.div) {
              html.element(.dt, text: name)
              html.element(.dd, .auto) { html.lines(text) }
            }
          }
        }
      }
    }
    page.rest(view.reviews.count - Self.reviewLimit, "look back", "looks back")
  }

  static func parts(_ review: Review) -> [(String, String)] {
    [
      ("Keep", review.keep), ("Change", review.change), ("Let rest", review.pause),
      ("Decided", review.decisions),
    ].compactMap { name, text in text.map { (name, $0) } }
  }

  private func writeChanges() {
    guard !view.changes.isEmpty else { return }
    html.element(.h3, text: "What became of your goals")
    html.element(.ol, .class("line card")) {
      for entry in view.changes { write(entry) }
    }
    if view.hasEarlierChanges {
      page.note("These are the \(ReportView.changeLimit) most recent changes.")
    }
  }

  private func write(_ entry: LogEntry) {
    guard let change = GoalChange(entry, page.dates) else { return }
    html.element(.li) {
      html.element(.p, .class("when")) {
        page.date(view.calendar.day(at: entry.at))
      }
      html.element(.p) {
        html.element(.strong) { html.written(entry.goalTitle ?? change.title ?? "A goal") }
        html.text(" ")
        html.written(change.text)
      }
      if let reason = change.reason {
        html.element(.p, .class("why"), .auto) { html.lines(reason) }
      }
      html.element(.p, .class("note")) { html.written(entry.authorName) }
    }
  }
}

/// What became of a goal, in words about the goal.
private struct GoalChange {
  let text: String
  let reason: String?
  /// The title that the change gave it.
  var title: String?

  init?(_ entry: LogEntry, _ dates: DayMessages) {
    var reason: String?
    switch entry.action {
    case .madeGoal(let title): (text, self.title) = ("was begun", title)
    case .proposedGoal(let title): (text, self.title) = ("was proposed", title)
    case .agreed(let phase?): text = "phase \(phase): a yes"
    case .agreed(nil): text = "got a yes"
    case .renamedGoal(let title): (text, self.title) = ("is now called “\(title)”", title)
    case .changedDue(let day):
      text = day.map { "is now due on \(dates.date($0))" } ?? "has no due day any more"
    case .changedTerm(let term):
      var parts = [Cadence(text: term.cadence).phrase]
      if let target = term.target { parts.append(target.phrase(in: term.unit)) }
      let from = term.from.map { " from \(dates.date($0))" } ?? ""
      text = "asks for this\(from): \(parts.joined(separator: ", "))"
      reason = term.reason
    case .letGo(let why): (text, reason) = ("was let go", why)
    case .changedStatus(.done): text = "was reached"
    case .changedStatus(.active): text = "was taken up again"
    case .changedStatus(.archived): text = "was put away"
    case .changedStatus(.letGo): text = "was let go"
    case .changedStatus(.proposed): text = "was proposed again"
    case .joinedGoals(let other): text = "was joined with “\(other)”"
    default: return nil
    }
    self.reason = reason
  }
}
