import DuologMerge
import DuologSQLite

/// Which files of a folder need no second reading, although their names do not say so: strangers,
/// and conflict copies whose events are all held.
///
/// Only a saving: without it, the same files are read again and the result is the same.
struct FolderMemory {
  private let connection: Connection
  private let folder: String
  private var known: [String: String] = [:]

  init(_ connection: Connection, folder: String) throws {
    self.connection = connection
    self.folder = folder
    let select = try connection.cached("SELECT path, fingerprint FROM folder_file WHERE folder = ?")
    select.bind(folder, at: 1)
    defer { select.reset() }
    while try select.step() { known[select.text(at: 0)] = select.text(at: 1) }
  }

  func isSettled(_ file: FolderFile) -> Bool {
    known[file.relativePath] == file.fingerprint.text
  }

  mutating func settle(_ file: FolderFile) throws {
    known[file.relativePath] = file.fingerprint.text
    let insert = try connection.cached(
      "INSERT OR REPLACE INTO folder_file (folder, path, fingerprint) VALUES (?, ?, ?)")
    insert.bind(folder, at: 1)
    insert.bind(file.relativePath, at: 2)
    insert.bind(file.fingerprint.text, at: 3)
    try insert.run()
  }

  /// Forgets files that are gone.
  mutating func forget(allBut files: [FolderFile]) throws {
    let present = Set(files.map(\.relativePath))
    let delete = try connection.cached("DELETE FROM folder_file WHERE folder = ? AND path = ?")
    for path in known.keys where !present.contains(path) {
      delete.bind(folder, at: 1)
      delete.bind(path, at: 2)
      try delete.run()
      known[path] = nil
    }
  }
}

extension FileFingerprint {
  /// The fingerprint as it is remembered.
  fileprivate var text: String { "\(size) \(modified) \(changed) \(inode)" }
}
