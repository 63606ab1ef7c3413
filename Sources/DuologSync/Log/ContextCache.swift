/// Runs of contexts that were looked up a moment ago, so that reading a log in order asks the
/// database once for each run and not once for each event.
///
/// Invariant: what is remembered is what the table of contexts says. ``ContextTable`` is the only
/// one to write there, and forgets here what a write touches. Memory is bounded.
final class ContextCache {
  /// From event `since` on, and before event `end`, log `peer` had been seen up to `seen`.
  struct Run {
    let since: Int64
    let end: Int64
    let seen: Int64
  }

  private struct Pair: Hashable {
    let log: Int64
    let peer: Int64
  }

  /// Two people have a handful of devices, so a handful of pairs; hostile logs may make 65,536.
  private static let capacity = 1024

  private var runs: [Pair: Run] = [:]
  private var last: (pair: Pair, run: Run)?

  /// How far event `sequence` of `log` had seen `peer`; `nil` if that is not known here.
  func seen(of peer: Int64, by log: Int64, at sequence: Int64) -> Int64? {
    let pair = Pair(log: log, peer: peer)
    if let last, last.pair == pair, last.run.since <= sequence, sequence < last.run.end {
      return last.run.seen
    }
    guard let run = runs[pair], run.since <= sequence, sequence < run.end else { return nil }
    last = (pair, run)
    return run.seen
  }

  /// Remembers `run`, instead of what was remembered of the two logs.
  func remember(_ run: Run, of peer: Int64, by log: Int64) {
    if runs.count >= ContextCache.capacity { forgetAll() }
    let pair = Pair(log: log, peer: peer)
    runs[pair] = run
    last = (pair, run)
  }

  /// Forgets what the events of `log` have seen of `peer`.
  func forget(peer: Int64, by log: Int64) {
    last = nil
    runs[Pair(log: log, peer: peer)] = nil
  }

  /// Forgets everything.
  func forgetAll() {
    last = nil
    runs.removeAll(keepingCapacity: true)
  }
}
