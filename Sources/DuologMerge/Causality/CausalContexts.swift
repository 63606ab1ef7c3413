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
  /// One log, and where it comes from.
  struct Log: Hashable, Sendable {
    let id: LogID
    /// What the events of the log say they have seen, not cut at any fork.
    var runs = ContextRuns()
    /// The log that a branch continues, and the first sequence number of the branch.
    var origin: Origin?

    struct Origin: Hashable, Sendable {
      var parent: LogID
      let first: Int64
    }
  }

  /// Strictly ascending by log.
  var logs: [Log] = []

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
    var named = Set(logs.map(\.id))
    named.insert(event.log)
    forEachStretch(upTo: event) { stretch, _ in named.formUnion(stretch.runs.peers) }
    var context = VersionVector()
    for log in named { context[log] = seen(of: log, by: event) }
    return context
  }

  /// What an author who holds `held` has seen: that, and all that the events in it say they have
  /// seen, whether it has arrived or not.
  ///
  /// This is what an event records as `seen`. Nothing is cut off at a fork, so that a reader who
  /// does not know of the fork finds in it what it finds in the contexts of the events held.
  public func closure(of held: VersionVector) -> VersionVector {
    var closure = held
    for entry in held {
      forEachStretch(upTo: EventName(entry.log, entry.sequence)) { log, last in
        closure.raise(log.id, to: last)
        closure.merge(log.runs.context(at: last))
      }
    }
    return closure
  }

  /// Records what the event called `event` says it has seen. What it says of its own log is passed
  /// over, since that goes without saying.
  public mutating func record(_ seen: VersionVector, of event: EventName) {
    let index = index(adding: event.log)
    for entry in seen where entry.log != event.log {
      logs[index].runs.append(since: event.sequence, peer: entry.log, seen: entry.sequence)
    }
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
    let parentIndex = index(adding: parent)
    guard logs[parentIndex].origin.map({ $0.first < sequence }) ?? true,
      branches(of: parent).allSatisfy({ $0 == sequence }),
      branches(of: branch).allSatisfy({ $0 > sequence })
    else { return }
    let branchIndex = index(adding: branch)
    guard logs[branchIndex].origin == nil, branch != parent else { return }
    logs[branchIndex].origin = Log.Origin(parent: parent, first: sequence)
  }

  /// Ends `log` before `sequence`: its events from there on are those of `branch`, which continues
  /// it, and whatever continued `log` further on continues `branch`. Does nothing if that is known.
  public mutating func split(_ log: LogID, at sequence: Int64, into branch: LogID) {
    let runs = logs[index(adding: log)].runs.removeRuns(from: sequence)
    for index in logs.indices {
      guard let origin = logs[index].origin, origin.parent == log, origin.first > sequence
      else { continue }
      logs[index].origin?.parent = branch
    }
    attach(branch, to: log, at: sequence)
    logs[index(adding: branch)].runs.merge(runs)
  }

  /// Where the logs begin that continue `log`.
  private func branches(of log: LogID) -> [Int64] {
    logs.compactMap { $0.origin?.parent == log ? $0.origin?.first : nil }
  }
}

extension CausalContexts {
  /// The last event of `log` in the context of `event`; 0 for none.
  private func seen(of log: LogID, by event: EventName) -> Int64 {
    var seen: Int64 = 0
    forEachStretch(upTo: event) { stretch, last in
      if stretch.id == log { seen = max(seen, stretch.id == event.log ? last - 1 : last) }
      seen = max(seen, stretch.runs.seen(of: log, at: last))
    }
    for branch in logs {
      guard let origin = branch.origin, origin.parent == log else { continue }
      let end = origin.first - 1
      if seen >= end || self.seen(of: branch.id, by: event) > end { return end }
    }
    return seen
  }

  /// Calls `body` with the log of `event` and its sequence number, then with each log that this
  /// one continues and the last event of it that it does.
  private func forEachStretch(upTo event: EventName, _ body: (Log, Int64) -> Void) {
    var (id, last) = (event.log, event.sequence)
    while true {
      guard let log = self[id] else { return body(Log(id: id), last) }
      body(log, last)
      guard let origin = log.origin, origin.first <= last else { return }
      (id, last) = (origin.parent, origin.first - 1)
    }
  }

  private subscript(id: LogID) -> Log? {
    let index = position(of: id)
    return index < logs.count && logs[index].id == id ? logs[index] : nil
  }

  private mutating func index(adding id: LogID) -> Int {
    let index = position(of: id)
    if index == logs.count || logs[index].id != id { logs.insert(Log(id: id), at: index) }
    return index
  }

  /// Where `id` stands or would stand.
  private func position(of id: LogID) -> Int {
    logs.partitioningIndex { $0.id >= id }
  }
}
