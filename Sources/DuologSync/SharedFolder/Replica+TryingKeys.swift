import DuologMerge

extension Replica {
  /// Adds the key that the partner has given, if it opens the shared folder at `folder`, and learns
  /// from the folder which keys it replaces. From then on the key seals what this replica writes.
  ///
  /// The key replaces no others by itself. If both people make a new key at the same time and type
  /// each other's, each key would otherwise be replaced on the device that does not seal with it, and
  /// neither device would read the other. Whoever made the key says in each file which it replaces.
  ///
  /// - Returns: Whether the key has opened a file. If there is no sealed file yet, it cannot be
  ///   tried, and is added all the same.
  /// - Throws: ``KeyError/opensNothing(path:)`` if there are sealed files and the key opens none of
  ///   them, what ``add(_:replacing:)`` throws, `SyncError`. Nothing is then changed.
  /// - Complexity: Opens files until the key fits.
  @discardableResult
  public func add(_ key: JournalKey, tryingOn folder: String) throws -> Bool {
    try add(key, tryingOn: folder, access: POSIXFileAccess())
  }

  package func add(
    _ key: JournalKey, tryingOn folder: String, access: some FileAccess
  ) throws -> Bool {
    guard try !keyRing().isReplaced(key.id) else { throw KeyError.replaced }
    let header = try access.withFolder(folder) {
      try SharedFolder.header(openedWith: key, in: folder, access)
    }
    try add(key, replacing: header?.replacedKeys ?? [])
    return header != nil
  }
}

extension SharedFolder {
  /// The header of the first file in `folder` that `key` opens, statements first; `nil` if no file is
  /// sealed.
  ///
  /// - Throws: ``KeyError/opensNothing(path:)``, ``FileError``.
  fileprivate static func header(
    openedWith key: JournalKey, in folder: String, _ access: some FileAccess
  ) throws -> BundleHeader? {
    var ring = KeyRing()
    ring.add(key)
    let files = try FolderScan(FolderLayout(root: folder), access).files
    var isSealed = false
    for file in files.filter(\.isClaim) + files.filter({ !$0.isClaim }) {
      do {
        let bundle = try ring.open(access.openForReading(file.path), from: .folder)
        var reader = BundleReader(source: bundle.source, name: file.relativePath)
        return try reader.readHeader()
      } catch let refusal as SealRefusal where refusal.problem == .keyMissing {
        isSealed = true
      } catch is SealRefusal {
        // Another file may be whole.
      } catch is BundleError {
        // It was sealed with the key, and does not hold a bundle.
      } catch let error as FileError {
        guard error.code == .notFound || error.code == .isLink else { throw error }
      }
    }
    guard !isSealed else { throw KeyError.opensNothing(path: folder) }
    return nil
  }
}
