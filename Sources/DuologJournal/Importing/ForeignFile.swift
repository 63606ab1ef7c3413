import DuologFoundation
import DuologMerge
import DuologSync

/// A file or folder that may be another app's, and reading from it.
struct ForeignFile {
  let path: String
  /// How much is read of it.
  var limits = ImportLimits()

  /// The name without the folder.
  var name: String { URL(fileURLWithPath: path).lastPathComponent }

  var isDirectory: Bool {
    get throws {
      do throws(FileError) {
        return try POSIXFileAccess().kind(of: path, followingLinks: true) == .directory
      } catch { throw SyncError.file(error) }
    }
  }

  /// The file `name` in this folder; `nil` if there is none.
  func file(_ name: String) throws -> ForeignFile? {
    let file = ForeignFile(path: FilePath.join(path, name), limits: limits)
    guard let kind = try? POSIXFileAccess().kind(of: file.path, followingLinks: true) else {
      return nil
    }
    return kind == .regular ? file : nil
  }

  /// The names in this folder that `isWanted` accepts, sorted.
  func names(where isWanted: (String) -> Bool) throws -> [String] {
    do {
      return try POSIXFileAccess().list(try POSIXFileAccess().resolve(path), named: isWanted)
        .map(\.name)
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }

  /// The first bytes of the file.
  func head(_ count: Int = 4096) throws -> [UInt8] { try read(count) ?? [] }

  /// All bytes of the file.
  ///
  /// - Throws: `ImportError.tooLarge`, `SyncError.file`.
  func contents() throws -> [UInt8] {
    guard let bytes = try read(limits.bytes, orNone: true) else {
      throw ImportError.tooLarge(path: path, limit: limits.bytes >> 20)
    }
    return bytes
  }

  /// Up to `limit` bytes from the beginning; with `orNone`, `nil` for a file that has more. A link
  /// is followed: the person has named it.
  private func read(_ limit: Int, orNone: Bool = false) throws -> [UInt8]? {
    do {
      let files = POSIXFileAccess()
      let source = try files.openForReading(try files.resolve(path))
      defer { source.close() }
      let size = Int(clamping: source.status.fingerprint.size)
      if orNone, size > limit { return nil }
      var bytes = [UInt8](repeating: 0, count: min(size, limit))
      var count = 0
      while count < bytes.count {
        let read = try bytes.withUnsafeMutableBytes { buffer in
          try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
        }
        if read == 0 { break }
        count += read
      }
      bytes.removeLast(bytes.count - count)
      return bytes
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }
}

extension [UInt8] {
  /// The lines, without their ends and without a byte order mark, one at a time. What is not UTF-8
  /// becomes U+FFFD.
  var textLines: some Sequence<String> {
    var position = starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isLast = false
    return sequence(state: self) { bytes -> String? in
      guard !isLast else { return nil }
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var line = bytes[position..<end]
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      isLast = end == bytes.count
      position = end + 1
      return String(decoding: line, as: UTF8.self)
    }
  }
}
