import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// The first events of dated records are stored in batches, which must not affect the result.
@Suite struct InsertBatchTests {
  private let ana: Replica
  private let ben: Replica
  private let goals: [EntityID]

  init() throws {
    (ana, ben) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    let ana = ana
    goals = (0..<3).map { _ in ana.makeEntityID() }
    try ana.append(goals.map { NewEvent("goal", $0, set: ["title": .text("tea")]) })
    try ben.takeAll(from: ana)
  }

  private func checkIn(
    _ id: EntityID, _ goal: Int = 0, note: String = "warm", day: String = "2026-11-21"
  ) -> NewEvent {
    NewEvent(
      "checkin", id,
      set: ["goal": .text(goals[goal].description), "day": .text(day), "note": .text(note)])
  }

  /// Delivers what Ana has to Ben in one step, and compares with her state and with a rebuild.
  private func deliver() throws {
    try ben.takeAll(from: ana)
    #expect(try ben.stateDigest() == ana.stateDigest())
    let columns = try ben.columnDigest()
    try ben.rebuild()
    #expect(try ben.columnDigest() == columns)
    try ben.checkInvariants()
  }

  @Test(arguments: 0...35)
  func `any number of records arrives`(count: Int) throws {
    try ana.append((0..<count).map { checkIn(ana.makeEntityID(), $0 % 3) })
    try deliver()
    #expect(try ben.eventCount() == Int64(3 + count))
  }

  @Test func `a record in the batch is written to, moved and removed`() throws {
    var began: [(name: EventName, record: EntityID)] = []
    for distance in 0..<20 {
      let record = ana.makeEntityID()
      var drafts = [checkIn(record)]
      drafts += (0..<distance).map { _ in checkIn(ana.makeEntityID(), 1) }
      drafts += [
        NewEvent("checkin", record, set: ["note": .text("cold")]),
        NewEvent("checkin", record, set: ["goal": .text(goals[2].description)]),
        checkIn(record, 1, note: "again", day: "2026-11-20"),
        NewEvent("checkin", record, set: ["removed": .boolean(true)]),
      ]
      began.append((try ana.append(drafts)[0], record))
    }
    try deliver()
    // The first event counts as the record's creation, the others as changes.
    for (name, record) in began {
      #expect(try ben.isOrigin(name, of: record, type: "checkin"))
    }
  }

  /// The identifiers of what comes from another app's file say nothing of a time.
  @Test func `records with identifiers of any time arrive, and so does what is written to them`()
    throws
  {
    let records = (0..<40).map { EntityID(derivedFrom: SHA256.hash("record \($0)".utf8)) }
    let names = try ana.append(records.map { checkIn($0) })
    // A later event may give both the goal and the day, too.
    try ana.append(records.prefix(20).map { checkIn($0, 1, note: "again", day: "2026-11-20") })
    try ana.append(
      records.dropFirst(10).prefix(20).map { NewEvent("checkin", $0, set: ["note": .text("cold")]) }
    )
    try deliver()
    for (name, record) in zip(names, records) {
      #expect(try ben.isOrigin(name, of: record, type: "checkin"))
    }
  }

  @Test(arguments: [0, 1, 7, 15, 16, 20])
  func `a batch in which one record is already known arrives, and that one is merged`(
    place: Int
  ) throws {
    let record = ana.makeEntityID()
    try ben.append([checkIn(record, 0, note: "mine")])
    var drafts = (0..<30).map { checkIn(ana.makeEntityID(), $0 % 3) }
    drafts.insert(checkIn(record, 1, note: "yours"), at: place)
    drafts.insert(checkIn(record, 2, note: "ours"), at: min(place + 3, drafts.count))
    try ana.append(drafts)
    try ana.takeAll(from: ben)
    try deliver()
    #expect(try ben.conflicts().count > 0)
  }

  @Test func `a goal that ends with records in the batch has ended concurrently`() throws {
    try ben.append((0..<20).map { checkIn(ben.makeEntityID(), $0 % 3) })
    var drafts = (0..<5).map { checkIn(ana.makeEntityID(), $0 % 3) }
    drafts.append(NewEvent("goal", goals[0], set: ["target": .integer(3)]))
    drafts += (0..<5).map { checkIn(ana.makeEntityID(), $0 % 3) }
    try ana.append(drafts)
    try ana.takeAll(from: ben)
    try deliver()
    let parents = try ben.connection.prepare("SELECT parent FROM ended_apart")
    #expect(try parents.step())
    #expect(parents.integer(at: 0) == goals[0].rawValue)
  }

  @Test func `a record too large for the batch is stored at once`() throws {
    let long = String(repeating: "long ", count: 2000)
    try ana.append((0..<40).map { checkIn(ana.makeEntityID(), note: $0 % 7 == 3 ? long : "short") })
    try deliver()
  }
}
