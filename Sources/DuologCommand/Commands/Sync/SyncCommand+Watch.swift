import DuologJournal
import DuologSync

extension SyncCommand {
  /// Syncs now, and again whenever the folder or the journal changes, until a signal comes. Failures
  /// are reported and retried.
  ///
  /// - Throws: the error of the very first sync, unless it may pass by itself.
  func watch(_ folder: String) throws -> ExitCode {
    let signals = try EndingSignals()
    let watch = SyncWatch(
      of: folder, andReplicaAt: try invocation.journalPath, endedBy: signals.descriptor)
    let shown = invocation.environment.shown(folder)
    console.sayWrapped("Watching \(shown). Press Ctrl-C to stop.")
    var page = WatchText()
    var reportFile = ReportFile(invocation)
    var isFirst = true
    var ending = "Stopped watching \(shown)."
    while watch.isDue() {
      do {
        try sync(with: folder, watch, page: &page, &reportFile)
      } catch SyncError.interrupted {
        ending = "Stopped watching \(shown) in the middle of a sync. The next one carries on."
      } catch {
        let failure = Failure(error, in: invocation)
        if isFirst, !failure.mayPass(error) { throw error }
        page.tell(failure, on: console)
        watch.retryLater()
      }
      isFirst = false
      console.finish()
    }
    console.sayWrapped(ending)
    return .fine
  }

  /// The journal is closed between syncs, so that its file is complete and can be copied and restored
  /// like any other.
  private func sync(
    with folder: String, _ watch: SyncWatch, page: inout WatchText, _ reportFile: inout ReportFile?
  ) throws {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let report = try journal.sync(
      with: folder, holdingBackFor: .seconds(command[Self.delay] ?? 60), until: { watch.isEnded })
    if let due = report.heldBackUntil {
      watch.handOver(after: .milliseconds(due.milliseconds - journal.replica.now().milliseconds))
    }
    try writePage(of: journal)
    if report.heldBackUntil == nil, let next = try nextLook(at: journal) {
      watch.handOver(after: next)
    }
    let view = try journal.view(of: report)
    try page.tell(view, on: console) {
      try command.has(Options.json)
        ? JSONDocument("sync", SyncJSON(view, folder: folder)).line() : nil
    }
    try reportFile?.update(from: journal)
  }
}

extension SyncCommand {
  /// When to sync again although nothing changes: once the last line in the inbox counts, and as a new
  /// day begins on the page.
  private func nextLook(at journal: Journal) throws -> Duration? {
    var waits: [Duration] = []
    if journal.inboxReport?.isUnfinished ?? false { waits.append(.seconds(601)) }
    if command[Self.page] != nil { waits.append(.seconds(3600)) }
    return waits.min()
  }
}

extension Failure {
  /// Whether it may pass without anyone doing anything in Duolog: the folder is not there yet, or
  /// another program is using the journal.
  fileprivate func mayPass(_ error: any Error) -> Bool {
    if code == .folderNotAvailable { return true }
    return (error as? StorageError)?.kind == .busy
  }
}

/// Reports on one sync after another, and only what is new: a sync that did nothing is silent, and
/// a problem is reported once.
struct WatchText {
  /// The reported problems and waits that still last.
  private var told: Set<String> = []
  /// What the last sync was waiting for.
  private var missing: [String] = []
  private var failure: Failure?

  /// Reports a sync that worked. If there is news and `document` is not `nil`, it is written to the
  /// output instead of the text.
  mutating func tell(
    _ view: SyncView, on console: Console, orElse document: () throws -> String?
  ) rethrows {
    if let failure {
      console.sayWrapped(
        failure.code == .folderNotAvailable ? "The folder is back." : "Syncing works again.")
      self.failure = nil
    }
    let page = SyncText(view: view)
    // Files arrive in any order, so something is always missing for a moment. It is reported when
    // the following sync still misses it.
    let stillMissing = page.missing.filter(missing.contains)
    missing = page.missing
    let lasting = page.setAside + stillMissing + page.toSettle + page.inbox
    let account = page.exchanged + lasting.filter { !told.contains($0) }
    let problems = page.problems.filter { !told.contains($0) }
    told = Set(lasting + page.problems)
    guard !account.isEmpty || !problems.isEmpty else { return }
    if let text = try document() {
      console.write(text)
    } else if !console.isQuiet {
      account.forEach { console.printWrapped($0) }
    }
    problems.forEach { console.tellWrapped($0) }
  }

  /// Reports a sync that failed, unless the one before failed for the same reason.
  mutating func tell(_ failure: Failure, on console: Console) {
    defer { self.failure = failure }
    guard failure.sentence != self.failure?.sentence else { return }
    console.tell(failure.message(width: console.width))
    console.sayWrapped("Still watching: syncing resumes by itself once that changes.")
  }
}
