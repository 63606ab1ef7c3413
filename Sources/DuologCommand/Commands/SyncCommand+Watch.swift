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
    let console = invocation.console
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
    try page.tell(view, on: invocation.console) {
      try invocation.command.has(Options.json)
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
