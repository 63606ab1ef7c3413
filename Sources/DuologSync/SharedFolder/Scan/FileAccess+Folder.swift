extension FileAccess {
  /// Returns what `body`, which works with the directory `folder`, returns.
  ///
  /// - Throws: `SyncError.folderMissing` if the folder does not exist, or has disappeared when a
  ///   file error ends `body`, for example because a stick was pulled out. `SyncError.file` for any
  ///   other file error, and whatever else `body` throws.
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
