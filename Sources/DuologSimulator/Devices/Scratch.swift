import Foundation

/// The directory for the databases of one run, removed with it; in memory where the system has a
/// place for that.
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

  /// The path of a database that does not exist yet.
  func newDatabase() -> String {
    count += 1
    return "\(path)/\(count).sqlite"
  }
}

/// The bytes of a database as they are at one moment: what a crash leaves, a backup or a copy.
///
/// A database in WAL mode is its file and the log beside it, and what the log holds of a transaction
/// that did not end counts for nothing (https://sqlite.org/wal.html#the_wal_file).
struct DatabaseImage {
  private static let suffixes = ["", "-wal"]
  private var files: [String: Data] = [:]

  /// The database at `path`, in use or not.
  init(of path: String) throws {
    for suffix in DatabaseImage.suffixes where FileManager.default.fileExists(atPath: path + suffix)
    {
      files[suffix] = try Data(contentsOf: URL(fileURLWithPath: path + suffix))
    }
  }

  /// Makes a database of it at `path`, where there is none.
  func write(to path: String) throws {
    for (suffix, data) in files { try data.write(to: URL(fileURLWithPath: path + suffix)) }
  }
}
