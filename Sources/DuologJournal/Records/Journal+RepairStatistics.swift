import DuologMerge
import DuologSync

extension Journal {
  /// The outcome of the repairs that `goal` is about; `nil` unless it is a goal "within n hours".
  ///
  /// A goal of both is about what either has noticed while it was in use, and an own goal about
  /// what its owner has. Records on this device only are left out, so that both people see the
  /// same.
  ///
  /// If `days` is given, only those count that were noticed on one of them, in the calendar of the
  /// person who noticed it.
  public func repairStatistics(of goal: Goal, noticedIn days: Period? = nil) throws
    -> RepairStatistics?
  {
    try reading {
      guard let reader = try RepairReader(self, goal) else { return nil }
      return try reader.statistics(noticedIn: days)
    }
  }
}

/// What the statistics of a goal's repairs need to know, looked up once.
private struct RepairReader {
  private let journal: Journal
  private let goal: Goal
  /// The days on which the goal asked for something within hours.
  private let asked: [Period]
  private let end: Day?

  /// `nil` for a goal that never asked for that.
  init?(_ journal: Journal, _ goal: Goal) throws {
    self.journal = journal
    self.goal = goal
    asked = GoalTerm.succeeding(try journal.goalTerms(of: goal)).compactMap { term in
      if case .within = term.cadence { term.holds } else { nil }
    }
    guard !asked.isEmpty else { return nil }
    end = try journal.endDay(of: goal)
  }

  func statistics(noticedIn days: Period?) throws -> RepairStatistics {
    let calendars = try calendars()
    let events = try journal.repairs().compactMap { record in
      event(record, calendars[record.author])
    }.filter { days?.contains($0.days.first) ?? true }
    return RepairStatistics(
      of: events, at: journal.replica.now(),
      pauses: try journal.pauses().filter { $0.covers(goal) }.compactMap(\.days))
  }

  private func event(
    _ record: Record<Repair>, _ calendar: PersonalCalendar?
  ) -> RepairStatistics.Event? {
    guard !record.isPrivate, let calendar, goal.scope == .ours || record.author == goal.owner
    else { return nil }
    let repair = record.content
    let noticed = calendar.day(at: repair.noticed)
    guard asked.contains(where: { $0.contains(noticed) }), end.map({ noticed <= $0 }) ?? true
    else { return nil }
    return RepairStatistics.Event(
      repair, days: Period(from: noticed, through: calendar.day(at: repair.end)))
  }

  /// Each person's calendar, as far as both devices know it: UTC if no zone was given.
  private func calendars() throws -> [EntityID?: PersonalCalendar] {
    try Dictionary(
      uniqueKeysWithValues: journal.people().map { person in
        let zone = person.zone.flatMap(Zone.init(recorded:)) ?? .utc
        return (person.id, PersonalCalendar(zone: zone, dayStart: person.dayStart ?? .midnight))
      })
  }
}
