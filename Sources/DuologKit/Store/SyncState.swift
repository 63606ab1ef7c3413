public import DuologMerge
public import DuologSync

extension Store {
  /// How the exchange is doing: see ``SyncState``.
  public typealias State = SyncState<Content.Outcome>
}

/// How the exchange with a shared folder or over a transport is doing: what
/// ``Store/keepSynced(with:holdingBackFor:)`` tells.
public struct SyncState<Outcome: SyncOutcome>: Sendable {
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
  /// How far the sync that is under way has come, if it takes long; `nil` if not.
  public internal(set) var progress: SyncProgress?
  /// When the last sync that worked ended; `nil` before the first.
  public internal(set) var lastSync: Timestamp?
  /// Why the last sync did not work; `nil` if it did. It is tried again by itself.
  public internal(set) var problem: (any Error)?
  /// What the last sync that worked has told: for a journal, what came in from whom.
  public internal(set) var outcome: Outcome?

  init() {}

  /// Whether everything goes both ways: the last sync worked, and nothing is known to be missing, set
  /// aside, or waiting for a key.
  public var isHealthy: Bool { problem == nil && outcome?.isComplete == true }
}
