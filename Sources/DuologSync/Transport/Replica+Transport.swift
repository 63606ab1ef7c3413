public import DuologMerge

extension Replica {
  /// Syncs over a transport, like ``sync(with:holdingBackFor:until:)`` with a folder.
  ///
  /// A new file is in memory until it is complete; the files of a journal of 100,000 entries have up to
  /// 30 MB.
  ///
  /// - Throws: ``SyncError``, `StorageError`, and what listing throws.
  public func sync(
    over transport: some Transport, holdingBackFor grace: Duration = .zero,
    until isEnded: @escaping () -> Bool = { false }
  ) throws -> SyncReport {
    try awaitWriter()
    return try sync(
      with: TransportFileAccess.root(of: transport), holdingBackFor: grace.milliseconds,
      access: InterruptibleFileAccess(base: TransportFileAccess(transport), isEnded: isEnded))
  }
}

extension SharedFolder {
  /// The journals whose bundles a transport holds, like ``journals(in:key:acceptingOpen:)`` for a
  /// folder.
  public static func journals(
    over transport: some Transport, key: JournalKey? = nil
  ) throws -> [JournalSet] {
    try journals(
      in: TransportFileAccess.root(of: transport), key: key,
      access: TransportFileAccess(transport))
  }
}
