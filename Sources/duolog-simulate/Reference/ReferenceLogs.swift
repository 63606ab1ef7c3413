import DuologMerge
import DuologSync

/// The logs that a replica holds, and how they branch, read from it once; what follows from them is
/// computed by the definitions, with nothing clever.
struct ReferenceLogs {
  /// A log, or a branch of one.
  struct Log {
    /// What it branched off.
    let parent: LogID?
    /// Its first sequence number.
    let first: Int64
    /// The last event before the fork, where it has forked.
    let end: Int64?
    /// In order.
    let events: [StoredEvent]
  }

  private let logs: [LogID: Log]

  init(of replica: Replica) throws {
    var logs: [LogID: Log] = [:]
    for entry in try replica.heldVector() {
      logs[entry.log] = Log(
        parent: try replica.parent(of: entry.log), first: try replica.firstSequence(of: entry.log),
        end: try replica.end(of: entry.log),
        events: try replica.lastEvents(of: entry.log, limit: .max).reversed())
    }
    self.logs = logs
  }

  /// All events.
  var events: [StoredEvent] { logs.values.flatMap(\.events) }

  /// What the author of each event had seen: the events of the log before it, and all that these
  /// and the event itself say.
  func contexts() -> [EventName: VersionVector] {
    var contexts: [EventName: VersionVector] = [:]
    for log in logs.keys {
      var context = VersionVector()
      for stored in history(of: log) {
        context.merge(stored.event.seen)
        if stored.name.log == log { contexts[stored.name] = closed(cut(context)) }
        context.raise(stored.name.log, to: stored.name.sequence)
      }
    }
    return contexts
  }

  /// The events of a log, after those of what it branched off.
  private func history(of id: LogID) -> [StoredEvent] {
    guard let log = logs[id] else { return [] }
    let before = log.parent.map(history) ?? []
    return before.filter { $0.name.sequence < log.first } + log.events
  }

  /// What an event says to have seen of a log beyond its fork does not say which branch is meant,
  /// and counts up to the fork.
  private func cut(_ context: VersionVector) -> VersionVector {
    var cut = context
    for entry in context {
      if let end = logs[entry.log]?.end { cut.cut(entry.log, to: end) }
    }
    return cut
  }

  /// Who has seen an event of a branch has seen what it branched off.
  private func closed(_ context: VersionVector) -> VersionVector {
    var closed = context
    for entry in context {
      for stored in history(of: entry.log) where stored.name.log != entry.log {
        closed.raise(stored.name.log, to: stored.name.sequence)
      }
    }
    return closed
  }
}
