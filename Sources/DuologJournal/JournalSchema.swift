import DuologSync

/// The entity types of the journal: the single table of what people can log.
public enum JournalSchema {
  /// Names of types, as events write them.
  enum TypeName {
    static let person = "person"
    static let device = "device"
    static let goal = "goal"
    static let term = "term"
    static let checkIn = "checkin"
    static let pause = "pause"
  }

  /// All types that this version knows.
  public static let schema = EntitySchema(
    goals + AnyRecord.kinds.map { EntityType($0.type.rawValue, fields: $0.schema) })

  /// Who the two are, and what they set out to do.
  private static let goals = [
    // A flag for each pair, `same.<person>`, says that two entities are the same person: see
    // `People`.
    EntityType(
      TypeName.person,
      fields: [
        .init("name", .text, required: true), .init("zone", .text), .init("dayStart", .text),
        .init("weekStart", .text),
      ]),
    EntityType(
      TypeName.device,
      fields: [
        .init("person", .entity, required: true), .init("name", .text, required: true),
      ]),
    // Of two goals that were joined, the younger one names the older in `joined`: see
    // `JoinedGoals`. If two goals look alike but should stay apart, the younger one has a flag,
    // `apart.<goal>`. A flag for each person records their yes to a proposed goal, or to a phase of
    // a plan: see `Consent`. The goals of a plan name the plan and the phase with which they begin.
    EntityType(
      TypeName.goal,
      fields: [
        .init("title", .text, required: true), .init("scope", .text), .init("owner", .entity),
        .init("status", .text, indexed: true, keepsEachValue: true), .init("due", .day),
        .init("template", .text, keepsEachValue: true),
        .init("category", .text), .init("reason", .text), .init("joined", .entity, indexed: true),
        .init("plan", .entity), .init("phase", .integer), .init("how", .text),
        .init("achievable", .text), .init("why", .text), .init("reviewOn", .day),
        // Where people want to see it: see `GoalOrder`.
        .init("group", .text), .init("position", .integer),
      ]),
    EntityType(
      TypeName.term, revises: "goal", end: .init(TypeName.goal, "status"),
      fields: [
        .init("goal", .entity, required: true),
        .init("from", .day, required: true), .init("cadence", .text, required: true),
        .init("target", .number), .init("unit", .text), .init("rule", .text),
        .init("counts", .text), .init("reason", .text),
      ]),
    EntityType(
      TypeName.checkIn, storage: .dated(parent: "goal", day: "day"),
      end: .init(TypeName.goal, "status"),
      fields: [
        .init("goal", .entity, required: true), .init("day", .day, required: true),
        .init("state", .text), .init("amount", .number), .init("note", .text),
        .init("zone", .text),
      ]),
    // A break from one goal, or from all goals of a scope.
    EntityType(
      TypeName.pause,
      fields: [
        .init("goal", .entity), .init("scope", .text), .init("from", .day, required: true),
        .init("to", .day), .init("resumed", .day),
        // Only if its author has chosen to share it.
        .init("reason", .text),
      ]),
  ]
}
