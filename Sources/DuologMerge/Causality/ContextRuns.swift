/// The causal contexts of all events of one log, run-length encoded.
///
/// The context of an event is its own log below it, which is implied, plus how far its author had
/// seen each other log. That changes only where an event says so in `seen`, and only upwards. For
/// each peer it is enough to store where it changed.
public struct ContextRuns: Hashable, Sendable {
  /// From one event on, until the next run of the same peer, the peer has been seen this far.
  public struct Run: Hashable, Sendable {
    /// The first event of the run.
    public let since: Int64
    /// The last event of the peer that had been seen; at least 1.
    public let seen: Int64
  }

  /// The runs of one peer.
  struct Column: Hashable, Sendable {
    let peer: LogID
    /// Not empty; both `since` and `seen` strictly ascend.
    var runs: [Run]
  }

  /// Strictly ascending by peer.
  var columns: [Column] = []

  /// The contexts of a log that has seen no other log.
  public init() {}

  /// The peers that any event has seen, ascending.
  public var peers: [LogID] { columns.map(\.peer) }

  /// Whether no event has seen another log.
  public var isEmpty: Bool { columns.isEmpty }

  /// The runs of `peer`, ascending; empty if no event has seen it.
  public func runs(of peer: LogID) -> [Run] {
    column(of: peer).map { columns[$0].runs } ?? []
  }

  /// How far the author of the event at `sequence` had seen `peer`; 0 if not at all.
  ///
  /// Complexity: O(log p + log r) for p peers and r runs of this one.
  public func seen(of peer: LogID, at sequence: Int64) -> Int64 {
    guard let column = column(of: peer) else { return 0 }
    return columns[column].seen(at: sequence)
  }

  /// The context of the event at `sequence`, without its own log.
  public func context(at sequence: Int64) -> VersionVector {
    var context = VersionVector()
    for column in columns { context[column.peer] = column.seen(at: sequence) }
    return context
  }

  /// Records that `peer` has been seen up to `seen` from the event at `sequence` on. Returns
  /// whether that is new. Does nothing if the peer had already been seen that far by then.
  ///
  /// Runs may come in any order, but usually come at the end of the log.
  ///
  /// Complexity: O(log p + log r) for p peers and r runs of this one, at the end of the log.
  @discardableResult
  public mutating func append(since sequence: Int64, peer: LogID, seen: Int64) -> Bool {
    guard seen > 0 else { return false }
    let position = position(of: peer)
    guard position < columns.count, columns[position].peer == peer else {
      let run = Run(since: sequence, seen: seen)
      columns.insert(Column(peer: peer, runs: [run]), at: position)
      return true
    }
    return columns[position].record(Run(since: sequence, seen: seen))
  }

  /// Records what the event at `sequence` says it has seen, like `append(since:peer:seen:)`.
  public mutating func append(since sequence: Int64, seen: VersionVector) {
    for entry in seen { append(since: sequence, peer: entry.log, seen: entry.sequence) }
  }
}

extension ContextRuns {
  private func column(of peer: LogID) -> Int? {
    let position = position(of: peer)
    return position < columns.count && columns[position].peer == peer ? position : nil
  }

  /// The index of the column of `peer`, or where it would be inserted.
  private func position(of peer: LogID) -> Int {
    columns.partitioningIndex { $0.peer >= peer }
  }
}

extension ContextRuns.Column {
  /// The number of runs that begin at `sequence` or before.
  private func count(upTo sequence: Int64) -> Int {
    runs.partitioningIndex { $0.since > sequence }
  }

  fileprivate func seen(at sequence: Int64) -> Int64 {
    let count = count(upTo: sequence)
    return count == 0 ? 0 : runs[count - 1].seen
  }

  /// Merges `run` into the column. Returns whether it is new.
  fileprivate mutating func record(_ run: ContextRuns.Run) -> Bool {
    guard seen(at: run.since) < run.seen else { return false }
    // The new run replaces runs that start with it or later and have seen no more.
    let first = runs.partitioningIndex { $0.since >= run.since }
    let next = runs[first...].firstIndex { $0.seen > run.seen } ?? runs.count
    runs.replaceSubrange(first..<next, with: CollectionOfOne(run))
    return true
  }
}
