extension SizedBench {
  /// `duolog today`, compared with the least that a process can do.
  func measureToday() throws {
    try prepareBen()
    let (times, page) = try view("today")
    // A heading, plus a line for each active goal.
    guard page.count > Workload.activeShared else {
      throw BenchFailure("The view of the day has \(page.count) lines.")
    }
    note(
      "today", times[0], beside: "C hello", times[1], goal: Goals.today(count: workload.count))
  }

  /// `duolog status`, compared with the least that a process can do.
  func measureStatus() throws {
    try prepareBen()
    let count = try couple.ben.withJournal { try $0.replica.eventCount() }
    let (times, page) = try view("status")
    let told = page.first { $0.hasPrefix("Holds") }.map { Int64($0.filter(\.isNumber)) }
    try expect(told, toBe: count, "The number of entries in the status")
    note("status", times[0], beside: "C hello", times[1])
  }

  /// The times of a command and of the floor, and the lines that the command prints.
  private func view(_ command: String) throws -> (times: [Double], page: [Substring]) {
    var page = ""
    let times = try turns.many.medians([
      {
        let run = try self.timer.duolog([command], home: self.couple.ben)
        page = run.output
        return run.milliseconds
      },
      { try self.timer.floor(["hello"]).milliseconds },
    ])
    return (times, page.split(separator: "\n"))
  }

  /// Drops the projection and rebuilds it. The floor empties its tables and refills them from rows
  /// while it reads its log.
  func measureRebuild() throws {
    try prepareBen()
    try floors.restore(.layout, isTogether: true)
    let rows = EventRows()
    rows.append(try floors.apart.get())
    rows.append(try floors.news.get())
    let digest = try couple.ben.withJournal { try $0.replica.stateDigest() }
    let times = try turns.medians([
      {
        try self.couple.ben.withJournal { journal in
          try milliseconds { try journal.replica.rebuild() }
        }
      },
      {
        let store = try FloorStore(self.floors.path(.layout), .layout)
        var bytes: Int64 = 0
        let time = try milliseconds { bytes = try store.refill(rows) }
        try expect(Int(bytes), toBe: rows.eventBytes, "Bytes read by the floor")
        try store.close()
        return time
      },
    ])
    let rebuilt = try couple.ben.withJournal { try $0.replica.stateDigest() }
    try expect(rebuilt, toBe: digest, "The state after a rebuild")
    note(
      "rebuild", times[0], beside: FloorStore.Design.layout.rawValue, times[1],
      goal: Goals.rebuild(count: workload.count))
  }
}
