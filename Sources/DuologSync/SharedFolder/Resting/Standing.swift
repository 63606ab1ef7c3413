import DuologMerge

/// How a replica and a shared folder stand, told by what the file system knows of their files,
/// without opening one of them.
///
/// Two that are equal mean: neither has changed in between, as far as size, inode, and the times of
/// the last change can tell; the time at which a file's status changed is not for programs to set.
/// A file may change twice within one step of the file system's clock, and look the same
/// (https://git-scm.com/docs/racy-git), so files that have only just changed stand in no way yet.
package struct Standing: Hashable, Sendable {
  /// The SHA-256 of the listing, in hexadecimal.
  package let digest: String

  /// How long a file must have been left alone, in nanoseconds: FAT counts in steps of 2 seconds.
  private static let rest: Int64 = 3_000_000_000

  private init(_ listing: String) {
    digest = "\(SHA256.hash(listing.utf8))"
  }

  /// How the replica at `path` and the folder stand at `now`, which is the time of the system's own
  /// clock; `nil` where that cannot be told, or something is going on or has only just gone on.
  ///
  /// - Complexity: one listing of each device's directory.
  package init?(
    replica path: String, folder: String, now: Timestamp,
    incarnation: (String) -> String? = DatabaseIdentity.ofFile
  ) {
    self.init(
      replica: path, folder: folder, now: now, incarnation: incarnation, access: POSIXFileAccess())
  }

  init?(
    replica path: String, folder: String, now: Timestamp, incarnation: (String) -> String?,
    access: some FileAccess
  ) {
    let restedSince = now.milliseconds &* 1_000_000 &- Standing.rest
    // The log first: what is moved from it to the replica meanwhile shows in the replica's status.
    guard Standing.hasNoLog(path, access),
      let replica = try? access.status(of: path), replica.kind == .regular,
      replica.fingerprint.hasRested(since: restedSince),
      let place = try? access.resolve(path),
      let incarnation = incarnation(path),
      let root = try? access.identity(of: folder),
      let scan = try? FolderScan(FolderLayout(root: folder), access), scan.unreadable.isEmpty
    else { return nil }
    var listing = """
      replica \(replica.fingerprint.line)
      at \(place) on \(incarnation)
      folder \(root.device) \(root.inode)

      """
    for file in scan.files {
      guard file.fingerprint.hasRested(since: restedSince) else { return nil }
      listing += "\(file.fingerprint.line) \(file.relativePath)\n"
    }
    self.init(listing)
  }

  /// Whether all that the replica holds is in its own file: what is in the write-ahead log, or in the
  /// journal of a database that is not in WAL mode, is not (https://sqlite.org/tempfiles.html).
  private static func hasNoLog(_ path: String, _ access: some FileAccess) -> Bool {
    do {
      return try ["-wal", "-journal"].allSatisfy { ending in
        guard try access.kind(of: path + ending) != nil else { return true }
        return try access.status(of: path + ending).fingerprint.size == 0
      }
    } catch {
      return false
    }
  }
}

extension FileFingerprint {
  fileprivate var line: String { "\(size) \(modified) \(changed) \(inode)" }

  fileprivate func hasRested(since instant: Int64) -> Bool {
    modified < instant && changed < instant
  }
}
