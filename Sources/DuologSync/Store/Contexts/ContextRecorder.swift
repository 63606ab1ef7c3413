import DuologMerge

/// Records what the events of one log say they have seen, in the order of the log.
struct ContextRecorder {
  private let log: LogRow
  private let logs: LogTable
  private let contexts: ContextTable
  private let labels: SeenLabels
  /// What the author had seen at the last recorded event, for the logs that are held.
  private var context: VersionVector

  /// Whether an event has seen more than the one before it.
  private(set) var hasSeenMore = false
  /// Whether an event names a branch that has not been named before.
  private(set) var hasNewLabels = false

  /// A recorder for the events of `log` after `sequence`.
  init(
    _ log: LogRow, after sequence: Int64, logs: LogTable, contexts: ContextTable,
    labels: LabelTable
  ) throws {
    self.log = log
    self.logs = logs
    self.contexts = contexts
    self.labels = SeenLabels(logs: logs, labels: labels)
    context = try contexts.context(of: log, at: sequence)
  }

  /// Records what the author of `event` had newly seen. An author's knowledge only grows, so a
  /// lower number than before adds nothing.
  mutating func note(_ event: ScannedEvent) throws {
    guard event.hasSeen else { return }
    var said: [(label: LogID, sequence: Int64)] = []
    event.forEachSeen { said.append(($0, $1)) }
    for pair in said {
      switch try labels.target(pair.label, pair.sequence, in: log) {
      case .log(let row, let sequence): try raise(row, to: sequence, since: event.sequence)
      case .named(let id): try note(id, pair.sequence, since: event.sequence)
      case .unknown: hasNewLabels = true
      case .nothing: break
      }
    }
  }

  /// Starts a run for what the author had newly seen of a log, and for everything that implies: an
  /// author who has seen an event of a branch has seen the log it branched off.
  private mutating func raise(_ row: LogRow, to sequence: Int64, since: Int64) throws {
    guard sequence > context[row.id] else { return }
    hasSeenMore = true
    context[row.id] = sequence
    if let index = logs.position(of: row.id) { logs.learn(index, seen: sequence) }
    try contexts.append(log: log.key, peer: row.key, since: since, seen: sequence)
    guard let parent = row.parent.flatMap({ logs.row(ofKey: $0) }), row.first > 1 else { return }
    try raise(parent, to: row.first - 1, since: since)
  }

  private func note(_ id: LogID, _ sequence: Int64, since: Int64) throws {
    let key = try logs.keyOfNamed(id, to: sequence)
    guard try sequence > contexts.seen(of: key, by: log.key, at: since) else { return }
    try contexts.append(log: log.key, peer: key, since: since, seen: sequence)
  }
}
