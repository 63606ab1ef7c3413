import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Values of each kind in fields of each kind, read from the log and from tables.
@Suite struct FieldKindTests {
  private static let kinds: [EntityType.FieldKind] = [
    .text, .integer, .number, .boolean, .entity, .day,
  ]

  private static let values: [(Scalar, [EntityType.FieldKind: Scalar])] = [
    ("Tea", [.text: "Tea"]), ("", [.text: ""]), ("a\"b\\\n", [.text: "a\"b\\\n"]),
    (.integer(3), [.integer: .integer(3), .number: .integer(3)]),
    (.integer(.max), [.integer: .integer(.max), .number: .real(0x1p63)]),
    (.integer(.min), [.integer: .integer(.min), .number: .integer(.min)]),
    (.real(2.5), [.number: .real(2.5)]), (.real(-0.125), [.number: .real(-0.125)]),
    (.boolean(true), [.boolean: .boolean(true)]), (.boolean(false), [.boolean: .boolean(false)]),
    ("1HVQ3K8Q2M5T7", [.text: "1HVQ3K8Q2M5T7", .entity: "1HVQ3K8Q2M5T7"]),
    ("2026-02-28", [.text: "2026-02-28", .day: "2026-02-28"]),
    ("2026-02-29", [.text: "2026-02-29"]), (.null, [:]),
  ]

  private let schema = EntitySchema([
    EntityType("plain", fields: FieldKindTests.kinds.map { .init($0.rawValue, $0) }),
    EntityType(
      "dated", storage: .dated(parent: "of", day: "on"),
      fields: [.init("of", .entity), .init("on", .day)]
        + FieldKindTests.kinds.map { .init($0.rawValue, $0) }),
  ])

  @Test func `a field takes values of its kind, wherever they are read from`() throws {
    let replica = try TestReplica.make(seed: 1, schema: schema)
    let parent = replica.makeEntityID()
    let day: Day = "2026-03-01"
    for (value, shown) in FieldKindTests.values {
      let (plain, dated) = (replica.makeEntityID(), replica.makeEntityID())
      let fields = Dictionary(
        uniqueKeysWithValues: FieldKindTests.kinds.map { ($0.rawValue, value) })
      let place: [String: Scalar] = [
        "of": .text(parent.description), "on": .text(day.description),
      ]
      try replica.append([
        NewEvent("plain", plain, set: fields),
        NewEvent("dated", dated, set: fields.merging(place) { $1 }),
      ])
      let expected = Dictionary(
        uniqueKeysWithValues: shown.map { ($0.key.rawValue, $0.value) })
      func records() throws -> [String: Scalar]? {
        try replica.records(of: "dated", parent: parent, days: day...day)
          .first { $0.id == dated }?.values.filter { place[$0.key] == nil && $0.key != "removed" }
      }
      func glance() throws -> [Scalar?] {
        var values: [Scalar?] = []
        try replica.forEachRecord(
          of: "dated", parent: parent, days: day...day,
          reading: FieldKindTests.kinds.map(\.rawValue)
        ) { if $0.id == dated { values = $0.values } }
        return values
      }
      let inOrder = FieldKindTests.kinds.map { expected[$0.rawValue] }
      #expect(try records() == expected, "\(value)")
      #expect(try glance() == inOrder, "\(value)")
      // Once it has been written to, a record is read from its table.
      try replica.append([NewEvent("dated", dated, set: ["removed": .boolean(false)])])
      #expect(try records() == expected, "\(value)")
      #expect(try glance() == inOrder, "\(value)")
      #expect(try replica.row(plain, of: "plain")?.values == expected, "\(value)")
      #expect(try replica.entity(plain, type: "plain")?.shown("text") == value)
    }
    try replica.checkInvariants()
  }

  @Test func `decimal digits are numbers up to the last that fit`() {
    func integer(_ text: String) -> Int64? {
      Array(text.utf8).withUnsafeBytes { JSONDecimal.integer($0) }
    }
    for text in [
      "0", "-0", "7", "-7", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
      "-9223372036854775809", "92233720368547758070", "9223372036854775799", "", "-", "1.0", "1e3",
      "x", "--1", "1-", "00",
    ] {
      #expect(integer(text) == Int64(text), "\(text)")
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `A decimal fraction is the nearest binary one, however it is read`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let digits = (0..<Int.random(in: 1...20, using: &random)).map { _ in
      String(Int.random(in: 0...9, using: &random))
    }
    let point = Int.random(in: 0..<digits.count, using: &random)
    let whole = digits.prefix(point).joined().drop { $0 == "0" }
    let text =
      (Bool.random(using: &random) ? "-" : "") + (whole.isEmpty ? "0" : whole) + "."
      + digits.dropFirst(point).joined()
    let value = Array(text.utf8).withUnsafeBytes { JSONDecimal.double($0) }
    #expect(value == Double(text), "\(text)")
  }
}
