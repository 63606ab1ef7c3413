/// What kind of thing a name refers to. A link as the last component is not followed.
package enum FileKind: Hashable, Sendable {
  case regular
  case directory
  case symbolicLink
  /// A pipe, a socket or a device.
  case other
}

/// Distinguishes versions of a file's content without reading it.
///
/// Equal fingerprints of one name mean that the file is very probably unchanged. Different ones
/// mean nothing, because FAT gives a file a new inode at each mount, and copying programs set times
/// as they please. The file is then read again, which only costs time.
package struct FileFingerprint: Hashable, Sendable {
  /// In bytes.
  package var size: Int64
  /// When the content last changed, in nanoseconds since 1970 UTC, according to the file system;
  /// FAT counts in steps of 2 seconds. Wraps around outside the years 1678 to 2262.
  package var modified: Int64
  /// When the content, name or permissions last changed, in the same unit. No program can set it.
  package var changed: Int64
  /// The file system's own number for the file.
  package var inode: UInt64

  package init(size: Int64, modified: Int64, changed: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }
}

/// What the file system reports about a file without opening it.
package struct FileStatus: Hashable, Sendable {
  package var kind: FileKind
  package var fingerprint: FileFingerprint

  package init(kind: FileKind, fingerprint: FileFingerprint) {
    self.kind = kind
    self.fingerprint = fingerprint
  }
}

/// A name in a directory, and what it refers to.
package struct FileEntry: Hashable, Sendable {
  /// A single component without a slash; never empty, `.` or `..`.
  package var name: String
  package var status: FileStatus

  package init(name: String, status: FileStatus) {
    self.name = name
    self.status = status
  }
}

/// Identifies a file or directory while the system runs and the file system stays mounted. Two
/// paths with the same identity lead to the same thing.
package struct FileIdentity: Hashable, Sendable {
  package var device: UInt64
  package var inode: UInt64

  package init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }
}
