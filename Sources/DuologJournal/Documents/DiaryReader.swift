import DuologMerge
import DuologSync

/// Reads what a document of the journal is about: the goals, and what was logged, in the order of a
/// diary.
///
/// Check-ins are read a few thousand at a time, and everything else is kept in a compact form, so a
/// journal of any size takes little memory.
struct DiaryReader {
  let journal: Journal
  let selection: DocumentSelection
  /// The goals of the selection, in the order in which they were made.
  let goals: [DiaryGoal]
  private(set) var authors: Authors
  private let titles: [EntityID: Goal]
  private let joined: JoinedGoals
  /// The calendars of people whose zone is known.
  let calendars: [EntityID: PersonalCalendar]
  private let ownCalendar: PersonalCalendar
  private let people: People

  init(_ journal: Journal, _ selection: DocumentSelection) throws {
    self.journal = journal
    people = try journal.whoIsWho()
    joined = try JoinedGoals(of: journal.replica)
    var selection = selection
    selection.goal = selection.goal.map(joined.identity)
    self.selection = selection
    var authors = try Authors(journal)
    let own = try journal.calendar()
    var calendars: [EntityID: PersonalCalendar] = [:]
    for person in try journal.people() {
      calendars[person.id] = try journal.lastZone(of: person, &authors).map {
        PersonalCalendar(zone: $0, dayStart: person.dayStart ?? .midnight)
      }
    }
    let all = try journal.goals()
    titles = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    let goalReader = try GoalReader(journal)
    var chosen: [DiaryGoal] = []
    for goal in all where selection.goal.map({ $0 == goal.id }) ?? true {
      if let person = selection.person, goal.scope == .mine, goal.owner != person { continue }
      guard let row = try journal.replica.row(goal.id, of: JournalSchema.TypeName.goal)
      else { continue }
      let author = try authors.author(of: row.origin.log, by: row.by)
      let calendar = author.flatMap { calendars[$0] } ?? own
      chosen.append(
        try DiaryGoal(
          goal, row, on: calendar.day(at: row.at), by: author, goalReader, in: journal))
    }
    goals = chosen
    self.calendars = calendars
    ownCalendar = own
    self.authors = authors
  }

  /// The person's name.
  func name(_ person: EntityID?) -> String { authors.name(person) }

  /// The goal with that identifier, or the one that it was joined with; `nil` if it was removed.
  func goal(_ id: EntityID?) -> Goal? { id.flatMap { titles[joined.identity($0)] } }

  /// Calls `body` with everything that was logged, by day.
  ///
  /// - Parameter prepare: is given everything but check-ins before that.
  /// - Complexity: O(n log n) for n entries.
  mutating func forEachEntry(
    preparing prepare: ([DocumentEntry]) throws -> Void = { _ in },
    _ body: (DocumentEntry) throws -> Void
  ) throws {
    let others = try otherEntries()
    try prepare(others)
    var rest = others[...]
    let hidden = try selection.includesPrivate ? hiddenParts() : [:]
    for window in try windows() {
      var entries = try checkIns(in: window, hidden)
      let here = rest.prefix { $0.day <= window.days.upperBound }
      entries += here
      rest = rest.dropFirst(here.count)
      entries.sort(by: DocumentEntry.comesBefore)
      for entry in entries { try body(entry) }
    }
    for entry in rest { try body(entry) }
  }

  // MARK: - Check-ins

  /// How many check-ins are in memory at a time, if a day has no more.
  private static let windowSize = 4096

  /// A run of days with a few thousand check-ins.
  private struct Window {
    let days: ClosedRange<Day>
    /// The places of the goals that have some of them.
    let goals: [Int]
  }

  /// Windows, in order, that together hold all check-ins.
  private func windows() throws -> [Window] {
    guard let days else { return [] }
    var found: [(day: Int32, goal: Int32)] = []
    for (place, goal) in goals.enumerated() {
      for id in goal.goal.identifiers {
        try journal.replica.forEachRecord(
          of: JournalSchema.TypeName.checkIn, parent: id, days: days, reading: []
        ) { found.append((Int32(clamping: $0.day.number), Int32(place))) }
      }
    }
    found.sort { $0.day < $1.day }
    var windows: [Window] = []
    var start = 0
    while start < found.count {
      var end = start
      // A day is in one window.
      while end < found.count,
        end - start < DiaryReader.windowSize || found[end].day == found[end - 1].day
      {
        end += 1
      }
      let part = found[start..<end]
      windows.append(
        Window(
          days: Day(number: Int(part[start].day))...Day(number: Int(part[end - 1].day)),
          goals: Set(part.map(\.goal)).sorted().map(Int.init)))
      start = end
    }
    return windows
  }

  /// The days of the selection; `nil` if it has none.
  private var days: ClosedRange<Day>? {
    let (first, last) = (selection.from ?? .first, selection.through ?? .last)
    return first <= last ? first...last : nil
  }

  private mutating func checkIns(
    in window: Window, _ hidden: [EntityID: [String: Scalar]]
  ) throws -> [DocumentEntry] {
    var entries: [DocumentEntry] = []
    for goal in window.goals.map({ goals[$0].goal }) {
      for id in goal.identifiers {
        try journal.replica.forEachRecord(
          of: JournalSchema.TypeName.checkIn, parent: id, days: window.days,
          reading: ["state", "amount", "note", "zone"]
        ) { record in
          let author = try authors.author(of: record.origin.log, by: record.by)
          guard selection.contains(record.day, by: author, about: goal.id) else { return }
          var amount = record.values[1].flatMap(Amount.init)
          var note = record.values[2]?.text
          var names: [String] = []
          if let own = hidden[record.id] {
            if let kept = own["amount"].flatMap(Amount.init) {
              (amount, names) = (kept, ["amount"])
            }
            if let kept = own["note"]?.text { (note, names) = (kept, names + ["note"]) }
          }
          entries.append(
            DocumentEntry(
              id: record.id, day: record.day, at: record.at, author: author, goal: goal.id,
              content: .checkIn(
                record.values[0]?.text.flatMap(CheckInState.init) ?? .done, amount, note: note,
                zone: record.values[3]?.text),
              privacy: names.isEmpty ? .shared : .fields(names)))
        }
      }
    }
    return entries
  }

  /// The fields of shared entities that are on this device only.
  private func hiddenParts() throws -> [EntityID: [String: Scalar]] {
    Dictionary(
      try journal.privateEntries(of: JournalSchema.TypeName.checkIn).map { ($0.id, $0.fields) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Everything else

  /// Everything but check-ins, in the order of a diary.
  private mutating func otherEntries() throws -> [DocumentEntry] {
    var entries = try pauses()
    for kind in AnyRecord.kinds { try addRecords(of: kind, to: &entries) }
    return entries.sorted(by: DocumentEntry.comesBefore)
  }

  private mutating func pauses() throws -> [DocumentEntry] {
    let rows = try journal.replica.rows(of: JournalSchema.TypeName.pause)
    let hidden =
      try selection.includesPrivate
      ? journal.privateEntries(of: JournalSchema.TypeName.pause) : []
    return try rows.compactMap { row in
      let author = try authors.author(of: row.origin.log, by: row.by)
      let reason = hidden.first { $0.id == row.id }?.fields["reason"]?.text
      var pause = Pause(row, author: author)
      if let reason { pause?.reason = reason }
      guard let pause else { return nil }
      var goal: EntityID?
      if case .goal(let id) = pause.scope {
        guard let known = self.goal(id) else { return nil }
        goal = known.id
      }
      guard selection.contains(pause.from, by: author, about: goal) else { return nil }
      return DocumentEntry(
        id: row.id, day: pause.from, at: row.at, author: author, goal: goal,
        content: .pause(pause), privacy: reason == nil ? .shared : .fields(["reason"]))
    }
  }

  private mutating func addRecords(
    of kind: any RecordContent.Type, to entries: inout [DocumentEntry]
  ) throws {
    if kind == Milestone.self { return try addMilestones(to: &entries) }
    if kind == Repair.self { return try add(journal.repairs(), to: &entries) }
    // Answers for both are shown once both have answered.
    if kind == JointAnswer.self { return try add(journal.readableJointAnswers(), to: &entries) }
    var known: Set<EntityID> = []
    let type = kind.type.rawValue
    try journal.replica.forEachRow(of: type) { row in
      guard let content = kind.init(fields: row.values) else { return }
      if selection.includesPrivate { known.insert(row.id) }
      let author = try authors.author(of: row.origin.log, by: row.by)
      let consent = try content is Agreement ? self.consent(toAgreement: row.id) : Consent()
      try add(
        AnyRecord(content), row.id, row.at, author, isPrivate: false, to: &entries,
        consent: consent)
    }
    guard selection.includesPrivate else { return }
    let me = try journal.me().id
    for entry in try journal.privateEntries(of: type) where !known.contains(entry.id) {
      guard let content = kind.init(fields: entry.fields) else { continue }
      try add(AnyRecord(content), entry.id, entry.at, me, isPrivate: true, to: &entries)
    }
  }

  private func consent(toAgreement id: EntityID) throws -> Consent {
    Consent([try journal.replica.entity(id, type: Agreement.type.rawValue)], people)
  }

  private func addMilestones(to entries: inout [DocumentEntry]) throws {
    let recorded = try journal.records(of: Milestone.self).filter { $0.content.reached != nil }
    let ids = Set(recorded.map(\.id))
    let first = entries.count
    try add(journal.milestones(), to: &entries)
    for place in entries.indices.dropFirst(first) where !ids.contains(entries[place].id) {
      entries[place].isReachedByAmounts = entries[place].isReached
    }
  }

  private func add(
    _ records: [Record<some RecordContent>], to entries: inout [DocumentEntry]
  ) throws {
    for record in records where selection.includesPrivate || !record.isPrivate {
      try add(
        AnyRecord(record.content), record.id, record.at, record.author,
        isPrivate: record.isPrivate, to: &entries)
    }
  }

  private func add(
    _ record: AnyRecord, _ id: EntityID, _ at: Timestamp, _ author: EntityID?,
    isPrivate: Bool, to entries: inout [DocumentEntry], consent: Consent = Consent()
  ) throws {
    var goal: EntityID?
    if let about = try record.goal ?? goalReacted(to: record) {
      guard let known = self.goal(about) else { return }
      goal = known.id
    }
    let day = day(of: record, at, author)
    guard selection.contains(day, by: author, about: goal) else { return }
    entries.append(
      DocumentEntry(
        id: id, day: day, at: at, author: author, goal: goal, content: .record(record),
        privacy: isPrivate ? .whole : .shared, consent: consent))
  }

  /// The goal of the check-in that a reaction is to, if it is to one.
  private func goalReacted(to record: AnyRecord) throws -> EntityID? {
    guard let reaction = record.content as? Reaction else { return nil }
    return try journal.replica.entity(reaction.target, type: JournalSchema.TypeName.checkIn)?
      .shown("goal")?.entity
  }

  /// The day in a diary: the one that the record names as the day it is about, or else the one on
  /// which it was written, in its author's calendar.
  private func day(of record: AnyRecord, _ at: Timestamp, _ author: EntityID?) -> Day {
    let calendar = author.flatMap { calendars[$0] } ?? ownCalendar
    switch record.content {
    case let milestone as Milestone: return milestone.reached ?? calendar.day(at: at)
    case let repair as Repair: return calendar.day(at: repair.noticed)
    default: return record.fields["day"]?.day ?? calendar.day(at: at)
    }
  }
}
