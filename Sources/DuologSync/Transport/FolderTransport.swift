import DuologFoundation

/// A transport whose files are in a directory of this device, for programs that carry that directory
/// in their own way.
///
/// To sync with a folder that Dropbox, Syncthing or a stick carries, use `Replica.sync(with:)`: it
/// also knows what such programs do to files.
public struct FolderTransport: Transport {
  /// The path of the directory.
  public let name: String
  private let directory: String
  private let access = POSIXFileAccess()

  /// The files in `directory`, which exists.
  public init(directory: URL) {
    self.directory = directory.path(percentEncoded: false)
    name = self.directory
  }

  public func list() throws -> [TransportFile] {
    var found: [TransportFile] = []
    for entry in try access.list(directory) {
      switch entry.status.kind {
      case .regular: add(entry, as: entry.name, to: &found)
      case .directory:
        for file in try access.list(FilePath.join(directory, entry.name))
        where file.status.kind == .regular {
          add(file, as: "\(entry.name)/\(file.name)", to: &found)
        }
      default: break
      }
    }
    return found
  }

  private func add(_ entry: FileEntry, as path: String, to found: inout [TransportFile]) {
    guard !TemporaryFileName.matches(entry.name) else { return }
    let fingerprint = entry.status.fingerprint
    found.append(
      TransportFile(
        path: path, size: fingerprint.size,
        version: "\(fingerprint.modified) \(fingerprint.changed) \(fingerprint.inode)"))
  }

  public func read(_ file: String, from offset: Int64, count: Int) throws -> [UInt8] {
    do throws(FileError) {
      let source = try access.openForReading(path(file))
      defer { source.close() }
      return try source.bytes(from: offset, count: count)
    } catch {
      throw error.code == .notFound ? TransportError.notFound : error
    }
  }

  public func put(_ bytes: [UInt8], as file: String) throws {
    let path = path(file)
    try access.makeDirectories(FilePath.parent(of: path), below: directory)
    var random = SystemRandomNumberGenerator()
    try access.writeAtomically(bytes, to: path, for: .anyone, using: &random)
  }

  public func remove(_ file: String) throws {
    do throws(FileError) {
      try access.remove(path(file))
    } catch {
      if error.code != .notFound { throw error }
    }
  }

  private func path(_ file: String) -> String { FilePath.join(directory, file) }
}
