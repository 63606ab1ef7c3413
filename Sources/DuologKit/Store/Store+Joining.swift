public import DuologFoundation
public import DuologJournal
public import DuologSync

extension Store where Content == Journal {
  /// Makes this journal and the one in `folder`, which began apart, one: nothing of either is lost. Then
  /// syncs with the folder.
  ///
  /// `name` is what this device's owner is called in the folder's journal, if not the same as here.
  ///
  /// - Throws: `CancellationError`, `StorageError`, and what `Journal.join(folder:as:key:)` throws.
  @discardableResult
  public func join(
    _ folder: URL, as name: String? = nil, key: JournalKey? = nil
  ) async throws -> SyncView {
    try await syncing { journal, _ in
      try folder.coordinated { path in
        try journal.view(of: journal.join(folder: path, as: name, key: key).report)
      }
    }
  }
}

extension Store where Content == Replica {
  /// Makes this replica's journal and the ones in `folder`, which began apart, one: nothing of any is
  /// lost. Then syncs with the folder.
  ///
  /// Two devices that each began in an empty folder, before either had synced, have begun apart: then
  /// `sync(with:)` throws `SyncError.anotherJournal`.
  ///
  /// - Throws: `CancellationError`, `StorageError`, `ReplicaError.tooManyJournals`, and what
  ///   `SharedFolder.journals` and `Replica.sync(with:)` throw.
  @discardableResult
  public func join(_ folder: URL, key: JournalKey? = nil) async throws -> SyncReport {
    try await syncing { replica, isEnded in
      try folder.coordinated { path in
        let found = try SharedFolder.journals(in: path, key: key ?? replica.key())
        if let key { try replica.add(key) }
        for journals in found { try replica.join(journals) }
        return try replica.sync(with: path, until: isEnded)
      }
    }
  }
}
