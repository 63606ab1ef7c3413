/// The causal contexts of all events of a journal, log by log and run by run: what ``EventHistory``
/// says, in a form that a long history fits into.
///
/// The context of an event is its own log below it and what its author had seen of the others. It
/// is *transitively closed*: where f is in the context of e, the context of f is part of that of e.
/// Authors see to that by recording not what they hold but the `closure` of it; where one did not,
/// ``close()`` does.
public struct CausalContexts: Hashable, Sendable {
  /// What is known of one log.
  struct Log: Hashable, Sendable {
    let id: LogID
    /// The log that it branched off; `nil` for that of a device.
    var parent: LogID?
    /// Its last event here; 0 for none.
    var head: Int64 = 0
    var runs = ContextRuns()
  }

  /// Strictly ascending by log.
  var logs: [Log] = []

  /// The contexts of no events.
  public init() {}

  /// Whether the event called `earlier` happened before the one called `later`.
  ///
  /// Of two events that claim to have seen each other, as only forged ones can, neither did. Both
  /// names must be those of events that are known here, and contexts closed.
  public func happenedBefore(_ earlier: EventName, _ later: EventName) -> Bool {
    if earlier.log == later.log { return earlier.sequence < later.sequence }
    return hasSeen(later, earlier) && !hasSeen(earlier, later)
  }

  private func hasSeen(_ later: EventName, _ earlier: EventName) -> Bool {
    runs(of: later.log).seen(of: earlier.log, at: later.sequence) >= earlier.sequence
  }

  /// The context of `event`: for each log the last event of it that had been seen, its own log
  /// included.
  public func context(of event: EventName) -> VersionVector {
    var context = runs(of: event.log).context(at: event.sequence)
    context[event.log] = event.sequence - 1
    return context
  }

  /// What an author who holds `held` has seen: that, and all that the events in it say they have
  /// seen, whether it has arrived or not.
  ///
  /// This is what an event records as `seen`. If it names more of the author's own log than the
  /// author has written, another copy of the device has written the rest, and the author must go on
  /// as a new device.
  public func closure(of held: VersionVector) -> VersionVector {
    var closure = held
    for entry in held { closure.merge(runs(of: entry.log).context(at: entry.sequence)) }
    return closure
  }

  /// Records what the event called `event` says it has seen. What it says of its own log is passed
  /// over, since that goes without saying.
  public mutating func record(_ seen: VersionVector, of event: EventName) {
    var others = seen
    others[event.log] = 0
    update(event.log) {
      $0.head = max($0.head, event.sequence)
      $0.runs.append(since: event.sequence, seen: others)
    }
  }

  /// The contexts of the events of `log`.
  public func runs(of log: LogID) -> ContextRuns {
    let index = position(of: log)
    return index < logs.count && logs[index].id == log ? logs[index].runs : ContextRuns()
  }
}

// MARK: - Closure

extension CausalContexts {
  /// Adds a log with the events up to `head`, whose events say they have seen what `runs` has; it
  /// replaces what was known of it.
  ///
  /// - Parameters:
  ///   - parent: the log that it branched off, if it is a branch; it must say in its first run that
  ///     it has seen that to its end.
  package mutating func add(_ log: LogID, parent: LogID?, head: Int64, _ runs: ContextRuns) {
    update(log) {
      $0.parent = parent
      $0.head = head
      $0.runs = runs
    }
  }

  /// Makes contexts transitively closed: who has seen an event has seen what that had. Returns the
  /// logs whose contexts have changed.
  ///
  /// Nothing is seen by what it continues: an event's context never holds its own log beyond it, nor
  /// branches of that.
  ///
  /// - Complexity: O(r d log r) for r runs and d logs where contexts are closed already; where they
  ///   are not, as often again as a context grows.
  package mutating func close() -> Set<LogID> {
    var changed: Set<LogID> = []
    // From which event on the contexts of a log are still to be looked at.
    var open: [Int: Int64] = [:]
    for index in logs.indices { open[index] = 1 }
    while let (index, since) = open.min(by: { $0.key < $1.key }) {
      open[index] = nil
      guard let grown = close(index, from: since) else { continue }
      changed.insert(logs[index].id)
      // What has been added names others, and whoever has seen this log has to see it as well.
      open[index] = grown
      for (seer, run) in seers(of: index, from: grown) {
        open[seer] = min(run, open[seer] ?? run)
      }
    }
    return changed
  }

  /// Adds to the contexts of a log's events from `since` on what the events that they have seen have
  /// seen. Returns the first event whose context has grown; `nil` if none has.
  private mutating func close(_ index: Int, from since: Int64) -> Int64? {
    var grown: Int64?
    let own = logs[index]
    for peer in own.runs.peers {
      let source = position(of: peer)
      guard source < logs.count, logs[source].id == peer else { continue }
      let (runs, head) = (logs[source].runs, logs[source].head)
      for run in own.runs.runs(of: peer) where run.since >= since && !runs.isEmpty {
        for entry in runs.context(at: min(run.seen, head))
        where !isSameOrBranches(entry.log, own.id) {
          let isNews = logs[index].runs.append(
            since: run.since, peer: entry.log, seen: entry.sequence)
          if isNews { grown = min(grown ?? run.since, run.since) }
        }
      }
    }
    return grown
  }

  /// The logs that have seen an event of log `index` from `since` on, each with the first of its
  /// events that has.
  private func seers(of index: Int, from since: Int64) -> [(log: Int, since: Int64)] {
    let (id, head) = (logs[index].id, logs[index].head)
    return logs.indices.compactMap { seer in
      let runs = logs[seer].runs.runs(of: id)
      let first = runs.partitioningIndex { min($0.seen, head) >= since }
      return first < runs.count && seer != index ? (seer, runs[first].since) : nil
    }
  }

  /// Whether `log` is `other`, or a branch that begins somewhere below it.
  private func isSameOrBranches(_ log: LogID, _ other: LogID) -> Bool {
    guard log.device == other.device else { return false }
    var next: LogID? = log
    while let here = next {
      if here == other { return true }
      let index = position(of: here)
      next = index < logs.count && logs[index].id == here ? logs[index].parent : nil
    }
    return false
  }
}

extension CausalContexts {
  private mutating func update(_ log: LogID, _ change: (inout Log) -> Void) {
    let index = position(of: log)
    if index == logs.count || logs[index].id != log { logs.insert(Log(id: log), at: index) }
    change(&logs[index])
  }

  /// Where `log` stands or would stand.
  private func position(of log: LogID) -> Int {
    logs.partitioningIndex { $0.id >= log }
  }
}
