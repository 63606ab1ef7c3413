import DuologMerge
import DuologSQLite

/// Which files of a folder need no second reading: strangers, bundles whose events are all held, and
/// this device's own segments, which are known to stand there as they were written.
///
/// Only a saving: without it, the same files are read again and the result is the same.
struct FolderMemory {
  private let connection: Connection
  private let folder: String
  private var known: [String: String] = [:]
  private var changed: Set<String> = []

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

  /// Whether the file was settled once, in this form or another.
  func hasKnown(_ file: FolderFile) -> Bool {
    known[file.relativePath] != nil
  }

  mutating func settle(_ file: FolderFile) {
    known[file.relativePath] = file.fingerprint.text
    changed.insert(file.relativePath)
  }

  /// Whether there is something to save.
  var hasChanges: Bool { !changed.isEmpty }

  /// Forgets a file that has been removed.
  mutating func forget(_ file: FolderFile) {
    guard known.removeValue(forKey: file.relativePath) != nil else { return }
    changed.insert(file.relativePath)
  }

  /// Forgets files that are gone.
  mutating func forget(allBut files: [FolderFile]) {
    let gone = Set(known.keys).subtracting(files.map(\.relativePath))
    for path in gone { known[path] = nil }
    changed.formUnion(gone)
  }

  /// Writes what has changed, in one transaction; does nothing when nothing has.
  mutating func save() throws {
    guard !changed.isEmpty else { return }
    try connection.transaction(.immediate) {
      for path in changed.sorted() { try write(path) }
    }
    changed.removeAll()
  }

  private func write(_ path: String) throws {
    guard let fingerprint = known[path] else {
      let delete = try connection.cached("DELETE FROM folder_file WHERE folder = ? AND path = ?")
      delete.bind(folder, at: 1)
      delete.bind(path, at: 2)
      return try delete.run()
    }
    let insert = try connection.cached(
      "INSERT OR REPLACE INTO folder_file (folder, path, fingerprint) VALUES (?, ?, ?)")
    insert.bind(folder, at: 1)
    insert.bind(path, at: 2)
    insert.bind(fingerprint, at: 3)
    try insert.run()
  }
}

extension FileFingerprint {
  /// The fingerprint as it is remembered: what rsync compares, too. FAT has no inodes that last,
  /// and backups and permissions change the time of the last change to a file that is the same.
  fileprivate var text: String { "\(size) \(modified)" }
}
