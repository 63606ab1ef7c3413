/// The causal contexts of all events of a journal, and so the order in which its events happened.
///
/// The context of an event is its own log below it and what its author had seen of the others. It
/// is *transitively closed*: where f is in the context of e, the context of f is part of that of e.
/// Authors see to that by recording not what they hold but the `closure` of it.
///
/// A log that has forked ends before its fork, and its branches continue it. An event's context
/// holds, with a part of a branch, all of the logs that the branch continues, and of a log that has
/// forked nothing beyond the fork, whatever its author said: which branch was meant cannot be told.
/// What authors said is kept all the same, since it belongs in what later events record.
///
/// - Important: Contexts are closed once both branches of every fork that authors have seen are
///   known here. Until then an author may mean another branch than the one that stands here under
///   the same name, which the arrival of the other branch puts right.
public struct CausalContexts: Hashable, Sendable {
  /// What the events of one log say they have seen, not cut at any fork.
  struct Log: Hashable, Sendable {
    let id: LogID
    var runs = ContextRuns()
  }

  /// Where a branch comes from: the log that it continues, and its own first sequence number.
  struct Origin: Hashable, Sendable {
    var parent: LogID
    let first: Int64
  }

  /// Strictly ascending by log; those whose events have seen others.
  var logs: [Log] = []
  /// The origins of branches; empty as a rule.
  var origins: [LogID: Origin] = [:]

  /// The contexts of no events.
  public init() {}

  /// Whether the event called `earlier` is in the context of the one called `later`.
  ///
  /// Both names must be those of events that are known here: in a log that has forked, of events
  /// before the fork.
  public func happenedBefore(_ earlier: EventName, _ later: EventName) -> Bool {
    seen(of: earlier.log, by: later) >= earlier.sequence
  }

  /// The context of `event`: for each log the last event of it that had been seen, its own log
  /// included.
  public func context(of event: EventName) -> VersionVector {
    var named: Set = [event.log]
    forEachStretch(upTo: event) { _, _, runs in named.formUnion(runs.peers) }
    for (branch, origin) in origins { named.formUnion([branch, origin.parent]) }
    var context = VersionVector()
    for log in named { context[log] = seen(of: log, by: event) }
    return context
  }

  /// What an author who holds `held` has seen: that, and all that the events in it say they have
  /// seen, whether it has arrived or not.
  ///
  /// This is what an event records as `seen`. Nothing is cut off at a fork, so that a reader who
  /// does not know of the fork finds in it what it finds in the contexts of the events held.
  ///
  /// If it names more of the author's own log than the author has written, another copy of the
  /// device has written the rest, and the author must go on as a new device.
  public func closure(of held: VersionVector) -> VersionVector {
    var closure = held
    for entry in held {
      forEachStretch(upTo: EventName(entry.log, entry.sequence)) { log, last, runs in
        closure.raise(log, to: last)
        closure.merge(runs.context(at: last))
      }
    }
    return closure
  }

  /// Records what the event called `event` says it has seen. What it says of its own log is passed
  /// over, since that goes without saying.
  public mutating func record(_ seen: VersionVector, of event: EventName) {
    var others = seen
    others[event.log] = 0
    updateRuns(of: event.log) { $0.append(since: event.sequence, seen: others) }
  }
}

// MARK: - Forks

extension CausalContexts {
  /// Lets `branch` continue `parent` from `sequence` on. Does nothing if it continues a log
  /// already, or if it cannot continue that one: a branch begins after the log that it continues,
  /// where all of that log's branches do, and before those that continue it.
  ///
  /// `parent` must end there already: where it has events from `sequence` on, `split` comes first.
  public mutating func attach(_ branch: LogID, to parent: LogID, at sequence: Int64) {
    guard canAttach(branch, to: parent, at: sequence),
      branches(of: parent).allSatisfy({ $0.value.first == sequence })
    else { return }
    origins[branch] = Origin(parent: parent, first: sequence)
  }

  /// Ends `log` before `sequence`: its events from there on are those of `branch`, which continues
  /// it, and whatever continued `log` further on continues `branch`. Does nothing if `branch`
  /// continues a log already, or if it cannot continue this one: see `attach(_:to:at:)`.
  public mutating func split(_ log: LogID, at sequence: Int64, into branch: LogID) {
    let children = branches(of: log)
    guard canAttach(branch, to: log, at: sequence),
      children.allSatisfy({ $0.value.first >= sequence })
    else { return }
    for (child, origin) in children where origin.first > sequence {
      origins[child]?.parent = branch
    }
    origins[branch] = Origin(parent: log, first: sequence)
    var tail = ContextRuns()
    updateRuns(of: log) { tail = $0.removeRuns(from: sequence) }
    // An author who did not know of the fork may have named its own branch as others do.
    tail.cut(branch, to: 0)
    updateRuns(of: branch) { $0.merge(tail) }
  }

  private func canAttach(_ branch: LogID, to parent: LogID, at sequence: Int64) -> Bool {
    branch != parent && origins[branch] == nil
      && origins[parent].map { $0.first < sequence } ?? true
      && branches(of: branch).allSatisfy { $0.value.first > sequence }
  }

  /// The logs that continue `log`, all from the same place.
  private func branches(of log: LogID) -> [LogID: Origin] {
    origins.filter { $0.value.parent == log }
  }
}

extension CausalContexts {
  /// The last event of `log` in the context of `event`; 0 for none.
  private func seen(of log: LogID, by event: EventName) -> Int64 {
    var seen: Int64 = 0
    forEachStretch(upTo: event) { stretch, last, runs in
      if stretch == log { seen = max(seen, stretch == event.log ? last - 1 : last) }
      seen = max(seen, runs.seen(of: log, at: last))
    }
    guard !origins.isEmpty else { return seen }
    for (branch, origin) in branches(of: log) {
      // A log ends where it has forked, and whoever has seen a branch has seen it to its end.
      let end = origin.first - 1
      if seen >= end || self.seen(of: branch, by: event) > end {
        seen = end
        break
      }
    }
    // Of a branch there is nothing to see before its first event.
    if let origin = origins[log], seen < origin.first { return 0 }
    return seen
  }

  /// Calls `body` with the log of `event`, its sequence number and the runs of the log, then with
  /// each log that this one continues and the last event of it that it does.
  private func forEachStretch(
    upTo event: EventName, _ body: (_ log: LogID, _ last: Int64, _ runs: ContextRuns) -> Void
  ) {
    var (log, last) = (event.log, event.sequence)
    body(log, last, runs(of: log))
    while !origins.isEmpty, let origin = origins[log], origin.first <= last {
      (log, last) = (origin.parent, origin.first - 1)
      body(log, last, runs(of: log))
    }
  }

  private func runs(of log: LogID) -> ContextRuns {
    let index = position(of: log)
    return index < logs.count && logs[index].id == log ? logs[index].runs : ContextRuns()
  }

  /// Changes the runs of `log`, which has an entry only while it has runs.
  private mutating func updateRuns(of log: LogID, _ change: (inout ContextRuns) -> Void) {
    let index = position(of: log)
    if index == logs.count || logs[index].id != log { logs.insert(Log(id: log), at: index) }
    change(&logs[index].runs)
    if logs[index].runs.isEmpty { logs.remove(at: index) }
  }

  /// Where `log` stands or would stand.
  private func position(of log: LogID) -> Int {
    logs.partitioningIndex { $0.id >= log }
  }
}
