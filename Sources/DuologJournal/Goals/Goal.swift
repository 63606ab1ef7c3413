public import DuologMerge
import DuologSync

/// Something that one of the two, or both, set out to do.
public struct Goal: Hashable, Sendable, Identifiable {
  /// Whose goal it is. The raw values are written in events and never change.
  public enum Scope: String, Hashable, CaseIterable, Sendable {
    /// Of its owner.
    case mine
    /// Of both.
    case ours
  }

  /// The status of a goal. The raw values are written in events and never change.
  @nonexhaustive
  public enum Status: String, Hashable, CaseIterable, Sendable {
    /// Proposed: it asks for nothing until everyone concerned has said yes. Then it reads as
    /// active, without another event.
    case proposed
    /// Asked for when it is due.
    case active
    /// Reached.
    case done
    /// Let go: ended without being reached, because its time is over.
    case letGo
    /// Archived; it can be brought back.
    case archived
  }

  /// The identifier.
  public let id: EntityID
  /// The title.
  public let title: String
  /// Whose goal it is.
  public let scope: Scope
  /// Who made it; for a goal of scope `mine`, whose it is.
  public let owner: EntityID?
  /// Its status; one that this version does not know reads as active.
  public let status: Status
  /// Why it was last let go of, if a reason was given.
  public let reason: String?
  /// The day it is due, if it has one.
  public let due: Day?
  /// The template that it was made from, if there is one. A newer Duolog may have templates that
  /// this one lacks.
  public let template: Template.ID?
  /// What it is about, if given.
  public let category: String?
  /// What exactly to do, if given.
  public let how: String?
  /// What makes it doable, if given.
  public let achievable: String?
  /// Why it matters, if given.
  public let why: String?
  /// The day on which to look at it again, if there is one.
  public let reviewOn: Day?
  /// What it asks for now.
  public let term: Term?
  /// The first day whose check-ins count for ``term``.
  let countsFrom: Day
  /// The first day on which it can ask for something, if that depends on when everyone concerned
  /// said yes.
  public let begins: Day?
  /// The people whose yes it is waiting for, if it was proposed. For a plan, those whose yes the
  /// next phase is waiting for, once one person has said theirs.
  public let missing: [EntityID]
  /// Those of ``missing`` who have said no for now.
  public let declines: [Decline]
  /// The plan that it is part of, if it is.
  public let plan: EntityID?
  /// The phase of the plan with which it begins; for a plan, its current phase.
  public let phase: Int?
  /// The group that people have put it into, if they have.
  public let group: String?
  /// Its place among goals: the smaller, the earlier. See ``GoalOrder``.
  let place: Int64
  /// The goals that were joined with it: what is logged for them counts for this one.
  public let parts: [Part]

  /// A goal that was joined with an older one.
  public struct Part: Hashable, Sendable, Identifiable {
    /// The identifier.
    public let id: EntityID
    /// Its own title.
    public let title: String
    /// The template that it was made from, if there is one.
    public let template: Template.ID?
  }

  /// - Parameters:
  ///   - parts: the goals that were joined with it.
  ///   - stage: how far people have agreed on it.
  init?(
    _ row: EntityRow, parts: [EntityRow], term: Term?, countsFrom: Day, stage: Stage, people: People
  ) {
    guard let title = row["title"]?.text else { return nil }
    id = row.id
    self.title = title
    self.parts = parts.compactMap { part in
      part["title"]?.text.map {
        Part(
          id: part.id, title: $0,
          template: part["template"]?.text.map(Template.ID.init(rawValue:)))
      }
    }
    let owner = row["owner"]?.entity.map(people.identity)
    self.owner = owner
    scope = Scope(row, parts: parts, people)
    status = stage.status
    begins = stage.begins
    missing = stage.missing
    declines = stage.declines
    plan = row["plan"]?.entity
    phase = stage.phase
    reason = row["reason"]?.text
    due = row["due"]?.day
    template = row["template"]?.text.map(Template.ID.init(rawValue:))
    category = row["category"]?.text
    how = row["how"]?.text
    achievable = row["achievable"]?.text
    why = row["why"]?.text
    reviewOn = row["reviewOn"]?.day
    group = row["group"]?.text.flatMap { TitleKey($0) == nil ? nil : $0 }
    place = GoalOrder.place(of: row)
    self.term = term
    self.countsFrom = countsFrom
  }
}

extension Goal.Status {
  /// Whether a goal with this status has ended and asks for nothing.
  var isEnd: Bool { Goal.Status.ends.contains(self) }

  /// The statuses of goals that have ended and ask for nothing.
  static let ends: [Goal.Status] = [.done, .letGo, .archived]
}

extension Goal.Scope {
  /// The scope of a goal and of those that were joined with it: joining two people's own goals
  /// makes a shared one.
  init(_ row: EntityRow, parts: [EntityRow], _ people: People) {
    let owner = row["owner"]?.entity.map(people.identity)
    let isShared = parts.contains { part in
      Goal.Scope(part) == .ours || part["owner"]?.entity.map(people.identity) != owner
    }
    self = isShared ? .ours : Goal.Scope(row)
  }

  /// The scope according to a row; `ours` if the row has none that this version knows.
  init(_ row: EntityRow) {
    self = row["scope"]?.text.flatMap(Goal.Scope.init) ?? .ours
  }
}

extension Goal {
  /// The identifiers under which check-ins may have been logged for it.
  var identifiers: [EntityID] { [id] + parts.map(\.id) }

  /// The titles by which people may know it, its own first.
  var titles: [String] { [title] + parts.map(\.title) }
}

extension Goal {
  /// What to ask oneself at a check-in, if this version knows the template and it has a question.
  public var question: String? {
    template.flatMap { Catalogue.template($0.rawValue) }?.question
  }
}

extension Goal {
  /// The fewest characters that are accepted as an identifier. It is the end that differs between
  /// identifiers.
  static let shortIdentifierLength = 4

  /// The end of the identifier, which is enough to find the goal if titles are alike.
  public var shortIdentifier: String { id.shortForm }
}

/// One revision of what a goal asks for.
public struct Term: Hashable, Sendable, Identifiable {
  /// The identifier.
  public let id: EntityID
  /// The goal.
  public let goal: EntityID
  /// The first day on which it is valid.
  public internal(set) var from: Day
  /// How often, as the field writes it.
  public let cadence: String
  /// How much makes one occurrence complete.
  public let target: Amount?
  /// What the target is measured in.
  public let unit: String?
  /// How the check-ins of two people count.
  public let rule: CountingRule
  /// Whether days or times are counted.
  public let counts: CountedThing
  /// Why it was revised, if a reason was given.
  public let reason: String?
  /// The event that wrote it, and when.
  let origin: EventName
  let at: Timestamp
  /// The person who wrote it, if not the device's owner.
  let by: EntityID?

  /// What an event says that a goal asks for.
  public struct Written: Hashable, Sendable {
    /// The first day on which it is valid, if the event says so.
    public let from: Day?
    /// How often, as the field writes it.
    public let cadence: String
    /// How much makes one occurrence complete.
    public let target: Amount?
    /// What the target is measured in.
    public let unit: String?
    /// How the check-ins of two people count.
    public let rule: CountingRule
    /// Why, if a reason was given.
    public let reason: String?

    init(_ fields: [String: Scalar]) {
      from = fields["from"]?.day
      cadence = fields["cadence"]?.text ?? ""
      target = fields["target"].flatMap(Amount.init)
      unit = fields["unit"]?.text
      rule = fields["rule"]?.text.flatMap(CountingRule.init) ?? .each
      reason = fields["reason"]?.text
    }
  }

  init?(_ row: EntityRow) {
    guard let goal = row["goal"]?.entity, let from = row["from"]?.day,
      let cadence = row["cadence"]?.text
    else { return nil }
    id = row.id
    self.goal = goal
    self.from = from
    self.cadence = cadence
    target = row["target"].flatMap(Amount.init)
    unit = row["unit"]?.text
    rule = row["rule"]?.text.flatMap(CountingRule.init) ?? .each
    counts = row["counts"]?.text.flatMap(CountedThing.init) ?? .days
    reason = row["reason"]?.text
    origin = row.origin
    at = row.at
    by = row.by
  }
}
