public import DuologMerge

/// A shared folder, looked at from outside any replica.
public enum SharedFolder {
  /// The journals whose bundles are in `folder`, those that are one together; the journal of the
  /// first bundle that can be read comes first. As a rule there is one.
  ///
  /// - Throws: `ExchangeError.folderMissing`, `ExchangeError.noJournal` if no bundle is there yet.
  /// - Complexity: opens every file, and reads of each what a bundle says of itself.
  public static func journals(in folder: String) throws -> [JournalSet] {
    try journals(in: folder, access: POSIXFileAccess())
  }

  package static func journals(
    in folder: String, access: some FileAccess
  ) throws -> [JournalSet] {
    var found: [JournalSet] = []
    try access.withFolder(folder) {
      for file in try FolderScan(FolderLayout(root: folder), access).files {
        guard let source = try? access.openForReading(file.path) else { continue }
        var reader = BundleReader(source: source, name: file.relativePath)
        if let header = try? reader.readHeader() { found.join(header.journals) }
      }
    }
    guard !found.isEmpty else { throw ExchangeError.noJournal(path: folder) }
    return found
  }

  /// What stands in the directory of `device` in `folder` where files of that device belong, and is
  /// none.
  ///
  /// - Throws: `ExchangeError`.
  /// - Complexity: one listing of each device's directory.
  public static func obstacles(in folder: String, to device: DeviceID) throws -> [FolderProblem] {
    let access = POSIXFileAccess()
    return try access.withFolder(folder) {
      try FolderScan(FolderLayout(root: folder), access).obstacles(to: device)
    }
  }
}

extension [JournalSet] {
  /// Adds journals that are one, and makes one of all that they connect.
  fileprivate mutating func join(_ journals: JournalSet) {
    guard let first = firstIndex(where: journals.intersects) else { return append(journals) }
    let connected = filter(journals.intersects)
    removeAll(where: journals.intersects)
    insert(JournalSet(connected.flatMap(\.ids) + journals.ids) ?? connected[0], at: first)
  }
}
