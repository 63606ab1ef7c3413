import DuologJournal
import DuologSync
import DuologTesting
import Foundation

/// The directory of one side's replica, for `DUOLOG_HOME`.
struct Home {
  /// The path of the directory.
  let path: String
  /// The person's time zone.
  let zone: String

  /// The path of the database.
  var journalPath: String { "\(path)/journal.sqlite" }

  /// Creates the directory.
  init(_ path: String, zone: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    self.path = path
    self.zone = zone
  }

  /// Opens the journal, calls `body`, and closes it.
  func withJournal<R>(
    _ environment: ReplicaEnvironment = ReplicaEnvironment(), _ body: (Journal) throws -> R
  ) throws -> R {
    let journal = try Journal.open(at: journalPath, world: environment)
    let result = try body(journal)
    try journal.close()
    return result
  }
}

/// Saved versions of databases, to start from again.
///
/// A version is restored to the very file that it was taken from, because a replica in a different
/// file considers itself a copy.
struct Images {
  private let directory: String

  /// Saves versions in the new directory `path`.
  init(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    directory = path
  }

  /// Saves the database at `path`, which must not be open, under `name`.
  func keep(_ path: String, as name: String) throws {
    try Images.copy(path, to: "\(directory)/\(name)")
  }

  /// Restores the version saved under `name` to the database at `path`, and flushes it.
  func restore(_ name: String, to path: String) throws {
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    try Images.copy("\(directory)/\(name)", to: path)
  }

  /// Copies a file and flushes it, so that no later flush has to.
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
