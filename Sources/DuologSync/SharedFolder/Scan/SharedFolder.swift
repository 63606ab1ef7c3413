import DuologMerge

/// A shared folder, seen from outside any replica.
public enum SharedFolder {
  /// The journals whose bundles are in a folder, grouped by which are joined. The journal of the
  /// first readable bundle comes first. Usually there is one.
  ///
  /// - Parameters:
  ///   - folder: The path of the shared folder, which holds the folder `duolog`.
  ///   - key: The key of a sealed folder. Only sealed bundles then count.
  ///   - isOpenAccepted: Whether to pass sealed files over if there is no key. Otherwise one is enough
  ///     for the key to be missing: the open ones may be what was there before, or forged.
  /// - Throws: `SyncError.folderMissing`, `SyncError.noJournal` if there is no bundle yet,
  ///   `SyncError.keyMissing` if bundles are sealed and the key opens none of them,
  ///   `SyncError.noReadableJournal` if none of the bundles can be read.
  /// - Complexity: Opens every file, and reads its header.
  public static func journals(
    in folder: String, key: JournalKey? = nil, acceptingOpen isOpenAccepted: Bool = false
  ) throws -> [JournalSet] {
    try journals(
      in: folder, key: key, acceptingOpen: isOpenAccepted, access: POSIXFileAccess())
  }

  package static func journals(
    in folder: String, key: JournalKey? = nil, acceptingOpen isOpenAccepted: Bool = false,
    access: some FileAccess
  ) throws -> [JournalSet] {
    var ring = KeyRing()
    if let key { ring.add(key) }
    return try journals(in: folder, ring, acceptingOpen: isOpenAccepted, access)
  }

  static func journals(
    in folder: String, _ ring: KeyRing, acceptingOpen isOpenAccepted: Bool = false,
    _ access: some FileAccess
  ) throws -> [JournalSet] {
    var found: [JournalSet] = []
    var problem: FolderProblem?
    var isLocked = false
    try access.withFolder(folder) {
      let scan = try FolderScan(FolderLayout(root: folder), access)
      problem = scan.unreadable.first
      for file in scan.files {
        var kind: FolderProblem.Kind?
        do {
          let bundle = try ring.open(access.openForReading(file.path), from: .folder)
          var reader = BundleReader(source: bundle.source, name: file.relativePath)
          found.join(try reader.readHeader().journals)
        } catch let refusal as SealRefusal {
          isLocked = isLocked || refusal.problem == .keyMissing
          kind = .seal(refusal.problem)
        } catch let error as BundleError {
          kind = error.problem.ofFolder
        } catch let error as FileError where error.code != .notFound {
          kind = .unreadable(error)
        } catch is FileError {
          // Removed since it was listed.
        }
        problem = problem ?? kind.map { FolderProblem(file: file.relativePath, kind: $0) }
      }
    }
    let mayPassOver = ring.isSealed || isOpenAccepted
    guard found.isEmpty || isLocked && !mayPassOver else { return found }
    if isLocked { throw SyncError.keyMissing(path: folder) }
    throw problem.map { SyncError.noReadableJournal(path: folder, $0) }
      ?? SyncError.noJournal(path: folder)
  }
}

extension Replica {
  /// The journals whose bundles are in `folder`, as far as this replica's keys and `key` open them:
  /// see ``SharedFolder/journals(in:key:)``.
  package func journals(
    in folder: String, key: JournalKey?, acceptingOpen isOpenAccepted: Bool = false,
    access: some FileAccess
  ) throws -> [JournalSet] {
    var ring = try keyRing()
    if let key { ring.add(key) }
    return try SharedFolder.journals(in: folder, ring, acceptingOpen: isOpenAccepted, access)
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
    case .seal(let problem): .seal(problem)
    }
  }
}
