public import DuologMerge
import DuologSync

/// Something that the two did apart from each other and that only they can decide.
///
/// Nothing is lost meanwhile: one way is shown, the others are kept.
public struct Settlement: Hashable, Sendable {
  /// What there is to decide.
  public enum Subject: Hashable, Sendable {
    /// A field was given different values.
    case field(String)
    /// Something was removed by one and written to by the other.
    case removal(String)
    /// A goal was put away or finished by one while the other checked in.
    case checkInAfterEnd(Goal.Status)
  }

  /// One way to decide it.
  public struct Choice: Hashable, Sendable {
    /// Who did it that way.
    public let author: String
    /// The value, for people.
    public let text: String
    /// What is written when it is chosen.
    let draft: Draft
  }

  /// What there is to decide.
  public let subject: Subject
  /// The type of the entity.
  public let type: String
  /// The entity.
  public let entity: EntityID
  /// What people call it: the title of the goal that it is or belongs to.
  public let title: String
  /// The ways to decide it, the one that is shown at present first.
  public let choices: [Choice]
}

extension Journal {
  /// What is to be settled, in an order that is the same on every device with the same entries.
  public func settlements() throws -> [Settlement] {
    try replica.reading { try readSettlements() }
  }

  /// How many things are to be settled.
  func settlementCount() throws -> Int {
    try replica.reading {
      try replica.conflictCount() + endsApart().count
    }
  }

  private func readSettlements() throws -> [Settlement] {
    var authors = try Authors(self)
    return try replica.conflicts().map { try settlement(of: $0, &authors) }
      + endsApart().map { try settlement(of: $0, &authors) }
  }

  /// Decides a thing to settle: an ordinary event that has seen all the ways.
  ///
  /// - Parameters:
  ///   - number: the place in `settlements()`, from 1.
  ///   - choice: the place among its choices, from 1.
  /// - Throws: `JournalError.nothingToSettle`, `JournalError.noSuchChoice`.
  @discardableResult
  public func settle(_ number: Int, keeping choice: Int) throws -> Settlement {
    try replica.transaction {
      let settlements = try settlements()
      guard settlements.indices.contains(number - 1) else {
        throw JournalError.nothingToSettle(number: number, count: settlements.count)
      }
      let settlement = settlements[number - 1]
      guard settlement.choices.indices.contains(choice - 1) else {
        throw JournalError.noSuchChoice(
          number: number, choice: choice, count: settlement.choices.count)
      }
      try append([settlement.choices[choice - 1].draft])
      return settlement
    }
  }

  private func settlement(
    of conflict: Conflict, _ authors: inout Authors
  ) throws -> Settlement {
    let (entity, field) = (conflict.entity, conflict.field)
    let survivors = entity.fields[field]?.survivors ?? []
    let subject: Settlement.Subject
    let choices: [Settlement.Choice]
    switch conflict.kind {
    case .values:
      subject = .field(field)
      choices = try self.choices(among: survivors, field: field, of: entity, &authors)
    case .writtenWhileRemoved:
      subject = .removal(field)
      let removals = entity.fields[EntityType.removedField]?.survivors ?? []
      choices = try [
        removals.first.map { ($0, "leave it removed", true) },
        survivors.first.map { ($0, "bring it back", false) },
      ].compactMap { $0 }.map { write, text, isRemoved in
        Settlement.Choice(
          author: authors.name(try authors.author(of: write.name.log, by: write.by)), text: text,
          draft: Draft(
            entity.type, entity.id, set: [EntityType.removedField: .boolean(isRemoved)]))
      }
    }
    return Settlement(
      subject: subject, type: entity.type, entity: entity.id, title: try title(of: entity),
      choices: choices)
  }

  /// The ways that a field was written, each value once.
  private func choices(
    among survivors: [SurvivingWrite], field: String, of entity: EntityState,
    _ authors: inout Authors
  ) throws -> [Settlement.Choice] {
    var seen: Set<Scalar> = []
    return try survivors.filter { seen.insert($0.value).inserted }.map { write in
      Settlement.Choice(
        author: authors.name(try authors.author(of: write.name.log, by: write.by)),
        text: Settlement.text(write.value, of: field, type: entity.type),
        draft: Draft(entity.type, entity.id, set: [field: write.value]))
    }
  }

  /// The goal's title, as people call what `entity` is or belongs to.
  private func title(of entity: EntityState) throws -> String {
    let goal =
      entity.type == JournalSchema.TypeName.goal ? entity.id : entity.shown("goal")?.entity
    if let goal, let row = try replica.row(goal, of: JournalSchema.TypeName.goal),
      let title = row["title"]?.text
    {
      return title
    }
    if entity.type == JournalSchema.TypeName.pause { return "all goals" }
    return entity.shown("title")?.text ?? entity.shown("name")?.text ?? entity.id.description
  }

  /// A goal that one put away or finished, and that the other checked in to without knowing.
  private struct EndApart {
    let goal: Goal
    /// The write that ended it.
    let end: SurvivingWrite
    /// The last check-in of somebody who had not heard of it.
    let checkIn: CheckIn
  }

  /// The goals that one ended while the other checked in, in the order in which they were made.
  private func endsApart() throws -> [EndApart] {
    let ids = try replica.parentsEndedApart(of: JournalSchema.TypeName.checkin)
    guard !ids.isEmpty else { return [] }
    var authors = try Authors(self)
    return try goals(with: ids).filter { $0.status != .active }.compactMap { goal in
      guard
        let status = try replica.entity(goal.id, type: JournalSchema.TypeName.goal)?
          .fields["status"], !status.isConflict, let end = status.survivors.first,
        let checkIn = try checkIns(of: goal.id, days: .first ... .last, authors: &authors)
          .last(where: {
            try !replica.happenedBefore($0.origin, end.name)
              && !replica.happenedBefore(end.name, $0.origin)
          })
      else { return nil }
      return EndApart(goal: goal, end: end, checkIn: checkIn)
    }
  }

  private func settlement(
    of found: EndApart, _ authors: inout Authors
  ) throws -> Settlement {
    let (goal, end) = (found.goal, found.end)
    func draft(_ status: Scalar) -> Draft {
      Draft(JournalSchema.TypeName.goal, goal.id, set: ["status": status])
    }
    return Settlement(
      subject: .checkInAfterEnd(goal.status), type: JournalSchema.TypeName.goal, entity: goal.id,
      title: goal.title,
      choices: [
        .init(
          author: authors.name(try authors.author(of: end.name.log, by: end.by)),
          text: "leave it", draft: draft(end.value)),
        .init(
          author: authors.name(found.checkIn.author), text: "bring it back",
          draft: draft(.text(Goal.Status.active.rawValue))),
      ])
  }
}

extension Scalar {
  /// The value as people read it.
  var textForPeople: String {
    switch self {
    case .text(let text): return text
    case .integer(let value): return "\(value)"
    case .real(let value): return "\(value)"
    case .boolean(let value): return value ? "yes" : "no"
    case .null: return "nothing"
    }
  }
}
