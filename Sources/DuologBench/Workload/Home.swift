import DuologJournal
import DuologSync
import DuologTesting
import Foundation

/// The directory of one side's replica, as `DUOLOG_HOME` names it.
struct Home {
  /// Where it is.
  let path: String
  /// The zone that the person lives in.
  let zone: String

  /// The database.
  var journalPath: String { "\(path)/journal.sqlite" }

  /// Makes the directory.
  init(_ path: String, zone: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    self.path = path
    self.zone = zone
  }

  /// Opens the journal, does `body`, and closes it.
  func withJournal<R>(
    _ world: ReplicaEnvironment = ReplicaEnvironment(), _ body: (Journal) throws -> R
  ) throws -> R {
    let journal = try Journal.open(at: journalPath, world: world)
    let result = try body(journal)
    try journal.close()
    return result
  }
}

/// Contents of databases, kept to begin anew from.
///
/// A content is put back into the very file that it was taken from, since a replica that finds
/// itself in another file takes itself for a copy.
struct Images {
  private let directory: String

  /// Keeps contents in the new directory `path`.
  init(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    directory = path
  }

  /// Keeps the content of the database at `path`, which nobody has open, under `name`.
  func keep(_ path: String, as name: String) throws {
    try Images.copy(path, to: "\(directory)/\(name)")
  }

  /// Puts the content that was kept under `name` into the database at `path`, on the disk.
  func restore(_ name: String, to path: String) throws {
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    try Images.copy("\(directory)/\(name)", to: path)
  }

  /// Copies and flushes, so that no later flush has this to do.
  private static func copy(_ source: String, to target: String) throws {
    let input = open(source, O_RDONLY)
    defer { close(input) }
    let output = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(output) }
    guard input >= 0, output >= 0 else { throw BenchFailure("\(source) could not be copied.") }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(input, &buffer, buffer.count)
      if count == 0 { break }
      guard count > 0, write(output, buffer, count) == count else {
        throw BenchFailure("\(source) could not be copied to \(target).")
      }
    }
    guard fsync(output) == 0 else { throw BenchFailure("\(target) could not be flushed.") }
  }
}
