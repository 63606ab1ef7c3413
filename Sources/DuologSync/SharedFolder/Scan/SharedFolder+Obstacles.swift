import DuologMerge

/// Something in a shared folder that is not what its name says, and takes up the name of one of
/// Duolog's files or directories.
public struct FolderObstacle: Hashable, Sendable {
  /// What kind of thing it is.
  @nonexhaustive
  public enum Kind: String, Hashable, Sendable {
    /// A file, where a directory belongs.
    case file
    /// A directory, where a file belongs.
    case directory
    /// A link, which is never followed.
    case link
    /// A pipe, a socket or a device.
    case other
  }

  /// The path relative to the folder.
  public let path: String
  /// What kind of thing it is.
  public let kind: Kind
}

/// The obstacles in a shared folder: their number, and the first one.
public struct FolderObstacles: Hashable, Sendable {
  /// The number of obstacles.
  public private(set) var count = 0
  /// The obstacle whose path comes first.
  public private(set) var first: FolderObstacle?

  /// No obstacles.
  public init() {}

  mutating func add(_ path: String, _ kind: FileKind) {
    count += 1
    guard first.map({ path < $0.path }) ?? true else { return }
    first = FolderObstacle(path: path, kind: FolderObstacle.Kind(kind))
  }
}

extension SharedFolder {
  /// The obstacles in `folder`: things with the name of a device's directory, of a segment or of a
  /// claim, but of another kind.
  ///
  /// - Throws: `SyncError.file` if the folder cannot be listed.
  /// - Complexity: One listing of each device's directory; nothing is opened.
  public static func obstacles(in folder: String) throws -> FolderObstacles {
    try obstacles(in: folder, access: POSIXFileAccess())
  }

  package static func obstacles(
    in folder: String, access: some FileAccess
  ) throws -> FolderObstacles {
    let layout = FolderLayout(root: folder)
    var found = FolderObstacles()
    do {
      switch try access.kind(of: layout.home) {
      case nil: return found
      case .directory?: break
      case let kind?:
        found.add("duolog", kind)
        return found
      }
      var devices: [DeviceID] = []
      try access.forEachEntry(in: layout.home, named: { DeviceID($0) != nil }) { entry in
        guard let device = DeviceID(entry.name) else { return }
        if entry.status.kind == .directory {
          devices.append(device)
        } else {
          found.add("duolog/\(device)", entry.status.kind)
        }
      }
      for device in devices {
        // Syncing reports what cannot be listed.
        try? access.forEachEntry(
          in: layout.directory(of: device),
          named: {
            $0 == FolderLayout.claimName || $0 == FolderLayout.sealedClaimName
              || SegmentName($0, in: device) != nil
          }
        ) { entry in
          guard entry.status.kind != .regular else { return }
          found.add("duolog/\(device)/\(entry.name)", entry.status.kind)
        }
      }
    } catch let error as FileError {
      throw SyncError.file(error)
    }
    return found
  }
}

extension FolderObstacle.Kind {
  fileprivate init(_ kind: FileKind) {
    switch kind {
    case .regular: self = .file
    case .directory: self = .directory
    case .symbolicLink: self = .link
    case .other: self = .other
    }
  }
}
