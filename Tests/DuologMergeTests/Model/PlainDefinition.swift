import DuologMerge

/// The model by definition, using only loops and dictionaries, over the events of some logs.
struct PlainDefinition {
  /// For each event, the last event of each log in its context, including its own.
  private(set) var contexts: [EventName: [LogID: Int64]] = [:]
  /// The last event of each log.
  private var heads: [LogID: Int64] = [:]
  /// The writes of each field.
  private(set) var writes: [ModelReplica.Field: [Write]] = [:]

  init(_ logs: [LogID: [Event]]) {
    for (log, events) in logs {
      var context: [LogID: Int64] = [:]
      for event in events {
        for entry in event.seen where entry.log != log {
          context[entry.log] = max(context[entry.log, default: 0], entry.sequence)
        }
        context[log] = event.sequence - 1
        let name = EventName(log, event.sequence)
        contexts[name] = context
        heads[log] = event.sequence
        for field in event.fields.keys {
          let field = ModelReplica.Field(entity: event.entity, name: field)
          writes[field, default: []].append(Write(name: name, at: event.at))
        }
      }
    }
  }

  /// "Event f happened before e if and only if the context of e holds f."
  func happenedBefore(_ f: EventName, _ e: EventName) -> Bool {
    contexts[e]?[f.log, default: 0] ?? 0 >= f.sequence
  }

  /// "The surviving writes are those that no other write of the same field has in its context."
  func survivors(of field: ModelReplica.Field) -> [Write] {
    let writes = writes[field, default: []]
    return writes.filter { write in
      !writes.contains { happenedBefore(write.name, $0.name) }
    }
    .sorted { $0.name < $1.name }
  }

  /// A place where a context lacks part of the context of one of its events; `nil` if contexts are
  /// closed.
  func openContext() -> String? {
    for (e, context) in contexts {
      for (log, last) in context {
        // The contexts of one log only grow, so its last event is enough.
        let last = min(last, heads[log, default: 0])
        guard let contextOfLast = contexts[EventName(log, last)] else { continue }
        for (peer, sequence) in contextOfLast where context[peer, default: 0] < sequence {
          return "\(e) has seen \(log) \(last), but not \(peer) \(sequence), which that has seen"
        }
      }
    }
    return nil
  }
}
