import DuologFoundation

/// A safe place for a journal's keys on this device: a file beside the replica by default. An app
/// may use the system's instead, such as the Keychain.
///
/// A store keeps one short text, which only Duolog reads.
public protocol KeyStore: AnyObject {
  /// The text that was stored last; an empty one if there is none.
  func read() throws -> String
  /// Stores `text` durably in place of the one before.
  func write(_ text: String) throws
}

/// Keeps keys in a file beside the replica that only its owner can read: `journal.key` beside
/// `journal.sqlite`.
public final class FileKeyStore: KeyStore {
  /// The file.
  public let path: String

  /// The store of the replica at `path`.
  public init(besideReplicaAt path: String) {
    self.path = FileKeyStore.path(besideReplicaAt: path)
  }

  /// The file with the keys of the replica at `path`.
  static func path(besideReplicaAt path: String) -> String {
    let ending = ".sqlite"
    return (path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path) + ".key"
  }

  /// The largest file that can be meant. Each of 64 keys takes less than 64 bytes.
  private static let limit = 64 << 10

  /// - Throws: ``KeyError/file(_:)``, ``KeyError/fileTooLarge(path:)``.
  public func read() throws -> String {
    do {
      guard let bytes = try POSIXFileAccess().contents(of: path, limit: FileKeyStore.limit) else {
        throw KeyError.fileTooLarge(path: path)
      }
      return String(decoding: bytes, as: UTF8.self)
    } catch let error as FileError {
      if error.code == .notFound { return "" }
      throw KeyError.file(error)
    }
  }

  /// - Throws: ``KeyError/file(_:)``, ``KeyError/fileTooLarge(path:)``.
  public func write(_ text: String) throws {
    var random = SystemRandomNumberGenerator()
    let heading = text.hasPrefix(FileKeyStore.heading) ? "" : FileKeyStore.heading
    do {
      try POSIXFileAccess().writeAtomically(
        Array((heading + text).utf8), to: path, for: .ownerOnly, using: &random)
    } catch let error as FileError {
      throw KeyError.file(error)
    }
  }

  private static let heading = """
    # The key of your Duolog journal. Who has it can read everything that you two share.
    # Keep a copy on paper, and never put this file into the shared folder.

    """
}

/// Keeps keys in memory, for tests and for apps that store them elsewhere.
public final class MemoryKeyStore: KeyStore {
  private var text: String

  /// A store with `keys`, oldest first.
  public init(_ keys: [JournalKey] = []) {
    text = keys.map { $0.text + "\n" }.joined()
  }

  public func read() -> String { text }

  public func write(_ text: String) { self.text = text }
}
