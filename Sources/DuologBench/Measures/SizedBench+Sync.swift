extension SizedBench {
  /// Ben's sync as a process, after Ana has left 100 events in the folder. The floor's process
  /// inserts the same rows into a database with everything.
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

  /// Ben's sync that finds nothing, compared with a `duolog` that does nothing.
  func measureSyncNothing() throws {
    try prepareBen()
    // Fetch what Ana has left since.
    _ = try sync()
    let before = try couple.ben.withJournal { try $0.replica.eventCount() }
    let times = try turns.many.medians([
      { try self.sync().milliseconds },
      { try self.timer.duolog(["--version"], home: self.couple.ben, at: nil).milliseconds },
    ])
    try expectEvents(Int(before))
    note(
      "sync-nothing", times[0], beside: "duolog --version", times[1], goal: Goals.syncNothing)
  }

  private func sync() throws -> ProcessTimer.Run {
    try timer.duolog(["sync", couple.folder], home: couple.ben)
  }

  /// Restores what Ben held after he had met Ana.
  func prepareBen() throws {
    try couple.meet()
    try couple.images.restore(Couple.benTogether, to: couple.ben.journalPath)
  }
}
