import DuologMerge
import DuologSync
import DuologTestSupport

/// The logs that a replica holds, and how they branch, read from it once; what follows from them is
/// computed by the definitions, with nothing clever.
struct ReferenceLogs {
  /// A log, or a branch of one.
  struct Log {
    /// What it branched off.
    let parent: LogID?
    /// Its first sequence number.
    let first: Int64
    /// In order.
    let events: [StoredEvent]
  }

  private let logs: [LogID: Log]
  /// Where logs end that have forked; 0 for one of which nothing is left, since it forked at once.
  private let ends: [LogID: Int64]

  init(of replica: Replica) throws {
    var logs: [LogID: Log] = [:]
    for entry in try replica.heldVector() {
      logs[entry.log] = Log(
        parent: try replica.parent(of: entry.log), first: try replica.firstSequence(of: entry.log),
        events: try replica.lastEvents(of: entry.log, limit: .max).reversed())
    }
    self.logs = logs
    let named =
      logs.keys.map { LogID($0.device) }
      + logs.values.flatMap(\.events).flatMap { $0.event.seen.map(\.log) }
    var ends: [LogID: Int64] = [:]
    for log in Set(named).union(logs.keys) { ends[log] = try replica.end(of: log) }
    self.ends = ends
  }

  /// All events.
  var events: [StoredEvent] { logs.values.flatMap(\.events) }

  /// The values of each event's fields, as its bytes spell them.
  func literals(in replica: Replica) throws -> [EventName: [String: String]] {
    var literals: [EventName: [String: String]] = [:]
    for (id, log) in logs {
      guard let last = log.events.last?.name.sequence else { continue }
      for (index, event) in try replica.eventBytes(of: id, log.first...last).enumerated() {
        let name = EventName(id, log.first + Int64(index))
        try event.withUnsafeBytes { bytes in
          try ScannedEvent.scan(bytes).forEachField { field, value in
            literals[name, default: [:]][String(decoding: field, as: UTF8.self)] =
              String(decoding: value.literal, as: UTF8.self)
          }
        }
      }
    }
    return literals
  }

  /// What the author of each event had seen: the events of the log before it, and all that these
  /// and the event itself say.
  func contexts() -> [EventName: VersionVector] {
    var contexts: [EventName: VersionVector] = [:]
    for log in logs.keys {
      var context = VersionVector()
      for stored in history(of: log) {
        // What an event says of its own log says nothing.
        var seen = stored.event.seen
        seen[stored.name.log] = 0
        context.merge(seen)
        if stored.name.log == log { contexts[stored.name] = closed(cut(context)) }
        context.raise(stored.name.log, to: stored.name.sequence)
      }
    }
    return contexts
  }

  /// Contexts in which who has seen an event has seen what its author had, even where it does not
  /// say so: writers say it, but not all bytes are a writer's.
  func transitivelyClosed(
    _ contexts: [EventName: VersionVector]
  ) -> [EventName: VersionVector] {
    let heads = logs.compactMapValues { $0.events.last?.name.sequence }
    var contexts = contexts
    var isClosed = false
    while !isClosed {
      isClosed = true
      for (name, context) in contexts {
        var larger = context
        for entry in context {
          // The contexts of one log only grow, so the last one that was seen speaks for all.
          let seen = EventName(entry.log, min(entry.sequence, heads[entry.log] ?? 0))
          if let earlier = contexts[seen] { larger.merge(earlier) }
        }
        larger[name.log] = context[name.log]
        guard larger != context else { continue }
        (contexts[name], isClosed) = (larger, false)
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
      if let end = ends[entry.log] { cut.cut(entry.log, to: end) }
    }
    return cut
  }

  /// Who has seen an event of a branch has seen what it branched off.
  private func closed(_ context: VersionVector) -> VersionVector {
    var closed = context
    for entry in context {
      guard let log = logs[entry.log], entry.sequence >= log.first else { continue }
      for stored in history(of: entry.log) where stored.name.log != entry.log {
        closed.raise(stored.name.log, to: stored.name.sequence)
      }
    }
    return closed
  }
}
