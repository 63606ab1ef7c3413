/// The places that an exchange depends on: the shared folder with all that Duolog reads in it, and
/// the replica's own files.
struct WatchedPlaces {
  /// The shared folder, as a person named it. It may come and go.
  let folder: String
  /// The replica's database, through all links.
  let replica: String

  private let access = POSIXFileAccess()

  init(folder: String, replica: String) {
    self.folder = folder
    // Behind a link, SQLite keeps its files beside what the link leads to.
    self.replica = (try? access.resolve(replica)) ?? replica
  }

  private var layout: FolderLayout { FolderLayout(root: folder) }

  // MARK: - Directories

  /// Beyond this, directories are no longer watched one by one, since the system keeps about a
  /// kilobyte for each, and a folder may have been filled on purpose. A journal has a few devices.
  static let directoryLimit = 1000

  /// The directories that are there now and whose changes count, each with what counts in it; a
  /// directory may come more than once.
  ///
  /// - Returns: also whether they are all there, the shared folder included.
  func directories() -> (list: [(path: String, interest: Interest)], isComplete: Bool) {
    var list: [(path: String, interest: Interest)] = [
      (FilePath.parent(of: replica), .replica(named: FilePath.name(of: replica))),
      (FilePath.parent(of: folder), .entry(named: FilePath.name(of: folder))),
    ]
    guard kind(of: folder, followingLinks: true) == .directory else { return (list, false) }
    list.append((folder, .entry(named: FilePath.name(of: layout.home))))
    // Links within the folder are not followed, so neither are they watched.
    guard kind(of: layout.home) == .directory else { return (list, true) }
    list.append((layout.home, .devices))
    var isComplete = true
    do {
      try access.forEachEntry(in: layout.home, named: { !FolderScan.isHidden($0) }) { entry in
        guard entry.status.kind == .directory else { return }
        if list.count >= WatchedPlaces.directoryLimit {
          isComplete = false
        } else {
          list.append((FilePath.join(layout.home, entry.name), .bundles))
        }
      }
    } catch {
      isComplete = false
    }
    return (list, isComplete)
  }

  private func kind(of path: String, followingLinks: Bool = false) -> FileKind? {
    (try? access.kind(of: path, followingLinks: followingLinks)) ?? nil
  }

  // MARK: - Snapshots

  /// What the shared folder looks like now: the bundles in it by path; `nil` where it cannot be
  /// looked at.
  ///
  /// - Complexity: one listing of each device's directory.
  func folderSnapshot() -> [String: FileFingerprint]? {
    guard kind(of: folder, followingLinks: true) == .directory,
      let scan = try? FolderScan(layout, access)
    else { return nil }
    var snapshot: [String: FileFingerprint] = [:]
    for file in scan.files { snapshot[file.relativePath] = file.fingerprint.withoutInode }
    return snapshot
  }

  /// What the replica's files look like now. Reading the replica changes nothing in it; whoever
  /// writes to it changes it, and so does the last one who closes it after that.
  func replicaSnapshot() -> [FileFingerprint?] {
    let database = try? access.status(of: replica).fingerprint
    // Opening a database makes an empty log beside it, and closing it takes that away.
    let log = (try? access.status(of: replica + "-wal").fingerprint).flatMap {
      $0.size > 0 ? $0 : nil
    }
    return [database, log]
  }
}

extension WatchedPlaces {
  /// What counts in a directory.
  enum Interest: Hashable {
    /// Whether an entry of that name is there.
    case entry(named: String)
    /// Devices' directories and bundles.
    case devices
    /// Bundles.
    case bundles
    /// The database of that name, and the log beside it.
    case replica(named: String)

    /// What it may mean that something has happened to the entry `name`.
    func change(of name: String, isDirectory: Bool) -> Changes {
      switch self {
      case .entry(let wanted): name == wanted ? .folder : []
      case .devices where isDirectory: FolderScan.isHidden(name) ? [] : .folder
      case .devices, .bundles: FolderScan.isCandidate(name) ? .folder : []
      case .replica(let wanted): name == wanted || name == wanted + "-wal" ? .replica : []
      }
    }

    /// What it may mean that something has happened to the directory itself.
    var changeOfItself: Changes {
      if case .replica = self { .replica } else { .folder }
    }
  }
}

/// What may have changed.
struct Changes: OptionSet {
  let rawValue: Int

  static let folder = Changes(rawValue: 1)
  static let replica = Changes(rawValue: 2)
  static let all: Changes = [.folder, .replica]
}

extension FileFingerprint {
  /// The fingerprint where inodes do not last, as on a stick.
  fileprivate var withoutInode: FileFingerprint {
    FileFingerprint(size: size, modified: modified, changed: changed, inode: 0)
  }
}
