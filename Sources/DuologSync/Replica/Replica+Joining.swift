import DuologMerge
import DuologSQLite

/// Joining journals that were started separately.
///
/// No event changes and no file is rewritten. A replica knows the set of journals that have been
/// joined, and every bundle that it writes from then on names them. Anyone who reads such a bundle
/// learns of the join.
///
/// Invariant: a replica that holds an event written after a join knows of the join, because both
/// are imported in one transaction.
extension Replica {
  /// Joins the journals `others` to this replica's. Does nothing if they already are.
  ///
  /// Others learn of it from the next bundle that this replica writes, so an event should be
  /// appended along with it.
  ///
  /// - Throws: `ReplicaError.tooManyJournals`, `StorageError`. Nothing is then changed.
  public func join(_ others: JournalSet) throws {
    guard try currentJournals().union(others) != nil else { throw ReplicaError.tooManyJournals }
    try learn(others)
  }

  /// The joined journals according to the database. Another process may have joined some.
  @discardableResult
  package func currentJournals() throws -> JournalSet {
    journals = try MetaTable(connection).identity().journals
    return journals
  }

  /// Throws unless a bundle of `others`, called `name`, belongs to this journal.
  func check(_ others: JournalSet, of name: String) throws {
    guard try currentJournals().intersects(others) else {
      throw ReplicaError.anotherJournal(others.oldest)
    }
    guard journals.union(others) != nil else { throw JournalSet.excess(in: name) }
  }

  /// Adds the joined journals that a bundle names, once it has been verified so far.
  func learn(_ others: JournalSet) throws {
    guard !Set(others.ids).isSubset(of: journals.ids) else { return }
    try connection.transaction(.immediate) {
      guard let union = try currentJournals().union(others) else {
        throw ReplicaError.tooManyJournals
      }
      try MetaTable(connection).set(.journal, to: union.text)
      journals = union
    }
  }
}

extension JournalSet {
  fileprivate static func excess(in file: String) -> BundleError {
    BundleError(
      .damaged(
        line: 1,
        reason: "names more than \(JournalSet.limit) journals as joined"),
      in: file)
  }
}
