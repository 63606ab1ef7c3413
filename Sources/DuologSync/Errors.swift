public import DuologMerge

/// Why a replica could not do what was asked of it.
///
/// Errors of SQLite itself (`SQLiteError`) and of the file's version (`MigrationError`) are thrown
/// as they are.
public enum ReplicaError: Error, Hashable, Sendable {
  /// There is no replica at `path`.
  case notFound(path: String)
  /// There is a replica at `path` already.
  case exists(path: String)
  /// The database is not a replica, or lacks what every replica has.
  case corrupt(String)
  /// The bundle belongs to another journal.
  case anotherJournal(EntityID)
  /// More journals would be one than ``JournalSet/limit`` allows; nothing was changed.
  case tooManyJournals
  /// The journal has more logs than `Limits.devices`.
  case tooManyLogs
  /// The event has more bytes than `Limits.eventBytes`; nothing was written.
  case eventTooLarge(bytes: Int)
}
