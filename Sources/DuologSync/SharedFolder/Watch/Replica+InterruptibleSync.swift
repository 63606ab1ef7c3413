/// An exchange that was asked to end before its end. What came in before stays, nothing is half
/// written, and the rest follows with the next exchange.
public struct SyncInterrupted: Error, Hashable, Sendable {}

extension Replica {
  /// Exchanges events with a shared folder as ``sync(with:)`` does, for as long as `isEnded` is
  /// false.
  ///
  /// It is asked before each piece of a file, some thousand times a second. A segment that is cut
  /// in the middle of its transaction was never read, and a file that is cut while it is written
  /// was never made.
  ///
  /// - Throws: ``SyncInterrupted``, and as ``sync(with:)``.
  public func sync(
    with folder: String, until isEnded: @escaping () -> Bool
  ) throws -> SyncReport {
    try sync(
      with: folder, access: InterruptibleFileAccess(base: POSIXFileAccess(), isEnded: isEnded))
  }
}
