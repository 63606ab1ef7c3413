public import DuologMerge

extension Replica {
  /// The digest of the state; equal on every replica that holds the same events.
  ///
  /// - Complexity: O(n log n) for n events.
  public func stateDigest() throws -> Digest {
    try bringUpToDate()
    return try connection.transaction(.deferred) { try StateListing(connection).digest() }
  }
}
