/// File system access for syncing with a folder that another program carries, or a stick.
///
/// Other programs' files may be in such folders, so three rules hold for every implementation:
///
/// 1. A link as the last component of a path is never followed, except by ``resolve(_:)``,
///    ``identity(of:)`` and ``flushDirectory(_:)``, which change nothing.
/// 2. Nothing waits for another process: a pipe is refused.
/// 3. Only ``rename(_:to:)`` and ``remove(_:)`` replace or remove anything.
///
/// Paths are absolute, or relative to the current directory. Every operation throws ``FileError``.
package protocol FileAccess {
  associatedtype Source: FileSource
  associatedtype Sink: FileSink

  /// Calls `body` with each entry of `directory` whose name `isWanted` accepts, in no particular
  /// order.
  ///
  /// Only wanted entries are looked at, one at a time, so a directory of 100,000 other files takes
  /// no memory. Entries whose names are not UTF-8, and those that disappear meanwhile, are skipped.
  ///
  /// - Throws: ``FileError``, with ``FileError/Code/isLink`` for a link to a directory, and what
  ///   `isWanted` and `body` throw.
  func forEachEntry(
    in directory: String, named isWanted: (String) throws -> Bool,
    _ body: (FileEntry) throws -> Void
  ) throws

  /// What is at `path`.
  func status(of path: String) throws(FileError) -> FileStatus

  /// Opens the regular file at `path` for reading from its first byte.
  ///
  /// - Throws: ``FileError``, with ``FileError/Code/isLink``, ``FileError/Code/isDirectory`` or
  ///   ``FileError/Code/notRegular`` for anything but a regular file.
  func openForReading(_ path: String) throws(FileError) -> Source

  /// Creates the file `path`, which must not exist, for writing.
  func create(_ path: String, for readers: FileReaders) throws(FileError) -> Sink

  /// Renames the file `path` to `newPath` in the same file system. An existing file is replaced
  /// atomically.
  func rename(_ path: String, to newPath: String) throws(FileError)

  /// Removes the file or link `path`, but not a directory.
  func remove(_ path: String) throws(FileError)

  /// Creates the directory `path`, whose parent must exist.
  ///
  /// - Throws: ``FileError``, with ``FileError/Code/exists`` if something is there already.
  func makeDirectory(_ path: String) throws(FileError)

  /// Makes the names in the directory `path` durable: those created, renamed and removed.
  ///
  /// Does nothing if the file system does not support it, as on some sticks and networks.
  func flushDirectory(_ path: String) throws(FileError)

  /// The identity of the directory or file at `path`, following all links.
  func identity(of path: String) throws(FileError) -> FileIdentity

  /// The absolute path that `path` leads to, without any links.
  func resolve(_ path: String) throws(FileError) -> String
}

/// Who can read a newly created file.
package enum FileReaders: Hashable, Sendable {
  /// Anyone that the system's `umask` allows. For files in a shared folder: the program that
  /// carries them, or a partner on the same machine, may be another user.
  case anyone
  /// Only the owner. For exports, which are private.
  case ownerOnly
}

/// A file open for reading. Copies share one position, and closing one closes all.
package protocol FileSource: ByteSource, AnyObject {
  /// The status of the file when it was opened. Unlike a status looked up by name, it is certain to
  /// belong to this file.
  var status: FileStatus { get }

  /// Closes the file, as releasing the last copy does. Does nothing if it is closed already.
  func close()
}

/// A new file open for writing. Copies share one position, and closing one closes all.
package protocol FileSink: ByteSink, AnyObject {
  /// Flushes what was written to the disk itself, past all caches.
  func flush() throws(FileError)

  /// Closes the file. Does nothing if it is closed already. Releasing the last copy also closes it,
  /// but ignores errors.
  ///
  /// - Throws: ``FileError`` if the file system reports only now that it could not write.
  func close() throws(FileError)
}

extension FileAccess {
  /// The entries of `directory` whose names `isWanted` accepts, sorted by the bytes of their names.
  ///
  /// See ``forEachEntry(in:named:_:)``, which needs no memory for them.
  package func list(
    _ directory: String, named isWanted: (String) throws -> Bool = { _ in true }
  ) throws -> [FileEntry] {
    var entries: [FileEntry] = []
    try forEachEntry(in: directory, named: isWanted) { entries.append($0) }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Creates the directory `path` and its missing parents durably, but never `base`: it may be a
  /// stick that was just pulled out. Does nothing if the directory, or a link to one, exists.
  package func makeDirectories(_ path: String, below base: String) throws(FileError) {
    do throws(FileError) {
      try makeDirectory(path)
    } catch {
      switch error.code {
      case .exists:
        // Follows links, because a person may keep the folder elsewhere.
        guard try status(of: resolve(path)).kind == .directory else { throw error }
        return
      case .notFound:
        let parent = FilePath.parent(of: path)
        guard parent != base, parent != path else { throw error }
        try makeDirectories(parent, below: base)
        try makeDirectory(path)
      default:
        throw error
      }
    }
    try flushDirectory(FilePath.parent(of: path))
  }
}
