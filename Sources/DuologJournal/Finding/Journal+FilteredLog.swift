import DuologMerge
import DuologSync

extension Journal {
  /// The last entries of all devices that `filter` lets through, by their authors' clocks, the
  /// newest first.
  ///
  /// The text of an entry that was removed is not looked for.
  ///
  /// - Complexity: O(n) for n events until `limit` of each log are found, read one by one; no more
  ///   than a few times `limit` are in memory.
  public func log(limit: Int, matching filter: LogFilter) throws -> [LogEntry] {
    guard filter != LogFilter() else { return try log(limit: limit) }
    guard limit > 0 else { return [] }
    let reach = limit.multipliedOrMore(by: 2)
    return try reading {
      var search = try LogSearch(self, filter)
      var found: [StoredEvent] = []
      for log in try replica.heldLogs() {
        // A new goal and its first term are two events and one entry.
        found += try search.events(of: log, limit: reach)
        found.sort { ($0.event.at, $0.name) > ($1.event.at, $1.name) }
        found.removeLast(max(0, found.count - reach))
      }
      return Array(try entries(of: found).prefix(limit))
    }
  }

  /// What is on this device only and `filter` lets through, the newest first.
  ///
  /// - Complexity: O(n log n) for n private entries, of which only the identifiers are in memory
  ///   besides those found.
  public func privateNotes(limit: Int, matching filter: LogFilter) throws -> [PrivateNote] {
    guard let store = try openPrivateStore(creates: false) else { return [] }
    let me = try me().id
    if let author = filter.author, author != me { return [] }
    var matcher = FieldMatcher(filter)
    let calendar = try calendar()
    var found: [PrivateNote] = []
    for id in try store.identifiersNewestFirst() {
      guard found.count < limit else { break }
      guard let entry = try store.entry(id), filter.kind?.types.contains(entry.type) ?? true,
        matcher.isInTime(madeOn: calendar.day(at: entry.at), entry.fields),
        matcher.matches(entry.fields), let note = try note(of: entry)
      else { continue }
      if let goal = filter.goal {
        guard let own = try self.goal(of: entry), goal.identifiers.contains(own) else { continue }
      }
      found.append(note)
    }
    return found
  }
}

/// A search through the log: what it needs to know, looked up once.
private struct LogSearch {
  private let journal: Journal
  private let filter: LogFilter
  private let goals: Set<EntityID>?
  private let calendar: PersonalCalendar
  private var matcher: FieldMatcher
  private var authors: Authors

  init(_ journal: Journal, _ filter: LogFilter) throws {
    self.journal = journal
    self.filter = filter
    goals = filter.goal.map { Set($0.identifiers) }
    calendar = try journal.calendar()
    matcher = FieldMatcher(filter)
    authors = try Authors(journal)
  }

  /// The last events of `log` that the filter lets through, the newest first.
  mutating func events(of log: LogID, limit: Int) throws -> [StoredEvent] {
    var found: [StoredEvent] = []
    guard limit > 0 else { return found }
    try journal.replica.forEachEvent(of: log, types: filter.kind?.types) { name, event in
      guard try letsThrough(event, in: log) else { return true }
      found.append(StoredEvent(name, event))
      return found.count < limit
    }
    return found
  }

  /// The cheap questions come first: most events stop at one of them.
  private mutating func letsThrough(_ event: ScannedEvent, in log: LogID) throws -> Bool {
    if let author = filter.author, try authors.author(of: log, by: event.by) != author {
      return false
    }
    if let goals, let goal = event.value(of: "goal")?.text.flatMap({ EntityID($0) }),
      !goals.contains(goal)
    {
      return false
    }
    guard matcher.matches(event) else { return false }
    if filter.from != nil || filter.through != nil {
      let fields = event.value(of: "day").map { ["day": $0.scalar] } ?? [:]
      guard matcher.isInTime(madeOn: calendar.day(at: event.at), fields) else { return false }
    }
    if let goals {
      let stored = StoredEvent(EventName(log, event.sequence), event)
      guard let goal = try journal.goalConcerned(by: stored.event), goals.contains(goal)
      else { return false }
    }
    guard filter.asksForText else { return true }
    let type = String(decoding: event.type, as: UTF8.self)
    if type == JointAnswer.type.rawValue,
      try !journal.isReadable(StoredEvent(EventName(log, event.sequence), event))
    {
      return false
    }
    return try !journal.isRemoved(event.entity, type: type)
  }
}

extension Journal {
  /// Whether what was logged has been removed since.
  ///
  /// - Complexity: O(log n).
  func isRemoved(_ entity: EntityID, type: String) throws -> Bool {
    // Without a row, nobody has written about it again.
    guard JournalSchema.schema.type(named: type) != nil else { return false }
    return try replica.isRemoved(entity, of: type)
  }
}
