import DuologMerge

/// A shared folder, seen from outside any replica.
public enum SharedFolder {
  /// The journals whose bundles are in `folder`, grouped by which are joined. The journal of the
  /// first readable bundle comes first. Usually there is one.
  ///
  /// - Throws: `SyncError.folderMissing`, `SyncError.noJournal` if there is no bundle yet,
  ///   `SyncError.noReadableJournal` if none of the bundles can be read.
  /// - Complexity: Opens every file, and reads its header.
  public static func journals(in folder: String) throws -> [JournalSet] {
    try journals(in: folder, access: POSIXFileAccess())
  }

  package static func journals(
    in folder: String, access: some FileAccess
  ) throws -> [JournalSet] {
    var found: [JournalSet] = []
    var problem: FolderProblem?
    try access.withFolder(folder) {
      let scan = try FolderScan(FolderLayout(root: folder), access)
      problem = scan.unreadable.first
      for file in scan.files {
        do {
          var reader = BundleReader(
            source: try access.openForReading(file.path), name: file.relativePath)
          found.join(try reader.readHeader().journals)
        } catch let error as BundleError {
          problem =
            problem
            ?? error.problem.ofFolder.map {
              FolderProblem(file: file.relativePath, kind: $0)
            }
        } catch let error as FileError where error.code != .notFound {
          problem =
            problem ?? FolderProblem(file: file.relativePath, kind: .unreadable(error))
        } catch is FileError {
          // Removed since it was listed.
        }
      }
    }
    guard found.isEmpty else { return found }
    throw problem.map { SyncError.noReadableJournal(path: folder, $0) }
      ?? SyncError.noJournal(path: folder)
  }
}

extension [JournalSet] {
  /// Adds joined journals, and merges all groups that they connect.
  fileprivate mutating func join(_ journals: JournalSet) {
    guard let first = firstIndex(where: journals.intersects) else { return append(journals) }
    let connected = filter(journals.intersects)
    removeAll(where: journals.intersects)
    insert(JournalSet(connected.flatMap(\.ids) + journals.ids) ?? connected[0], at: first)
  }
}

extension BundleError.Problem {
  /// The problem as that of a file in a folder; `nil` for another program's file, which is not a
  /// problem.
  fileprivate var ofFolder: FolderProblem.Kind? {
    switch self {
    case .notABundle: nil
    case .notYetWhole: .notYetWhole
    case .damaged(let line, let reason): .damaged(line: line, reason: reason)
    case .newerFormat(let format): .newerFormat(format)
    }
  }
}
