import DuologJournal
import DuologMerge

/// What the two did together: what a report begins with.
struct TogetherSection {
  let page: ReportPage

  private var html: HTMLWriter { page.html }
  private var together: TogetherReport { page.view.together }

  func write() {
    page.section("together", page.partner == nil ? "What you did" : "Together") {
      writeNumbers()
      writeMap()
      writeGoals()
      writeMoments()
    }
  }

  private func writeNumbers() {
    let logged = Counted.days(together.marks.count)
    let numbers: [(Int, String, String)] = [
      (together.bothDays, "day you were both at it", "days you were both at it"),
      (
        together.longestRun > 1 ? together.longestRun : 0, "day in a row",
        "days in a row, both of you"
      ),
      (together.thanks, "thank-you", "thank-yous"),
      (together.milestones, "milestone reached", "milestones reached"),
      (together.answers, "question you both answered", "questions you both answered"),
      (together.repairs, "thing you talked through", "things you talked through"),
    ].filter { $0.0 > 0 }
    guard !numbers.isEmpty else {
      return page.note(
        together.marks.isEmpty
          ? "Nothing is logged for these days yet." : "Something was logged on \(logged).")
    }
    html.element(.ul, .class("numbers")) {
      for (count, one, many) in numbers {
        html.element(.li) {
          html.element(.strong, text: Counted.grouped(count))
          html.element(.span, text: count == 1 ? one : many)
        }
      }
    }
  }

  private func writeMap() {
    guard !together.marks.isEmpty else { return }
    let map = HeatMap(
      days: page.view.days, weekStart: page.view.weekStart, marks: together.marks,
      inUse: page.view.days, pauses: [])
    html.element(.figure, .class("card")) {
      html.element(.figcaption, text: "Every day on which you logged something, for any goal")
      map.write(html, label: label)
      page.legend(of: together.marks).write(html)
      if map.isFolded { page.note(ReportPage.foldedNote) }
      page.table(of: together.marks, "Days on which something was logged", by: map.isFolded)
        .write(html)
    }
  }

  private var label: String {
    let all = Counted.days(together.marks.count)
    return page.partner == nil
      ? "Something was logged on \(all)"
      : "Something was logged on \(all), by both on \(Counted.grouped(together.bothDays)) of them"
  }

  private func writeGoals() {
    guard !together.goals.isEmpty else { return }
    html.element(.h3, text: "What you did on the same days")
    html.element(.ul, .class("together")) {
      for goal in together.goals.prefix(12) {
        html.element(.li) {
          html.element(.span, .class("both-name")) { html.written(goal.title) }
          html.text(" ")
          html.element(.strong, text: Counted.of(goal.days, "day", "days"))
        }
      }
    }
  }

  private func writeMoments() {
    guard !together.moments.isEmpty else { return }
    html.element(.h3, text: "In your own words")
    html.element(.div, .class("two")) {
      for moment in together.moments {
        html.element(.article, .class("card moment")) {
          html.element(.h4) {
            html.written(moment.title)
            html.text(" ")
            page.date(moment.day)
          }
          page.said(moment.mine, isMe: true)
          page.said(moment.partners, isMe: false)
        }
      }
    }
  }
}

extension ReportPage {
  /// Says how a heat map of months is to be read.
  static let foldedNote = "A square is a month: the darker, the more days."

  /// What one of the two said, beside what the other said.
  func said(_ text: String, isMe: Bool) {
    html.element(.div, .class(isMe ? "said by-me" : "said by-them")) {
      html.element(.p, .class("who")) { html.written(isMe ? me : partner ?? "someone") }
      html.element(.p, .auto) { html.lines(text) }
    }
  }
}
