import DuologJournal
import DuologMerge

/// What was reached and celebrated, on a line.
struct MilestoneSection {
  let page: ReportPage

  func write() {
    guard !page.view.milestones.isEmpty else { return }
    let html = page.html
    page.section("milestones", "Milestones") {
      html.element(.ol, .class("line card")) {
        for milestone in page.view.milestones.suffix(80) { write(milestone, html) }
      }
      page.rest(page.view.milestones.count - 80, "milestone", "milestones")
    }
  }

  private func write(_ milestone: MilestoneReport, _ html: HTMLWriter) {
    let content = milestone.record.content
    html.element(.li, .class(content.celebrated == nil ? "reached" : "celebrated")) {
      html.element(.p, .class("when")) { page.date(milestone.day) }
      html.element(.p) {
        html.element(.strong) { html.written(content.title) }
        if let amount = content.amount { html.text(" (\(amount.phrase(in: milestone.unit)))") }
        page.markPrivate(milestone.record.isPrivate)
      }
      html.element(.p, .class("note")) {
        html.written(milestone.goalTitle ?? "a goal")
        if let day = content.celebrated {
          html.text(day == milestone.day ? ", celebrated" : ", celebrated on ")
          if day != milestone.day { page.date(day) }
          if let how = content.how {
            html.text(": ")
            html.written(how)
          }
        }
      }
    }
  }
}

/// Thank-yous, as those who wrote them put it.
struct ThanksSection {
  let page: ReportPage
  /// The most that are shown.
  var limit = 24

  func write() {
    guard !page.view.thanks.isEmpty else { return }
    page.section("thanks", "Thank you") {
      page.html.element(.div, .class("quotes")) {
        for thanks in page.view.thanks.prefix(limit) {
          page.quote(
            thanks.content.text, by: thanks.author, on: thanks.content.day,
            isPrivate: thanks.isPrivate)
        }
      }
      page.rest(page.view.thanks.count - limit, "thank-you", "thank-yous")
    }
  }
}

/// What both answered, side by side.
struct AnswersSection {
  let page: ReportPage
  /// The most that are shown.
  private static let limit = 24

  func write() {
    guard !page.view.answers.isEmpty else { return }
    let html = page.html
    page.section("answers", "What you both answered") {
      for answers in page.view.answers.prefix(Self.limit) {
        html.element(.article, .class("card moment")) {
          html.element(.h3) {
            html.written(answers.prompt.question)
            html.text(" ")
            page.date(answers.day)
          }
          html.element(.div, .class("pair")) {
            for answer in answers.answers where answer.reach != .kept {
              if let text = answer.text { page.said(text, isMe: answer.isMe) }
            }
          }
        }
      }
      page.rest(page.view.answers.count - Self.limit, "question", "questions")
    }
  }
}

/// What the two agreed on, their plan and its phases.
struct AgreementsSection {
  let page: ReportPage

  private var html: HTMLWriter { page.html }
  private var view: ReportView { page.view }

  func write() {
    guard !view.agreements.isEmpty || !view.plan.isEmpty || !view.phases.isEmpty else { return }
    page.section("agreements", "What you agreed, and your plan") {
      writeAgreements()
      writePhases()
      writePlan()
    }
  }

  /// The most that are shown of each list.
  private static let limit = 60

  func writeAgreements() {
    guard !view.agreements.isEmpty else { return }
    html.element(.h3, text: "Agreements")
    html.element(.ul, .class("cards")) {
      for item in view.agreements.suffix(Self.limit) {
        html.element(.li, .class("card")) {
          html.element(.p, .class("lead"), .auto) { html.lines(item.record.content.text) }
          html.element(.p, .class("note")) {
            html.text("agreed by ")
            html.written(item.agreed.listed("and"))
            if let day = item.record.content.reviewOn {
              html.text("; to look at again on ")
              page.date(day)
            }
            page.markPrivate(item.record.isPrivate)
          }
        }
      }
    }
    page.rest(view.agreements.count - Self.limit, "agreement", "agreements")
  }

  func writePhases() {
    for phases in view.phases {
      html.element(.h3) { html.written(phases.title) }
      html.element(.ol, .class("phases")) {
        for phase in phases.plan.phases {
          html.element(.li, .class(phase.hasBegun ? "card begun" : "card")) {
            html.element(.p, .class("lead")) {
              html.text("Phase \(phase.phase.number): \(phase.phase.theme)")
            }
            html.element(.p, .class("note")) {
              html.text(phase.hasBegun ? "begun" : "still ahead")
            }
            html.element(.ul, .class("plain")) {
              for title in phase.titles { html.element(.li) { html.written(title) } }
            }
          }
        }
      }
    }
  }

  func writePlan() {
    for kind in PlanNote.Kind.allCases {
      page.list(kind.heading, view.plan.filter { $0.content.kind == kind })
    }
  }
}

/// What is on this device only, if it was asked for.
struct PrivateSection {
  let page: ReportPage
  /// The most that are shown.
  private static let limit = 100

  func write() {
    let notes = page.view.privateNotes
    guard !notes.isEmpty else { return }
    let html = page.html
    page.section("private", "On this device only") {
      page.note("Only \(page.me) has this. It is here because it was asked for.")
      html.element(.ul, .class("cards")) {
        for note in notes.prefix(Self.limit) {
          html.element(.li, .class("card")) {
            html.element(.p, .class("note")) {
              html.text(Self.heading(note, page))
              if let title = note.goalTitle {
                html.text(", ")
                html.written(title)
              }
              page.markPrivate(true)
            }
            for text in Self.texts(note) {
              html.element(.p, .auto) { html.lines(text) }
            }
          }
        }
      }
      page.rest(notes.count - Self.limit, "entry", "entries")
    }
  }

  private static func heading(_ note: PrivateNote, _ page: ReportPage) -> String {
    switch note.content {
    case .checkIn: return "A note"
    case .pauseReason: return "Why there is a break"
    case .record(let record):
      let day = record.fields["day"].flatMap { value -> Day? in
        if case .text(let text) = value { return Day(text) }
        return nil
      }
      let what = record.described?.heading ?? "Written down"
      return day.map { "\(what), \(page.dates.date($0))" } ?? what
    }
  }

  private static func texts(_ note: PrivateNote) -> [String] {
    switch note.content {
    case .checkIn(let amount, let note): return [amount?.description, note].compactMap(\.self)
    case .pauseReason(let reason): return [reason]
    case .record(let record): return record.described?.texts ?? []
    }
  }
}
