import Dispatch
public import DuologFoundation
import DuologMerge
import DuologSync

extension Store {
  /// Syncs with a shared folder now, and again whenever the folder or the data changes, for as long
  /// as the stream is read.
  ///
  /// The folder may be missing for a while. A sync that does not work is tried again, and the state
  /// says why. The stream ends when its task is cancelled or the store is closed.
  ///
  /// ```swift
  /// let syncing = Task {
  ///   for await state in store.keepSynced(with: folder) { print(state.isHealthy) }
  /// }
  /// ```
  ///
  /// For the time of `grace`, what was written here is held back, so that taking it back leaves no
  /// trace.
  public func keepSynced(
    with folder: URL, holdingBackFor grace: Duration = .seconds(60)
  ) -> AsyncStream<SyncState> {
    keepSynced(with: folder, holdingBackFor: grace, timing: SyncWatch.Timing())
  }

  func keepSynced(
    with folder: URL, holdingBackFor grace: Duration, timing: SyncWatch.Timing
  ) -> AsyncStream<SyncState> {
    // Only the latest state is of interest.
    let (stream, continuation) = AsyncStream.makeStream(
      of: SyncState.self, bufferingPolicy: .bufferingNewest(1))
    guard let ending = EndingPipe() else {
      var state = SyncState()
      state.activity = .waiting
      state.problem = SyncError.file(
        FileError(operation: .read, path: path, code: FileError.Code(rawValue: errno)))
      continuation.yield(state)
      continuation.finish()
      return stream
    }
    continuation.onTermination = { _ in ending.end() }
    let queue = DispatchQueue(label: "duolog.keeping-synced")
    queue.async { [path] in
      let watch = SyncWatch(
        of: folder.path(percentEncoded: false), andReplicaAt: path,
        endedBy: ending.descriptor, timing: timing)
      var state = SyncState()
      while watch.isDue() {
        state.activity = .syncing
        continuation.yield(state)
        guard
          self.syncOnce(
            with: folder, holdingBackFor: grace, watch: watch, endedBy: ending, state: &state)
        else { break }
        state.activity = .waiting
        continuation.yield(state)
      }
      continuation.finish()
    }
    return stream
  }

  /// One sync; `false` once the watch should end. Blocks the thread it runs on.
  private func syncOnce(
    with folder: URL, holdingBackFor grace: Duration, watch: SyncWatch, endedBy ending: EndingPipe,
    state: inout SyncState
  ) -> Bool {
    let outcome = syncer.runBlocking { [gate] content in
      let report = try content.givingWay(at: gate) {
        try content.sync(
          with: folder.path(percentEncoded: false), holdingBackFor: grace,
          until: { ending.isEnded })
      }
      return (report, content.replica.now())
    }
    Task { await hub.signal() }
    switch outcome {
    case .success(let (report, now)):
      (state.report, state.lastSync, state.problem) = (report, now, nil)
      if let due = report.heldBackUntil {
        watch.handOver(after: .milliseconds(due.milliseconds - now.milliseconds))
      }
    case .failure(is SyncInterrupted), .failure(is StoreClosed):
      return false
    case .failure(let error):
      state.problem = error
      watch.retryLater()
    }
    return true
  }
}
