import DuologMerge
import DuologSQLite

/// What is known about the files of a folder that have not changed, so that they need not be read
/// again: bundles whose events are all held, files whose names say so, this device's own segments,
/// which are known to be unchanged, and files that cannot be read as they are.
///
/// This only saves time: without it, the files are read again with the same result.
struct FileCache {
  private let connection: Connection
  private let folder: String
  /// The keys of this journal. What is wrong with a file may depend on them.
  var ring: KeyRing
  private var known: [String: Record] = [:]
  private var changed: Set<String> = []

  private struct Record {
    let size: Int64
    let modified: Int64
    /// What the cached result depends on besides the file: the program that read it.
    let reader: String
    let result: String
  }

  /// - Parameter ring: The keys of this journal.
  init(_ connection: Connection, folder: String, ring: KeyRing) throws {
    self.connection = connection
    self.ring = ring
    self.folder = folder
    let select = try connection.cached(
      "SELECT path, size, modified, reader, finding FROM folder_file WHERE folder = ?")
    select.bind(folder, at: 1)
    defer { select.reset() }
    while try select.step() {
      known[select.text(at: 0)] = Record(
        size: select.integer(at: 1), modified: select.integer(at: 2), reader: select.text(at: 3),
        result: select.text(at: 4))
    }
  }

  /// What is known about the file and how it is sealed, if it is unchanged and this program, with
  /// `journals` joined and these keys, would get the same result.
  ///
  /// Like rsync, this compares size and modification time. Inodes do not last on FAT, and backups
  /// and permissions change the time of the last status change.
  func result(of file: FolderFile, by journals: JournalSet) -> (CachedFile, Seal)? {
    guard let record = known[file.relativePath], record.size == file.fingerprint.size,
      record.modified == file.fingerprint.modified,
      let result = CachedFile(text: record.result)
    else { return nil }
    if let seal = Seal(text: record.reader), result.isGood { return (result, seal) }
    guard record.reader == result.reader(knowing: journals, ring) else { return nil }
    return (result, .none)
  }

  /// Whether something was ever known about the file, in this version or another.
  func hasKnown(_ file: FolderFile) -> Bool {
    known[file.relativePath] != nil
  }

  /// Records what is known about the file. Forgets it if that is `nil`, or may be different the
  /// next time.
  ///
  /// - Parameter seal: How the file is sealed. What is wrong with a file is good for the keys that
  ///   this journal has now.
  mutating func note(
    _ result: CachedFile?, of file: FolderFile, by journals: JournalSet, seal: Seal
  ) {
    guard let result, let text = result.text else { return forget(file) }
    known[file.relativePath] = Record(
      size: file.fingerprint.size, modified: file.fingerprint.modified,
      reader: result.isGood ? seal.text : result.reader(knowing: journals, ring), result: text)
    changed.insert(file.relativePath)
  }

  /// Whether there is something to save.
  var hasChanges: Bool { !changed.isEmpty }

  /// Forgets a file that has been removed.
  mutating func forget(_ file: FolderFile) {
    guard known.removeValue(forKey: file.relativePath) != nil else { return }
    changed.insert(file.relativePath)
  }

  /// Forgets files that no longer exist.
  mutating func forget(allBut files: [FolderFile]) {
    let gone = Set(known.keys).subtracting(files.map(\.relativePath))
    for path in gone { known[path] = nil }
    changed.formUnion(gone)
  }

  /// Writes the changes, if any, in one transaction.
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
    insert.bind(record.result, at: 6)
    try insert.run()
  }
}

extension CachedFile {
  /// Whether the file holds what it should. This depends on nothing but the file.
  fileprivate var isGood: Bool {
    switch self {
    case .whole, .named: true
    case .broken, .refused: false
    }
  }

  /// What the cached result of another file depends on, as text: the format that this program
  /// reads, the journals that it has joined, and its keys.
  fileprivate func reader(knowing journals: JournalSet, _ ring: KeyRing) -> String {
    "\(Limits.format) \(journals.text)" + ring.fingerprint
  }
}

/// The stored form: empty for a file in the open, which was the only kind at first.
extension Seal {
  fileprivate var text: String {
    switch self {
    case .none: ""
    case .key(let id): "key \(id)"
    }
  }

  fileprivate init?(text: String) {
    if text.isEmpty {
      self = .none
    } else if text.hasPrefix("key "), let id = JournalKey.ID(text.dropFirst(4)) {
      self = .key(id)
    } else {
      return nil
    }
  }
}
