/// A file system in which reading and writing throw ``SyncError/interrupted`` once the sync should end.
struct InterruptibleFileAccess<Base: FileAccess>: FileAccess {
  let base: Base
  let isEnded: () -> Bool

  private func check() throws {
    if isEnded() { throw SyncError.interrupted }
  }

  func forEachEntry(
    in directory: String, named isWanted: (String) throws -> Bool,
    _ body: (FileEntry) throws -> Void
  ) throws {
    try check()
    try base.forEachEntry(in: directory, named: isWanted, body)
  }

  func openForReading(_ path: String) throws(FileError) -> InterruptibleSource<Base.Source> {
    InterruptibleSource(try base.openForReading(path), check: check)
  }

  func create(
    _ path: String, for readers: FileReaders
  ) throws(FileError) -> InterruptibleSink<Base.Sink> {
    InterruptibleSink(try base.create(path, for: readers), check: check)
  }

  // MARK: Quick operations

  func status(of path: String) throws(FileError) -> FileStatus { try base.status(of: path) }

  func rename(_ path: String, to newPath: String) throws(FileError) {
    try base.rename(path, to: newPath)
  }

  func remove(_ path: String) throws(FileError) { try base.remove(path) }

  func makeDirectory(_ path: String) throws(FileError) { try base.makeDirectory(path) }

  func flushDirectory(_ path: String) throws(FileError) { try base.flushDirectory(path) }

  func identity(of path: String) throws(FileError) -> FileIdentity {
    try base.identity(of: path)
  }

  func resolve(_ path: String) throws(FileError) -> String { try base.resolve(path) }
}

/// A file open for reading, until the sync should end.
final class InterruptibleSource<Base: FileSource>: FileSource {
  private var base: Base
  private let check: () throws -> Void

  fileprivate init(_ base: Base, check: @escaping () throws -> Void) {
    self.base = base
    self.check = check
  }

  var status: FileStatus { base.status }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try check()
    return try base.read(into: buffer)
  }

  func rewind() throws { try base.rewind() }

  func close() { base.close() }
}

/// A new file open for writing, until the sync should end. A completed file is still flushed and
/// renamed.
final class InterruptibleSink<Base: FileSink>: FileSink {
  private var base: Base
  private let check: () throws -> Void

  fileprivate init(_ base: Base, check: @escaping () throws -> Void) {
    self.base = base
    self.check = check
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try check()
    try base.write(bytes)
  }

  func flush() throws(FileError) { try base.flush() }

  func close() throws(FileError) { try base.close() }
}
