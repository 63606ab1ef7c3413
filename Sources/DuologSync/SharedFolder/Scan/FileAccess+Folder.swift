extension FileAccess {
  /// Returns what `body` returns, which works with the directory `folder`.
  ///
  /// - Throws: `SyncError.folderMissing` where there is none, or where it has gone when a file
  ///   error ends `body`: a stick that was pulled out is told as that. `SyncError.file` for any
  ///   other file error, and what else `body` throws.
  package func withFolder<Result>(
    _ folder: String, _ body: () throws -> Result
  ) throws -> Result {
    do {
      try requireFolder(folder)
      do {
        return try body()
      } catch let error as FileError {
        try requireFolder(folder)
        throw error
      }
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }

  private func requireFolder(_ folder: String) throws {
    guard try kind(of: folder, followingLinks: true) == .directory else {
      throw SyncError.folderMissing(path: folder)
    }
  }
}
