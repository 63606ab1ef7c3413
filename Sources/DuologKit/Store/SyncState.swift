public import DuologMerge
public import DuologSync

/// How the exchange with a shared folder is doing: what ``Store/keepSynced(with:holdingBackFor:)``
/// tells.
public struct SyncState: Sendable {
  /// What is being done.
  @nonexhaustive
  public enum Activity: Hashable, Sendable {
    /// A sync is under way.
    case syncing
    /// Everything is done until something changes.
    case waiting
  }

  /// What is being done.
  public internal(set) var activity = Activity.syncing
  /// When the last sync that worked ended; `nil` before the first.
  public internal(set) var lastSync: Timestamp?
  /// Why the last sync did not work; `nil` if it did. It is tried again by itself.
  public internal(set) var problem: (any Error)?
  /// The result of the last sync that worked.
  public internal(set) var report: SyncReport?

  init() {}

  /// Whether everything goes both ways: the last sync worked, and nothing is known to be missing, set
  /// aside, or waiting for a key.
  public var isHealthy: Bool {
    guard problem == nil, let report else { return false }
    return !report.isKeyMissing && report.missing.isEmpty && report.problems.isEmpty
      && report.setAside.isEmpty
  }
}
