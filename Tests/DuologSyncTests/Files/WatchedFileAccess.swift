import DuologSync

/// Records the calls to a file system, and refuses some.
final class FileWatch {
  struct Call: Hashable {
    let operation: FileError.Operation
    let path: String

    var isOfClaim: Bool { path.hasSuffix("/seen.json") }
  }

  /// All calls, in order.
  private(set) var calls: [Call] = []
  /// Whether to refuse the call with that number, counted from 0.
  var refuses: (Int) -> Bool = { _ in false }

  fileprivate func note(_ operation: FileError.Operation, _ path: String) throws(FileError) {
    defer { calls.append(Call(operation: operation, path: path)) }
    if refuses(calls.count) {
      throw FileError(operation: operation, path: path, code: .ioError)
    }
  }

  /// The paths of the calls of `operation`, except for files with devices' claims.
  func paths(_ operation: FileError.Operation) -> [String] {
    calls.filter { $0.operation == operation && !$0.isOfClaim }.map(\.path)
  }

  /// Whether all calls were only looking, apart from reading devices' claims.
  var hasOnlyLooked: Bool {
    calls.allSatisfy {
      [.list, .status, .resolve].contains($0.operation)
        || $0.isOfClaim && [.open, .read].contains($0.operation)
    }
  }
}

/// The machine's file system, with its calls recorded.
struct WatchedFileAccess: FileAccess {
  let watch: FileWatch
  private let base = POSIXFileAccess()

  init(_ watch: FileWatch) {
    self.watch = watch
  }

  func forEachEntry(
    in directory: String, named isWanted: (String) throws -> Bool,
    _ body: (FileEntry) throws -> Void
  ) throws {
    try watch.note(.list, directory)
    try base.forEachEntry(in: directory, named: isWanted, body)
  }

  func status(of path: String) throws(FileError) -> FileStatus {
    try watch.note(.status, path)
    return try base.status(of: path)
  }

  func openForReading(_ path: String) throws(FileError) -> WatchedFileSource {
    try watch.note(.open, path)
    return WatchedFileSource(try base.openForReading(path), path: path, watch)
  }

  func create(_ path: String, for readers: FileReaders) throws(FileError) -> WatchedFileSink {
    try watch.note(.create, path)
    return WatchedFileSink(try base.create(path, for: readers), path: path, watch)
  }

  func rename(_ path: String, to newPath: String) throws(FileError) {
    try watch.note(.rename, path)
    try base.rename(path, to: newPath)
  }

  func remove(_ path: String) throws(FileError) {
    try watch.note(.remove, path)
    try base.remove(path)
  }

  func makeDirectory(_ path: String) throws(FileError) {
    try watch.note(.makeDirectory, path)
    try base.makeDirectory(path)
  }

  func flushDirectory(_ path: String) throws(FileError) {
    try watch.note(.flushDirectory, path)
    try base.flushDirectory(path)
  }

  func identity(of path: String) throws(FileError) -> FileIdentity {
    try watch.note(.status, path)
    return try base.identity(of: path)
  }

  func resolve(_ path: String) throws(FileError) -> String {
    try watch.note(.resolve, path)
    return try base.resolve(path)
  }
}

/// A file open for reading, with its calls recorded.
final class WatchedFileSource: FileSource {
  private let base: POSIXFileSource
  private let path: String
  private let watch: FileWatch

  fileprivate init(_ base: POSIXFileSource, path: String, _ watch: FileWatch) {
    self.base = base
    self.path = path
    self.watch = watch
  }

  var status: FileStatus { base.status }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try watch.note(.read, path)
    return try base.read(into: buffer)
  }

  func rewind() throws {
    try watch.note(.read, path)
    try base.rewind()
  }

  func close() { base.close() }
}

/// A file open for writing, with its calls recorded.
final class WatchedFileSink: FileSink {
  private let base: POSIXFileSink
  private let path: String
  private let watch: FileWatch

  fileprivate init(_ base: POSIXFileSink, path: String, _ watch: FileWatch) {
    self.base = base
    self.path = path
    self.watch = watch
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try watch.note(.write, path)
    try base.write(bytes)
  }

  func flush() throws(FileError) {
    try watch.note(.flush, path)
    try base.flush()
  }

  func close() throws(FileError) {
    try watch.note(.close, path)
    try base.close()
  }
}
