import DuologMerge
import DuologSync

extension Journal {
  /// What importing the file or folder at `path` would add; `nil` if it is not from another app
  /// that is known, so that it may be a bundle. Changes nothing.
  ///
  /// Habits and entries are recognized if they were imported before, on whichever device. An app
  /// that has no identifiers of its own is told apart by person and title; if the partner has
  /// imported the same, and nobody says whose it is, that is recognized too.
  ///
  /// What Duolog itself has exported is recognized as well; see the article *Exports*.
  ///
  /// - Throws: `ImportError`, `SyncError`, `JournalError.noSuchAuthor`, `JournalError.noSuchGoal`,
  ///   `JournalError.ambiguousGoal`, `JournalError.goalOfOther`.
  /// - Complexity: O(n log n) for n entries in the file.
  public func importPlan(
    from path: String, _ request: ImportRequest = ImportRequest()
  ) throws -> ImportPlan? {
    switch try ForeignFormat.read(ForeignFile(path: path, limits: request.limits), request) {
    case .app(var file):
      return try reading { try ImportPlanner(self, request).plan(&file) }
    case .export(let document):
      return try reading {
        var planner = try ExportPlanner(self, request)
        return try planner.plan(document)
      }
    case nil:
      return nil
    }
  }
}

/// Compares a file with what the journal holds.
private struct ImportPlanner {
  private let journal: Journal
  private let request: ImportRequest
  private let author: Person
  /// All entities of the author, and then of the partner, who may have imported the same.
  private let entities: (author: [EntityID], partner: [EntityID])
  private let isPartner: Bool
  private let goals: [Goal]
  private let today: Day

  init(_ journal: Journal, _ request: ImportRequest) throws {
    self.journal = journal
    self.request = request
    let me = try journal.me()
    let people = try journal.people()
    author = try request.author.map(journal.person(called:)) ?? me
    isPartner = author.id != me.id
    if isPartner, request.isPrivate { throw ImportError.privateOfOther(author.name) }
    let identities = try journal.whoIsWho()
    let partners = request.author == nil ? people.filter { $0.id != me.id } : []
    entities = (
      identities.entities(of: author.id), partners.flatMap { identities.entities(of: $0.id) }
    )
    goals = try journal.goals()
    // Across the date line, the partner may live a day ahead.
    today = try isPartner ? journal.today().advanced(by: 1) : journal.today()
  }

  func plan(_ file: inout ImportedFile) throws -> ImportPlan {
    var wanted = request.goals
    var parts: [ImportPlan.Part] = []
    var described: [ImportPlan.Goal] = []
    if isPartner { try leaveOutDiary(of: &file) }
    for var habit in file.habits {
      dropUnfit(from: &habit, &file)
      habit.entries.sort { $0.day < $1.day }
      let place = wanted.firstIndex(where: { $0.title.isSameName(as: habit.title) })
      let goal = place.map { wanted.remove(at: $0).goal }
      let (part, words) = try part(for: habit, file.app, wanted: goal)
      if words.newCount + words.knownCount == 0, habit.isDiary { continue }
      parts.append(part)
      described.append(words)
    }
    if let missing = wanted.first {
      throw ImportError.noSuchHabit(missing.title, habits: file.habits.map(\.title))
    }
    return ImportPlan(
      app: file.app, goals: described, kinds: [], problems: file.problems.first,
      problemCount: file.problems.count, losses: file.losses,
      partner: isPartner ? author.name : nil, parts: parts, export: nil,
      by: isPartner ? author.id : nil,
      isPrivate: request.isPrivate, held: try journal.replica.heldVector())
  }

  /// What stays on a device can only be imported on that of its author.
  private func leaveOutDiary(of file: inout ImportedFile) throws {
    let diary = file.habits.filter(\.isDiary)
    guard !diary.isEmpty else { return }
    file.habits.removeAll(where: \.isDiary)
    if file.habits.isEmpty { throw ImportError.privateOfOther(author.name) }
    file.lose(.note, diary.reduce(0) { $0 + $1.entries.count })
  }

  private func dropUnfit(from habit: inout ImportedHabit, _ file: inout ImportedFile) {
    habit.entries.removeAll { entry in
      let line = entry.line > 0 ? Int(entry.line) : nil
      if entry.day > today {
        file.problems.add(.future(entry.day), in: file.name, at: line)
        return true
      }
      if entry.note?.utf8.count ?? 0 > ImportedEntry.noteLimit {
        file.problems.add(.tooLong, in: file.name, at: line)
        return true
      }
      return false
    }
    if habit.title.utf8.count > ImportPlanner.titleLimit {
      habit.title = String(habit.title.prefix(ImportPlanner.titleLimit / 4))
    }
    if habit.how?.utf8.count ?? 0 > ImportedEntry.noteLimit { habit.how = nil }
  }

  private static let titleLimit = 1000
}

// MARK: - One habit

extension ImportPlanner {
  private func part(
    for habit: ImportedHabit, _ app: ImportedApp, wanted: String?
  ) throws -> (ImportPlan.Part, ImportPlan.Goal) {
    let key = try key(of: habit, app)
    let derived = ImportPlan.Part.goal(app, key, isDiary: habit.isDiary)
    var counts = (new: 0, known: 0)
    var firstKnown: EntityID?
    let trial = ImportPlan.Part(app: app, habit: habit, key: key, goal: derived, isNew: true)
    var identified: [(id: EntityID, place: Int)] = []
    var isAllNew = true
    let presence = try PresenceReader(journal.replica, type: JournalSchema.TypeName.checkIn)
    try trial.identify { id, place in
      identified.append((id, place))
      let known = try presence.presence(of: id)
      if known != .absent { isAllNew = false }
      if known == .present {
        counts.known += 1
        firstKnown = firstKnown ?? id
      } else {
        counts.new += 1
      }
    }
    let goal = try wanted.map(journal.goal(matching:)) ?? goal(derived, firstKnown)
    if let goal, goal.scope == .mine, let owner = goal.owner, owner != author.id, counts.new > 0 {
      let name = try journal.people().first { $0.id == owner }?.name ?? Person.nameless
      throw JournalError.goalOfOther(title: goal.title, owner: name)
    }
    var part = ImportPlan.Part(
      app: app, habit: habit, key: key, goal: goal?.id ?? derived, isNew: goal == nil)
    (part.identified, part.isAllNew) = (identified, isAllNew)
    let first = habit.entries.first?.day
    var early = 0
    if let goal {
      part.keepsAmounts = try journal.keepsAmountsPrivate(of: goal)
      // A goal that asks for nothing has nothing to judge, whenever it began.
      let terms = try journal.termsHolding(for: goal)
      if let first, counts.new > 0, let begins = terms.first?.from, first < begins,
        terms.contains(where: { Cadence(text: $0.cadence).occurrences > 0 })
      {
        // A shared goal would then have asked the partner too, for days that nobody knew of.
        if goal.scope == .mine, goal.begins == nil {
          part.begins = first
        } else {
          early = habit.entries.prefix { $0.day < begins }.count
        }
      }
    }
    let title = habit.title
    let words = ImportPlan.Goal(
      title: title, existing: goal?.title, cadence: habit.cadence, target: habit.target,
      unit: habit.unit, days: first.flatMap { first in habit.entries.last.map { first...$0.day } },
      newCount: counts.new, knownCount: counts.known, earlyCount: early, isDiary: habit.isDiary,
      hasNamesake: goal == nil && goals.contains { $0.titles.contains { $0.isSameName(as: title) } }
    )
    return (part, words)
  }

  /// The goal that a habit has become before.
  private func goal(_ derived: EntityID, _ firstKnown: EntityID?) throws -> Goal? {
    let type = JournalSchema.TypeName.goal
    if try journal.replica.presence(of: derived, type: type) == .present {
      return try journal.goal(derived)
    }
    guard let firstKnown,
      let logged = try journal.replica.entity(firstKnown, type: JournalSchema.TypeName.checkIn)?
        .shown("goal")?.entity,
      try journal.replica.presence(of: logged, type: type) == .present
    else { return nil }
    return try journal.goal(logged)
  }

  private func presence(_ id: EntityID) throws -> Replica.Presence {
    try journal.replica.presence(of: id, type: JournalSchema.TypeName.checkIn)
  }

  /// How many of the first entries are looked for to recognize a habit.
  private static let sample = 10

  /// The key of a habit: under an entity of its author, or of the partner who has imported the same
  /// file, if the habit is here already.
  private func key(of habit: ImportedHabit, _ app: ImportedApp) throws -> String {
    if case .own = habit.key { return habit.key.text }
    var sampled = habit
    sampled.entries = Array(habit.entries.prefix(ImportPlanner.sample))
    func counts(_ key: String) throws -> (isGoalHere: Bool, here: Int) {
      let goal = ImportPlan.Part.goal(app, key, isDiary: habit.isDiary)
      var here = 0
      let part = ImportPlan.Part(app: app, habit: sampled, key: key, goal: goal, isNew: true)
      try part.forEachEntry { id, _ in here += try presence(id) == .absent ? 0 : 1 }
      let isGoalHere =
        try journal.replica.presence(of: goal, type: JournalSchema.TypeName.goal) != .absent
      return (isGoalHere, here)
    }
    let own = entities.author.map { "\($0)\n\(habit.key.text)" }
    for key in own {
      let (isGoalHere, here) = try counts(key)
      if isGoalHere || here > 0 { return key }
    }
    for key in entities.partner.map({ "\($0)\n\(habit.key.text)" }) where !sampled.entries.isEmpty {
      if try counts(key).here == sampled.entries.count { return key }
    }
    return own.last ?? habit.key.text
  }
}
