import DuologMerge

/// A transport in the form in which a sync sees a folder. The place is listed once, when the sync
/// begins.
final class TransportFileAccess: FileAccess {
  /// The path of a transport's root, which is no path of the system's: that would begin with a slash.
  static func root(of transport: some Transport) -> String { "transport:\(transport.name)" }

  private let transport: any Transport
  private let root: String
  private let home: String
  private var files: [String: TransportFile] = [:]
  /// What has been written and has no name yet.
  private var unnamed: [String: TransportSink] = [:]

  /// - Throws: what listing throws.
  init(_ transport: some Transport) throws {
    self.transport = transport
    root = TransportFileAccess.root(of: transport)
    home = FolderLayout(root: root).home
    for file in try transport.list() where TransportFileAccess.isFile(file.path) {
      files[FilePath.join(home, file.path)] = file
    }
  }

  /// A name, or a directory and a name, none of which leads elsewhere.
  private static func isFile(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return 1...2 ~= parts.count
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }
  }

  private func file(_ path: String) -> String { String(path.dropFirst(home.count + 1)) }

  /// The error of a transport as that of a file.
  private func attempt<Result>(
    _ operation: FileError.Operation, _ path: String, _ body: () throws -> Result
  ) throws(FileError) -> Result {
    do {
      return try body()
    } catch let error as FileError {
      throw error
    } catch {
      let code = error as? TransportError == .notFound ? FileError.Code.notFound : .ioError
      throw FileError(operation: operation, path: path, code: code)
    }
  }

  // MARK: - FileAccess

  func forEachEntry(
    in directory: String, named isWanted: (String) throws -> Bool,
    _ body: (FileEntry) throws -> Void
  ) throws {
    let prefix = directory + "/"
    var entries: [String: FileStatus] = [:]
    for (path, file) in files where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count)
      if let end = rest.firstIndex(of: "/") {
        entries[String(rest[..<end])] = TransportFileAccess.directory
      } else {
        entries[String(rest)] = file.status
      }
    }
    for (name, status) in entries where try isWanted(name) {
      try body(FileEntry(name: name, status: status))
    }
  }

  private static let directory = FileStatus(
    kind: .directory, fingerprint: FileFingerprint(size: 0, modified: 0, changed: 0, inode: 0))

  func status(of path: String) throws(FileError) -> FileStatus {
    if let file = files[path] { return file.status }
    let isDirectory =
      path == root || path == home || files.keys.contains { $0.hasPrefix(path + "/") }
    guard isDirectory else {
      throw FileError(operation: .status, path: path, code: .notFound)
    }
    return TransportFileAccess.directory
  }

  func openForReading(_ path: String) throws(FileError) -> TransportSource {
    guard let file = files[path] else {
      throw FileError(operation: .open, path: path, code: .notFound)
    }
    return TransportSource(status: file.status) { [transport] offset, count in
      try self.attempt(.read, path) { try transport.read(file.path, from: offset, count: count) }
    }
  }

  func create(_ path: String, for readers: FileReaders) throws(FileError) -> TransportSink {
    let sink = TransportSink()
    unnamed[path] = sink
    return sink
  }

  func rename(_ path: String, to newPath: String) throws(FileError) {
    guard let sink = unnamed.removeValue(forKey: path) else {
      throw FileError(operation: .rename, path: path, code: .notFound)
    }
    try attempt(.write, newPath) { try transport.put(sink.bytes, as: file(newPath)) }
    // Its version is known at the next listing.
    files[newPath] = TransportFile(
      path: file(newPath), size: Int64(sink.bytes.count), version: "")
  }

  func remove(_ path: String) throws(FileError) {
    if unnamed.removeValue(forKey: path) != nil { return }
    try attempt(.remove, path) { try transport.remove(file(path)) }
    files[path] = nil
  }

  /// Directories come with the files in them.
  func makeDirectory(_ path: String) throws(FileError) {}

  func flushDirectory(_ path: String) throws(FileError) {}

  func identity(of path: String) throws(FileError) -> FileIdentity {
    FileIdentity(device: .max, inode: SHA256.hash(path.utf8).words.first)
  }

  func resolve(_ path: String) throws(FileError) -> String { path }
}

extension TransportFile {
  /// A transport may say anything about a size. This is larger than any file, and small enough for a sum
  /// over millions of them.
  private static let largestSize: Int64 = 1 << 40

  /// The file's size, and its version as if it were that of a file system.
  fileprivate var status: FileStatus {
    FileStatus(
      kind: .regular,
      fingerprint: FileFingerprint(
        size: min(max(size, 0), TransportFile.largestSize), modified: 0, changed: 0,
        inode: SHA256.hash(version.utf8).words.first))
  }
}

/// A transport's file, read piece by piece.
final class TransportSource: FileSource {
  let status: FileStatus
  private let readBytes: (Int64, Int) throws -> [UInt8]
  private var offset: Int64 = 0

  fileprivate init(status: FileStatus, read: @escaping (Int64, Int) throws -> [UInt8]) {
    self.status = status
    readBytes = read
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !buffer.isEmpty else { return 0 }
    // Whatever a transport returns, no more than was asked for is taken.
    let bytes = try readBytes(offset, buffer.count).prefix(buffer.count)
    buffer.copyBytes(from: bytes)
    offset += Int64(bytes.count)
    return bytes.count
  }

  func rewind() { offset = 0 }

  func close() {}
}

/// A new file, in memory until it is complete.
final class TransportSink: FileSink {
  fileprivate private(set) var bytes: [UInt8] = []

  func write(_ bytes: UnsafeRawBufferPointer) {
    self.bytes.append(contentsOf: bytes)
  }

  func flush() {}

  func close() {}
}
