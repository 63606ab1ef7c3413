/// Tells when to sync with a shared folder: at once, and then whenever the folder or the replica
/// has changed.
///
/// ```swift
/// let watch = SyncWatch(of: folder, andReplicaAt: path, endedBy: descriptor)
/// while watch.isDue() {
///   let replica = try Replica.open(at: path, schema: schema)
///   _ = try replica.sync(with: folder, until: { watch.isEnded })
///   try replica.close()
/// }
/// ```
///
/// Close the replica between two syncs. Its file is then complete by itself, and can be copied,
/// restored or moved like any other.
///
/// What a sync writes is a change too, and leads to one more sync. With nothing new, that one
/// writes nothing, and the cycle ends. Not `Sendable`; use it from one thread.
public final class SyncWatch {
  /// How long to wait for what.
  public struct Timing: Sendable {
    /// How long it must be quiet before a sync.
    public var quiet = Duration.milliseconds(300)
    /// How long the first of many changes waits at most.
    public var patience = Duration.seconds(5)
    /// How often to check the folder in addition to reported changes: for network folders, which do
    /// not report them, and for a stick that is mounted over an empty directory.
    public var lookWithReports = Duration.seconds(60)
    /// How often to check the folder if changes are not reported, or if the folder does not exist.
    public var lookWithoutReports = Duration.seconds(3)
    /// When to try again after a failed sync. Doubles with each further failure, up to
    /// ``lookWithReports``.
    public var retry = Duration.seconds(5)
    /// The longest time without a sync, even if nothing changes, so that a device that has had
    /// nothing to say for long still shows that it is alive.
    public var silence = Duration.seconds(21 * 3600)

    /// The default timing.
    public init() {}

    /// The longest time that is waited for anything.
    fileprivate static let longest = Duration.seconds(366 * 86_400)

    /// The same, with times that a clock can be moved by.
    fileprivate var usable: Timing {
      func usable(_ time: Duration) -> Duration { min(max(time, .zero), Timing.longest) }
      var timing = self
      timing.quiet = usable(quiet)
      timing.patience = usable(patience)
      timing.lookWithReports = usable(lookWithReports)
      timing.lookWithoutReports = usable(lookWithoutReports)
      timing.retry = usable(retry)
      timing.silence = usable(silence)
      return timing
    }
  }

  private typealias Instant = ContinuousClock.Instant

  private let timing: Timing
  private let ending: Int32?
  private let poller: PollingWatch
  private let reporter: (any ChangeWatch)?
  private var coalescer: Coalescer<Instant>
  private var nextLook: Instant
  private var silentUntil: Instant
  private var retryAt: Instant?
  private var handOverAt: Instant?
  private var failures = 0

  /// A watch on `folder`, which may be missing for now, and on the replica at `path`.
  ///
  /// The watch ends when `descriptor`, an open file such as the reading end of a pipe, becomes
  /// readable. It is never read here. Without one, the watch does not end.
  public convenience init(
    of folder: String, andReplicaAt path: String, endedBy descriptor: Int32? = nil,
    timing: Timing = Timing()
  ) {
    let places = WatchedPlaces(folder: folder, replica: path)
    self.init(places, reporter: places.reporter, endedBy: descriptor, timing: timing)
  }

  /// A watch on the replica at `path`, for a carrier that nobody watches. A sync is also due every
  /// `interval`.
  package convenience init(
    ofReplicaAt path: String, every interval: Duration, endedBy descriptor: Int32? = nil
  ) {
    let places = WatchedPlaces(folder: nil, replica: path)
    var timing = Timing()
    timing.silence = interval
    self.init(places, reporter: places.reporter, endedBy: descriptor, timing: timing)
  }

  /// - Parameter reporter: What reports changes, if anything does.
  init(
    _ places: WatchedPlaces, reporter: (any ChangeWatch)?, endedBy descriptor: Int32?,
    timing: Timing
  ) {
    let timing = timing.usable
    self.timing = timing
    self.reporter = reporter
    ending = descriptor
    poller = PollingWatch(places)
    coalescer = Coalescer(quiet: timing.quiet, patience: timing.patience)
    nextLook = .now
    silentUntil = .now
  }

  /// Whether the watch should end. A long sync should check this from time to time.
  public var isEnded: Bool { ending.map(Descriptors.isReadable) ?? false }

  /// Waits until a sync is due, without using the processor; `false` when the watch should end.
  ///
  /// The first call does not wait.
  public func isDue() -> Bool {
    while !isEnded {
      let now = Instant.now
      if takeIfDue(at: now) {
        begin(at: now)
        return true
      }
      wait()
      notice(at: .now)
    }
    return false
  }

  /// Records that the sync failed, so that another one is due after a while even if nothing
  /// changes.
  public func retryLater() {
    let longest = timing.lookWithReports
    let wait = failures < 16 ? min(timing.retry * (1 << failures), longest) : longest
    failures += 1
    retryAt = .now + wait
  }

  /// Asks for a sync after `delay`, which hands over what the last one has held back.
  public func handOver(after delay: Duration) {
    handOverAt = .now + min(max(delay, .zero), Timing.longest)
  }

  private func wait() {
    let deadline = [coalescer.due, retryAt, handOverAt, silentUntil].compactMap { $0 }.reduce(
      nextLook, min)
    // One change is enough. The others of a burst, which may be thousands, need not wake the
    // process.
    let reports = coalescer.due == nil ? reporter?.descriptor : nil
    Descriptors.wait(for: [ending, reports].compactMap { $0 }, until: deadline)
  }

  private func takeIfDue(at now: Instant) -> Bool {
    if silentUntil <= now { return true }
    if let retryAt, retryAt <= now { return true }
    if let handOverAt, handOverAt <= now { return true }
    return coalescer.takeIfDue(at: now)
  }

  /// Prepares for a sync, which will see everything that has changed so far.
  private func begin(at now: Instant) {
    if retryAt == nil { failures = 0 }
    (retryAt, handOverAt) = (nil, nil)
    coalescer.takeAll()
    _ = reporter?.changes()
    reporter?.refresh()
    poller.refresh()
    nextLook = now + lookInterval
    silentUntil = now + timing.silence
  }

  private var lookInterval: Duration {
    reporter?.seesAll == true ? timing.lookWithReports : timing.lookWithoutReports
  }

  /// Records what has changed.
  private func notice(at now: Instant) {
    let reported = reporter?.changes() ?? []
    var hasChanged =
      reported.contains(.folder) || reported.contains(.replica) && poller.hasReplicaChanged()
    if nextLook <= now {
      if !poller.changes().isEmpty { hasChanged = true }
      nextLook = now + lookInterval
    }
    if hasChanged { coalescer.note(at: now) }
  }
}
