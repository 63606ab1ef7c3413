public import DuologJournal
import DuologMerge

/// A report as a page in a file of its own: to look at together, on a screen or on paper.
///
/// It fetches nothing and runs nothing. The same view gives the same bytes.
public struct ReportDocument {
  private let view: ReportView

  /// A report of `view`.
  public init(_ view: ReportView) { self.view = view }

  /// What files with reports begin with.
  package static var beginning: String { HTMLPage.beginning(of: kind) }
  static let kind: StaticString = "report"

  /// The page, as UTF-8.
  public var bytes: [UInt8] {
    let names = [view.me.name, view.partner?.name].compactMap(\.self).listed("and")
    let page = HTMLPage(Self.kind, title: "\(names), \(span)", style: .report)
    return page.bytes { html in
      let page = ReportPage(html: html, view: view)
      writeHeader(page)
      html.element(.main) {
        TogetherSection(page: page).write()
        GoalsSection(page: page).write()
        MoodSection(page: page).write()
        MilestoneSection(page: page).write()
        ThanksSection(page: page).write()
        AnswersSection(page: page).write()
        AgreementsSection(page: page).write()
        ChangesSection(page: page).write()
        PrivateSection(page: page).write()
      }
      page.writeFooter()
    }
  }

  private var span: String { ReportSpan(view.days).text }

  private func writeHeader(_ page: ReportPage) {
    let html = page.html
    html.element(.header) {
      html.element(.h1) {
        html.written(view.me.name)
        if let partner = view.partner {
          html.element(.span, .class("and"), text: " & ")
          html.written(partner.name)
        }
      }
      html.element(.p, .class("span"), text: span)
      page.warnIfPrivate()
      writeContents(html)
    }
  }

  private func writeContents(_ html: HTMLWriter) {
    let sections: [(HTMLID, String, Bool)] = [
      ("together", "Together", true), ("goals", "Goals", !view.goals.isEmpty),
      ("moods", "Moods", !view.moods.isEmpty || !view.events.isEmpty),
      ("milestones", "Milestones", !view.milestones.isEmpty),
      ("thanks", "Thank you", !view.thanks.isEmpty),
      ("answers", "Answers", !view.answers.isEmpty),
      (
        "agreements", "Plan",
        !view.agreements.isEmpty || !view.plan.isEmpty || !view.phases.isEmpty
      ),
      ("changes", "Changes", !view.changes.isEmpty || !view.reviews.isEmpty),
      ("private", "Only here", !view.privateNotes.isEmpty),
    ]
    html.element(.nav, .label("Contents")) {
      html.element(.ul) {
        for (id, name, _) in sections where sections.contains(where: { $0.0 == id && $0.2 }) {
          html.element(.li) { html.element(.a, .link(to: id), text: name) }
        }
      }
    }
  }
}

/// What a report is for.
@nonexhaustive
public enum ReportKind: Hashable, CaseIterable, Sendable {
  /// To look at together.
  case together
  /// To take to a therapist.
  case session
}

extension Journal {
  /// A report, as the bytes of a page.
  ///
  /// - Complexity: O(n log n) for n entries.
  public func report(
    _ kind: ReportKind, of selection: ReportSelection = ReportSelection()
  ) throws -> [UInt8] {
    switch kind {
    case .together: try ReportDocument(reportView(of: selection)).bytes
    case .session: try SessionDocument(sessionView(of: selection)).bytes
    }
  }

  /// Writes a report to a file, which is replaced at once, when all is written; only its owner can
  /// read it.
  ///
  /// The `path` is the file, or a folder to put it in.
  ///
  /// - Returns: the file.
  /// - Throws: as `write(_:of:toFile:)` of DuologJournal: `JournalError.wouldReplace` if the path is
  ///   a file that is no report.
  @discardableResult
  public func writeReport(
    _ kind: ReportKind, of selection: ReportSelection = ReportSelection(), toFile path: String
  ) throws -> String {
    try writeReport(
      report(kind, of: selection), isPrivate: selection.includesPrivate, toFile: path)
  }

  /// Writes the bytes of a report to a file.
  package func writeReport(
    _ bytes: [UInt8], isPrivate: Bool = false, toFile path: String
  ) throws -> String {
    try writeDocument(
      toFile: path, named: "report.html", beginning: ReportDocument.beginning, isPrivate: isPrivate
    ) { output in try output(bytes) }
  }
}
