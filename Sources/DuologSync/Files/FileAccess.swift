/// The file system as the exchange uses it: a folder that something else carries, or a stick.
///
/// Three rules hold for every implementation, since strangers' files lie in such folders:
///
/// 1. The last component of a path is never followed when it is a link, except by ``resolve(_:)``,
///    ``identity(of:)`` and ``flushDirectory(_:)``, which change nothing.
/// 2. Nothing waits for another process: a pipe is refused, not waited on.
/// 3. Nothing replaces or removes anything unless it is ``rename(_:to:)`` or ``remove(_:)``.
///
/// Paths are absolute, or relative to the current directory. Every operation throws ``FileError``.
package protocol FileAccess {
  associatedtype Source: FileSource
  associatedtype Sink: FileSink

  /// Gives `body` each entry of `directory` whose name `isWanted` accepts, in no particular order.
  ///
  /// Only wanted entries are looked at, one at a time, so a directory of 100,000 strangers' files
  /// costs no memory. Entries whose name is not UTF-8, and those that vanish meanwhile, are passed
  /// over.
  ///
  /// - Throws: ``FileError``, with ``FileError/Code/isLink`` for a link to a directory, and what
  ///   `isWanted` and `body` throw.
  func forEachEntry(
    in directory: String, named isWanted: (String) throws -> Bool,
    _ body: (FileEntry) throws -> Void
  ) throws

  /// What there is at `path`.
  func status(of path: String) throws(FileError) -> FileStatus

  /// Opens the regular file at `path`, to be read from its first byte.
  ///
  /// - Throws: ``FileError``, with ``FileError/Code/isLink``, ``FileError/Code/isDirectory`` or
  ///   ``FileError/Code/notRegular`` for anything but a regular file.
  func openForReading(_ path: String) throws(FileError) -> Source

  /// Makes the file `path`, which must not exist, to be written.
  func create(_ path: String, for readers: FileReaders) throws(FileError) -> Sink

  /// Gives the file `path` the name `newPath` in the same file system; a file of that name is
  /// replaced in one step, so that at every moment there is either the old one or the new one.
  func rename(_ path: String, to newPath: String) throws(FileError)

  /// Removes the file or link `path`; not a directory.
  func remove(_ path: String) throws(FileError)

  /// Makes the directory `path`, whose parent must exist.
  ///
  /// - Throws: ``FileError``, with ``FileError/Code/exists`` where there is something already.
  func makeDirectory(_ path: String) throws(FileError)

  /// Makes durable which names stand in the directory `path`: those made, renamed and removed.
  ///
  /// Does nothing where the file system cannot, as some on sticks and networks cannot.
  func flushDirectory(_ path: String) throws(FileError)

  /// Which directory or file `path` is, through all links, whatever it is called.
  func identity(of path: String) throws(FileError) -> FileIdentity

  /// The absolute path of what `path` leads to, with no link in it.
  func resolve(_ path: String) throws(FileError) -> String
}

/// Who may read a file that is made.
package enum FileReaders: Hashable, Sendable {
  /// Whoever the system's `umask` lets: for files in a shared folder, where the program that carries
  /// them, or a partner on the same machine, may be another user.
  case anyone
  /// Only its owner: for exports, which nobody else is meant to read.
  case ownerOnly
}

/// An open file to be read. Copies share one position, and closing one closes all.
package protocol FileSource: ByteSource, AnyObject {
  /// What the file was when it was opened; unlike a status asked for by name, surely of this file.
  var status: FileStatus { get }

  /// Closes the file, as letting go of the last copy does. Does nothing when it is closed.
  func close()
}

/// A new file to be written. Copies share one position, and closing one closes all.
package protocol FileSink: ByteSink, AnyObject {
  /// Brings what was written to the disk itself, past all caches.
  func flush() throws(FileError)

  /// Closes the file. Does nothing when it is closed; letting go of the last copy also closes it,
  /// without a word about errors.
  ///
  /// - Throws: ``FileError`` where the file system only now says that it could not write.
  func close() throws(FileError)
}

extension FileAccess {
  /// The entries of `directory` whose name `isWanted` accepts, sorted by the bytes of their names.
  ///
  /// See ``forEachEntry(in:named:_:)``, which needs no memory for them.
  package func list(
    _ directory: String, named isWanted: (String) throws -> Bool = { _ in true }
  ) throws -> [FileEntry] {
    var entries: [FileEntry] = []
    try forEachEntry(in: directory, named: isWanted) { entries.append($0) }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Makes the directory `path` and those above it that are missing, durably; but never `base`,
  /// which may have been pulled out a moment ago: what would be made in its place is no stick. Does
  /// nothing when there is one, or a link to one.
  package func makeDirectories(_ path: String, below base: String) throws(FileError) {
    do throws(FileError) {
      try makeDirectory(path)
    } catch {
      switch error.code {
      case .exists:
        // Through a link, since a person may well keep the folder elsewhere.
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
