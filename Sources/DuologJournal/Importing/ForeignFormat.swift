import DuologMerge
import DuologSQLite
import DuologSync

/// Recognizes a file by what is in it. Its name says nothing.
enum ForeignFormat {
  /// What a file can be.
  enum Content {
    /// Of another app.
    case app(ImportedFile)
    /// What Duolog has exported for other programs.
    case export(ExportedDocument)

    fileprivate init?(_ file: ImportedFile?) {
      guard let file else { return nil }
      self = .app(file)
    }
  }

  /// What `file` holds; `nil` if it is from no app that is known.
  static func read(_ file: ForeignFile, _ request: ImportRequest) throws -> Content? {
    if try file.isDirectory { return Content(try readFolder(file, request)) }
    let head: [UInt8]
    do {
      head = try file.head()
    } catch SyncError.file {
      // The reader of bundles says what is wrong.
      return nil
    }
    if let columns = request.columns {
      return .app(try ColumnTable.read(file, columns, dates: request.dates))
    }
    if isPacked(head) { throw ImportError.packed(path: file.path) }
    if head.starts(with: Array("SQLite format 3\0".utf8)) {
      return Content(try readDatabase(file))
    }
    switch head.first(where: { !isBlank($0) }) {
    case UInt8(ascii: "{")?, UInt8(ascii: "[")?:
      if JrnlText.isOne(head) { return .app(try JrnlText.read(file)) }
      return try readJSON(file, head)
    case UInt8(ascii: "<")?:
      return DayOneEntry.isOne(head) ? .app(try DayOneEntry.read([file], file)) : nil
    default:
      return try readText(file, head, request)
    }
  }

  /// White space, and the bytes of a byte order mark.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0xEF, 0xBB, 0xBF].contains(byte)
  }

  /// Whether a file is packed: zip, gzip, 7z.
  private static func isPacked(_ head: [UInt8]) -> Bool {
    [
      [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF],
    ]
    .contains { head.starts(with: $0) }
  }

  private static func readFolder(
    _ folder: ForeignFile, _ request: ImportRequest
  ) throws -> ImportedFile? {
    // A folder of bundles is not looked at any further.
    if try folder.names(where: { $0 == "duolog" }).isEmpty == false { return nil }
    if try LoopTables.isOne(folder) { return try LoopTables.read(folder) }
    if let habits = try folder.file("habits"), let log = try folder.file("log") {
      return try Harsh.read(habits: habits, log: log)
    }
    if let journal = try folder.file("Journal.json"),
      case .app(let read)? = try readJSON(journal, try journal.head())
    {
      return read
    }
    let entries = try folder.names { $0.hasSuffix(".doentry") }
    guard !entries.isEmpty else { return nil }
    return try DayOneEntry.read(entries.compactMap(folder.file), folder)
  }

  private static func readDatabase(_ file: ForeignFile) throws -> ImportedFile? {
    guard let database = try ForeignDatabase(file) else {
      throw ImportError.unreadableDatabase(path: file.path)
    }
    do {
      if LoopDatabase.isOne(database) { return try LoopDatabase.read(database) }
      if Tickmate.isOne(database) { return try Tickmate.read(database) }
      if Rewire.isOne(database) { return try Rewire.read(database) }
    } catch is StorageError {
      throw ImportError.unreadableDatabase(path: file.path)
    }
    return nil
  }

  private static func readText(
    _ file: ForeignFile, _ head: [UInt8], _ request: ImportRequest
  ) throws -> Content? {
    if JrnlText.isOne(head) { return .app(try JrnlText.read(file)) }
    var reader = CSVReader(head)
    guard let header = reader.next().map(CSVHeader.init) else { return nil }
    if ExportedTable.isOne(header) {
      return .export(
        ExportedDocument(try ExportedTable(file, dates: request.dates), name: file.name))
    }
    if HabitBull.isOne(header) { return .app(try HabitBull.read(file, dates: request.dates)) }
    return nil
  }

  private static func readJSON(_ file: ForeignFile, _ head: [UInt8]) throws -> Content? {
    // A bundle says so at once, and may be larger than anything that is read here.
    if head.starts(with: Array("{\"duolog\"".utf8)) { return nil }
    let bytes: [UInt8]
    let value: JSONValue
    do {
      bytes = try file.contents()
      value = try JSONValue(checking: bytes)
    } catch {
      // It may be a bundle, and the reader of bundles says what is wrong.
      return nil
    }
    if let members = value.members, let export = ExportedJSON(members) {
      return .export(ExportedDocument(export, name: file.name))
    }
    return Content(readApp(value, file))
  }

  /// What an app's JSON holds.
  private static func readApp(_ value: JSONValue, _ source: ForeignFile) -> ImportedFile? {
    if let list = value.elements {
      return Habo.isHabit(list.first?.members) ? Habo.read(list, source) : nil
    }
    guard let members = value.members else { return nil }
    if let habits = members["habits"]?.elements {
      let first = habits.first?.members
      if members["groups"] != nil || first?["freq_type"] != nil {
        return TableHabit.read(habits, source)
      }
      if members["order"] != nil || first?["period"] != nil {
        return Beaver.read(habits, source)
      }
      if members["categories"] != nil || Habo.isHabit(first) { return Habo.read(habits, source) }
    }
    if let entries = members["entries"]?.elements {
      let first = entries.first?.members
      if first?["creationDate"] != nil || members["metadata"] != nil {
        return DayOneJournal.read(entries, source)
      }
      if first?["title"] != nil || members["tags"] != nil {
        return JrnlJSON.read(entries, source)
      }
    }
    return nil
  }
}
