import DuologFoundation
import DuologMerge
import DuologSync

/// A file or folder that may be another app's, and reading from it.
struct ForeignFile {
  let path: String

  /// The most bytes of a text file. Ten years of many habits have a few.
  static let byteLimit = 64 << 20

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
    let file = ForeignFile(path: FilePath.join(path, name))
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
  func head(_ count: Int = 4096) throws -> [UInt8] { try read(count) }

  /// All bytes of the file.
  ///
  /// - Throws: `ImportError.tooLarge`, `SyncError.file`.
  func contents() throws -> [UInt8] {
    let bytes = try read(ForeignFile.byteLimit + 1)
    guard bytes.count <= ForeignFile.byteLimit else {
      throw ImportError.tooLarge(path: path, limit: ForeignFile.byteLimit >> 20)
    }
    return bytes
  }

  /// Up to `limit` bytes from the beginning. A link is followed: the person has named it.
  private func read(_ limit: Int) throws -> [UInt8] {
    do {
      let files = POSIXFileAccess()
      let source = try files.openForReading(try files.resolve(path))
      defer { source.close() }
      var bytes: [UInt8] = []
      while bytes.count < limit {
        let wanted = min(1 << 20, limit - bytes.count)
        let before = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: wanted))
        let read = try bytes.withUnsafeMutableBytes { buffer in
          try source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: buffer[before..<before + wanted]))
        }
        bytes.removeLast(wanted - read)
        if read == 0 { break }
      }
      return bytes
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }
}

extension [UInt8] {
  /// The lines, without their ends and without a byte order mark.
  var textLines: [Substring.UTF8View] {
    let text = String(
      decoding: starts(with: [0xEF, 0xBB, 0xBF]) ? self[3...] : self[...], as: UTF8.self)
    return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0
    }
  }
}
