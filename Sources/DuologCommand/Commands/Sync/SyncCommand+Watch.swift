import DuologJournal
import DuologSync

extension SyncCommand {
  /// Exchanges at once, and then whenever the folder or the journal has changed, until a signal
  /// comes. What does not work is told, and tried again.
  ///
  /// - Throws: what keeps the very first exchange from working, unless it may pass by itself.
  func watch(_ folder: String) throws -> ExitCode {
    let signals = try EndingSignals()
    let watch = SyncWatch(
      of: folder, andReplicaAt: try invocation.journalPath, endedBy: signals.descriptor)
    let shown = invocation.environment.shown(folder)
    console.sayWrapped("Watching \(shown). Ctrl-C ends it.")
    var page = WatchText()
    var isFirst = true
    var ending = "Stopped watching \(shown)."
    while watch.isDue() {
      do {
        try exchange(with: folder, watch, page: &page)
      } catch is SyncInterrupted {
        ending = "Stopped watching \(shown), in the middle of an exchange. The next one goes on."
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

  /// Between two exchanges the journal is closed, so that its file is complete by itself, to be
  /// copied and restored like any other.
  private func exchange(
    with folder: String, _ watch: SyncWatch, page: inout WatchText
  ) throws {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let view = try journal.view(
      of: try journal.sync(with: folder, until: { watch.isEnded }))
    try page.tell(view, on: console) {
      try command.has(Options.json)
        ? JSONDocument("sync", SyncJSON(view, folder: folder)).line() : nil
    }
  }
}

extension Failure {
  /// Whether it may be over without anybody doing anything about Duolog: the folder is not there
  /// yet, or another program is using the journal.
  fileprivate func mayPass(_ error: any Error) -> Bool {
    if code == .folderNotAvailable { return true }
    return StorageError(error) == .busy
  }
}

/// What came of one exchange after the other, and of each only what is news: an exchange that did
/// nothing is not spoken of, and what is wrong is told once.
struct WatchText {
  /// What has been told of things that last, as long as they do.
  private var told: Set<String> = []
  /// What the last exchange was waiting for.
  private var missing: [String] = []
  private var failure: Failure?

  /// Tells of an exchange that worked. Where there is news, `document` is written to the output in
  /// place of the account, if it is not `nil`.
  mutating func tell(
    _ view: SyncView, on console: Console, orElse document: () throws -> String?
  ) rethrows {
    if let failure {
      console.sayWrapped(
        failure.code == .folderNotAvailable ? "The folder is back." : "It works again.")
      self.failure = nil
    }
    let page = SyncText(view: view)
    // Files arrive in any order, so something is always missing for a moment: it is told when the
    // exchange after that still misses it.
    let stillMissing = page.missing.filter(missing.contains)
    missing = page.missing
    let account = page.exchanged + (stillMissing + page.toSettle).filter { !told.contains($0) }
    let problems = page.problems.filter { !told.contains($0) }
    told = Set(stillMissing + page.toSettle + page.problems)
    guard !account.isEmpty || !problems.isEmpty else { return }
    if let text = try document() {
      console.write(text)
    } else if !console.isQuiet {
      account.forEach { console.printWrapped($0) }
    }
    problems.forEach { console.tellWrapped($0) }
  }

  /// Tells of an exchange that did not work, unless the one before did not for the same reason.
  mutating func tell(_ failure: Failure, on console: Console) {
    defer { self.failure = failure }
    guard failure.sentence != self.failure?.sentence else { return }
    console.tell(failure.message(width: console.width))
    console.sayWrapped("Still watching: it goes on by itself once that has changed.")
  }
}
