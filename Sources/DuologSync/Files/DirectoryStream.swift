import DuologFoundation

/// The names in an open directory, one after the other.
final class DirectoryStream {
  private let path: String
  #if canImport(Darwin)
    private let stream: UnsafeMutablePointer<DIR>
  #else
    private let stream: OpaquePointer
  #endif

  /// `fdopendir(3)`. Takes ownership of the descriptor.
  init(_ directory: FileDescriptor) throws(FileError) {
    path = directory.path
    let number = directory.release()
    guard let stream = fdopendir(number) else {
      let code = FileError.Code.last
      close(number)
      throw FileError(operation: .list, path: path, code: code)
    }
    self.stream = stream
  }

  deinit {
    closedir(stream)
  }

  /// `readdir(3)`: the next name that is UTF-8, except `.` and `..`; `nil` after the last.
  func nextName() throws(FileError) -> String? {
    while true {
      // Only errno distinguishes the end from an error.
      errno = 0
      guard let entry = readdir(stream) else {
        let code = FileError.Code.last
        if code.rawValue == 0 { return nil }
        throw FileError(operation: .list, path: path, code: code)
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
          String(validatingCString: $0)
        }
      }
      if let name, name != ".", name != ".." { return name }
    }
  }

  /// `fstatat(2)` of the entry `name`, without following links; `nil` if it no longer exists.
  func status(of name: String) throws(FileError) -> FileStatus? {
    var status = stat()
    do throws(FileError) {
      try FileDescriptor.check(.status, FilePath.join(path, name)) {
        fstatat(dirfd(stream), name, &status, AT_SYMLINK_NOFOLLOW)
      }
      return FileStatus(status)
    } catch {
      if error.code == .notFound { return nil }
      throw error
    }
  }
}
