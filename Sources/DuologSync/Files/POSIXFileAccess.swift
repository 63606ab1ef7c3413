import DuologFoundation

/// The machine's file system.
package struct POSIXFileAccess: FileAccess, Sendable {
  package init() {}

  package func forEachEntry(
    in directory: String, named isWanted: (String) throws -> Bool,
    _ body: (FileEntry) throws -> Void
  ) throws {
    let stream = try DirectoryStream(openDirectory(directory))
    while let name = try stream.nextName() {
      guard try isWanted(name), let status = try stream.status(of: name) else { continue }
      try body(FileEntry(name: name, status: status))
    }
  }

  private func openDirectory(_ path: String) throws(FileError) -> FileDescriptor {
    do throws(FileError) {
      return try FileDescriptor(
        opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, for: .list)
    } catch {
      // For a link with these flags, Linux returns ENOTDIR and macOS ELOOP.
      if error.code == .notDirectory, try status(of: path).kind == .symbolicLink {
        throw FileError(operation: .list, path: path, code: .isLink)
      }
      throw error
    }
  }

  package func status(of path: String) throws(FileError) -> FileStatus {
    var status = stat()
    try FileDescriptor.check(.status, path) { lstat(path, &status) }
    return FileStatus(status)
  }

  package func openForReading(_ path: String) throws(FileError) -> POSIXFileSource {
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    let descriptor = try FileDescriptor(
      opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, for: .open)
    let status = try descriptor.status()
    switch status.kind {
    case .regular:
      guard try !descriptor.isElsewhere() else {
        throw FileError(operation: .open, path: path, code: .notDownloaded)
      }
      return POSIXFileSource(descriptor, status: status)
    case .directory:
      throw FileError(operation: .open, path: path, code: .isDirectory)
    case .symbolicLink, .other:
      throw FileError(operation: .open, path: path, code: .notRegular)
    }
  }

  package func create(
    _ path: String, for readers: FileReaders
  ) throws(FileError) -> POSIXFileSink {
    // The system removes what `umask` forbids. FAT has no permissions and ignores them.
    let permissions: mode_t = readers == .anyone ? 0o666 : 0o600
    return POSIXFileSink(
      try FileDescriptor(
        opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions: permissions,
        for: .create))
  }

  package func rename(_ path: String, to newPath: String) throws(FileError) {
    try FileDescriptor.check(.rename, path) { DuologFoundation.rename(path, newPath) }
  }

  package func remove(_ path: String) throws(FileError) {
    try FileDescriptor.check(.remove, path) { unlink(path) }
  }

  package func makeDirectory(_ path: String) throws(FileError) {
    try FileDescriptor.check(.makeDirectory, path) { mkdir(path, 0o777) }
  }

  package func flushDirectory(_ path: String) throws(FileError) {
    let descriptor = try FileDescriptor(
      opening: path, O_RDONLY | O_DIRECTORY, for: .flushDirectory)
    do throws(FileError) {
      try descriptor.flush(for: .flushDirectory)
    } catch {
      // Errors of file systems that cannot flush a directory: EINVAL per fsync(2), the others from
      // FUSE and network file systems.
      guard ![EINVAL, EBADF, ENOTSUP, EOPNOTSUPP, ENOSYS].contains(error.code.rawValue) else {
        return
      }
      throw error
    }
  }

  package func identity(of path: String) throws(FileError) -> FileIdentity {
    var status = stat()
    try FileDescriptor.check(.status, path) { stat(path, &status) }
    return FileIdentity(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
  }

  package func resolve(_ path: String) throws(FileError) -> String {
    guard let resolved = realpath(path, nil) else {
      throw FileError(operation: .resolve, path: path, code: .last)
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
