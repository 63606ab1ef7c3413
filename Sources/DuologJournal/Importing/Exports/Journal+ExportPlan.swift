import DuologMerge
import DuologSync

/// How a document of Duolog's own is carried out.
struct ExportPlan: Sendable {
  let document: ExportedDocument
  /// What is the same for every pass over it.
  let reading: ExportReading
  /// Its goals and their terms, which come first whatever the order of the document.
  let planned: [ExportedItem]
  /// How many goals are made.
  let newGoalCount: Int
  /// The first day of what is added to goals that a person has named.
  let begins: [EntityID: Day]
  /// How much of it is read.
  let limits: ImportLimits

  /// Calls `body` with everything that the document holds, goals and their terms first.
  func forEachEntity(
    problem: (ImportProblem.Reason, ExportedItem.Place) -> Void = { _, _ in },
    loss: (ImportLoss) -> Void = { _ in }, _ body: (ExportedEntity) throws -> Void
  ) throws {
    var reading = reading
    func take(_ item: ExportedItem) throws {
      switch try reading.read(item) {
      case .entity(let entity): try body(entity)
      case .problem(let reason): problem(reason, item.place)
      case .loss(let kind): loss(kind)
      case .repeated: break
      }
    }
    for item in planned {
      // Whoever names another goal wants that one as it is.
      if let goal = reading.goal(of: item), reading.goals[goal]?.isRedirected ?? false { continue }
      try take(item)
    }
    try document.forEachItem(unreadable: problem) { item in
      if !item.isPlanned { try take(item) }
    }
  }
}

/// Compares a document of Duolog's own with what the journal holds.
struct ExportPlanner {
  private let journal: Journal
  private let request: ImportRequest
  private let people: ExportedPeople
  private let existing: [EntityID: Goal]
  private var problems = ImportProblems()
  private var losses: [ImportLoss: Int] = [:]
  private var counts: [EntityID: Count] = [:]
  private var kinds: [String: Count] = [:]

  private struct Count {
    var new = 0
    var known = 0
    var days: ClosedRange<Day>?
    var firstNew: Day?
    /// What the last term in the document asks for.
    var term: [String: Scalar] = [:]
    var isMade = false

    mutating func add(_ isKnown: Bool, on day: Day?) {
      if isKnown { known += 1 } else { new += 1 }
      guard let day else { return }
      if !isKnown { firstNew = min(firstNew ?? day, day) }
      days = min(days?.lowerBound ?? day, day)...max(days?.upperBound ?? day, day)
    }
  }

  init(_ journal: Journal, _ request: ImportRequest) throws {
    self.journal = journal
    self.request = request
    people = try ExportedPeople(journal, request)
    existing = Dictionary(
      uniqueKeysWithValues: try journal.goals().map { ($0.id, $0) })
  }

  mutating func plan(_ document: ExportedDocument) throws -> ImportPlan {
    var planned: [ExportedItem] = []
    var isTooLong = false
    try document.forEachItem(unreadable: { _, _ in }) { item in
      guard item.isPlanned else { return }
      if planned.count < request.limits.planned {
        planned.append(item)
      } else {
        isTooLong = true
      }
    }
    if isTooLong { problems.add(.tooMany, in: document.name) }
    let goals = ExportPlanner.identified(
      planned.filter { $0.type == JournalSchema.TypeName.goal })
    planned = goals + planned.filter { $0.type != JournalSchema.TypeName.goal }
    var reading = ExportReading(request, people, today: try journal.today())
    try place(goals, in: &reading)
    try findAgain(document, in: &reading)
    let draft = ExportPlan(
      document: document, reading: reading, planned: planned, newGoalCount: 0, begins: [:],
      limits: request.limits)
    try count(draft)
    return try plan(draft, of: goals)
  }

  /// Goals that a person has added to their own table have no identifier: it follows from what the
  /// goal is called, and whose it is.
  private static func identified(_ goals: [ExportedItem]) -> [ExportedItem] {
    goals.map { goal in
      var goal = goal
      goal.id =
        goal.id ?? goal.goal
        ?? EntityID(
          derivedFrom: SHA256.hash(
            "duolog export 1\ngoal\n\(goal.person)\n\(goal.goalTitle)".utf8))
      return goal
    }
  }

  /// Says where entries of each goal go.
  private func place(_ goals: [ExportedItem], in reading: inout ExportReading) throws {
    var wanted = request.goals
    for item in goals {
      guard let id = item.id else { continue }
      var place = ExportReading.GoalPlace(id: id, title: item.goalTitle)
      if let index = wanted.firstIndex(where: { $0.title.isSameName(as: item.goalTitle) }) {
        redirect(&place, to: try journal.goal(matching: wanted.remove(at: index).goal))
      }
      place.keepsAmounts =
        try item.fields["template"]?.text == Journal.closeness.rawValue
        || existing[place.id].map(journal.keepsAmountsPrivate) ?? false
      reading.add(place, for: id)
    }
    if let missing = wanted.first {
      throw ImportError.noSuchHabit(missing.title, habits: goals.map(\.goalTitle))
    }
    for goal in existing.values.sorted(by: { $0.id < $1.id }) {
      let keepsAmounts = try journal.keepsAmountsPrivate(of: goal)
      for id in goal.identifiers where reading.goals[id] == nil {
        reading.add(
          ExportReading.GoalPlace(id: id, title: goal.title, keepsAmounts: keepsAmounts), for: id)
      }
    }
  }

  private func redirect(_ place: inout ExportReading.GoalPlace, to goal: Goal) {
    guard goal.id != place.id else { return }
    (place.id, place.isRedirected) = (goal.id, true)
  }

  /// Finds the goals to which entries of the document were added before, because a person had named
  /// them then.
  private func findAgain(_ document: ExportedDocument, in reading: inout ExportReading) throws {
    let type = JournalSchema.TypeName.checkIn
    var open = Set(
      try reading.goals.filter {
        try !$0.value.isRedirected
          && journal.replica.presence(of: $0.value.id, type: JournalSchema.TypeName.goal) == .absent
      }.keys)
    guard !open.isEmpty else { return }
    try document.forEachItem(unreadable: { _, _ in }) { item in
      guard item.type == type, let id = item.id, let goal = reading.goal(of: item),
        open.contains(goal), try journal.replica.presence(of: id, type: type) == .present
      else { return }
      open.remove(goal)
      guard
        let logged = try journal.replica.entity(id, type: type)?.shown("goal")?.entity,
        let found = existing.values.first(where: { $0.identifiers.contains(logged) }),
        var place = reading.goals[goal]
      else { return }
      redirect(&place, to: found)
      reading.goals[goal] = place
    }
  }
}

// MARK: - Counting

extension ExportPlanner {
  private mutating func count(_ plan: ExportPlan) throws {
    // Copied, because closures cannot change what is being read.
    var (problems, losses, counts, kinds) = (problems, losses, counts, kinds)
    var count = 0
    let redirected = Set(plan.reading.goals.values.filter(\.isRedirected).map(\.id))
    try plan.forEachEntity(
      problem: { problems.add($0, in: plan.document.name, at: $1.line) },
      loss: { losses[$0, default: 0] += 1 }
    ) { entity in
      count += 1
      guard count <= plan.limits.entries else { return }
      let isKnown = try journal.isKnown(entity)
      switch entity.type {
      case JournalSchema.TypeName.goal:
        counts[entity.id, default: Count()].isMade = !isKnown
      case JournalSchema.TypeName.term:
        let goal = entity.goal ?? entity.id
        counts[goal, default: Count()].term = entity.shared
        // What a goal asked for when it was made is told with it.
        if !isKnown, counts[goal]?.isMade != true {
          kinds[entity.type, default: Count()].add(false, on: nil)
        }
      case JournalSchema.TypeName.checkIn:
        let goal = entity.goal ?? entity.id
        if !isKnown, redirected.contains(goal) { try checkOwner(of: goal, entity.by) }
        counts[goal, default: Count()].add(isKnown, on: entity.day)
      default:
        kinds[entity.type, default: Count()].add(isKnown, on: nil)
      }
    }
    if count > plan.limits.entries { problems.add(.tooMany, in: plan.document.name) }
    (self.problems, self.losses, self.counts, self.kinds) = (problems, losses, counts, kinds)
  }

  private func checkOwner(of id: EntityID, _ author: EntityID?) throws {
    guard let goal = existing[id], goal.scope == .mine, let owner = goal.owner,
      owner != author ?? people.me
    else { return }
    throw JournalError.goalOfOther(title: goal.title, owner: people.name(owner))
  }

  private func plan(_ draft: ExportPlan, of items: [ExportedItem]) throws -> ImportPlan {
    var goals: [ImportPlan.Goal] = []
    var begins: [EntityID: Day] = [:]
    var described: Set<EntityID> = []
    let others = existing.values.sorted { $0.id < $1.id }.map { ($0.id, $0.title) }
    let all = items.compactMap { item in item.id.map { ($0, item.goalTitle) } } + others
    for (id, title) in all {
      guard let place = draft.reading.goals[id], described.insert(place.id).inserted,
        let count = counts[place.id]
      else { continue }
      let target = existing[place.id]
      var early = 0
      if place.isRedirected, let target, let first = count.firstNew {
        let terms = try journal.termsHolding(for: target)
        if let start = terms.first?.from, first < start,
          terms.contains(where: { Cadence(text: $0.cadence).occurrences > 0 })
        {
          if target.scope == .mine, target.begins == nil {
            begins[place.id] = first
          } else {
            early = count.new
          }
        }
      }
      let isNew = count.isMade
      goals.append(
        ImportPlan.Goal(
          title: title, existing: isNew ? nil : target?.title ?? title,
          cadence: Cadence(text: count.term["cadence"]?.text ?? Cadence.whenever.text),
          target: count.term["target"].flatMap(Amount.init), unit: count.term["unit"]?.text,
          days: count.days, newCount: count.new, knownCount: count.known, earlyCount: early,
          isDiary: false,
          hasNamesake: isNew
            && existing.values.contains { $0.titles.contains { $0.isSameName(as: title) } }))
    }
    return ImportPlan(
      app: .duolog, goals: goals,
      kinds: kinds.sorted { $0.key < $1.key }.map {
        ImportPlan.Kind(type: $0.key, newCount: $0.value.new, knownCount: $0.value.known)
      },
      problems: problems.first, problemCount: problems.count, losses: losses, partner: nil,
      parts: [],
      export: ExportPlan(
        document: draft.document, reading: draft.reading, planned: draft.planned,
        newGoalCount: counts.values.count(where: \.isMade), begins: begins,
        limits: draft.limits),
      by: nil, isPrivate: request.isPrivate)
  }
}

extension Journal {
  /// Whether everything that `entity` says is here.
  func isKnown(_ entity: ExportedEntity) throws -> Bool {
    try isSharedPartKnown(entity) && isOwnPartKnown(entity)
  }

  func isSharedPartKnown(_ entity: ExportedEntity) throws -> Bool {
    try entity.shared.isEmpty || replica.presence(of: entity.id, type: entity.type) == .present
  }

  func isOwnPartKnown(_ entity: ExportedEntity) throws -> Bool {
    guard !entity.own.isEmpty else { return true }
    if entity.shared.isEmpty,
      try replica.presence(of: entity.id, type: entity.type) == .present
    {
      // It has been shared since.
      return true
    }
    let kept = try openPrivateStore(creates: false)?.entry(entity.id)?.fields ?? [:]
    return entity.own.keys.allSatisfy { kept[$0] != nil }
  }
}
