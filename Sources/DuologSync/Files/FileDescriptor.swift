import DuologFoundation

/// An open file descriptor, closed with the last reference, with a small wrapper for each system
/// call that syncing needs.
final class FileDescriptor {
  let path: String
  /// -1 once closed, for which every call returns `EBADF`.
  private var number: Int32

  /// `open(2)`. Child processes do not inherit it.
  init(
    opening path: String, _ flags: Int32, permissions: mode_t = 0,
    for operation: FileError.Operation
  ) throws(FileError) {
    self.path = path
    number = -1
    number = try Self.check(operation, path) {
      DuologFoundation.open(path, flags | O_CLOEXEC, permissions)
    }
  }

  deinit {
    if number >= 0 { _ = DuologFoundation.close(number) }
  }

  /// `close(2)`, once. Not retried after EINTR, because the number is already free or even in use
  /// again.
  func close() throws(FileError) {
    guard number >= 0 else { return }
    let result = DuologFoundation.close(number)
    number = -1
    if result != 0, errno != EINTR { throw failure(.close) }
  }

  /// Hands the open directory over to `fdopendir(3)`, which then owns it.
  func release() -> Int32 {
    defer { number = -1 }
    return number
  }

  /// `fstat(2)`.
  func status() throws(FileError) -> FileStatus {
    var status = stat()
    try check(.status) { fstat(number, &status) }
    return FileStatus(status)
  }

  /// Whether the content is in a cloud, and reading it would wait for it: macOS's `SF_DATALESS`.
  func isElsewhere() throws(FileError) -> Bool {
    #if canImport(Darwin)
      var status = stat()
      try check(.status) { fstat(number, &status) }
      return status.st_flags & UInt32(SF_DATALESS) != 0
    #else
      return false
    #endif
  }

  /// `read(2)`: up to the size of `buffer`, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    try check(.read) {
      DuologFoundation.read(number, buffer.baseAddress, min(buffer.count, Self.largestTransfer))
    }
  }

  /// `write(2)`, repeated until all of `bytes` are written.
  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = try check(.write) {
        DuologFoundation.write(number, rest.baseAddress, min(rest.count, Self.largestTransfer))
      }
      // A file system that keeps accepting 0 bytes must not cause an endless loop.
      guard count > 0 else {
        throw FileError(operation: .write, path: path, code: .ioError)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// `pread(2)`: reads at most `buffer.count` bytes from `offset` on; 0 only at the end.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, from offset: Int64
  ) throws(FileError) -> Int {
    try check(.read) {
      pread(number, buffer.baseAddress, min(buffer.count, Self.largestTransfer), off_t(offset))
    }
  }

  /// `lseek(2)` to the first byte.
  func seekToStart() throws(FileError) {
    try check(.read) { lseek(number, 0, SEEK_SET) }
  }

  /// `fsync(2)`.
  func flush(for operation: FileError.Operation = .flush) throws(FileError) {
    #if canImport(Darwin)
      // "fsync() … the drive itself may not physically write the data" (fsync(2) on macOS). File
      // systems that do not support F_FULLFSYNC fall back to fsync.
      if fcntl(number, F_FULLFSYNC) == 0 { return }
    #endif
    try check(operation) { fsync(number) }
  }

  /// macOS refuses to transfer more than `INT_MAX` bytes at once, and Linux transfers no more.
  private static let largestTransfer = 1 << 30

  private func failure(_ operation: FileError.Operation) -> FileError {
    FileError(operation: operation, path: path, code: .last)
  }

  @discardableResult
  private func check<Result: SignedInteger>(
    _ operation: FileError.Operation, _ call: () -> Result
  ) throws(FileError) -> Result {
    try Self.check(operation, path, call)
  }

  /// The result of `call`, repeated while signals interrupt it. Throws the error in `errno` if it
  /// is -1.
  @discardableResult
  static func check<Result: SignedInteger>(
    _ operation: FileError.Operation, _ path: String, _ call: () -> Result
  ) throws(FileError) -> Result {
    while true {
      let result = call()
      if result != -1 { return result }
      let code = FileError.Code.last
      if code.rawValue != EINTR {
        throw FileError(operation: operation, path: path, code: code)
      }
    }
  }
}

extension FileStatus {
  /// The result of `stat(2)`.
  init(_ status: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    let kind: FileKind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      default: .other
      }
    self.init(
      kind: kind,
      fingerprint: FileFingerprint(
        size: Int64(status.st_size), modified: Self.nanoseconds(modified),
        changed: Self.nanoseconds(changed), inode: UInt64(status.st_ino)))
  }

  /// Wraps around instead of trapping, because a file may have any time.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
