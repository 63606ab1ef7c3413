import DuologJournal
public import DuologSync

/// What a ``Store`` keeps open: a `Journal`, or a bare `Replica`.
public protocol StoreContent: AnyObject, SendableMetatype {
  /// The replica that holds the data.
  var replica: Replica { get }

  /// Exchanges what is new with a shared folder, for as long as `isEnded` is false. For the time of
  /// `grace`, what was written here is held back.
  ///
  /// - Throws: what `Replica.sync(with:holdingBackFor:until:)` throws.
  func sync(
    with folder: String, holdingBackFor grace: Duration, until isEnded: @escaping () -> Bool
  ) throws -> SyncReport

  /// Exchanges what is new over a transport, likewise.
  func sync(
    over transport: some Transport, holdingBackFor grace: Duration,
    until isEnded: @escaping () -> Bool
  ) throws -> SyncReport

  /// Closes the files.
  func close() throws
}

extension Journal: StoreContent {}

extension Replica: StoreContent {
  /// The replica itself.
  public var replica: Replica { self }
}
