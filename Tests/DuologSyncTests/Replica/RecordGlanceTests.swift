import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct RecordGlanceTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `Records read one by one match those read as rows`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let replica = try TestReplica.make(seed: seed)
    let goals = (0..<2).map { _ in replica.makeEntityID() }
    let first: Day = "2026-03-01"
    var made: [EntityID] = []
    for _ in 0..<40 {
      var fields: [String: Scalar] = [:]
      let isNew = made.isEmpty || Bool.random(using: &random)
      if isNew || Int.random(in: 0..<4, using: &random) == 0 {
        fields["goal"] = .text((goals.randomElement(using: &random) ?? goals[0]).description)
        let day = first.advanced(by: .random(in: 0..<6, using: &random))
        fields["day"] = .text(day.description)
      }
      if Bool.random(using: &random) {
        fields["note"] = [.text("n"), .integer(4), .null].randomElement(using: &random)
      }
      if Int.random(in: 0..<6, using: &random) == 0 { fields["removed"] = .boolean(true) }
      if fields.isEmpty { fields["note"] = .text("more") }
      let id = isNew ? replica.makeEntityID() : made.randomElement(using: &random) ?? made[0]
      if isNew { made.append(id) }
      let by = Bool.random(using: &random) ? goals[1] : nil
      try replica.append([NewEvent("checkin", id, set: fields, by: by)])
    }
    for goal in goals {
      let days = first.advanced(by: 1)...first.advanced(by: 4)
      var seen: [EntityID: RecordGlance] = [:]
      try replica.forEachRecord(of: "checkin", parent: goal, days: days, reading: ["note"]) {
        #expect(seen[$0.id] == nil)
        seen[$0.id] = $0
      }
      let rows = try replica.records(of: "checkin", parent: goal, days: days)
      #expect(seen.keys.sorted() == rows.map(\.id), "seed \(seed)")
      for row in rows {
        let glance = try #require(seen[row.id])
        #expect(glance.values == [row["note"]] && glance.by == row.by)
        #expect(glance.origin == row.origin)
        #expect(row["day"] == .text(glance.day.description))
      }
    }
  }

  @Test func `Only a few records of one log and day are considered`() throws {
    let (replica, other) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    let goal = replica.makeEntityID()
    for writer in [replica, other] {
      for (day, count) in [("2026-03-01", 3), ("2026-03-02", 9), ("2026-03-03", 2)] {
        for number in 0..<count {
          try writer.append([
            NewEvent(
              "checkin", writer.makeEntityID(),
              set: [
                "goal": .text(goal.description), "day": .text(day), "note": .text("\(number)"),
              ])
          ])
        }
      }
    }
    try replica.takeAll(from: other)
    var found: [Day: [String]] = [:]
    try replica.forEachRecord(
      of: "checkin", parent: goal, days: .first ... .last, reading: ["note"], atMost: 4
    ) { record in
      guard case .text(let note)? = record.values[0] else { return }
      found[record.day, default: []].append(note)
    }
    #expect(found["2026-03-01"] == ["0", "1", "2", "0", "1", "2"])
    #expect(found["2026-03-02"] == ["0", "1", "2", "3", "0", "1", "2", "3"])
    #expect(found["2026-03-03"] == ["0", "1", "0", "1"])
  }
}
