import DuologMerge
import DuologSync

/// Makes goals from their rows, with everything needed for that looked up once.
struct GoalReader {
  let joined: JoinedGoals
  private let journal: Journal
  private let people: People
  private let today: Day
  private var plans: [EntityID: Plan] = [:]

  init(_ journal: Journal) throws {
    self.journal = journal
    joined = try JoinedGoals(of: journal.replica)
    people = try journal.whoIsWho()
    today = try journal.today()
  }

  /// The goal of `row`, given all terms that were written for it; `nil` if it has no title, or if
  /// it belongs to a phase that has not begun or to a plan that was removed.
  mutating func goal(_ row: EntityRow, terms: [Term]) throws -> Goal? {
    let parts = joined.parts(of: row.id)
    guard var stage = try stage(of: row, for: concerned(row, parts)) else { return nil }
    if stage.status == .proposed, parts.contains(where: GoalReader.isInUse) {
      stage = Goal.Stage(status: .active, phase: stage.phase)
    }
    let held = Term.beginning(stage.begins, try journal.holding(terms))
    let index = Journal.index(of: held, on: today)
    return Goal(
      row, parts: parts, term: index.map { held[$0] },
      countsFrom: index.map { Term.countsFrom(held)[$0] } ?? today, stage: stage, people: people)
  }

  /// Whether a goal is in use regardless of consent. If it is, so is the goal that it is joined
  /// with.
  private static func isInUse(_ row: EntityRow) -> Bool {
    let status = row["status"]?.text.flatMap(Goal.Status.init) ?? .active
    return status == .active && row["plan"]?.entity == nil
  }

  /// The people whose yes a goal needs.
  private func concerned(_ row: EntityRow, _ parts: [EntityRow]) -> [EntityID] {
    if Goal.Scope(row, parts: parts, people) == .mine, let owner = row["owner"]?.entity {
      return [people.identity(owner)]
    }
    return people.all.map(\.id)
  }

  private mutating func stage(of row: EntityRow, for concerned: [EntityID]) throws -> Goal.Stage? {
    let status = row["status"]?.text.flatMap(Goal.Status.init) ?? .active
    let isPlan = row["template"]?.text == Programme.template.rawValue
    if let plan = row["plan"]?.entity, let phase = row["phase"].flatMap(Programme.number) {
      let plan = try self.plan(plan, for: concerned)
      let isReached = plan.map { phase <= $0.phase } ?? true
      if let plan, plan.isRemoved, !isReached { return nil }
      return Goal.Stage(
        status: status == .active && !isReached ? .proposed : status,
        begins: isReached ? plan?.consent.day(phase: phase) : nil, phase: phase)
    }
    guard status == .proposed || isPlan && !status.isEnd else { return Goal.Stage(status: status) }
    let consent = try consent(of: row.id)
    let missing = status == .proposed ? consent.missing(of: concerned) : []
    guard missing.isEmpty else {
      return Goal.Stage(
        status: .proposed, missing: missing, declines: consent.declines(of: concerned),
        phase: isPlan ? 0 : nil)
    }
    var stage = Goal.Stage(status: .active, begins: status == .proposed ? consent.day() : nil)
    if isPlan {
      let phase = Plan.phase(consent, for: concerned)
      stage.phase = phase
      if consent.hasBegun(phase: phase + 1), phase < Programme.phases.count {
        stage.missing = consent.missing(of: concerned, phase: phase + 1)
        stage.declines = consent.declines(of: concerned, phase: phase + 1)
      }
    }
    return stage
  }

  /// The consent to `goal` and to those that were joined with it.
  func consent(of goal: EntityID) throws -> Consent {
    let identifiers = [goal] + joined.parts(of: goal).map(\.id)
    return Consent(
      try identifiers.map {
        try journal.replica.entity($0, type: JournalSchema.TypeName.goal)
      }, people)
  }

  /// How far people have agreed on a plan, or on the one that it was joined with; `nil` if it has
  /// not arrived, in which case it holds nothing back.
  private mutating func plan(_ id: EntityID, for concerned: [EntityID]) throws -> Plan? {
    let id = joined.identity(id)
    if let known = plans[id] { return known }
    guard let row = try journal.replica.row(id, of: JournalSchema.TypeName.goal)
    else { return nil }
    let consent = try consent(of: id)
    let isProposed = row["status"]?.text == Goal.Status.proposed.rawValue
    let isMissing = isProposed && !consent.missing(of: concerned).isEmpty
    let plan = Plan(
      consent: consent, phase: isMissing ? 0 : Plan.phase(consent, for: concerned),
      isRemoved: row[EntityType.removedField] == .boolean(true))
    plans[id] = plan
    return plan
  }

  private struct Plan {
    let consent: Consent
    /// The phase that both have said yes to; 0 for a plan that is proposed.
    let phase: Int
    let isRemoved: Bool

    static func phase(_ consent: Consent, for concerned: [EntityID]) -> Int {
      let later = Programme.phases.map(\.number).dropFirst()
      return later.prefix { consent.missing(of: concerned, phase: $0).isEmpty }.last ?? 1
    }
  }
}

extension Goal {
  /// How far people have agreed on a goal.
  struct Stage {
    var status: Status
    var begins: Day?
    var missing: [EntityID] = []
    var declines: [Decline] = []
    var phase: Int?
  }
}

extension Programme {
  /// The number of a phase, read from a field.
  static func number(_ value: Scalar) -> Int? {
    guard case .integer(let number) = value else { return nil }
    return Int(exactly: number)
  }
}
