import DuologFoundation
import DuologMerge
import DuologSync

/// A file for another device, written by ``Journal/export(to:everything:inTheOpen:)``.
public struct Export: Hashable, Sendable {
  /// The file.
  public let path: String
  /// The number of events in it.
  public let count: Int
}

extension Journal {
  /// Writes a file that another device can import. It contains the events that some other device is
  /// not known to hold, or all events.
  ///
  /// The file is sealed if the journal is.
  ///
  /// - Parameters:
  ///   - path: The file, or a folder to put it in.
  ///   - everything: Whether to write all events, also those that every device is known to hold.
  ///   - isOpen: Whether to leave the file unsealed in any case. Anybody can then read it.
  /// - Returns: what was written; `nil` if every other device is known to hold everything.
  /// - Throws: `JournalError.wouldReplace` if the path is a file that is not a bundle of this
  ///   journal, `SyncError.file`, `StorageError`.
  public func export(
    to path: String, everything: Bool, inTheOpen isOpen: Bool = false
  ) throws -> Export? {
    try introduceIfCopied()
    let known = everything ? VersionVector() : try vectorKnownToAll()
    let held = try replica.heldVector()
    guard held.contains(where: { $0.sequence > known[$0.log] }) else { return nil }
    let file = try exportFile(path, isSealed: try !isOpen && replica.sealState() != .open)
    let count = try replica.exportBundle(to: file, lackedBy: known, inTheOpen: isOpen)
    if try sealingView().state != .keyMissing { try rememberExchange() }
    return Export(path: file, count: count)
  }

  /// What every other device is known to hold; nothing if there is no other.
  private func vectorKnownToAll() throws -> VersionVector {
    let held = try replica.heldVector()
    let others = try replica.vectorsHeldByPeers().values
    var known = VersionVector()
    for entry in held {
      let least = others.map { $0[entry.log] }.min() ?? 0
      if least > 0 { known[entry.log] = least }
    }
    return known
  }

  private func exportFile(_ path: String, isSealed: Bool) throws -> String {
    let files = POSIXFileAccess()
    do {
      switch try files.kind(of: path, followingLinks: true) {
      case .directory?:
        let name =
          "duolog-\(try today())-\(replica.ownLog.device).json" + (isSealed ? ".age" : "")
        return FilePath.join(path, name)
      case nil:
        let directory = FilePath.parent(of: path)
        guard try files.kind(of: directory, followingLinks: true) == .directory else {
          throw SyncError.folderMissing(path: directory)
        }
        return path
      case .some:
        guard try replica.isOwnBundle(at: path) else {
          throw JournalError.wouldReplace(path: path)
        }
        return path
      }
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }
}
