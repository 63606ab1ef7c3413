import Foundation

extension SizedBench {
  /// Ben's sync after Ana has left 100 events in the folder, a process; the floor's process puts
  /// the same rows into a database with everything.
  func measureSyncNews() throws {
    try prepareBen()
    try floors.restore(.layout, isTogether: true)
    let rows = files.path("delta.rows")
    var news = EventRows()
    let times = try turns.medians([
      {
        news = try self.couple.publishNews()
        let before = try self.couple.ben.withJournal { try $0.replica.eventCount() }
        let run = try self.sync()
        try self.expectEvents(Int(before) + Workload.newsCount)
        return run.milliseconds
      },
      {
        try news.save(to: rows)
        let before = try self.floors.count(.layout)
        let run = try self.insertByProcess(rows, 0, Workload.newsCount)
        try expect(
          try self.floors.count(.layout), toBe: before + Workload.newsCount, "Rows of the floor")
        return run.milliseconds
      },
    ])
    note(
      "sync-news", times[0], beside: FloorStore.Design.layout.rawValue, times[1],
      goal: Goals.syncNews(count: workload.count))
  }

  /// Ben's sync with nothing new, beside a `duolog` that does nothing: where nothing has changed for
  /// a while, and where the exchange takes place and finds nothing.
  func measureSyncNothing() throws {
    try prepareBen()
    // What Ana has left since.
    _ = try syncNow()
    let before = try couple.ben.withJournal { try $0.replica.eventCount() }
    Thread.sleep(forTimeInterval: SizedBench.restSeconds)
    _ = try syncNow()
    let mark = couple.ben.journalPath + "-rest"
    let times = try turns.many.medians([
      {
        try expect(FileManager.default.fileExists(atPath: mark), toBe: true, "A mark of rest")
        return try self.syncNow().milliseconds
      },
      {
        try FileManager.default.removeItem(atPath: mark)
        return try self.syncNow().milliseconds
      },
      { try self.timer.duolog(["--version"], home: self.couple.ben, at: nil).milliseconds },
    ])
    try expectEvents(Int(before))
    note(
      "sync-nothing", times[0], beside: "duolog --version", times[2], goal: Goals.syncNothing)
    note("sync-reading", times[1], beside: "duolog --version", times[2])
  }

  /// How long files have to be left alone before an exchange may be left out.
  private static let restSeconds = 4.0

  /// A sync at the time that it is: at a time that is given, every exchange takes place.
  private func syncNow() throws -> ProcessTimer.Run {
    try timer.duolog(["sync", couple.folder], home: couple.ben, at: nil)
  }

  private func sync() throws -> ProcessTimer.Run {
    try timer.duolog(["sync", couple.folder], home: couple.ben)
  }

  /// Puts back what Ben held when he had met Ana.
  func prepareBen() throws {
    try couple.meet()
    try couple.images.restore(Couple.benTogether, to: couple.ben.journalPath)
  }
}
