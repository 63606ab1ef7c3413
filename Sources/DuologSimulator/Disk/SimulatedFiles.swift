import DuologSync

/// A file of a simulated disk, open for reading. It stays readable after its name is removed.
final class SimulatedFileSource: FileSource {
  let status: FileStatus
  private let path: String
  private let disk: SimulatedDisk
  /// `nil` once closed.
  private var node: DiskNode?
  private var position = 0

  init(_ node: DiskNode, path: String, on disk: SimulatedDisk) {
    self.node = node
    self.path = path
    self.disk = disk
    status = node.status
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try disk.attempt(.read, path)
    guard case .file(let bytes)? = node?.content else {
      throw FileError(operation: .read, path: path, code: .closed)
    }
    let rest = bytes.current[min(position, bytes.current.count)...].prefix(buffer.count)
    buffer.copyBytes(from: rest)
    position += rest.count
    return rest.count
  }

  func rewind() throws {
    guard node != nil else { throw FileError(operation: .read, path: path, code: .closed) }
    position = 0
  }

  func close() {
    node = nil
  }
}

/// A new file of a simulated disk, open for writing.
final class SimulatedFileSink: FileSink {
  private let path: String
  private let disk: SimulatedDisk
  /// `nil` once closed.
  private var node: DiskNode?

  init(_ node: DiskNode, path: String, on disk: SimulatedDisk) {
    self.node = node
    self.path = path
    self.disk = disk
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try change(.write) { $0.append(bytes) }
    node?.modified = disk.time()
  }

  func flush() throws(FileError) {
    let isSkipped = disk.lies.skips(.flush, path)
    try change(.flush) { if !isSkipped { $0.flush() } }
  }

  func close() throws(FileError) {
    guard node != nil else { return }
    defer { node = nil }
    try disk.attempt(.close, path)
  }

  private func change(
    _ operation: FileError.Operation, _ body: (inout DiskBytes) -> Void
  ) throws(FileError) {
    try disk.attempt(operation, path)
    guard let node, case .file(var bytes) = node.content else {
      throw FileError(operation: operation, path: path, code: .closed)
    }
    // Release the bytes here, so that they are changed in place without a copy.
    node.content = .pipe
    body(&bytes)
    node.content = .file(bytes)
  }
}
