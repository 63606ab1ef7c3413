import DuologMerge
import DuologSync

extension Journal {
  /// The last entries of all devices by their authors' clocks, the newest first: `limit` of them, or
  /// fewer if there are not as many.
  public func log(limit: Int) throws -> [LogEntry] {
    guard limit > 0 else { return [] }
    return try reading {
      // A new goal and its first term are two events and one entry, and what was taken back is
      // none.
      var reach = limit.multipliedOrMore(by: 2)
      while true {
        let events = try replica.recentEvents(limit: reach)
        let entries = try entries(of: events)
        if entries.count >= limit || events.count < reach { return Array(entries.prefix(limit)) }
        reach = reach.multipliedOrMore(by: 4)
      }
    }
  }

  /// Everything that happened to a goal, the oldest first: its own changes, those of its terms, all
  /// check-ins, its own breaks, the records about it, and what happened to the goals joined with
  /// it.
  public func history(of goal: Goal) throws -> [LogEntry] {
    var events: [StoredEvent] = []
    for id in goal.identifiers {
      events += try replica.history(of: id, type: JournalSchema.TypeName.goal)
      for term in try terms(of: id) {
        events += try replica.history(of: term.id, type: JournalSchema.TypeName.term)
      }
    }
    var authors = try Authors(self)
    for checkIn in try checkIns(of: goal, days: .first ... .last, authors: &authors) {
      events += try replica.history(of: checkIn.id, type: JournalSchema.TypeName.checkIn)
    }
    for kind in AnyRecord.kinds {
      guard let field = kind.goalField else { continue }
      let type = kind.type.rawValue
      for row in try replica.rows(of: type) {
        guard let id = row[field]?.entity, goal.identifiers.contains(id) else { continue }
        events += try replica.history(of: row.id, type: type)
      }
    }
    for pause in try pauses() {
      guard case .goal(let id) = pause.scope, goal.identifiers.contains(id) else { continue }
      events += try replica.history(of: pause.id, type: JournalSchema.TypeName.pause)
    }
    events.sort { ($0.event.at, $0.name) < ($1.event.at, $1.name) }
    return try entries(of: events)
  }

  /// Events in terms of what people did, in the same order; those that add nothing to the one
  /// beside them are left out.
  func entries(of events: [StoredEvent]) throws -> [LogEntry] {
    var authors = try Authors(self)
    var takenBack = try TakenBack(self)
    let joined = try JoinedGoals(of: replica)
    var titles: [EntityID: String?] = [:]
    var terms: [EntityID: [Term]] = [:]
    return try events.compactMap { stored in
      guard var action = try actionTold(of: stored, authors, &takenBack, joined) else { return nil }
      let event = stored.event
      let goal = try goalConcerned(by: event).map(joined.identity)
      if let goal, titles[goal] == nil { titles[goal] = .some(try shownTitle(of: goal)) }
      if try isRemoved(event.entity, type: event.type) {
        // The reason for a break that is gone is all that this would say.
        if case .toldPauseReason = action { return nil }
        action = action.withoutText
      }
      let author = try authors.author(of: stored.name.log, by: event.by)
      var unit: String?
      if let day = action.dayOfAmount, let goal {
        if terms[goal] == nil { terms[goal] = try termsHolding(for: goal) }
        unit = Journal.term(of: terms[goal] ?? [], on: day)?.unit
      }
      return LogEntry(
        name: stored.name, at: event.at, author: author, authorName: authors.name(author),
        entity: event.entity, goal: goal, goalTitle: goal.flatMap { titles[$0] ?? nil },
        unit: unit, action: action)
    }
  }

  /// What events did, as in ``entries(of:)``, but without saying to what and by whom.
  func actions(of events: [StoredEvent]) throws -> [LogEntry.Action] {
    let authors = try Authors(self)
    var takenBack = try TakenBack(self)
    let joined = try JoinedGoals(of: replica)
    return try events.compactMap { try actionTold(of: $0, authors, &takenBack, joined) }
  }

  /// What an event did; `nil` if it adds nothing to the one beside it, or has been taken back.
  private func actionTold(
    of stored: StoredEvent, _ authors: Authors, _ takenBack: inout TakenBack,
    _ joined: JoinedGoals
  ) throws -> LogEntry.Action? {
    // Most entries are a single event, and an index says so. It was not taken back or changed.
    let isAlone = try replica.hasOnlyOrigin(stored.event.entity)
    if try !isAlone && takenBack.contains(stored) { return nil }
    if stored.event.isTakingBack { return try isLastOfTakingBack(stored) ? .tookBack : nil }
    if stored.event.type == JournalSchema.TypeName.person, authors.isDouble(stored.event.entity) {
      return nil
    }
    guard try !isPartOfMakingGoal(stored), try !isToldWithFirst(stored, joined) else { return nil }
    let action = try action(of: stored, isFirst: isAlone)
    return try !isAlone && isNoteGone(stored.event) ? action?.withoutNote : action
  }

  /// Whether an event wrote a note that has since been removed: it is taken back, and no view tells
  /// it.
  private func isNoteGone(_ event: Event) throws -> Bool {
    guard event.type == JournalSchema.TypeName.checkIn, event.fields["note"]?.text != nil else {
      return false
    }
    return try replica.entity(event.entity, type: event.type)?.shown("note")?.text == nil
  }

  /// The goal that an event is about, if it is about one.
  func goalConcerned(by event: Event) throws -> EntityID? {
    switch event.type {
    case JournalSchema.TypeName.goal:
      return event.entity
    case JournalSchema.TypeName.term, JournalSchema.TypeName.checkIn,
      JournalSchema.TypeName.pause:
      if let goal = event.fields["goal"]?.entity { return goal }
      return try replica.entity(event.entity, type: event.type)?.shown("goal")?.entity
    case Reaction.type.rawValue:
      return try event.fields["target"]?.entity.flatMap { target in
        try replica.entity(target, type: JournalSchema.TypeName.checkIn)?.shown("goal")?.entity
      }
    default:
      guard let field = AnyRecord.kind(named: event.type)?.goalField else { return nil }
      if let goal = event.fields[field]?.entity { return goal }
      return try replica.entity(event.entity, type: event.type)?.shown(field)?.entity
    }
  }

  /// Whether an event wrote the first term of a goal: a goal and its first term are one entry.
  private func isPartOfMakingGoal(_ stored: StoredEvent) throws -> Bool {
    guard stored.event.type == JournalSchema.TypeName.term,
      let goal = try goalConcerned(by: stored.event),
      let before = try replica.event(stored.name.sequence - 1, onPathTo: stored.name),
      before.event.entity == goal
    else { return false }
    // Both people may have made a goal of a plan at the same time.
    return try before.event.fields["plan"] != nil
      || replica.isOrigin(before.name, of: goal, type: before.event.type)
  }

  /// Whether an event did to a goal what the first event of its entry did to the goal that it was
  /// joined with.
  private func isToldWithFirst(_ stored: StoredEvent, _ joined: JoinedGoals) throws -> Bool {
    guard stored.event.type == JournalSchema.TypeName.goal, let with = stored.event.with,
      let first = try replica.event(with, onPathTo: stored.name)
    else { return false }
    // Room that other goals made for the one that was moved.
    if stored.event.isMoveOnly { return first.event.fields[GoalOrder.field] != nil }
    return first.event.type == stored.event.type && first.event.fields == stored.event.fields
      && joined.identity(first.event.entity) == joined.identity(stored.event.entity)
  }

  /// - Parameter isFirst: Whether it is already known that the event created its entity.
  private func action(of stored: StoredEvent, isFirst: Bool) throws -> LogEntry.Action? {
    let event = stored.event
    if event.type == JournalSchema.TypeName.goal, let joining = try joiningAction(event) {
      return joining
    }
    if event.type == JournalSchema.TypeName.pause, let pause = try pauseAction(event) {
      return pause
    }
    if let kind = AnyRecord.kind(named: event.type),
      let record = try recordAction(stored, kind)
    {
      return record
    }
    return Journal.action(
      of: event,
      isFirst: try isFirst || replica.isOrigin(stored.name, of: event.entity, type: event.type))
  }

  private func joiningAction(_ event: Event) throws -> LogEntry.Action? {
    if let other = event.fields[JoinedGoals.field]?.entity {
      return .joinedGoals(with: try shownTitle(of: other) ?? other.description)
    }
    let isApart = event.fields.keys.contains { LookAlikes.isFlag($0) }
    return isApart || event.fields[JoinedGoals.field] != nil ? .keptApart : nil
  }

  private func pauseAction(_ event: Event) throws -> LogEntry.Action? {
    let fields = event.fields
    let shown = try replica.entity(event.entity, type: event.type)
    let names = ["goal", "scope"].compactMap { name in
      (fields[name] ?? shown?.shown(name)).map { (name, $0) }
    }
    guard let scope = Pause.Scope(Dictionary(uniqueKeysWithValues: names)),
      fields[EntityType.removedField] == nil
    else { return nil }
    if fields["resumed"]?.day != nil { return .resumed(scope) }
    if fields.count == 1, let reason = fields["reason"]?.text { return .toldPauseReason(reason) }
    return .paused(scope, from: fields["from"]?.day, through: fields["to"]?.day)
  }

  private func recordAction(
    _ stored: StoredEvent, _ kind: any RecordContent.Type
  ) throws -> LogEntry.Action? {
    let event = stored.event
    if event.fields.keys.contains(EntityType.removedField), event.fields.count == 1 { return nil }
    if let content = kind.init(fields: event.fields),
      try replica.isOrigin(stored.name, of: event.entity, type: event.type)
    {
      return .wrote(AnyRecord(try readable(content, in: stored)))
    }
    // What the event said at that time, whatever has happened since. If the record itself was taken
    // back, only what this event added is left.
    let entity = try replica.entity(event.entity, type: event.type)
    if entity?.isRemoved ?? false { return .wroteWhatIsGone(kind.type) }
    let shown = entity?.fields.mapValues(\.shown) ?? [:]
    let said = shown.merging(event.fields) { _, written in written }
    guard let content = kind.init(fields: said) else { return nil }
    if let agreement = content as? Agreement,
      let consent = Journal.consentAction(event.fields, agreement: agreement.text)
    {
      return consent
    }
    return .changedRecord(
      AnyRecord(try readable(content, in: stored)), fields: Set(event.fields.keys))
  }

  private static func action(of event: Event, isFirst: Bool) -> LogEntry.Action? {
    let fields = event.fields
    switch fields[EntityType.removedField] {
    case .boolean(true)?: return .removed
    case .boolean(false)? where fields.count == 1: return .restored
    default: break
    }
    switch event.type {
    case JournalSchema.TypeName.goal:
      return goalAction(fields, isFirst: isFirst)
    case JournalSchema.TypeName.term:
      return .changedTerm(Term.Written(fields))
    case JournalSchema.TypeName.checkIn:
      guard isFirst else {
        return .changedCheckIn(fields: fields.keys.sorted(), to: Amendment(told: fields))
      }
      return .checkedIn(
        fields["state"]?.text.flatMap(CheckInState.init) ?? .done, day: fields["day"]?.day,
        amount: fields["amount"].flatMap(Amount.init), note: fields["note"]?.text)
    case JournalSchema.TypeName.person:
      if isFirst { return fields["name"]?.text.map { .joined(name: $0) } }
      return PersonalSettings(told: fields).map(LogEntry.Action.changedSettings)
    case JournalSchema.TypeName.device:
      return isFirst ? fields["name"]?.text.map { .addedDevice(name: $0) } : nil
    default:
      return .other(type: event.type)
    }
  }

  /// Saying yes to a goal or a phase, or no for now to anything; `nil` for other fields.
  private static func consentAction(
    _ fields: [String: Scalar], agreement: String?
  ) -> LogEntry.Action? {
    let said = fields.filter { $0.value != .null }.keys.compactMap(Consent.parts)
    func phase(_ kind: Consent.Kind) -> Int? { said.first { $0.kind == kind }?.phase }
    if let phase = phase(.agreed) {
      return agreement == nil ? .agreed(phase: phase > 1 ? phase : nil) : nil
    }
    guard let phase = phase(.declined) else { return nil }
    let word = fields.first { Consent.parts(of: $0.key)?.kind == .declinedWhy }?.value.text
    return .declined(agreement: agreement, phase: phase > 1 ? phase : nil, word: word)
  }

  private static func goalAction(
    _ fields: [String: Scalar], isFirst: Bool
  ) -> LogEntry.Action? {
    if isFirst, let title = fields["title"]?.text {
      if let phase = fields["phase"].flatMap(Programme.number), phase > 1 {
        return .preparedGoal(title: title, phase: phase)
      }
      return fields["status"] == .text(Goal.Status.proposed.rawValue)
        ? .proposedGoal(title: title) : .madeGoal(title: title)
    }
    if let consent = consentAction(fields, agreement: nil) { return consent }
    // Both people made a goal of a plan at the same time, and the other's entry is shown.
    if fields["plan"] != nil { return nil }
    if let title = fields["title"]?.text { return .renamedGoal(title: title) }
    if fields["status"] == .text(Goal.Status.letGo.rawValue) || fields["reason"]?.text != nil {
      return .letGo(reason: fields["reason"]?.text)
    }
    if let status = fields["status"]?.text.flatMap(Goal.Status.init) {
      return .changedStatus(status)
    }
    if let due = fields["due"] { return .changedDue(due.day) }
    let described = Set(fields.keys).intersection(["how", "achievable", "why", "reviewOn"])
    if !described.isEmpty { return .describedGoal(fields: described) }
    if let group = fields["group"] { return .groupedGoal(group.text) }
    if fields[GoalOrder.field] != nil { return .movedGoal }
    return .other(type: JournalSchema.TypeName.goal)
  }
}

extension Event {
  /// Whether it does nothing but move a goal in the order of goals.
  fileprivate var isMoveOnly: Bool { Set(fields.keys) == [GoalOrder.field] }
}

extension Int {
  /// The product, or the largest number if that does not fit.
  func multipliedOrMore(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }
}
