import DuologMerge
import DuologSync

/// A step, and what it is made of.
struct FoundStep {
  let step: UndoStep
  /// Its entry; `nil` if it is not in the log.
  let entry: FoundEntry?
  /// Its steps among the private entries, newest first.
  let privateSteps: [PrivateStep]
}

extension Journal {
  /// How many events are searched for something to undo, and how many of them may be of one entry.
  private static let undoReach = (events: 1000, ofEntry: 64)

  /// What could be undone, newest first: the first one is what ``undo(_:)`` takes back. At most
  /// `limit` steps.
  public func undoSteps(limit: Int) throws -> [UndoStep] {
    guard limit > 0 else { return [] }
    return try reading { try foundSteps(limit: limit).map(\.step) }
  }

  /// The last steps, newest first: the log's entries in the order in which they were written, and
  /// the private steps where they happened among them, whatever the clock said.
  func foundSteps(limit: Int) throws -> [FoundStep] {
    let own = try replica.ownEvents()
    let events = try replica.lastEvents(
      of: own, limit: Journal.undoReach.events, abridgingEntriesTo: Journal.undoReach.ofEntry)
    var search = UndoSearch(
      events: events, steps: try openPrivateStore(creates: false)?.steps() ?? [])
    var takenBack = try TakenBack(self)
    var found: [FoundStep] = []
    for place in 0...events.count where found.count < limit {
      let entry =
        place < events.count ? try self.entry(endingWith: events[place], &search, &takenBack) : nil
      let belonging = search.takeSteps(belongingTo: entry)
      for step in search.takeSteps(at: place) {
        if let kept = try self.found(step) { found.append(kept) }
      }
      if let entry, let logged = try self.found(entry, with: belonging) { found.append(logged) }
    }
    return Array(found.prefix(limit))
  }

  /// The events of the entry that `last` is the last event of; `nil` if that cannot be undone, or
  /// has been.
  private func entry(
    endingWith last: StoredEvent, _ search: inout UndoSearch, _ takenBack: inout TakenBack
  ) throws -> FoundEntry? {
    guard !last.event.isTakingBack else { return nil }
    let first = try last.event.with.flatMap { try replica.event($0, onPathTo: last.name) } ?? last
    guard search.isNew(first.name), try !takenBack.contains(first) else { return nil }
    let entry = try self.entry(from: first, through: last)
    return try canUndo(entry.first) && !isTaking(entry.first) ? entry : nil
  }

  /// Whether `stored` made an entry from a line of an inbox, which nobody did on this device. It is
  /// the event that says all that the entry needs.
  private func isTaking(_ stored: StoredEvent) throws -> Bool {
    let event = stored.event
    guard let type = JournalSchema.schema.type(named: event.type),
      type.fields.allSatisfy({ !$0.isRequired || event.fields[$0.name] != nil })
    else { return false }
    return try isFromInbox(event.entity)
  }

  /// Undo covers what people log, and what they set, but not who they are and which devices they
  /// own.
  private func canUndo(_ stored: StoredEvent) throws -> Bool {
    let event = stored.event
    switch event.type {
    case JournalSchema.TypeName.goal, JournalSchema.TypeName.term, JournalSchema.TypeName.checkIn,
      JournalSchema.TypeName.pause:
      return true
    case JournalSchema.TypeName.person:
      return try PersonalSettings.names.isSuperset(of: event.fields.keys)
        && !replica.isOrigin(stored.name, of: event.entity, type: event.type)
        && !isPartOfJoining(stored)
    case JournalSchema.TypeName.device:
      return try !replica.isOrigin(stored.name, of: event.entity, type: event.type)
    default:
      return AnyRecord.kind(named: event.type) != nil
    }
  }

  /// Whether `stored` says in which zone somebody lives, written as their new device was introduced:
  /// both were one act, within a second.
  private func isPartOfJoining(_ stored: StoredEvent) throws -> Bool {
    guard stored.event.fields.keys.elementsEqual(["zone"]),
      let before = try replica.event(stored.name.sequence - 1, onPathTo: stored.name),
      before.event.type == JournalSchema.TypeName.device,
      0...1000 ~= stored.event.at.milliseconds - before.event.at.milliseconds
    else { return false }
    return try replica.isOrigin(before.name, of: before.event.entity, type: before.event.type)
  }

  /// The step that logged `entry`; `nil` if it adds nothing to one beside it.
  private func found(
    _ entry: FoundEntry, with privateSteps: [PrivateStep]
  ) throws -> FoundStep? {
    guard let deed = try deed(of: entry.beginning) else { return nil }
    var step = UndoStep(
      at: entry.first.event.at, deed: deed,
      hasPrivatePart: privateSteps.contains { $0.kind == .kept },
      wasShared: privateSteps.contains { $0.kind == .shared },
      reach: try reach(of: entry), source: .log(entry.last))
    step.furtherCount = entry.count - entry.beginning.count
    return FoundStep(step: step, entry: entry, privateSteps: privateSteps)
  }

  private func deed(of events: [StoredEvent]) throws -> UndoStep.Deed? {
    let entries = try entries(of: events)
    if !entries.isEmpty { return .logged(entries) }
    let event = events[0].event
    switch event.type {
    case JournalSchema.TypeName.person: return event.fields["zone"]?.text.map { .changedZone($0) }
    case JournalSchema.TypeName.device: return event.fields["name"]?.text.map { .renamedDevice($0) }
    default: return nil
    }
  }

  /// A private step on its own; `nil` if this version does not know what it was about.
  private func found(_ step: PrivateStep) throws -> FoundStep? {
    guard let change = step.changes.first,
      let entry = try privateEntries(of: change.type).first(where: { $0.id == change.entry }),
      let note = try note(of: entry)
    else { return nil }
    let isChange = entry.fields.keys.contains { name in
      !step.changes.contains { $0.field == name && $0.before == nil }
    }
    return FoundStep(
      step: UndoStep(
        at: step.at, deed: .kept(note, isChange: isChange), hasPrivatePart: false,
        wasShared: false, reach: .nobody, source: .privateStep(step.id)),
      entry: nil, privateSteps: [step])
  }

  /// Whether nobody else can have `entry`: what is open is the end of the log.
  func isOpen(_ entry: FoundEntry) throws -> Bool {
    try replica.isOpen(entry.first.name) && replica.isOpen(entry.last)
  }

  /// Who may know about `entry`.
  private func reach(of entry: FoundEntry) throws -> UndoStep.Reach {
    if try isOpen(entry) { return .nobody }
    let name = entry.first.name
    guard let partner = try partner() else { return .handedOver }
    var authors = try Authors(self)
    var since: [DeviceID: Timestamp] = [:]
    func note(_ device: DeviceID, _ at: Timestamp?) throws {
      guard let at, try authors.author(of: LogID(device), by: nil) == partner.id else { return }
      since[device] = min(since[device] ?? at, at)
    }
    for claim in try replica.peerClaims() where claim.held[name.log] >= name.sequence {
      try note(claim.device, claim.made)
    }
    for log in try replica.heldVector().map(\.log) where log.device != replica.ownLog.device {
      guard try replica.vector(seenBy: log)[name.log] >= name.sequence else { continue }
      try note(log.device, replica.lastEvents(of: log, limit: 1).first?.event.at)
    }
    guard let first = since.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })
    else { return .handedOver }
    return .held(by: try device(of: LogID(first.key)), since: first.value)
  }
}

/// The private steps among the events of this device, while these are gone through.
private struct UndoSearch {
  private let events: [StoredEvent]
  /// The steps that are left, by the place of their position among the events, newest first.
  private var steps: [(place: Int, step: PrivateStep)]
  private var seen: Set<EventName> = []

  init(events: [StoredEvent], steps: [PrivateStep]) {
    self.events = events
    self.steps = steps.map { ($0.position.place(in: events), $0) }
  }

  /// Whether the entry that begins with the event called `first` has not been looked at.
  mutating func isNew(_ first: EventName) -> Bool { seen.insert(first).inserted }

  mutating func takeSteps(at place: Int) -> [PrivateStep] { take { $0.place == place } }

  mutating func takeSteps(belongingTo entry: FoundEntry?) -> [PrivateStep] {
    guard let entry, !steps.isEmpty else { return [] }
    let (events, names) = (events, Set(entry.beginning.map(\.name) + [entry.last]))
    return take { place, step in
      step.belongs && place < events.count && names.contains(events[place].name)
    }
  }

  private mutating func take(
    where isWanted: ((place: Int, step: PrivateStep)) -> Bool
  ) -> [PrivateStep] {
    let taken = steps.filter(isWanted).map(\.step)
    if !taken.isEmpty { steps.removeAll(where: isWanted) }
    return taken
  }
}
