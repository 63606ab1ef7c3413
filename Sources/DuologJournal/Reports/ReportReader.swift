import DuologMerge
import DuologSync

/// Reads what a report is about.
struct ReportReader {
  private let journal: Journal
  private let selection: ReportSelection
  private let days: ClosedRange<Day>
  private let me: Person
  private let partner: Person?

  init(_ journal: Journal, _ selection: ReportSelection, _ days: ClosedRange<Day>) throws {
    self.journal = journal
    self.selection = selection
    self.days = days
    me = try journal.me()
    partner = try journal.people().first { [me] in $0.id != me.id }
  }

  func view() throws -> ReportView {
    let goals = try journal.goals()
    let readings = try goalReadings(of: goals)
    let thanks = try records(Appreciation.self) { $0.content.day }
    let answers = try journal.answersShared(on: days)
    let milestones = try milestones(of: goals)
    let notes = try records(PlanNote.self)
    let events = notes.filter(isEvent).sorted {
      ($0.content.from ?? .first, $0.at) < ($1.content.from ?? .first, $1.at)
    }
    let changes = try changes()
    return ReportView(
      day: try journal.today(), days: days, me: me, partner: partner,
      weekStart: try journal.weekStart(), calendar: try journal.calendar(),
      includesPrivate: selection.includesPrivate,
      together: TogetherReport(
        readings, goals, thanks: thanks.count { !$0.isPrivate }, answers: answers.count,
        milestones: milestones.count { $0.record.content.reached.map(days.contains) ?? false },
        repairs: try repairs(), moments: try moments(readings), on: days),
      goals: readings.shown.map(\.report), furtherGoals: readings.further,
      moods: try records(Mood.self) { $0.content.day }, events: events, milestones: milestones,
      thanks: thanks.reversed(), answers: answers,
      agreements: try journal.agreementItems().filter(isShown), plan: notes.filter { !isEvent($0) },
      phases: try goals.filter(\.isPlan).compactMap { goal in
        try journal.planView(of: goal).map { PhasesReport(title: goal.title, plan: $0) }
      },
      changes: Array(changes.prefix(ReportView.changeLimit)),
      hasEarlierChanges: changes.count > ReportView.changeLimit,
      reviews: try records(Review.self) { $0.content.day }.filter { !$0.content.isEmpty }
        .reversed(),
      privateNotes: try privateNotes())
  }

  // MARK: - Goals

  /// The goals, and those left out.
  struct Readings {
    let all: [GoalReportReader.Reading]
    let shown: [GoalReportReader.Reading]
    let further: [ReportView.FurtherGoal]
  }

  private func goalReadings(of goals: [Goal]) throws -> Readings {
    let reader = try GoalReportReader(journal, on: days)
    let all = try goals.compactMap(reader.reading)
    // Of several that were logged on as many days, the first ones in the people's order.
    let most = all.indices.sorted { (-all[$0].loggedDays, $0) < (-all[$1].loggedDays, $1) }
    let shown = Set(most.prefix(ReportView.goalLimit))
    return Readings(
      all: all, shown: all.indices.filter(shown.contains).map { all[$0] },
      further: all.indices.filter { !shown.contains($0) }.map { index in
        ReportView.FurtherGoal(title: all[index].report.goal.title, days: all[index].loggedDays)
      })
  }

  /// How many moments a report has, and how many days are looked at for them.
  private static let (momentLimit, momentReach) = (6, 60)

  /// The last times when both wrote something about the same goal on the same day.
  private func moments(_ readings: Readings) throws -> [TogetherReport.Moment] {
    // Goals are large, so their places stand for them.
    var both: [(day: Day, place: Int)] = []
    for (place, reading) in readings.all.enumerated() where !reading.isLimit {
      both += reading.report.marks.lazy.filter { $0.doers == .both }.map { ($0.day, place) }
    }
    both.sort { ($1.day, $0.place) < ($0.day, $1.place) }
    var moments: [TogetherReport.Moment] = []
    var authors = try Authors(journal)
    for (day, place) in both.prefix(ReportReader.momentReach)
    where moments.count < ReportReader.momentLimit {
      let goal = readings.all[place].report.goal
      var notes: (mine: String?, partners: String?)
      for id in goal.identifiers {
        try journal.replica.forEachRecord(
          of: JournalSchema.TypeName.checkIn, parent: id, days: day...day, reading: ["note"]
        ) { record in
          guard let note = record.values[0]?.text, !note.trimmed.isEmpty else { return }
          let author = try authors.author(of: record.origin.log, by: record.by)
          if author == me.id { notes.mine = note } else if author != nil { notes.partners = note }
        }
      }
      if let mine = notes.mine, let partners = notes.partners {
        moments.append(.init(day: day, title: goal.title, mine: mine, partners: partners))
      }
    }
    return moments
  }

  private func milestones(of goals: [Goal]) throws -> [MilestoneReport] {
    let joined = try JoinedGoals(of: journal.replica)
    let known = Dictionary(uniqueKeysWithValues: goals.map { ($0.id, $0) })
    return try journal.milestones().filter(isShown).compactMap { record in
      let reached = record.content.reached ?? record.content.celebrated
      guard let day = reached, days.contains(day) else { return nil }
      let goal = known[joined.identity(record.content.goal)]
      return MilestoneReport(
        record: record, goalTitle: goal?.title, unit: goal?.term?.unit, day: day)
    }.sorted { ($0.day, $0.record.id) < ($1.day, $1.record.id) }
  }

  // MARK: - Records

  /// The records of a kind that the report may have, in the order in which they were made.
  private func records<Content: RecordContent>(
    _ kind: Content.Type
  ) throws -> [Record<Content>] {
    try journal.records(of: kind).filter(isShown)
  }

  /// Those of the report's days, in their order.
  private func records<Content: RecordContent>(
    _ kind: Content.Type, by day: (Record<Content>) -> Day
  ) throws -> [Record<Content>] {
    try records(kind).filter { days.contains(day($0)) }
      .sorted { (day($0), $0.at, $0.id) < (day($1), $1.at, $1.id) }
  }

  private func isShown<Content>(_ record: Record<Content>) -> Bool {
    selection.includesPrivate || !record.isPrivate
  }

  private func isShown(_ item: AgreementItem) -> Bool { isShown(item.record) }

  private func isShown(_ milestone: Record<Milestone>) -> Bool {
    selection.includesPrivate || !milestone.isPrivate
  }

  /// Whether a note is about something that happens in these days.
  private func isEvent(_ note: Record<PlanNote>) -> Bool {
    guard [.stressor, .lifeEvent].contains(note.content.kind), let from = note.content.from
    else { return false }
    return Period(from: from, through: note.content.to)
      .overlaps(Period(from: days.lowerBound, through: days.upperBound))
  }

  /// The number of repairs that the two have talked about in these days.
  private func repairs() throws -> Int {
    let calendar = try journal.calendar()
    return try journal.repairs().count { record in
      !record.isPrivate
        && record.content.resolved.map { days.contains(calendar.day(at: $0)) } ?? false
    }
  }

  /// What is on this device only, the newest first.
  private func privateNotes() throws -> [PrivateNote] {
    guard selection.includesPrivate else { return [] }
    let calendar = try journal.calendar()
    return try journal.privateNotes().filter { days.contains(calendar.day(at: $0.at)) }.reversed()
  }

  /// What changed about goals, the newest first: one more than there is room for, if there are as
  /// many.
  private func changes() throws -> [LogEntry] {
    var filter = LogFilter()
    filter.kind = .goals
    (filter.from, filter.through) = (days.lowerBound, days.upperBound)
    let entries = try journal.log(limit: ReportView.changeLimit * 8, matching: filter)
    return Array(entries.filter { $0.action.changesGoal }.prefix(ReportView.changeLimit + 1))
  }
}

extension LogEntry.Action {
  /// Whether it changed what goals there are or what they ask for.
  fileprivate var changesGoal: Bool {
    switch self {
    case .madeGoal, .proposedGoal, .agreed, .renamedGoal, .changedDue, .changedTerm, .letGo,
      .changedStatus, .joinedGoals:
      true
    default: false
    }
  }
}

extension DayDoers {
  /// One bit for each of the two.
  fileprivate var bits: UInt8 {
    switch self {
    case .me, .partly: 1
    case .partner: 2
    case .both: 3
    case .rest: 0
    }
  }
}

extension TogetherReport {
  init(
    _ readings: ReportReader.Readings, _ goals: [Goal], thanks: Int, answers: Int, milestones: Int,
    repairs: Int, moments: [Moment], on days: ClosedRange<Day>
  ) {
    let first = days.lowerBound
    var who = [UInt8](repeating: 0, count: days.count)
    for reading in readings.all where !reading.isLimit {
      for mark in reading.report.marks {
        who[first.distance(to: mark.day)] |= mark.doers.bits
      }
    }
    marks = who.enumerated().compactMap { offset, who in
      let doers: DayDoers? = who == 3 ? .both : who == 2 ? .partner : who == 1 ? .me : nil
      return doers.map { DayMarkReport(day: first.advanced(by: offset), doers: $0) }
    }
    bothDays = who.count { $0 == 3 }
    var (run, longest) = (0, 0)
    for who in who {
      run = who == 3 ? run + 1 : 0
      longest = max(longest, run)
    }
    longestRun = longest
    self.goals = readings.all.filter { !$0.isLimit && $0.report.bothDays > 0 }
      .map { SharedGoal(title: $0.report.goal.title, days: $0.report.bothDays) }
      .sorted { ($1.days, $0.title) < ($0.days, $1.title) }
    (self.thanks, self.answers, self.milestones) = (thanks, answers, milestones)
    (self.repairs, self.moments) = (repairs, moments)
  }
}
