import DuologMerge

/// Resolves the labels that an event uses to say how far its author had seen a log.
struct SeenLabels {
  /// What a label and its number refer to.
  enum Target {
    /// The events of a log up to a number, and the logs it branched off.
    case log(LogRow, upTo: Int64)
    /// The log of a device without any events here.
    case named(LogID)
    /// Nothing that is held, or nothing that counts for the event.
    case nothing
    /// A branch that has not been named before; it must be looked up.
    case unknown
  }

  private let logs: LogTable
  private let labels: LabelTable

  init(logs: LogTable, labels: LabelTable) {
    self.logs = logs
    self.labels = labels
  }

  /// What `label` up to `sequence` refers to in an event of `author`.
  ///
  /// What an event says about its own log, or about its own continuation, means nothing.
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
