import DuologSync

extension JournalSchema {
  /// What people write down: see `Records`.
  static let records = [
    EntityType(
      RecordType.mood.rawValue,
      fields: [
        .init("day", .day, required: true), .init("level", .integer, required: true),
        .init("word", .text),
      ]),
    EntityType(
      RecordType.answer.rawValue,
      fields: [
        .init("prompt", .text, required: true), .init("day", .day, required: true),
        .init("text", .text, required: true),
      ]),
    EntityType(
      RecordType.appreciation.rawValue,
      fields: [
        .init("to", .entity, required: true), .init("day", .day, required: true),
        .init("text", .text, required: true),
      ]),
    EntityType(
      RecordType.reaction.rawValue,
      fields: [
        .init("target", .entity, required: true), .init("kind", .text, required: true),
      ]),
    EntityType(
      RecordType.milestone.rawValue,
      fields: [
        .init("goal", .entity, required: true, indexed: true),
        .init("title", .text, required: true), .init("amount", .number), .init("day", .day),
        .init("reached", .day), .init("celebrated", .day), .init("how", .text),
      ]),
    // Who has agreed says a flag for each: see `Journal.agreedPrefix`.
    EntityType(
      RecordType.agreement.rawValue,
      fields: [.init("text", .text, required: true), .init("reviewOn", .day)]),
    EntityType(
      RecordType.planNote.rawValue,
      fields: [
        .init("kind", .text, required: true), .init("text", .text, required: true),
        .init("from", .day), .init("to", .day),
      ]),
    EntityType(
      RecordType.repair.rawValue,
      fields: [
        .init("noticed", .text, required: true), .init("window", .integer),
        .init("about", .text), .init("resolved", .text), .init("steps", .text),
      ]),
    EntityType(
      RecordType.checkpoint.rawValue,
      fields: [
        .init("day", .day, required: true), .init("keep", .text), .init("change", .text),
        .init("pause", .text), .init("decisions", .text),
      ]),
    EntityType(
      RecordType.signal.rawValue,
      fields: [
        .init("sign", .text, required: true), .init("day", .day, required: true),
        .init("note", .text),
      ]),
  ]
}
