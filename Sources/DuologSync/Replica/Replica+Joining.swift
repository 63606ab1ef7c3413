import DuologMerge
import DuologSQLite

/// Journals that began apart and become one.
///
/// No event changes and no file is written anew: a replica knows a set of journals that are one, and
/// each bundle that it writes from then on says so. Whoever reads one such bundle knows it as well.
///
/// Invariant: who holds an event that a device has written after a join knows of the join, since the
/// two are taken in one transaction.
extension Replica {
  /// Makes the journals `others` one with this replica's; does nothing where they are.
  ///
  /// Others learn of it by the next bundle that this replica writes, so an event should be
  /// appended along with it.
  ///
  /// - Throws: `ReplicaError.tooManyJournals`, `SQLiteError`; then nothing has changed.
  public func join(_ others: JournalSet) throws {
    guard try currentJournals().union(others) != nil else { throw ReplicaError.tooManyJournals }
    try learn(others)
  }

  /// The journals that are one, as the database has them: another process may have joined some.
  @discardableResult
  package func currentJournals() throws -> JournalSet {
    journals = try MetaTable(connection).identity().journals
    return journals
  }

  /// Throws unless a bundle of `others`, called `name`, is one of this journal.
  func check(_ others: JournalSet, of name: String) throws {
    guard try currentJournals().intersects(others) else {
      throw ReplicaError.anotherJournal(others.oldest)
    }
    guard journals.union(others) != nil else { throw JournalSet.excess(in: name) }
  }

  /// Adds what a bundle says of journals that are one, once it has been found to be whole so far.
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
        reason: "says of more than \(JournalSet.limit) journals that they are one"),
      in: file)
  }
}
