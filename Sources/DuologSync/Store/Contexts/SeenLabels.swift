import DuologMerge

/// Finds out which events are meant where an event says how far its author had seen a log.
struct SeenLabels {
  /// What a label with a number beside it means.
  enum Target {
    /// The events of a log up to a number, and all that it branched off.
    case log(LogRow, upTo: Int64)
    /// The log of a device of which no event is held.
    case named(LogID)
    /// Nothing that is held, and nothing that counts for the event.
    case nothing
    /// A branch that nobody has named before; what it means has to be looked up.
    case unknown
  }

  private let logs: LogTable
  private let labels: LabelTable

  init(logs: LogTable, labels: LabelTable) {
    self.logs = logs
    self.labels = labels
  }

  /// What is meant by `label` down to `sequence` in an event of `author`.
  ///
  /// What an event says of its own log, or of what continues it, means nothing.
  func target(_ label: LogID, _ sequence: Int64, in author: LogRow) throws -> Target {
    guard label.branch != nil else {
      guard let row = logs.row(of: label) else { return .named(label) }
      return target(in: row, sequence, author)
    }
    switch try labels.meaning(of: label, namedTo: sequence) {
    case .event(let key):
      guard let row = logs.row(ofKey: key.log) else { return .nothing }
      return target(in: row, sequence, author)
    case .nothing: return .nothing
    case .new: return .unknown
    }
  }

  private func target(in row: LogRow, _ sequence: Int64, _ author: LogRow) -> Target {
    var row = row
    while sequence < row.first, let parent = row.parent.flatMap({ logs.row(ofKey: $0) }) {
      row = parent
    }
    let seen = row.seen(sequence)
    guard seen >= row.first, !logs.isSameOrBranches(row, author) else { return .nothing }
    return .log(row, upTo: seen)
  }
}
