import DuologMerge
import DuologSQLite

/// What is known of the files of a folder that have not changed since, so that they need no second
/// reading: bundles whose events are all held, those whose names say so, this device's own segments,
/// which are known to stand there as they were written, and files that cannot be read as they are.
///
/// Only a saving: without it, the same files are read again and the result is the same.
struct FileCache {
  private let connection: Connection
  private let folder: String
  private var known: [String: Record] = [:]
  private var changed: Set<String> = []

  private struct Record {
    let size: Int64
    let modified: Int64
    /// What the finding depends on besides the file: the program that read it.
    let reader: String
    let finding: String
  }

  init(_ connection: Connection, folder: String) throws {
    self.connection = connection
    self.folder = folder
    let select = try connection.cached(
      "SELECT path, size, modified, reader, finding FROM folder_file WHERE folder = ?")
    select.bind(folder, at: 1)
    defer { select.reset() }
    while try select.step() {
      known[select.text(at: 0)] = Record(
        size: select.integer(at: 1), modified: select.integer(at: 2), reader: select.text(at: 3),
        finding: select.text(at: 4))
    }
  }

  /// What is known of the file, if it is as it was, and this program, which knows `journals` to be
  /// one, would find the same.
  ///
  /// A file is as it was by what rsync compares, too. FAT has no inodes that last, and backups and
  /// permissions change the time of the last change to a file that is the same.
  func finding(of file: FolderFile, by journals: JournalSet) -> CachedFile? {
    guard let record = known[file.relativePath], record.size == file.fingerprint.size,
      record.modified == file.fingerprint.modified,
      let finding = CachedFile(text: record.finding),
      record.reader == finding.reader(knowing: journals)
    else { return nil }
    return finding
  }

  /// Whether something was known of the file once, in this form or another.
  func hasKnown(_ file: FolderFile) -> Bool {
    known[file.relativePath] != nil
  }

  /// Takes note of what is known of the file; forgets it where that is `nil`, or may be something
  /// else the next time.
  mutating func note(_ finding: CachedFile?, of file: FolderFile, by journals: JournalSet) {
    guard let finding, let text = finding.text else { return forget(file) }
    known[file.relativePath] = Record(
      size: file.fingerprint.size, modified: file.fingerprint.modified,
      reader: finding.reader(knowing: journals), finding: text)
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
    guard let record = known[path] else {
      let delete = try connection.cached("DELETE FROM folder_file WHERE folder = ? AND path = ?")
      delete.bind(folder, at: 1)
      delete.bind(path, at: 2)
      return try delete.run()
    }
    let insert = try connection.cached(
      """
      INSERT OR REPLACE INTO folder_file (folder, path, size, modified, reader, finding)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    insert.bind(folder, at: 1)
    insert.bind(path, at: 2)
    insert.bind(record.size, at: 3)
    insert.bind(record.modified, at: 4)
    insert.bind(record.reader, at: 5)
    insert.bind(record.finding, at: 6)
    try insert.run()
  }
}

extension CachedFile {
  /// What the finding depends on besides the file, as text: nothing where all is well; otherwise the
  /// format that this program reads, and the journals that it knows to be one.
  fileprivate func reader(knowing journals: JournalSet) -> String {
    switch self {
    case .whole, .named: ""
    case .broken, .refused: "\(Limits.format) \(journals.text)"
    }
  }
}
