public import DuologMerge
import DuologSync

/// What the partner did since the owner of this device last looked.
///
/// What carries weight is told entry by entry, the weightiest first: it never hides behind a number.
/// Routine is counted if it is more than a few entries. Of several changes of the same thing, the
/// last one is told; what was taken back again is not.
public struct News: Equatable, Sendable {
  /// How much an entry weighs, the weightiest first.
  @nonexhaustive
  public enum Weight: Int, CaseIterable, Comparable, Sendable {
    /// The partner would like to talk.
    case talk
    /// Something to mend, or mended.
    case repair
    /// A thank-you.
    case thanks
    /// Answers to a question, reactions, a mood, and signs that something may need to shift.
    case response
    /// What is proposed, agreed to or declined.
    case consent
    /// What else was put into words, and what began or ended.
    case words
    /// What happens every day.
    case routine

    public static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  /// What several entries that are counted did.
  @nonexhaustive
  public enum Kind: String, CaseIterable, Sendable {
    /// They logged goals.
    case logged
    /// They added goals.
    case added
    /// They changed what goals are called or ask for.
    case changed
    /// They said thank you.
    case thanked
    /// They reacted, answered or said how they were.
    case responded
    /// They did something else.
    case other
  }

  /// Entries that are counted.
  public struct Group: Hashable, Sendable {
    /// What they did.
    public let kind: Kind
    /// To how many goals, if ``kind`` is about goals; otherwise how often.
    public let count: Int
  }

  /// The entries that are told one by one: the weightiest first, and the newest first among those of
  /// the same weight.
  public let entries: [LogEntry]
  /// The entries that are counted, by what they did.
  public let groups: [Group]
  /// When the newest entry that is counted was logged.
  public let newestCounted: Timestamp?
  /// The number of entries that are so many that nobody has looked at them.
  public let earlier: Int
  /// The number of all entries.
  public let count: Int
}

extension News.Weight {
  /// How many entries of a weight are told one by one.
  fileprivate var limit: Int {
    switch self {
    case .talk, .repair: 50
    case .thanks, .response, .consent: 20
    case .words: 5
    case .routine: 3
    }
  }

  /// The weight of an entry; `nil` for what is no news.
  init?(_ action: LogEntry.Action) {
    switch action {
    case .joined, .addedDevice, .preparedGoal, .keptApart, .movedGoal, .wroteWhatIsGone, .other:
      return nil
    case .wrote(let record), .changedRecord(let record, _): self.init(record)
    case .proposedGoal, .agreed, .declined: self = .consent
    case .checkedIn(_, _, _, .some): self = .words
    case .changedCheckIn(_, let change) where change.text != nil: self = .words
    case .letGo, .changedStatus(.done), .paused, .resumed, .toldPauseReason: self = .words
    default: self = .routine
    }
  }

  private init(_ record: AnyRecord) { self = record.described?.weight ?? .words }

  /// The types of the records that carry weight, by the names that events use.
  fileprivate static let types: [String] = AnyRecord.kinds.compactMap { kind in
    guard let kind = kind as? any DescribedRecord.Type, kind.weight != .words else { return nil }
    return kind.type.rawValue
  }
}

extension News.Kind {
  init(_ entry: LogEntry) {
    switch entry.action {
    case .checkedIn, .changedCheckIn: self = .logged
    case .madeGoal: self = .added
    case .renamedGoal, .changedDue, .describedGoal, .changedTerm, .joinedGoals, .changedStatus,
      .groupedGoal:
      self = .changed
    case .wrote(let record):
      self = record.described.map { type(of: $0).newsKind } ?? .other
    default: self = .other
    }
  }

  /// Whether goals are counted, and not entries.
  private var countsGoals: Bool { [.logged, .added, .changed].contains(self) }

  fileprivate func count(_ entries: [LogEntry]) -> Int {
    countsGoals ? Set(entries.map { $0.goal ?? $0.entity }).count : entries.count
  }
}

extension News {
  /// The news in `entries`, the newest first, of which `earlier` more have not been looked at.
  init(_ entries: [LogEntry], earlier: Int) {
    let weighed = News.latest(of: entries).compactMap { entry in
      Weight(entry.action).map { (weight: $0, entry: entry) }
    }
    var told: [LogEntry] = []
    var counted: [LogEntry] = []
    for (weight, members) in Dictionary(grouping: weighed, by: \.weight).sorted(by: {
      $0.key < $1.key
    }) {
      let all = members.map(\.entry)
      // Routine is told if it is a few entries, and otherwise counted as a whole.
      let shown = weight == .routine && all.count > weight.limit ? 0 : weight.limit
      told += all.prefix(shown)
      counted += all.dropFirst(shown)
    }
    self.entries = told
    let groups = Dictionary(grouping: counted) { Kind($0) }
    self.groups = Kind.allCases.compactMap { kind in
      groups[kind].map { Group(kind: kind, count: kind.count($0)) }
    }
    newestCounted = counted.map(\.at).max()
    self.earlier = earlier
    count = told.count + counted.count + earlier
  }

  /// The entries without those that a later one among them makes pointless.
  private static func latest(of entries: [LogEntry]) -> [LogEntry] {
    var told: Set<Change> = []
    return entries.filter { entry in
      Change(entry).map { told.insert($0).inserted } ?? true
    }
  }

  /// What a change is a change of.
  private struct Change: Hashable {
    let entity: EntityID
    let what: String

    init?(_ entry: LogEntry) {
      var entity = entry.goal ?? entry.entity
      switch entry.action {
      case .renamedGoal: what = "title"
      case .changedDue: what = "due"
      case .changedTerm: what = "term"
      case .changedStatus, .letGo: what = "status"
      case .describedGoal(let fields): what = fields.sorted().joined(separator: " ")
      case .changedCheckIn: (what, entity) = ("checkin", entry.entity)
      case .changedRecord(_, let fields):
        (what, entity) = (fields.sorted().joined(separator: " "), entry.entity)
      default: return nil
      }
      self.entity = entity
    }
  }
}

extension Journal {
  /// How many of the partner's latest unseen events are looked at one by one, in each log.
  private static let newsReach = 400
  /// The most bytes that these events may have in each log: a few hundred long notes, or two of the
  /// longest.
  private static let newsBytes = 2 << 20
  /// How many weighty events are looked for in each log among those before.
  private static let weightyReach = 60
  /// How many events are searched for them at the first look, when nothing has been seen yet.
  private static let firstReach: Int64 = 20_000
  /// How old news may be at the very first look, in milliseconds: two days, so that no news is
  /// hidden by a night or by living on opposite sides of the world.
  private static let newsAge: Int64 = 2 * 86_400_000

  /// What others logged since the last look.
  ///
  /// - Complexity: O(1) entries in memory, and O(k) in time for k unseen events, of which only the
  ///   types are read.
  func news(for me: Person, since marker: ReadMarker) throws -> News {
    // Seen events do not count toward the limit, however late they are according to their device's
    // clock.
    let isFirst = marker.seen.isEmpty
    let since = Timestamp(milliseconds: replica.now().milliseconds - Journal.newsAge)
    var events: [StoredEvent] = []
    var earlier = 0
    for entry in marker.latest where entry.sequence > marker.seen[entry.log] {
      let (log, seen) = (entry.log, marker.seen[entry.log])
      let latest = try replica.recentEvents(
        limit: Journal.newsReach, bytes: Journal.newsBytes, after: marker.seen
      ) { $0 == log }
      events += latest
      let first = latest.map(\.name.sequence).min() ?? entry.sequence + 1
      guard first > seen + 1, !isFirst || (latest.last?.event.at ?? since) >= since else {
        continue
      }
      let begin = max(seen + 1, try replica.firstSequence(of: log))
      let from = max(begin, isFirst ? first - Journal.firstReach : begin)
      guard from < first else { continue }
      let weighty = try replica.lastOrigins(
        of: News.Weight.types, in: log, from...(first - 1), limit: Journal.weightyReach,
        bytes: Journal.newsBytes)
      events += weighty
      if !isFirst { earlier += Int(first - from) - weighty.count }
    }
    let new = isFirst ? events.filter { $0.event.at > since } : events
    let sorted = new.sorted { ($0.event.at, $0.name) > ($1.event.at, $1.name) }
    return News(
      try newsEntries(of: sorted).filter { $0.author != nil && $0.author != me.id },
      earlier: earlier)
  }

  /// The entries of `events`, as they are by now: without those that were taken back or removed, and
  /// with check-ins as they were last changed.
  private func newsEntries(of events: [StoredEvent]) throws -> [LogEntry] {
    let new = Set(events.map(\.name))
    var takings: Set<EventName> = []
    for stored in events where stored.event.isTakingBack {
      if let earlier = try replica.eventTakenBack(by: stored), new.contains(earlier.name) {
        takings.insert(stored.name)
        takings.insert(earlier.name)
      }
    }
    let entries = try entries(of: events.filter { !takings.contains($0.name) })
    let logged = Set(
      entries.compactMap { if case .checkedIn = $0.action { $0.entity } else { nil } })
    return try entries.compactMap { entry in
      switch entry.action {
      case .changedCheckIn, .removed, .restored:
        return logged.contains(entry.entity) ? nil : entry
      case .checkedIn:
        // Most have not been changed since, and an index says so.
        if try replica.hasOnlyOrigin(entry.entity) { return entry }
        let state = try replica.entity(entry.entity, type: JournalSchema.TypeName.checkIn)
        guard let state, state.shown(EntityType.removedField) != .boolean(true) else { return nil }
        return entry.with(
          .checkedIn(
            state.shown("state")?.text.flatMap(CheckInState.init) ?? .done,
            day: state.shown("day")?.day, amount: state.shown("amount").flatMap(Amount.init),
            note: state.shown("note")?.text))
      default:
        return entry
      }
    }
  }
}

extension LogEntry {
  /// The entry with another account of what it did.
  func with(_ action: Action) -> LogEntry {
    LogEntry(
      name: name, at: at, author: author, authorName: authorName, entity: entity, goal: goal,
      goalTitle: goalTitle, unit: unit, action: action)
  }
}
