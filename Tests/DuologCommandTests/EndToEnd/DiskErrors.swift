import DuologSQLite
import DuologSync
import Foundation

/// Errors of a disk that tests cannot cause.
enum DiskErrors {
  /// What SQLite reports where the disk is full, and where it can't be read.
  static let ofDatabase: [any Error] = [
    StorageError(extendedCode: 4874, systemCode: ENOSPC, message: "disk I/O error"),
    StorageError(extendedCode: 266, systemCode: EIO, message: "disk I/O error"),
  ]

  /// What the system reports about the file with the keys at `path`: the disk is full, can't be read, or
  /// is closed to this account.
  static func ofKeys(at path: String) -> [any Error] {
    [
      KeyError.file(FileError(operation: .write, path: path, code: .noSpace)),
      KeyError.file(FileError(operation: .read, path: path, code: .ioError)),
      KeyError.file(FileError(operation: .write, path: path, code: .accessDenied)),
    ]
  }
}
