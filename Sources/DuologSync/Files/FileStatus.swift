/// What kind of thing a name stands for; the last component is never followed when it is a link.
package enum FileKind: Hashable, Sendable {
  case regular
  case directory
  case symbolicLink
  /// A pipe, a socket or a device.
  case other
}

/// What tells one content of a file from another without reading it.
///
/// Equal fingerprints of one name mean: very probably unchanged. Different ones mean nothing, since
/// FAT gives a file a new inode at each mount, and copying programs set times as they please; then
/// the file is read again, which costs time only.
package struct FileFingerprint: Hashable, Sendable {
  /// In bytes.
  package var size: Int64
  /// When the content changed last, in nanoseconds since 1970 UTC, as the file system tells it: FAT
  /// counts in steps of 2 seconds. Wraps around outside the years 1678 to 2262.
  package var modified: Int64
  /// When the content, name or permissions changed last, in the same unit; no program can set it.
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

/// What the file system tells about a file without opening it.
package struct FileStatus: Hashable, Sendable {
  package var kind: FileKind
  package var fingerprint: FileFingerprint

  package init(kind: FileKind, fingerprint: FileFingerprint) {
    self.kind = kind
    self.fingerprint = fingerprint
  }
}

/// One name in a directory, and what it stands for.
package struct FileEntry: Hashable, Sendable {
  /// A single component: never empty, `.` or `..`, and without a slash.
  package var name: String
  package var status: FileStatus

  package init(name: String, status: FileStatus) {
    self.name = name
    self.status = status
  }
}

/// A file or directory itself, as long as the system runs and its file system stays mounted: two
/// paths with one identity lead to one thing.
package struct FileIdentity: Hashable, Sendable {
  package var device: UInt64
  package var inode: UInt64

  package init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }
}
