extension Replica {
  /// Syncs with a shared folder like ``sync(with:)``, while `isEnded` is false.
  ///
  /// `isEnded` is called before each piece of a file, some thousand times a second. An interrupted
  /// segment is rolled back as if it had never been read, and an interrupted file is never created.
  ///
  /// For the time of `grace`, new events of this device are held back, so that they can still be
  /// withdrawn.
  ///
  /// - Throws: ``SyncError/interrupted``, and the same as ``sync(with:)``.
  public func sync(
    with folder: String, holdingBackFor grace: Duration = .zero,
    until isEnded: @escaping () -> Bool
  ) throws -> SyncReport {
    try awaitWriter()
    return try sync(
      with: folder, holdingBackFor: grace.milliseconds,
      access: InterruptibleFileAccess(base: POSIXFileAccess(), isEnded: isEnded))
  }

  /// Waits for another process that is just writing. What it has written may be what this sync is for,
  /// and becomes visible only once the disk has it.
  func awaitWriter() throws {
    try connection.transaction(.immediate) {}
  }
}

extension Duration {
  /// The duration in whole milliseconds.
  var milliseconds: Int64 {
    min(max(components.seconds, 0), 1 << 40) * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
