import DuologFoundation

/// A transport that keeps files in memory: for tests, and for trying an app with two devices in one
/// process. It may be used from several threads.
public final class MemoryTransport: Transport, @unchecked Sendable {
  /// What tells this place from others.
  public let name: String
  private let lock = Lock()
  // These two are used under the lock only.
  private var files: [String: (bytes: [UInt8], version: Int)] = [:]
  private var versions = 0

  /// An empty place.
  public init(name: String = "memory") {
    self.name = name
  }

  public func list() -> [TransportFile] {
    lock.locked {
      files.map {
        TransportFile(
          path: $0.key, size: Int64($0.value.bytes.count), version: "\($0.value.version)")
      }
    }
  }

  public func read(_ file: String, from offset: Int64, count: Int) throws -> [UInt8] {
    try lock.locked {
      guard let bytes = files[file]?.bytes else { throw TransportError.notFound }
      let start = Int(min(max(offset, 0), Int64(bytes.count)))
      return Array(bytes[start...].prefix(max(count, 0)))
    }
  }

  public func put(_ bytes: [UInt8], as file: String) {
    lock.locked {
      versions += 1
      files[file] = (bytes, versions)
    }
  }

  public func remove(_ file: String) {
    lock.locked { files[file] = nil }
  }
}
