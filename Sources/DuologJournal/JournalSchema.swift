import DuologSync

/// The entity types of the journal: the one table that says what people log.
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
    // Who is the same person as another one says a flag for each, `same.<person>`: see `People`.
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
    // Goals that were joined: the younger one names the older in `joined`; see `JoinedGoals`. Of
    // two that look alike and are to stay apart, the younger one says so with a flag,
    // `apart.<goal>`. Who has said yes to a proposed goal, or to a phase of a plan, says a flag for
    // each: see `Consent`. Goals of a plan name it, and the phase with which they begin.
    EntityType(
      TypeName.goal,
      fields: [
        .init("title", .text, required: true), .init("scope", .text), .init("owner", .entity),
        .init("status", .text, indexed: true), .init("due", .day), .init("template", .text),
        .init("category", .text), .init("reason", .text), .init("joined", .entity, indexed: true),
        .init("plan", .entity), .init("phase", .integer), .init("how", .text),
        .init("achievable", .text), .init("why", .text), .init("reviewOn", .day),
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
    // A break from one goal, or from those of a scope.
    EntityType(
      TypeName.pause,
      fields: [
        .init("goal", .entity), .init("scope", .text), .init("from", .day, required: true),
        .init("to", .day), .init("resumed", .day),
        // Only where its author has chosen to tell.
        .init("reason", .text),
      ]),
  ]
}
