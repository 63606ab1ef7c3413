/// A sync was asked to stop early. What was received stays, nothing is half written, and the next
/// sync does the rest.
public struct SyncInterrupted: Error, Hashable, Sendable {}

extension Replica {
  /// Syncs with a shared folder like ``sync(with:)``, while `isEnded` is false.
  ///
  /// `isEnded` is called before each piece of a file, some thousand times a second. An interrupted
  /// segment is rolled back as if it had never been read, and an interrupted file is never created.
  ///
  /// - Throws: ``SyncInterrupted``, and the same as ``sync(with:)``.
  public func sync(
    with folder: String, until isEnded: @escaping () -> Bool
  ) throws -> SyncReport {
    try sync(
      with: folder, access: InterruptibleFileAccess(base: POSIXFileAccess(), isEnded: isEnded))
  }
}
