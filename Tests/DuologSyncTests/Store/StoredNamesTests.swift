import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Names, digests and places of events, as far as they are remembered and beyond.
@Suite struct StoredNamesTests {
  @Test func `any number of types with fields of the same names are told apart`() throws {
    let replica = try TestReplica.make(seed: 1)
    let entity = replica.makeEntityID()
    let (types, fields) = ((0..<40).map { "type\($0)" }, (0..<40).map { "field\($0)" })
    func value(_ type: String, _ field: String, _ round: Int) -> Scalar {
      .text("\(type) \(field) \(round)")
    }
    for round in 0...1 {
      try replica.append(
        types.map { type in
          NewEvent(
            type, entity,
            set: Dictionary(uniqueKeysWithValues: fields.map { ($0, value(type, $0, round)) }))
        })
    }
    for type in types {
      let state = try #require(try replica.entity(entity, type: type))
      #expect(state.fields.count == fields.count)
      for field in fields { #expect(state.shown(field) == value(type, field, 1)) }
    }
    try replica.checkInvariants()
  }

  @Test func `a name has one key, whichever way it is looked up`() throws {
    let replica = try TestReplica.make(seed: 1)
    let table = NameTable(replica.connection)
    func key(ofType name: String, in table: NameTable) throws -> Int64 {
      try Array(name.utf8).withUnsafeBytes { try table.key(ofType: $0) }
    }
    let types = (0..<70).map { "type\($0)" }
    let keys = try types.map { try key(ofType: $0, in: table) }
    #expect(Set(keys).count == types.count)
    for (type, expected) in zip(types, keys) {
      #expect(try key(ofType: type, in: table) == expected)
      for table in [table, NameTable(replica.connection)] {
        #expect(try table.existingKey(of: type) == expected)
        #expect(try table.name(of: expected) == type)
        #expect(try key(ofType: type, in: table) == expected)
      }
    }
    #expect(try table.existingKey(of: "type70") == nil)
    #expect(throws: ReplicaError.self) { try table.name(of: 1_000_000) }
    #expect(throws: ReplicaError.self) { try table.typeAndField(of: keys[0]) }
    let field = try Array("goal".utf8).withUnsafeBytes {
      try table.key(ofField: $0, type: keys[3])
    }
    #expect(try table.typeAndField(of: field) == ("type3", "goal"))
  }

  @Test(arguments: [1, 31, 32, 33, 64, 65])
  func `any number of records is found by goal and day`(count: Int) throws {
    let replica = try TestReplica.make(seed: 1)
    let goals = (0..<3).map { _ in replica.makeEntityID() }
    let first: Day = "2026-03-01"
    try replica.append(
      (0..<count).map { number in
        NewEvent(
          "checkin", replica.makeEntityID(),
          set: [
            "goal": .text(goals[number % 3].description),
            "day": .text(first.advanced(by: number % 7).description), "note": .text("\(number)"),
          ])
      })
    for (index, goal) in goals.enumerated() {
      for offset in 0..<7 {
        let day = first.advanced(by: offset)
        let notes = try replica.records(of: "checkin", parent: goal, days: day...day)
          .map { $0["note"] }
        let expected = (0..<count).filter { $0 % 3 == index && $0 % 7 == offset }
        #expect(notes == expected.map { .text("\($0)") })
      }
    }
    try replica.checkInvariants()
  }

  @Test func `the digest of any event on any branch is that of the chain up to it`() throws {
    let log = SampleBundle.ana
    let replica = try TestReplica.make(seed: 1)
    let common = try (1...2050).map { number in
      try SampleBundle.event(number, type: "goal", SampleBundle.entity(1), ["title": "a"]).encoded()
    }
    for (count, note) in [(1030, "b"), (2050, "c"), (3, "d")] {
      var sample = SampleBundle()
      let events = try (0..<40).map { offset in
        try SampleBundle.event(
          Int64(count + offset + 1), type: "goal", SampleBundle.entity(1), ["title": .text(note)]
        ).encoded()
      }
      sample.add(common.prefix(count) + events, to: log)
      let report = try replica.importBundle(
        from: MemorySource(try sample.bytes()), name: "bundle")
      #expect(report.isComplete)
    }
    let logs = try LogTable(replica.connection)
    #expect(logs.rows.filter(\.isHeld).count == 5)
    var chains: [Int64: [Int64: Digest]] = [:]
    for row in logs.rows.filter(\.isHeld).sorted(by: { $0.first < $1.first }) {
      var digest =
        row.parent.flatMap { chains[$0]?[row.first - 1] } ?? LogDigest.origin(of: log.device)
      for (offset, event) in try replica.eventBytes(of: row.id, row.first...row.head).enumerated() {
        digest = LogDigest.chained(digest, event)
        chains[row.key, default: [:]][row.first + Int64(offset)] = digest
      }
    }
    var random = SplitMix64(seed: 7)
    let along = DigestsAlong(replica.connection, of: logs)
    for round in 0..<400 {
      let row = try #require(logs.rows.filter(\.isHeld).randomElement(using: &random))
      let number = Int64.random(in: row.first...row.head, using: &random)
      #expect(try along.digest(of: row, at: number) == chains[row.key]?[number])
      guard round.isMultiple(of: 20) else { continue }
      #expect(try replica.digest(of: row.id, at: number) == chains[row.key]?[number])
    }
  }
}
