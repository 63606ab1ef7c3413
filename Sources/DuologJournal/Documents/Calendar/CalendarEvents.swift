import DuologFoundation
import DuologMerge
import DuologSync

/// The events of a journal's calendar.
struct CalendarEvents {
  private let reader: DiaryReader
  private var journal: Journal { reader.journal }
  private let people: [Person]
  /// The person whose calendar it is: they are reminded.
  private let owner: EntityID
  private let weekStart: Weekday

  /// Nine in the evening.
  private static let evening = 21 * 3600
  /// Three hours before the day: nine on the evening before.
  private static let eveningBefore = "-PT3H"

  init(_ reader: DiaryReader) throws {
    self.reader = reader
    let journal = reader.journal
    people = try journal.people()
    weekStart = try journal.weekStart()
    owner = try reader.selection.person ?? journal.me().id
  }

  /// All events, by goal, and then those without one.
  func all() throws -> [CalendarEvent] {
    let pauses = try journal.pauses()
    var events: [CalendarEvent] = []
    for goal in reader.goals {
      let revision = try revision(of: goal.goal.identifiers, JournalSchema.TypeName.goal)
      events += days(of: goal.goal, revision)
      events += try evenings(of: goal, revision, pauses.filter { $0.covers(goal.goal) })
    }
    events += try milestones()
    if reader.selection.goal == nil { events += try agreements() }
    return events
  }

  // MARK: - Days

  private func days(of goal: Goal, _ revision: CalendarRevision) -> [CalendarEvent] {
    let status: CalendarEvent.Status =
      goal.status == .proposed ? .tentative : goal.status.isEnd ? .cancelled : .confirmed
    let alarm = isConcerned(owner, by: goal) ? Self.eveningBefore : nil
    return [
      event("due-\(goal.id)", on: goal.due, "Due: \(goal.title)", revision),
      event("review-\(goal.id)", on: goal.reviewOn, "Look again: \(goal.title)", revision),
    ].compactMap { event in
      guard var event else { return nil }
      event.status = status
      event.details = goal.how
      event.alarm = alarm
      return event
    }
  }

  private func milestones() throws -> [CalendarEvent] {
    try journal.milestones().compactMap { record in
      let milestone = record.content
      guard let goal = reader.goal(milestone.goal), includes(goal),
        reader.selection.includesPrivate || !record.isPrivate
      else { return nil }
      let word = milestone.reached == nil ? "Milestone" : "Reached"
      var event = event(
        "milestone-\(record.id)", on: milestone.reached ?? milestone.day,
        "\(word): \(milestone.title)",
        try revision(of: [record.id], Milestone.type.rawValue, at: record.at))
      event?.details = goal.title
      event?.isPrivate = record.isPrivate
      if milestone.reached == nil, goal.status.isEnd { event?.status = .cancelled }
      return event
    }
  }

  private func agreements() throws -> [CalendarEvent] {
    try journal.records(of: Agreement.self).compactMap { record in
      guard reader.selection.includesPrivate || !record.isPrivate else { return nil }
      var event = event(
        "review-\(record.id)", on: record.content.reviewOn,
        "Look again: \(CalendarEvents.beginning(of: record.content.text))",
        try revision(of: [record.id], Agreement.type.rawValue, at: record.at))
      event?.details = record.content.text
      event?.isPrivate = record.isPrivate
      event?.alarm = CalendarEvents.eveningBefore
      return event
    }
  }

  /// An event on `day`; `nil` if there is no day, or if it is not among the chosen ones.
  private func event(
    _ identifier: String, on day: Day?, _ summary: String, _ revision: CalendarRevision
  ) -> CalendarEvent? {
    guard let day, reader.selection.from.map({ $0 <= day }) ?? true,
      reader.selection.through.map({ day <= $0 }) ?? true
    else { return nil }
    return CalendarEvent(
      identifier: identifier, start: .day(day), summary: summary, revision: revision)
  }

  /// The first line of `text`, cut off if it is long.
  private static func beginning(of text: String) -> String {
    let line = ControlCharacters.lines(of: text).first { !$0.isEmpty } ?? ""
    return line.count > 60 ? line.prefix(59) + "…" : line
  }

  // MARK: - Evenings

  private func evenings(
    of goal: DiaryGoal, _ revision: CalendarRevision, _ pauses: [Pause]
  ) throws -> [CalendarEvent] {
    guard goal.goal.status != .proposed else { return [] }
    var revision = revision
    for pause in pauses { revision.add(try times(of: pause.id, JournalSchema.TypeName.pause)) }
    // A break that has no end yet.
    let isPaused = pauses.contains { $0.days.map { $0.last == nil } ?? false }
    let resumes = pauses.compactMap { $0.days?.last?.advanced(by: 1) }.max() ?? .first
    var events: [CalendarEvent] = []
    for (index, term) in goal.terms.enumerated() {
      let next = index + 1 < goal.terms.count ? goal.terms[index + 1].from : nil
      let cadence = Cadence(text: term.cadence, due: goal.goal.due)
      let begin = max(resumes, reader.selection.from ?? .first)
      let earliest = begin < (next ?? .last) ? begin : term.from
      guard
        let evenings = EveningReminder(
          cadence, from: term.from, notBefore: earliest, weekStart: weekStart)
      else { continue }
      let ends = [next?.advanced(by: -1), reader.selection.through].compactMap { $0 }.min()
      if let ends, ends < evenings.first { continue }
      var revision = revision
      revision.add(try times(of: term.id, JournalSchema.TypeName.term))
      for person in people where isConcerned(person.id, by: goal.goal) {
        guard let zone = reader.calendars[person.id]?.zone else { continue }
        var rule = evenings.rule
        if let ends {
          let end = CalendarEvents.instant(ends, CalendarEvents.evening, in: zone)
          rule += ";UNTIL=\(CalendarLine.instant(end))"
        }
        events.append(
          CalendarEvent(
            identifier: "evening-\(term.id)-\(person.id)",
            start: .time(
              evenings.first, secondOfDay: CalendarEvents.evening, zone, rule: rule),
            summary: "\(person.name): \(goal.goal.title)",
            details: goal.goal.how ?? goal.goal.question,
            status: goal.goal.status.isEnd || isPaused ? .cancelled : .confirmed,
            alarm: person.id == owner ? "PT0S" : nil, revision: revision))
      }
    }
    return events
  }

  /// The instant at which clocks in `zone` show a time.
  private static func instant(_ day: Day, _ secondOfDay: Int, in zone: Zone) -> Timestamp {
    let wall = Int64(day.number) * 86_400_000 + Int64(secondOfDay) * 1000
    // Of two guesses, the second one has the offset of the right side of a change.
    let guess = wall - Int64(zone.secondsAheadOfUTC(at: Timestamp(milliseconds: wall))) * 1000
    let offset = zone.secondsAheadOfUTC(at: Timestamp(milliseconds: guess))
    return Timestamp(milliseconds: wall - Int64(offset) * 1000)
  }

  // MARK: - Who and when

  private func isConcerned(_ person: EntityID, by goal: Goal) -> Bool {
    guard reader.selection.person.map({ $0 == person }) ?? true else { return false }
    return goal.scope == .ours || goal.owner == person
  }

  /// Whether `goal` is among the chosen ones.
  private func includes(_ goal: Goal) -> Bool { reader.goals.contains { $0.goal.id == goal.id } }

  /// How often these entities have been written to, and when last.
  private func revision(
    of ids: [EntityID], _ type: String, at: Timestamp? = nil
  ) throws -> CalendarRevision {
    var revision = CalendarRevision()
    revision.add(try ids.flatMap { try times(of: $0, type) } + (at.map { [$0] } ?? []))
    return revision
  }

  private func times(of id: EntityID, _ type: String) throws -> [Timestamp] {
    try journal.replica.history(of: id, type: type).map(\.event.at)
  }
}
