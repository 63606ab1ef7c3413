public import DuologJournal
public import DuologMerge
public import DuologSync

/// What a ``Store`` keeps open: a `Journal`, or a bare `Replica`.
public protocol StoreContent: AnyObject, SendableMetatype {
  /// What a sync tells.
  associatedtype Outcome: SyncOutcome

  /// The replica that holds the data.
  var replica: Replica { get }

  /// Exchanges what is new with a shared folder, for as long as `isEnded` is false. For the time of
  /// `grace`, what was written here is held back.
  ///
  /// - Throws: what `Replica.sync(with:holdingBackFor:until:)` throws.
  func exchange(
    with folder: String, holdingBackFor grace: Duration, until isEnded: @escaping () -> Bool
  ) throws -> Outcome

  /// Exchanges what is new over a transport, likewise.
  func exchange(
    over transport: some Transport, holdingBackFor grace: Duration,
    until isEnded: @escaping () -> Bool
  ) throws -> Outcome

  /// Takes up what has been changed about this device on another connection. Called before each use.
  func catchUp() throws

  /// Takes up what may have changed about this device outside: its time zone, for example.
  func lookAround() throws

  /// When what is read changes although nobody writes: for a journal, at the start of the next day.
  /// `nil` if it does not.
  func nextTurn() throws -> Timestamp?

  /// Closes the files.
  func close() throws
}

/// What a sync tells: for a journal, a `SyncView`; for a replica, a `SyncReport`.
public protocol SyncOutcome: Sendable {
  /// Whether nothing is known to be missing, set aside, or waiting for a key.
  var isComplete: Bool { get }
  /// When this device will hand over what it has held back; `nil` if that is nothing.
  var heldBackUntil: Timestamp? { get }
}

extension SyncReport: SyncOutcome {}
extension SyncView: SyncOutcome {}

extension Journal: StoreContent {
  public func exchange(
    with folder: String, holdingBackFor grace: Duration, until isEnded: @escaping () -> Bool
  ) throws -> SyncView {
    try view(of: sync(with: folder, holdingBackFor: grace, until: isEnded))
  }

  public func exchange(
    over transport: some Transport, holdingBackFor grace: Duration,
    until isEnded: @escaping () -> Bool
  ) throws -> SyncView {
    try view(of: sync(over: transport, holdingBackFor: grace, until: isEnded))
  }

  public func catchUp() throws { try takeUpZone() }

  public func lookAround() throws { try lookUpZone() }

  public func nextTurn() throws -> Timestamp? { try nextDay() }
}

extension Replica: StoreContent {
  /// The replica itself.
  public var replica: Replica { self }

  public func exchange(
    with folder: String, holdingBackFor grace: Duration, until isEnded: @escaping () -> Bool
  ) throws -> SyncReport {
    try sync(with: folder, holdingBackFor: grace, until: isEnded)
  }

  public func exchange(
    over transport: some Transport, holdingBackFor grace: Duration,
    until isEnded: @escaping () -> Bool
  ) throws -> SyncReport {
    try sync(over: transport, holdingBackFor: grace, until: isEnded)
  }

  public func catchUp() throws {}

  public func lookAround() throws {}

  public func nextTurn() throws -> Timestamp? { nil }
}
