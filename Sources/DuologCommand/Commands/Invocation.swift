import DuologFoundation
import DuologJournal
import DuologMerge
import DuologSync

/// A command that is being carried out: what was asked for, where, and whom to tell.
struct Invocation {
  let command: ParsedCommand
  let environment: CommandEnvironment
  let console: Console

  /// The path of the journal.
  var journalPath: String {
    get throws { try environment.journalPath(command[Options.journal]) }
  }

  /// The zone that was asked for, by the option or by `TZ`.
  var zone: Zone? {
    get throws { try environment.zone(command[Options.zone]) }
  }

  /// The journal of this device, which exists.
  func openJournal() throws -> Journal {
    tellingOfReidentification(
      try Journal.open(at: try journalPath, zone: try zone, world: try environment.world()))
  }

  /// The journal of this device, if there is one that says whose device it is.
  func openOwnedJournal() throws -> Journal? {
    try Journal.openOwned(
      at: try journalPath, zone: try zone, world: try environment.world()
    ).map(tellingOfReidentification)
  }

  private func tellingOfReidentification(_ journal: Journal) -> Journal {
    let console = console
    journal.onReidentification = { console.tellWrapped($0.sentence) }
    return journal
  }

  /// The folder that was named, as a path that means the same in every directory.
  func absolutePath(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// Makes the directory for a new journal, which nobody but its owner may read. Does nothing where
  /// there is one.
  func makeJournalDirectory() throws {
    let directory = URL(fileURLWithPath: try journalPath).deletingLastPathComponent().path
    guard !FileManager.default.fileExists(atPath: directory) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch let error as CocoaError {
      // What the system's call said, where it was one that failed.
      let code = (error.underlying as? POSIXError)?.code.rawValue
      let reason = code.map { String(cString: strerror($0)) }
      throw DirectoryError(path: directory, reason: reason ?? "\(error)")
    }
  }

  /// The value of `option`, or else the answer to `question`.
  ///
  /// Throws ``ParseError/missingOption(_:)`` if nobody can be asked, and where the answer is
  /// empty.
  func required(_ option: ValueOption<String>, asking question: String) throws -> String {
    if let value = command[option] { return value }
    if let answer = console.ask(question) { return answer }
    return try command.required(option)
  }

  /// Prints an array of documents of one kind, if JSON was asked for; otherwise what `page` prints.
  func print(_ kind: String, each contents: [some Encodable], orElse page: () throws -> Void) throws
  {
    guard command.has(Options.json) else { return try page() }
    console.write(try contents.map { JSONDocument(kind, $0) }.text())
  }

  /// Prints a document, if JSON was asked for; otherwise what `page` prints.
  func print(_ kind: String, _ content: some Encodable, orElse page: () throws -> Void) throws {
    guard command.has(Options.json) else { return try page() }
    console.write(try JSONDocument(kind, content).text())
  }
}

/// A directory that could not be made.
struct DirectoryError: Error, Hashable {
  let path: String
  let reason: String
}

extension DeviceReidentification {
  /// What happened, that nothing was lost, and what the device is called now.
  var sentence: String {
    let words = DayMessages(today: today)
    let made = lastDay.map { " whose last entry is from \(words.date($0))" } ?? ""
    let origin =
      switch reason {
      case .copied: "This journal was opened from a copy\(made)."
      case .restored: "This journal was restored from a backup\(made)."
      }
    return "\(origin) Everything was kept. This device is now called '\(name.printable)'."
  }
}
