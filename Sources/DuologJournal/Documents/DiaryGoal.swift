import DuologMerge
import DuologSync

/// A goal, who made it and when, and what it asks for over time.
struct DiaryGoal {
  let goal: Goal
  /// The day it was made, in the calendar of the person who made it.
  let day: Day
  let at: Timestamp
  let author: EntityID?
  let terms: [Term]
  private let consent: Consent
  /// Where people have moved it to, and the goals that somebody has said it is not the same as.
  private let marks: [String: Scalar]

  init(
    _ goal: Goal, _ row: EntityRow, on day: Day, by author: EntityID?, _ reader: GoalReader,
    in journal: Journal
  ) throws {
    self.goal = goal
    self.day = day
    at = row.at
    self.author = author
    terms = try journal.termsHolding(for: goal)
    let state = try journal.replica.entity(goal.id, type: JournalSchema.TypeName.goal)
    consent = try reader.consent(of: goal.id)
    var marks = (state?.fields ?? [:]).filter { LookAlikes.isFlag($0.key) }.mapValues(\.shown)
    marks[GoalOrder.field] = row[GoalOrder.field]
    self.marks = marks
  }

  /// Its fields as documents give them, named as in events, with `name` for each person in the name
  /// of one.
  func fields(naming name: (EntityID) -> String) -> [String: Scalar] {
    var fields: [String: Scalar] = [
      "title": .text(goal.title), "scope": .text(goal.scope.rawValue),
      "status": .text(goal.status.rawValue),
    ]
    fields["owner"] = goal.owner.map(Scalar.entity)
    fields["due"] = goal.due.map(Scalar.day)
    fields["reviewOn"] = goal.reviewOn.map(Scalar.day)
    fields["template"] = goal.template.map { .text($0.rawValue) }
    fields["category"] = goal.category.map(Scalar.text)
    fields["reason"] = goal.reason.map(Scalar.text)
    fields["how"] = goal.how.map(Scalar.text)
    fields["achievable"] = goal.achievable.map(Scalar.text)
    fields["why"] = goal.why.map(Scalar.text)
    fields["plan"] = goal.plan.map(Scalar.entity)
    fields["phase"] = goal.phase.map { .integer(Int64($0)) }
    fields["group"] = goal.group.map(Scalar.text)
    fields.merge(marks) { first, _ in first }
    fields.merge(consent.fields(named: name)) { first, _ in first }
    return fields
  }
}

extension Term {
  /// Its fields as documents give them, named as in events.
  var exportedFields: [String: Scalar] {
    var fields: [String: Scalar] = [
      "from": .day(from), "cadence": .text(cadence), "rule": .text(rule.rawValue),
      "counts": .text(counts.rawValue),
    ]
    fields["target"] = target?.scalar
    fields["unit"] = unit.map(Scalar.text)
    fields["reason"] = reason.map(Scalar.text)
    return fields
  }
}
