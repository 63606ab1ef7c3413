public import DuologMerge

@_exported public import struct DuologFoundation.StorageError

/// Why a replica could not do what was asked. A `StorageError` says what is wrong with its database.
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
  /// No replica would take the event, for a reason that completes a sentence about it: a name that no
  /// field can have, for example. Nothing was written.
  case invalidEvent(String)
  /// What should be withdrawn has been offered to others, or was not written by this device.
  case alreadyOffered
  /// The replica's schema does not declare the type, or not such a field of it. Nothing was read or
  /// written.
  case undeclared(type: String, field: String?)
  /// The schema gives a type or a field a name that it cannot have, or one that is taken. Nothing was
  /// opened or written.
  case invalidName(type: String, field: String?)
  /// The schema declares two types with one name. Nothing was opened or written.
  case declaredTwice(type: String)
}
