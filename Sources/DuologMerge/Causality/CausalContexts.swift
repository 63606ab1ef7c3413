/// The causal contexts of all events of a journal, stored by log and run: the same answers as
/// ``EventHistory``, in a form that stays small for long histories.
///
/// The context of an event is its own log below it, plus what its author had seen of the other
/// logs. It is *transitively closed*: if f is in the context of e, the context of f is part of that
/// of e. Authors ensure this by recording the `closure` of what they hold; `close()` repairs
/// contexts of authors that did not.
public struct CausalContexts: Hashable, Sendable {
  /// What is known about one log.
  struct Log: Hashable, Sendable {
    let id: LogID
    /// The log that it branched off; `nil` for a device's own log.
    var parent: LogID?
    /// The last event held; 0 if there are none.
    var head: Int64 = 0
    var runs = ContextRuns()
  }

  /// Strictly ascending by log.
  var logs: [Log] = []

  /// Creates an empty set of contexts.
  public init() {}

  /// Whether the event called `earlier` happened before the one called `later`.
  ///
  /// If two events claim to have seen each other, which takes a forgery, neither happened before
  /// the other. Both events must be known here, and contexts must be closed.
  public func happenedBefore(_ earlier: EventName, _ later: EventName) -> Bool {
    if earlier.log == later.log { return earlier.sequence < later.sequence }
    return hasSeen(later, earlier) && !hasSeen(earlier, later)
  }

  private func hasSeen(_ later: EventName, _ earlier: EventName) -> Bool {
    runs(of: later.log).seen(of: earlier.log, at: later.sequence) >= earlier.sequence
  }

  /// The context of `event`: the last event seen of each log, including its own.
  public func context(of event: EventName) -> VersionVector {
    var context = runs(of: event.log).context(at: event.sequence)
    context[event.log] = max(event.sequence, 1) - 1
    return context
  }

  /// What an author who holds `held` has seen: those events, and everything those events say they
  /// have seen, whether it has arrived or not.
  ///
  /// An event records this as `seen`. If it names more of the author's own log than the author has
  /// written, another copy of the device wrote the rest, and the author must go on as a new device.
  public func closure(of held: VersionVector) -> VersionVector {
    var closure = held
    for entry in held { closure.merge(runs(of: entry.log).context(at: entry.sequence)) }
    return closure
  }

  /// Records what the event called `event` says it has seen. Anything it says about its own log is
  /// ignored, because it is implied.
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
  /// Adds a log with the events up to `head` and the contexts in `runs`, replacing anything known
  /// about that log.
  ///
  /// - Parameters:
  ///   - parent: The log that it branched off, if it is a branch. The first run must then say that
  ///     the branch has seen `parent` to its end.
  package mutating func add(_ log: LogID, parent: LogID?, head: Int64, _ runs: ContextRuns) {
    update(log) {
      $0.parent = parent
      $0.head = head
      $0.runs = runs
    }
  }

  /// Makes contexts transitively closed: an event that has seen another has also seen what that one
  /// had. Returns the logs whose contexts have changed.
  ///
  /// An event never sees its own continuation: its context never holds its own log beyond it, nor
  /// branches of that part.
  ///
  /// - Complexity: O(f d log r) for f facts in the end, d logs and r runs of each, since every fact
  ///   is looked at once. If contexts are already closed, the facts are just the existing runs.
  package mutating func close() -> Set<LogID> {
    var changed: Set<LogID> = []
    var facts = logs.indices.flatMap { index in
      logs[index].runs.peers.flatMap { peer in
        logs[index].runs.runs(of: peer).map {
          Fact(log: index, since: $0.since, peer: peer, seen: $0.seen)
        }
      }
    }
    while let fact = facts.popLast() {
      for implied in implications(of: fact) where add(implied) {
        changed.insert(logs[implied.log].id)
        facts.append(implied)
      }
    }
    return changed
  }

  /// From event `since` on, the events of a log have seen `peer` up to `seen`.
  private struct Fact {
    let log: Int
    let since: Int64
    let peer: LogID
    let seen: Int64
  }

  /// Records a fact. Returns whether it is new.
  private mutating func add(_ fact: Fact) -> Bool {
    guard !isSameOrBranches(fact.peer, logs[fact.log].id) else { return false }
    return logs[fact.log].runs.append(since: fact.since, peer: fact.peer, seen: fact.seen)
  }

  /// What follows from a fact: events that have seen this one have also seen the peer, and this one
  /// has seen what the peer had.
  private func implications(of fact: Fact) -> [Fact] {
    let own = logs[fact.log]
    var implied: [Fact] = []
    for seer in logs.indices where seer != fact.log {
      let runs = logs[seer].runs.runs(of: own.id)
      let first = runs.partitioningIndex { min($0.seen, own.head) >= fact.since }
      guard first < runs.count else { continue }
      implied.append(
        Fact(log: seer, since: runs[first].since, peer: fact.peer, seen: fact.seen))
    }
    let source = position(of: fact.peer)
    guard source < logs.count, logs[source].id == fact.peer else { return implied }
    for entry in logs[source].runs.context(at: min(fact.seen, logs[source].head)) {
      implied.append(
        Fact(log: fact.log, since: fact.since, peer: entry.log, seen: entry.sequence))
    }
    return implied
  }

  /// Whether `log` is `other`, or a branch that starts somewhere below it.
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

  /// The index of `log`, or where it would be inserted.
  private func position(of log: LogID) -> Int {
    logs.partitioningIndex { $0.id >= log }
  }
}
