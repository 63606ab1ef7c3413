public import DuologMerge

/// A shared folder, looked at from outside any replica.
public enum SharedFolder {
  /// The journal whose bundles are in `folder`.
  ///
  /// - Throws: `ExchangeError.folderMissing`, `ExchangeError.noJournal` if no bundle is there yet.
  public static func journal(in folder: String) throws -> EntityID {
    try journal(in: folder, access: POSIXFileAccess())
  }

  package static func journal(in folder: String, access: some FileAccess) throws -> EntityID {
    do {
      guard try access.kind(of: folder, followingLinks: true) == .directory else {
        throw ExchangeError.folderMissing(path: folder)
      }
      for file in try FolderScan(FolderLayout(root: folder), access).files {
        guard let source = try? access.openForReading(file.path) else { continue }
        var reader = BundleReader(source: source, name: file.relativePath)
        if let header = try? reader.readHeader() { return header.journal }
      }
    } catch let error as FileError {
      throw ExchangeError.file(error)
    }
    throw ExchangeError.noJournal(path: folder)
  }
}
