import DuologMerge
import Testing

@testable import DuologSync

/// What makes a schema another one, so that replicas are projected again.
@Suite struct EntitySchemaTests {
  private static let fields: [EntityType.Field] = [
    .init("goal", .entity), .init("other", .entity), .init("day", .day), .init("note", .text),
  ]

  @Test func `each difference that tables or their contents have makes another fingerprint`() {
    let (fields, end) = (EntitySchemaTests.fields, EntityType.FieldReference("goal", "status"))
    let schemas: [[EntityType]] = [
      [], [EntityType("checkin", fields: fields)], [EntityType("note", fields: fields)],
      [EntityType("checkin", fields: fields), EntityType("note", fields: fields)],
      [EntityType("checkin", storage: .dated(parent: "goal", day: "day"), fields: fields)],
      [EntityType("checkin", storage: .dated(parent: "other", day: "day"), fields: fields)],
      [EntityType("checkin", revises: "goal", fields: fields)],
      [EntityType("checkin", revises: "other", fields: fields)],
      [EntityType("checkin", revises: "goal", end: end, fields: fields)],
      [EntityType("checkin", revises: "goal", end: .init("goal", "due"), fields: fields)],
      [EntityType("checkin", revises: "goal", end: .init("plan", "status"), fields: fields)],
      [EntityType("checkin", fields: fields.dropLast())],
      [EntityType("checkin", fields: fields.dropLast() + [.init("note", .number)])],
      [EntityType("checkin", fields: fields.dropLast() + [.init("word", .text)])],
      [EntityType("checkin", fields: fields.dropLast() + [.init("note", .text, indexed: true)])],
    ]
    let fingerprints = schemas.map { EntitySchema($0).fingerprint }
    #expect(Set(fingerprints).count == schemas.count)
  }

  @Test func `what only views use makes no other fingerprint`() {
    let fields = EntitySchemaTests.fields
    let plain = EntitySchema([EntityType("checkin", fields: fields)])
    let required = EntityType(
      "checkin",
      fields: fields.dropLast() + [.init("note", .text, required: true, keepsEachValue: true)])
    #expect(EntitySchema([required]).fingerprint == plain.fingerprint)
    #expect(plain.type(named: "checkin")?.name == "checkin" && plain.type(named: "note") == nil)
  }
}
