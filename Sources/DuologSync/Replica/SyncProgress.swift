/// How far something has come that may take long: a sync, an import, a rebuild.
///
/// ```swift
/// replica.onProgress = { progress in
///   if Task.isCancelled { throw CancellationError() }
///   bar.fraction = Double(progress.completed) / Double(progress.total)
/// }
/// ```
public struct SyncProgress: Hashable, Sendable {
  /// What is being done.
  @nonexhaustive
  public enum Phase: String, CaseIterable, Sendable {
    /// Reading files. What is counted are bytes; those of sealed files are a little more than what
    /// is in them.
    case reading
    /// Rebuilding the state from the events held. What is counted are events.
    case rebuilding
    /// Writing a file. What is counted are events.
    case writing
    /// Checking that every event is as it was written. What is counted are events.
    case checking
    /// Adding what comes from another program. What is counted are events.
    case adding
  }

  /// What is being done. A sync may have a phase several times.
  public let phase: Phase
  /// How much of it is done, from 0 to ``total``.
  public let completed: Int64
  /// How much there is to do, as far as is known.
  public let total: Int64

  /// What is done, and how much there is to do.
  public init(phase: Phase, completed: Int64, total: Int64) {
    self.phase = phase
    self.completed = min(completed, total)
    self.total = total
  }
}

/// Counts what is done in a phase, and now and then reports it.
package final class ProgressCounter {
  /// How many steps there are from one report to the next: few enough for a report some hundred times
  /// a second, many enough to cost nothing.
  package static let interval = 256

  private let phase: SyncProgress.Phase
  private let total: Int64
  private let report: (SyncProgress) throws -> Void
  private var completed: Int64 = 0
  private var steps = 0

  init(
    _ phase: SyncProgress.Phase, of total: Int64, _ report: @escaping (SyncProgress) throws -> Void
  ) {
    self.phase = phase
    self.total = total
    self.report = report
  }

  /// Counts one step, which does `amount` of what is to do.
  ///
  /// - Throws: what ``Replica/onProgress`` throws, so that the work is given up.
  package func advance(by amount: Int = 1) throws {
    completed &+= Int64(amount)
    steps &+= 1
    if steps % ProgressCounter.interval == 0 { try tell() }
  }

  fileprivate func tell() throws {
    try report(SyncProgress(phase: phase, completed: completed, total: total))
  }
}

extension Replica {
  /// A counter for a phase that begins now; `nil` if nobody wants to know.
  ///
  /// - Parameter total: how much there is to do; not computed if nobody wants to know.
  /// - Throws: what ``onProgress`` throws.
  package func counter(
    _ phase: SyncProgress.Phase, of total: @autoclosure () throws -> Int64
  ) throws -> ProgressCounter? {
    guard let onProgress else { return nil }
    let counter = ProgressCounter(phase, of: try total(), onProgress)
    try counter.tell()
    return counter
  }
}
