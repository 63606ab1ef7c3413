import DuologSync

extension Journal {
  /// Writes the journal, or the selected part of it, as a document. It holds what the two share, as
  /// it stands now, and nothing that was taken back.
  ///
  /// - Parameters:
  ///   - format: which kind of document.
  ///   - selection: which days, goals and kinds of entries; everything that is shared by default.
  ///   - output: is called with the document's bytes, piece by piece. Each piece ends where a line
  ///     ends.
  /// - Returns: the number of entries in it; for a calendar, of events.
  /// - Throws: what `output` throws, `StorageError`, `JournalError.ownerUnknown`.
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
  /// - Parameters:
  ///   - format: which kind of document.
  ///   - selection: which days, goals and kinds of entries; everything that is shared by default.
  ///   - path: The file, or a folder to put it in.
  /// - Returns: the file, and the number of entries in it.
  /// - Throws: `JournalError.wouldReplace` if the path is a file that is no such document,
  ///   `JournalError.readableInSharedFolder` for a document with private entries, or of a sealed
  ///   journal, in the folder of the last sync,
  ///   `SyncError.folderMissing`, `SyncError.file`.
  public func write(
    _ format: DocumentFormat, of selection: DocumentSelection = DocumentSelection(),
    toFile path: String
  ) throws -> Export {
    var count = 0
    let path = try writeDocument(
      toFile: path, named: "duolog.\(format.fileExtension)", beginning: format.beginning,
      isPrivate: selection.includesPrivate
    ) { output in
      count = try write(format, of: selection, to: output)
    }
    return Export(path: path, count: count)
  }

  /// Writes a document of any kind to a file, which is replaced at once, when all is written; only
  /// its owner can read it.
  ///
  /// - Parameters:
  ///   - path: The file, or a folder to put it in, named `name`.
  ///   - beginning: what such documents begin with, which tells them from other files.
  ///   - isPrivate: whether it has what is on this device only.
  ///   - body: writes the document, piece by piece.
  /// - Returns: the file.
  /// - Throws: as ``write(_:of:toFile:)``.
  @discardableResult
  package func writeDocument(
    toFile path: String, named name: String, beginning: String, isPrivate: Bool,
    _ body: (_ output: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws -> String {
    let files = POSIXFileAccess()
    do {
      let path = try documentFile(path, named: name, beginning: beginning, files)
      if try (isPrivate || replica.sealState() != .open) && isInSharedFolder(path, files) {
        throw JournalError.readableInSharedFolder(path: path)
      }
      var generator = SystemRandomNumberGenerator()
      try files.writeAtomically(to: path, for: .ownerOnly, using: &generator) { sink in
        try body { piece in try piece.withUnsafeBytes { try sink.write($0) } }
      }
      return path
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }

  /// Writes `bytes` as ``writeDocument(toFile:named:beginning:isPrivate:_:)`` does, unless the file says
  /// exactly that already.
  package func writeDocumentIfChanged(
    _ bytes: [UInt8], toFile path: String, named name: String, beginning: String
  ) throws {
    let files = POSIXFileAccess()
    let kind = (try? files.kind(of: path, followingLinks: true)) ?? nil
    let file = kind == .directory ? FilePath.join(path, name) : path
    let held = (try? files.contents(of: files.resolve(file), limit: bytes.count)) ?? nil
    guard held != bytes else { return }
    try writeDocument(toFile: path, named: name, beginning: beginning, isPrivate: false) { output in
      try output(bytes)
    }
  }

  /// The file to write: `path`, or the one called `name` in the folder `path`.
  private func documentFile(
    _ path: String, named name: String, beginning: String, _ files: POSIXFileAccess
  ) throws -> String {
    switch try files.kind(of: path, followingLinks: true) {
    case .directory?:
      return try documentFile(
        FilePath.join(path, name), named: name, beginning: beginning, files)
    case nil:
      let directory = FilePath.parent(of: path)
      guard try files.kind(of: directory, followingLinks: true) == .directory else {
        throw SyncError.folderMissing(path: directory)
      }
      return path
    case .some:
      guard try isDocument(path, beginning: beginning, files) else {
        throw JournalError.wouldReplace(path: path)
      }
      return path
    }
  }

  /// Whether the file at `path` begins like that.
  private func isDocument(
    _ path: String, beginning: String, _ files: POSIXFileAccess
  ) throws -> Bool {
    let beginning = Array(beginning.utf8)
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
