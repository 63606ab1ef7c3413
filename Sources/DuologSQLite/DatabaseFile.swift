internal import CSQLite
internal import DuologFoundation

/// The file that a connection is about to open. It is made private before SQLite sees it, and named
/// so that no character of its path has a special meaning to SQLite.
struct DatabaseFile {
  let path: String

  /// `:memory:` names a database without a file: <https://sqlite.org/inmemorydb.html>.
  var isInMemory: Bool { path == ":memory:" }

  /// Creates an empty file that only its owner can read, unless one exists.
  ///
  /// SQLite would create it with mode 0644. It gives `-wal` and `-shm` the mode of the database
  /// file, so they become private too. An existing file, including a link, is left alone and not
  /// even opened: closing it would drop the locks that this process holds on it through SQLite
  /// (<https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>).
  func createIfMissing() throws(StorageError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    let reason = errno
    if reason == EEXIST { return }
    let code =
      switch reason {
      case ENOSPC, EDQUOT: SQLITE_FULL
      case EROFS: SQLITE_READONLY
      default: SQLITE_CANTOPEN
      }
    let words = String(cString: strerror(reason))
    throw StorageError(
      extendedCode: code, systemCode: reason,
      message: "unable to create the database file \(path): \(words)")
  }

  /// The name of the file for `sqlite3_open_v2`.
  ///
  /// It is a URI, because a system's SQLite may treat any name that begins with `file:` as one, and
  /// because reading needs options (<https://sqlite.org/uri.html>).
  func name(for mode: Connection.Mode) throws(StorageError) -> String {
    if isInMemory { return path }
    // C ends a name at its first NUL, and would open a different file.
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw StorageError(
        extendedCode: SQLITE_CANTOPEN, message: "\"\(path)\" is not a file name")
    }
    // Two slashes first: "file:" followed by a path such as "//a/b" would name the host "a".
    let prefix = path.utf8.first == UInt8(ascii: "/") ? "file://" : "file:"
    let name = prefix + percentEncodedPath
    if mode == .readOnly, try isAlone() { return name + "?immutable=1" }
    return name
  }

  /// Whether no connection is using the database, so that reading it needs no `-shm` and no lock.
  ///
  /// A read-only connection to a database in WAL mode creates `-wal` and `-shm` if they are
  /// missing, unless it is told that the file is immutable
  /// (<https://sqlite.org/wal.html#read_only_databases>).
  ///
  /// - Throws: ``StorageError/Code/cannotOpen`` if a `-wal` was left behind without its `-shm`: only
  ///   a connection that may create files can read it.
  private func isAlone() throws(StorageError) -> Bool {
    // SQLite must see a rollback journal, even if it cannot play it back.
    if Self.size(of: path + "-journal") != nil { return false }
    guard let logSize = Self.size(of: path + "-wal") else { return true }
    if Self.size(of: path + "-shm") != nil { return false }
    if logSize == 0 { return true }
    throw StorageError(
      extendedCode: SQLITE_CANTOPEN,
      message: "\(path) was not closed properly; open it for writing once to repair it")
  }

  private static func size(of path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  /// The path, with every byte escaped that could have a meaning in a URI.
  private var percentEncodedPath: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"):
        encoded.append(byte)
      default:
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
