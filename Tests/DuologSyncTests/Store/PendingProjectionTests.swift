import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What is projected later, in the order of the tables.
@Suite struct PendingProjectionTests {
  private func json(
    _ entity: Int64, _ sequence: Int64, _ field: String = "title"
  ) throws -> [UInt8] {
    let json = """
      {"seq":\(sequence),"at":"2026-11-21T20:00:00.000Z","type":"goal",\
      "id":"\(try #require(EntityID(rawValue: entity)))","set":{"\(field)":"\(sequence)"}}
      """
    return Array(json.utf8)
  }

  private func columns(_ entity: Int64, _ sequence: Int64, log: Int64 = 1) throws -> EventColumns {
    try json(entity, sequence).withUnsafeBytes { bytes in
      EventColumns(key: RowKey(log: log, sequence: sequence), of: try .scan(bytes), type: 1)
    }
  }

  @Test func `changes are returned by entity, first its origin, then in the order of their log`()
    throws
  {
    var pending = PendingProjection()
    let changes: [(entity: Int64, log: Int64, sequence: Int64, isOrigin: Bool)] = [
      (7, 1, 1, false), (3, 1, 2, false), (7, 1, 3, false), (3, 1, 4, false), (5, 1, 5, true),
      (5, 1, 6, false), (3, 2, 7, true),
    ]
    for change in changes {
      let columns = try columns(change.entity, change.sequence, log: change.log)
      try json(change.entity, change.sequence).withUnsafeBytes {
        if change.isOrigin {
          pending.append(origin: columns, $0)
        } else {
          pending.append(edit: columns, $0)
        }
      }
    }
    var taken: [String] = []
    try pending.takeChanges(
      origin: { columns, event in
        taken.append("\(columns.entity.rawValue) \(event.sequence) origin")
      },
      edit: { columns, event, _ in taken.append("\(columns.entity.rawValue) \(event.sequence)") })
    #expect(taken == ["3 7 origin", "3 2", "3 4", "5 5 origin", "5 6", "7 1", "7 3"])
    try pending.takeChanges(
      origin: { _, _ in Issue.record("taken twice") },
      edit: { _, _, _ in Issue.record("taken twice") })
  }

  @Test func `a field is overwritten by a later edit of the same entity in the same log`() throws {
    var pending = PendingProjection()
    let edits: [(entity: Int64, log: Int64, sequence: Int64, field: String)] = [
      (3, 1, 1, "title"), (3, 1, 2, "due"), (3, 1, 3, "title"), (3, 2, 1, "title"),
      (3, 2, 2, "due"), (5, 2, 3, "due"),
    ]
    for edit in edits {
      let columns = try columns(edit.entity, edit.sequence, log: edit.log)
      try json(edit.entity, edit.sequence, edit.field).withUnsafeBytes {
        pending.append(edit: columns, $0)
      }
    }
    var overwritten: [Bool] = []
    try pending.takeChanges(origin: { _, _ in Issue.record("no origin was added") }) {
      _, event, isOverwritten in
      event.forEachField { name, _ in overwritten.append(isOverwritten(name)) }
    }
    #expect(overwritten == [true, false, false, false, false, false])
  }

  @Test func `records are returned by parent, once`() throws {
    var pending = PendingProjection()
    let day: Day = "2026-11-21"
    for (parent, sequence) in [(9, 1), (4, 2), (9, 3)] as [(Int64, Int64)] {
      let place = EntityTable.Place(parent: EntityID(rawValue: parent), day: day)
      pending.append(try #require(DatedTable.Entry(columns(1, sequence), place)))
    }
    var taken: [Int64] = []
    pending.takeRecords { taken += $0.map(\.key.sequence) }
    #expect(taken == [2, 1, 3])
    pending.takeRecords { _ in Issue.record("taken twice") }
  }

  @Test func `65,536 records or 1.75 MiB of other changes are full`() throws {
    var pending = PendingProjection()
    let columns = try columns(1, 1)
    let place = EntityTable.Place(parent: columns.entity, day: "2026-11-21")
    let record = try #require(DatedTable.Entry(columns, place))
    for _ in 1..<65_536 { pending.append(record) }
    #expect(!pending.isFull)
    pending.append(record)
    #expect(pending.isFull)
    pending.takeRecords { #expect($0.count == 65_536) }
    #expect(!pending.isFull)
    let bytes = [UInt8](repeating: 0, count: 1 << 20)
    bytes.withUnsafeBytes { pending.append(edit: columns, $0) }
    #expect(!pending.isFull)
    bytes.withUnsafeBytes { pending.append(edit: columns, $0) }
    #expect(pending.isFull)
  }

  @Test func `more edits than fit at once are all merged`() throws {
    let (ana, ben) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    let long = String(repeating: "long ", count: 1500)
    var (records, drafts): ([EntityID], [NewEvent]) = ([], [])
    let goal = ana.makeEntityID()
    for number in 0..<450 {
      let record = number % 3 == 0 ? ana.makeEntityID() : records[number / 2]
      records.append(record)
      drafts.append(
        NewEvent(
          "checkin", record,
          set: [
            "goal": .text(goal.description), "day": .text("2026-11-\(10 + number % 20)"),
            "note": .text("\(number) \(long)"),
          ]))
    }
    for stretch in 0..<3 { try ana.append(Array(drafts[stretch * 150..<stretch * 150 + 150])) }
    try ben.takeAll(from: ana)
    #expect(try ben.stateDigest() == ana.stateDigest())
    try ben.checkInvariants()
    try ana.checkInvariants()
  }
}
