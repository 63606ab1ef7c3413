import Foundation

/// The directory for the databases of one run, in memory if possible, and removed afterwards.
final class Scratch {
  private let path: String
  private var count = 0

  init() throws {
    let memory = "/dev/shm"
    let parent =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    path = "\(parent)/duolog-simulate-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A path for a new database.
  func newDatabase() -> String {
    count += 1
    return "\(path)/\(count).sqlite"
  }
}

/// The bytes of a database at one moment: what a crash leaves, a backup or a copy.
///
/// A database in WAL mode is its file plus the log next to it. Unfinished transactions in the log
/// do not count (https://sqlite.org/wal.html#the_wal_file).
struct DatabaseImage {
  private static let suffixes = ["", "-wal"]
  private var files: [String: Data] = [:]

  /// Reads the database at `path`, which may be in use.
  init(of path: String) throws {
    for suffix in DatabaseImage.suffixes where FileManager.default.fileExists(atPath: path + suffix)
    {
      files[suffix] = try Data(contentsOf: URL(fileURLWithPath: path + suffix))
    }
  }

  /// Writes it to a new database at `path`.
  func write(to path: String) throws {
    for (suffix, data) in files { try data.write(to: URL(fileURLWithPath: path + suffix)) }
  }
}
