import DuologJournal
import DuologMerge

extension SizedBench {
  /// Merges Ana's half into Ben's replica, including parsing, hashing and verifying. The floor
  /// inserts the same rows into its tables.
  func measureImport() throws {
    // At the largest size, each database takes a long time.
    let designs = FloorStore.Design.allCases.filter {
      $0 == .layout || workload.count < Workload.large
    }
    let times = try turns.long.medians(
      [importByDuolog] + designs.map { design in { try self.importByFloor(design) } })
    // The result of the last import is still there for checking.
    try couple.meetKeepingBen()
    try couple.ben.withJournal { journal in
      try expect(
        Optional(try journal.replica.stateDigest()), toBe: couple.stateDigest,
        "The state after importing \(workload.count / 2) events")
    }
    for (design, time) in zip(designs, times.dropFirst()) {
      note(
        "import", times[0], beside: design.rawValue, time,
        goal: Goals.import(count: workload.count, beside: design))
    }
  }

  func importByDuolog() throws -> Double {
    try couple.images.restore(Couple.benApart, to: couple.ben.journalPath)
    var imported = 0
    let time = try milliseconds {
      imported = try couple.ben.withJournal {
        try $0.replica.importFile(at: couple.anaBundle).importedCount
      }
    }
    try expect(imported, toBe: workload.count / 2, "Events imported")
    return time
  }

  private func importByFloor(_ design: FloorStore.Design) throws -> Double {
    let news = try floors.news.get()
    try floors.restore(design, isTogether: false)
    let time = try milliseconds {
      let store = try FloorStore(floors.path(design), design)
      try store.insert(news)
      try store.close()
    }
    try expect(try floors.count(design), toBe: countTogether, "Rows of \(design.rawValue)")
    return time
  }

  /// The same with `duolog import`, and with a floor process that first reads the rows from a file.
  func measureImportProcess() throws {
    let rows = files.path("news.rows")
    try floors.news.get().save(to: rows)
    var peaks: [Double] = []
    var floorPeaks: [Double] = []
    let times = try turns.long.medians([
      {
        try self.couple.images.restore(Couple.benApart, to: self.couple.ben.journalPath)
        let run = try self.timer.duolog(
          ["import", self.couple.anaBundle], home: self.couple.ben)
        peaks.append(run.peakMiB)
        try self.expectEvents(self.countTogether)
        // The first look at the news counts as well.
        peaks.append(try self.timer.duolog(["today"], home: self.couple.ben).peakMiB)
        return run.milliseconds
      },
      {
        try self.floors.restore(.layout, isTogether: false)
        let run = try self.insertByProcess(rows, 0, self.workload.count / 2)
        floorPeaks.append(run.peakMiB)
        try expect(try self.floors.count(.layout), toBe: self.countTogether, "Rows of the floor")
        return run.milliseconds
      },
    ])
    note("import-process", times[0], beside: FloorStore.Design.layout.rawValue, times[1])
    note(
      "memory", peaks.max() ?? 0, .mebibytes, beside: "C, input held whole",
      floorPeaks.max() ?? 0, goal: Goals.memory)
  }

  /// Inserts rows from a file into the floor's database with Duolog's layout, in a separate
  /// process.
  func insertByProcess(_ rows: String, _ start: Int, _ count: Int) throws -> ProcessTimer.Run {
    try timer.floor([
      "insert", floors.path(.layout), "\(FloorStore.Design.layout.floor.rawValue)", rows,
      "\(start)", "\(count)",
    ])
  }

  /// Requires that Ben's replica holds `count` events.
  func expectEvents(_ count: Int) throws {
    try couple.ben.withJournal { journal in
      try expect(Int(journal.replica.eventCount()), toBe: count, "Events in Ben's replica")
    }
  }
}
