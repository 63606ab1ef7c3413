import DuologJournal
import DuologMerge
import DuologSync

extension SizedBench {
  /// One event in an open replica, durable when the call returns. The floor inserts the same row
  /// into its open database.
  func measureAppend() throws {
    try prepareBen()
    try floors.restore(.layout, isTogether: true)
    let store = try FloorStore(floors.path(.layout), .layout)
    let before = store.count()
    let turns = turns.manyMore
    try couple.ben.withJournal(couple.environmentOfBen()) { journal in
      let replica = journal.replica
      var head = try replica.heldVector()[replica.ownLog]
      var rows = EventRows()
      let first = head
      let times = try turns.medians([
        {
          guard let newEvent = self.couple.nextOfBen() else { return 0 }
          rows = try EventRows(newEvent, sequence: head + 1, at: replica.now(), of: replica.ownLog)
          head += 1
          return try milliseconds { try replica.append([newEvent]) }
        },
        { try milliseconds { try store.insert(rows) } },
      ])
      let count = Int(head - first)
      try expect(try replica.heldVector()[replica.ownLog], toBe: head, "Events appended")
      try expect(store.count() - before, toBe: count, "Rows appended by the floor")
      note(
        "append", times[0] * 1000, .microseconds, beside: FloorStore.Design.layout.rawValue,
        times[1] * 1000)
    }
    try store.close()
  }

  /// `duolog checkin`, and a floor process that inserts the same kind of row.
  func measureCheckIn() throws {
    try prepareBen()
    try floors.restore(.layout, isTogether: true)
    guard let goal = couple.sharedGoal else { return }
    let log = try couple.ben.withJournal { $0.replica.ownLog }
    let rows = EventRows()
    let rounds = turns.many.rounds
    let note = "phones in the drawer, and a walk along the river after that"
    for round in 0..<rounds {
      let id = EntityID(rawValue: Workload.end.milliseconds << 21 + Int64(round)) ?? goal
      let newEvent = NewEvent(
        "checkin", id,
        set: [
          "goal": .text(goal.description), "day": .text("2026-11-21"), "state": .text("done"),
          "zone": .text(couple.ben.zone), "note": .text(note),
        ])
      rows.append(
        try EventRows(newEvent, sequence: 1_000_000_000 + Int64(round), at: Workload.end, of: log))
    }
    let file = files.path("checkins.rows")
    try rows.save(to: file)
    let before = try couple.ben.withJournal { Int(try $0.replica.eventCount()) }
    var round = 0
    let times = try turns.many.medians([
      {
        try self.timer.duolog(
          ["checkin", goal.description, "--note", note], home: self.couple.ben
        ).milliseconds
      },
      {
        round += 1
        return try self.insertByProcess(file, round - 1, 1).milliseconds
      },
    ])
    try expectEvents(before + round)
    try expect(
      try floors.count(.layout), toBe: countTogether + round, "Rows inserted by the floor")
    self.note(
      "checkin", times[0], beside: FloorStore.Design.layout.rawValue, times[1],
      goal: Goals.checkIn)
  }
}
