/// The places that syncing depends on: the parts of the shared folder that Duolog reads, and the
/// replica's own files.
struct WatchedPlaces {
  /// The shared folder, as a person named it. It may come and go. `nil` if only the replica counts.
  let folder: String?
  /// The replica's database, with all links resolved.
  let replica: String

  private let access = POSIXFileAccess()

  init(folder: String?, replica: String) {
    self.folder = folder
    // SQLite keeps its files next to the file that a link leads to.
    self.replica = (try? access.resolve(replica)) ?? replica
  }

  // MARK: - Directories

  /// Beyond this, directories are no longer watched individually, because the system uses about a
  /// kilobyte for each, and a folder may have been filled on purpose. A journal has a few devices.
  static let directoryLimit = 1000

  /// The existing directories whose changes count, each with what counts in it. A directory may
  /// occur more than once.
  ///
  /// - Returns: Also whether they all exist, including the shared folder.
  func directories() -> (list: [(path: String, interest: Interest)], isComplete: Bool) {
    var list: [(path: String, interest: Interest)] = [
      (FilePath.parent(of: replica), .replica(named: FilePath.name(of: replica)))
    ]
    guard let folder else { return (list, true) }
    let layout = FolderLayout(root: folder)
    list.append((FilePath.parent(of: folder), .entry(named: FilePath.name(of: folder))))
    guard kind(of: folder, followingLinks: true) == .directory else { return (list, false) }
    list.append((folder, .entry(named: FilePath.name(of: layout.home))))
    // Links within the folder are not followed, so they are not watched either.
    guard kind(of: layout.home) == .directory else { return (list, true) }
    list.append((layout.home, .devices))
    var isComplete = true
    do {
      try access.forEachEntry(in: layout.home, named: { !FolderScan.isHidden($0) }) { entry in
        guard entry.status.kind == .directory else { return }
        if list.count >= WatchedPlaces.directoryLimit {
          isComplete = false
        } else {
          let interest = entry.name == InboxPlace.name ? Interest.texts : .bundles
          list.append((FilePath.join(layout.home, entry.name), interest))
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

  /// The current state of the shared folder: its bundles by path; `nil` if there is none, or it cannot
  /// be listed.
  ///
  /// - Complexity: One listing of each device's directory.
  func folderSnapshot() -> [String: FileFingerprint]? {
    guard let folder, kind(of: folder, followingLinks: true) == .directory else { return nil }
    let layout = FolderLayout(root: folder)
    guard let scan = try? FolderScan(layout, access) else { return nil }
    var snapshot: [String: FileFingerprint] = [:]
    for file in scan.files { snapshot[file.relativePath] = file.fingerprint.withoutInode }
    try? access.forEachEntry(in: layout.inbox, named: InboxPlace.isCandidate) { entry in
      guard snapshot.count < scan.files.count + WatchedPlaces.directoryLimit else { return }
      snapshot["\(InboxPlace.name)/\(entry.name)"] = entry.status.fingerprint.withoutInode
    }
    return snapshot
  }

  /// The replica's files that exist.
  var replicaFiles: [String] {
    [replica, replica + "-wal"].filter { kind(of: $0) == .regular }
  }

  /// The current state of the replica's files. Reading the replica does not change it. Writing
  /// does, and so does the last close after that.
  func replicaSnapshot() -> [FileFingerprint?] {
    let database = try? access.status(of: replica).fingerprint
    // Opening a database creates an empty write-ahead log next to it, and closing it removes that.
    let log = (try? access.status(of: replica + "-wal").fingerprint).flatMap {
      $0.size > 0 ? $0 : nil
    }
    return [database, log]
  }
}

extension WatchedPlaces {
  /// What counts in a directory.
  enum Interest: Hashable {
    /// Whether an entry of that name exists.
    case entry(named: String)
    /// Devices' directories and bundles.
    case devices
    /// Bundles.
    case bundles
    /// Text files for people without Duolog.
    case texts
    /// The database of that name, and its write-ahead log.
    case replica(named: String)

    /// What an event on the entry `name` may mean.
    func change(of name: String, isDirectory: Bool) -> Changes {
      switch self {
      case .entry(let wanted): name == wanted ? .folder : []
      case .devices where isDirectory: FolderScan.isHidden(name) ? [] : .folder
      case .texts: InboxPlace.isCandidate(name) ? .folder : []
      case .devices, .bundles: FolderScan.isCandidate(name) ? .folder : []
      case .replica(let wanted): name == wanted || name == wanted + "-wal" ? .replica : []
      }
    }

    /// What an event on the directory itself may mean.
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
  /// The fingerprint for file systems whose inodes do not last, such as sticks.
  fileprivate var withoutInode: FileFingerprint {
    FileFingerprint(size: size, modified: modified, changed: changed, inode: 0)
  }
}
