import DuologMerge
import DuologSync

extension Journal {
  /// The repairs that one of the two would like to talk about and that are still open, the oldest
  /// first.
  public func openRepairs() throws -> [Record<Repair>] {
    try repairs().filter { $0.content.resolved == nil }
  }

  /// All repairs, in the order in which they were written down.
  ///
  /// If both people have recorded independently that they talked, the earlier time counts.
  public func repairs() throws -> [Record<Repair>] {
    try records(of: Repair.self).map { record in
      guard !record.isPrivate,
        let field = try replica.entity(record.id, type: Repair.type.rawValue)?.fields["resolved"],
        field.survivors.count > 1
      else { return record }
      var repair = record.content
      repair.resolved = field.survivors.compactMap { $0.value.text.flatMap { Timestamp($0) } }.min()
      return Record(
        id: record.id, author: record.author, at: record.at, isPrivate: false, content: repair)
    }
  }

  /// Notes that the two have talked about `repair`, or about the one that has been open longest.
  /// `steps` says what they will do so that it does not come back.
  ///
  /// - Throws: `JournalError.nothingToMend` if none is open.
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
