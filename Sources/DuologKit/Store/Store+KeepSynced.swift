import Dispatch
public import DuologFoundation
import DuologMerge
public import DuologSync

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
  ) -> AsyncStream<State> {
    keepSynced(with: folder, holdingBackFor: grace, timing: SyncWatch.Timing())
  }

  /// Syncs over a transport now, again whenever the data changes, and every `interval`, for as long as
  /// the stream is read.
  ///
  /// Nobody watches a transport. If it says that something has come, call ``sync(over:holdingBackFor:onProgress:)``
  /// as well.
  public func keepSynced(
    over transport: some Transport & Sendable, every interval: Duration = .seconds(60),
    holdingBackFor grace: Duration = .seconds(60)
  ) -> AsyncStream<State> {
    keepSynced(over: .transport(transport), holdingBackFor: grace) { [path] ending in
      SyncWatch(ofReplicaAt: path, every: interval, endedBy: ending)
    }
  }

  func keepSynced(
    with folder: URL, holdingBackFor grace: Duration, timing: SyncWatch.Timing
  ) -> AsyncStream<State> {
    keepSynced(over: .folder(folder), holdingBackFor: grace) { [path] ending in
      SyncWatch(
        of: folder.path(percentEncoded: false), andReplicaAt: path, endedBy: ending,
        timing: timing)
    }
  }

  private func keepSynced(
    over carrier: Carrier, holdingBackFor grace: Duration,
    watchedBy makeWatch: @escaping @Sendable (_ ending: Int32) -> SyncWatch
  ) -> AsyncStream<State> {
    // Only the latest state is of interest.
    let (stream, continuation) = AsyncStream.makeStream(
      of: State.self, bufferingPolicy: .bufferingNewest(1))
    guard let ending = EndingPipe() else {
      var state = State()
      state.activity = .waiting
      state.problem = SyncError.file(
        FileError(operation: .read, path: path, code: FileError.Code(rawValue: errno)))
      continuation.yield(state)
      continuation.finish()
      return stream
    }
    continuation.onTermination = { _ in ending.end() }
    DispatchQueue(label: "duolog.keeping-synced").async {
      carrier.entered {
        let watch = makeWatch(ending.descriptor)
        let teller = StateTeller(continuation)
        while watch.isDue() {
          teller.begin()
          guard self.syncOnce(over: carrier, holdingBackFor: grace, watch, ending, teller) else {
            break
          }
        }
      }
      continuation.finish()
    }
    return stream
  }

  /// One sync; `false` once the watch should end. Blocks the thread it runs on.
  private func syncOnce(
    over carrier: Carrier, holdingBackFor grace: Duration, _ watch: SyncWatch,
    _ ending: EndingPipe, _ teller: StateTeller<Content.Outcome>
  ) -> Bool {
    let result = syncer.runBlocking { [gate] content in
      let isEnded = { @Sendable in ending.isEnded }
      let outcome = try content.givingWay(at: gate, until: isEnded, teller.tell) {
        try carrier.exchange(content, holdingBackFor: grace, until: isEnded)
      }
      return (outcome, content.replica.now())
    }
    Task { await hub.signal() }
    switch result {
    case .success(let (outcome, now)):
      if let due = outcome.heldBackUntil {
        watch.handOver(after: .milliseconds(due.milliseconds - now.milliseconds))
      }
      teller.end(with: outcome, at: now)
    case .failure(SyncError.interrupted):
      return false
    case .failure(let error as StorageError) where error.kind == .closed:
      return false
    case .failure(let error):
      watch.retryLater()
      teller.end(with: error)
    }
    return true
  }
}

/// Tells the states of one stream, from the thread that syncs.
private final class StateTeller<Outcome: SyncOutcome>: @unchecked Sendable {
  /// How often to tell how far a sync has come.
  private static var pause: Duration { .milliseconds(100) }

  private let continuation: AsyncStream<SyncState<Outcome>>.Continuation
  private var state = SyncState<Outcome>()
  private var toldAt = ContinuousClock.now

  init(_ continuation: AsyncStream<SyncState<Outcome>>.Continuation) {
    self.continuation = continuation
  }

  func begin() {
    state.activity = .syncing
    tell()
  }

  func tell(_ progress: SyncProgress) {
    guard .now - toldAt >= StateTeller.pause else { return }
    state.progress = progress
    tell()
  }

  func end(with outcome: Outcome, at time: Timestamp) {
    (state.outcome, state.lastSync, state.problem) = (outcome, time, nil)
    wait()
  }

  func end(with problem: any Error) {
    state.problem = problem
    wait()
  }

  private func wait() {
    (state.activity, state.progress) = (.waiting, nil)
    tell()
  }

  private func tell() {
    toldAt = .now
    continuation.yield(state)
  }
}
