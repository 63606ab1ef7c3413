public import DuologMerge
import DuologSync

/// The last weeks, to talk about with somebody who helps: what helps, what the two agreed, and what
/// to talk about.
///
/// It keeps the promises of ``ReportView``.
public struct SessionView: Sendable {
  /// The weeks.
  public let report: ReportView
  /// What to talk about.
  public let topics: [SessionTopic]
  /// The repairs that the two have talked about in these weeks, and what they will do.
  public let mended: [Record<Repair>]
}

/// Something to talk about.
@nonexhaustive
public enum SessionTopic: Hashable, Sendable {
  /// Something that one of the two would like to mend.
  case repair(Record<Repair>)
  /// One of the two would like to talk about what the other one logged: of that goal, with that
  /// text, as far as they can be read.
  case wish(by: EntityID?, on: Day, title: String?, text: String?)
  /// A sign that something may need to shift, which its author has shared.
  case sign(Record<ShiftSign>, title: String)
  /// What could change, as somebody found when they looked back.
  case change(Record<Review>)
  /// A goal or an agreement whose day to be looked at again has come.
  case due(ReviewItem)
  /// A goal or an agreement that is not decided yet.
  case undecided(String)
}

extension Journal {
  /// The last six weeks, unless `selection` says otherwise.
  ///
  /// - Complexity: as ``reportView(of:)``.
  public func sessionView(of selection: ReportSelection = ReportSelection()) throws -> SessionView {
    try reading {
      let weekStart = try weekStart()
      let days = try reportDays(selection) { last in
        Week(index: Week(containing: last, startingOn: weekStart).index - 5, startingOn: weekStart)
          .period.first
      }
      let report = try ReportReader(self, selection, days).view()
      let calendar = try calendar()
      let mended = try repairs().filter { record in
        (selection.includesPrivate || !record.isPrivate)
          && record.content.resolved.map { days.contains(calendar.day(at: $0)) } ?? false
      }
      return SessionView(
        report: report, topics: try topics(report, calendar, selection), mended: mended)
    }
  }

  private func topics(
    _ report: ReportView, _ calendar: PersonalCalendar, _ selection: ReportSelection
  ) throws -> [SessionTopic] {
    func isShown<Content>(_ record: Record<Content>) -> Bool {
      selection.includesPrivate || !record.isPrivate
    }
    var topics = try openRepairs().filter(isShown).map(SessionTopic.repair)
    topics += try records(of: Reaction.self)
      .filter { $0.content.kind == .talk && report.days.contains(calendar.day(at: $0.at)) }
      .compactMap { record in
        try words(of: record.content.target).map { words in
          .wish(
            by: record.author, on: calendar.day(at: record.at), title: words.title,
            text: words.text)
        }
      }
    topics += try records(of: ShiftSign.self)
      .filter { isShown($0) && report.days.contains($0.content.day) }
      .compactMap { record in
        Catalogue.template(record.content.sign.rawValue).map { .sign(record, title: $0.title) }
      }
    topics += report.reviews.filter { $0.content.change != nil }.map(SessionTopic.change)
    let goals = try goalsNotEnded()
    topics += try reviewsDue(
      among: goals.filter { $0.status == .active && $0.scope == .ours }, report.agreements,
      on: report.days.upperBound
    ).map(SessionTopic.due)
    topics += goals.filter { $0.status == .proposed }.map { .undecided($0.title) }
    topics += report.agreements.filter { !$0.missing.isEmpty && !$0.record.isPrivate }
      .map { .undecided($0.record.content.text) }
    return topics
  }

  /// The title of the goal and the text of what somebody logged; `nil` if it was removed.
  private func words(of entity: EntityID) throws -> (title: String?, text: String?)? {
    if let state = try replica.entity(entity, type: JournalSchema.TypeName.checkIn) {
      guard !state.isRemoved else { return nil }
      let joined = try JoinedGoals(of: replica)
      let title = try state.shown("goal")?.entity.flatMap {
        try shownTitle(of: joined.identity($0))
      }
      return (title, state.shown("note")?.text)
    }
    // An answer for both may not be open yet.
    for kind in AnyRecord.kinds where kind != JointAnswer.self {
      guard let row = try replica.row(entity, of: kind.type.rawValue) else { continue }
      guard row[EntityType.removedField] != .boolean(true) else { return nil }
      return (nil, kind.textField.flatMap { row[$0]?.text })
    }
    return (try shownTitle(of: entity), nil)
  }
}
