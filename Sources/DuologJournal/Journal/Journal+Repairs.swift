import DuologMerge
import DuologSync

extension Journal {
  /// What one of the two would like to mend and has not been talked about, the oldest first.
  public func openRepairs() throws -> [Record<Repair>] {
    try records(of: Repair.self).filter { $0.content.resolved == nil }
  }

  /// Notes that the two have talked about `repair`, or about the one that has been open longest.
  ///
  /// - Parameter steps: what they will do so that it does not come back.
  /// - Throws: `JournalError.nothingToMend` where none is open.
  @discardableResult
  public func resolve(
    _ repair: Record<Repair>? = nil, steps: String? = nil
  ) throws -> Record<Repair> {
    guard let record = try repair ?? openRepairs().first else { throw JournalError.nothingToMend }
    var content = record.content
    content.resolved = replica.now()
    content.steps = steps ?? content.steps
    try change(record, to: content)
    return Record(
      id: record.id, author: record.author, at: record.at, isPrivate: record.isPrivate,
      content: content)
  }
}
