import DuologSync

extension Journal {
  /// Writes the journal, or the selected part of it, as a document. It holds what the two share, as
  /// it stands now, and nothing that was taken back.
  ///
  /// - Parameter output: is called with the document's bytes, piece by piece. Each piece ends where
  ///   a line ends.
  /// - Returns: the number of entries in it; for a calendar, of events.
  /// - Throws: what `output` throws, `SQLiteError`, `JournalError.ownerUnknown`.
  /// - Complexity: O(n log n) for n entries. A few thousand of them are in memory at a time.
  @discardableResult
  public func write(
    _ format: DocumentFormat, of selection: DocumentSelection = DocumentSelection(),
    to output: @escaping ([UInt8]) throws -> Void
  ) throws -> Int {
    try reading {
      let reader = try DiaryReader(self, selection)
      return switch format {
      case .csv: try CSVDocument(reader, to: output).write()
      case .markdown: try MarkdownDocument(reader, to: output).write()
      case .json: try JSONExport(reader, to: output).write()
      case .calendar: try CalendarDocument(reader, to: output).write()
      }
    }
  }

  /// Writes a document to a file, as ``write(_:of:to:)`` does. The file is replaced at once, when
  /// all is written; only its owner can read it.
  ///
  /// - Parameter path: The file, or a folder to put it in.
  /// - Returns: the file, and the number of entries in it.
  /// - Throws: `JournalError.wouldReplace` if the path is a file that is no such document,
  ///   `JournalError.readableInSharedFolder` for a document with private entries, or of a sealed
  ///   journal, in the folder of the last sync,
  ///   `SyncError.folderMissing`, `SyncError.file`.
  public func write(
    _ format: DocumentFormat, of selection: DocumentSelection = DocumentSelection(),
    toFile path: String
  ) throws -> Export {
    let files = POSIXFileAccess()
    do {
      let path = try documentFile(path, format, files)
      if try (selection.includesPrivate || replica.sealState() != .open)
        && isInSharedFolder(path, files)
      {
        throw JournalError.readableInSharedFolder(path: path)
      }
      var generator = SystemRandomNumberGenerator()
      let count = try files.writeAtomically(to: path, for: .ownerOnly, using: &generator) { sink in
        try write(format, of: selection) { piece in
          try piece.withUnsafeBytes { try sink.write($0) }
        }
      }
      return Export(path: path, count: count)
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }

  /// The file to write: `path`, or `duolog.csv` in the folder `path`.
  private func documentFile(
    _ path: String, _ format: DocumentFormat, _ files: POSIXFileAccess
  ) throws -> String {
    switch try files.kind(of: path, followingLinks: true) {
    case .directory?:
      return try documentFile(
        FilePath.join(path, "duolog.\(format.fileExtension)"), format, files)
    case nil:
      let directory = FilePath.parent(of: path)
      guard try files.kind(of: directory, followingLinks: true) == .directory else {
        throw SyncError.folderMissing(path: directory)
      }
      return path
    case .some:
      guard try isDocument(path, format, files) else {
        throw JournalError.wouldReplace(path: path)
      }
      return path
    }
  }

  /// Whether the file at `path` begins as documents of the format do.
  private func isDocument(
    _ path: String, _ format: DocumentFormat, _ files: POSIXFileAccess
  ) throws -> Bool {
    let beginning = Array(format.beginning.utf8)
    let source = try files.openForReading(path)
    defer { source.close() }
    var found = [UInt8](repeating: 0, count: beginning.count)
    var count = 0
    while count < found.count {
      let read = try found.withUnsafeMutableBytes { buffer in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      if read == 0 { break }
      count += read
    }
    return found == beginning
  }

  /// Whether `path` is below the folder of the last sync, if that is there.
  private func isInSharedFolder(_ path: String, _ files: POSIXFileAccess) throws -> Bool {
    guard let folder = try rememberedFolder(), let shared = try? files.resolve(folder)
    else { return false }
    let directory = try files.resolve(FilePath.parent(of: path))
    return directory == shared || directory.hasPrefix(shared + "/")
  }
}
