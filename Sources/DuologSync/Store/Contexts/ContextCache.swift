import DuologMerge

/// Recently used runs of contexts, so that reading a log in order queries the database once per run
/// instead of once per event.
///
/// Invariant: cached runs match the table of contexts. Only ``ContextTable`` writes there, and it
/// removes from the cache what a write affects. Memory is bounded.
final class ContextCache {
  /// From event `since` up to, but not including, event `end`, log `peer` had been seen up to
  /// `seen`.
  struct Run {
    let since: Int64
    let end: Int64
    let seen: Int64

    func holds(_ sequence: Int64) -> Bool { since <= sequence && sequence < end }
  }

  private struct Pair: Equatable {
    let log: Int64
    let peer: Int64
  }

  /// Two people have a handful of devices, so there are a handful of pairs, and usually few runs
  /// between two syncs. Hostile logs may create very many of both.
  private static let capacity = 4096

  /// The cached runs of each log about each other one, in the order of events.
  private var runs: [Int64: [Int64: [Run]]] = [:]
  private var count = 0
  /// The last two, because whether one event happened before another is asked in both directions.
  private var last: (pair: Pair, run: Run)?
  private var lastButOne: (pair: Pair, run: Run)?

  /// How far event `sequence` of `log` had seen `peer`; `nil` if that is not cached.
  func seen(of peer: Int64, by log: Int64, at sequence: Int64) -> Int64? {
    let pair = Pair(log: log, peer: peer)
    if let last, last.pair == pair, last.run.holds(sequence) { return last.run.seen }
    if let lastButOne, lastButOne.pair == pair, lastButOne.run.holds(sequence) {
      return lastButOne.run.seen
    }
    guard let known = runs[log]?[peer] else { return nil }
    let next = known.partitioningIndex { $0.since > sequence }
    guard next > 0, known[next - 1].holds(sequence) else { return nil }
    (lastButOne, last) = (last, (pair, known[next - 1]))
    return known[next - 1].seen
  }

  /// Caches `run` for the two logs.
  func remember(_ run: Run, of peer: Int64, by log: Int64) {
    if count >= ContextCache.capacity { forgetAll() }
    count += 1
    let place = (runs[log]?[peer] ?? []).partitioningIndex { $0.since > run.since }
    runs[log, default: [:]][peer, default: []].insert(run, at: place)
    (lastButOne, last) = (last, (Pair(log: log, peer: peer), run))
  }

  /// Forgets what the events of `log` have seen of `peer`.
  func forget(peer: Int64, by log: Int64) {
    (lastButOne, last) = (nil, nil)
    count -= runs[log]?.removeValue(forKey: peer)?.count ?? 0
  }

  /// Forgets everything.
  func forgetAll() {
    (lastButOne, last) = (nil, nil)
    count = 0
    runs.removeAll(keepingCapacity: true)
  }
}
