public import DuologMerge

/// Why a replica could not do what was asked.
///
/// Errors of SQLite itself (`SQLiteError`) and of the file's version (`MigrationError`) are
/// rethrown unchanged.
@nonexhaustive
public enum ReplicaError: Error, Hashable, Sendable {
  /// There is no replica at `path`.
  case notFound(path: String)
  /// There is already a replica at `path`.
  case exists(path: String)
  /// The database is not a replica, or part of it is missing.
  case corrupt(String)
  /// The bundle belongs to another journal.
  case anotherJournal(EntityID)
  /// The journals together would exceed `JournalSet.limit`. Nothing was changed.
  case tooManyJournals
  /// The journal has more logs than `Limits.devices`.
  case tooManyLogs
  /// The event has more bytes than `Limits.eventBytes`. Nothing was written.
  case eventTooLarge(bytes: Int)
  /// What should be withdrawn has been offered to others, or was not written by this device.
  case alreadyOffered
}
