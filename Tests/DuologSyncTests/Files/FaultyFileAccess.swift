import DuologSync

/// A file system where one operation always fails because the disk is full.
struct FaultyFileAccess<Base: FileAccess>: FileAccess {
  let base: Base
  let failing: FileError.Operation

  init(_ base: Base, failing: FileError.Operation) {
    self.base = base
    self.failing = failing
  }

  private func attempt(_ operation: FileError.Operation, _ path: String) throws(FileError) {
    if operation == failing {
      throw FileError(operation: operation, path: path, code: .noSpace)
    }
  }

  func forEachEntry(
    in directory: String, named isWanted: (String) throws -> Bool,
    _ body: (FileEntry) throws -> Void
  ) throws {
    try attempt(.list, directory)
    try base.forEachEntry(in: directory, named: isWanted, body)
  }

  func status(of path: String) throws(FileError) -> FileStatus {
    try attempt(.status, path)
    return try base.status(of: path)
  }

  func openForReading(_ path: String) throws(FileError) -> Base.Source {
    try attempt(.open, path)
    return try base.openForReading(path)
  }

  func create(_ path: String, for readers: FileReaders) throws(FileError) -> FaultyFileSink {
    try attempt(.create, path)
    return FaultyFileSink(try base.create(path, for: readers), path: path, failing: failing)
  }

  func rename(_ path: String, to newPath: String) throws(FileError) {
    try attempt(.rename, path)
    try base.rename(path, to: newPath)
  }

  func remove(_ path: String) throws(FileError) {
    try attempt(.remove, path)
    try base.remove(path)
  }

  func makeDirectory(_ path: String) throws(FileError) {
    try attempt(.makeDirectory, path)
    try base.makeDirectory(path)
  }

  func flushDirectory(_ path: String) throws(FileError) {
    try attempt(.flushDirectory, path)
    try base.flushDirectory(path)
  }

  func identity(of path: String) throws(FileError) -> FileIdentity {
    try attempt(.status, path)
    return try base.identity(of: path)
  }

  func resolve(_ path: String) throws(FileError) -> String {
    try attempt(.resolve, path)
    return try base.resolve(path)
  }
}

/// A file on such a file system.
final class FaultyFileSink: FileSink {
  private var base: any FileSink
  private let path: String
  private let failing: FileError.Operation

  init(_ base: any FileSink, path: String, failing: FileError.Operation) {
    self.base = base
    self.path = path
    self.failing = failing
  }

  private func attempt(_ operation: FileError.Operation) throws(FileError) {
    if operation == failing {
      throw FileError(operation: operation, path: path, code: .noSpace)
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try attempt(.write)
    try base.write(bytes)
  }

  func flush() throws(FileError) {
    try attempt(.flush)
    try base.flush()
  }

  func close() throws(FileError) {
    try attempt(.close)
    try base.close()
  }
}
