import DuologFoundation
import DuologJournal
import DuologMerge
import DuologSync

/// A running command: what was asked for, in which environment, and on which console.
struct Invocation {
  let command: ParsedCommand
  let environment: CommandEnvironment
  let console: Console
  private let zones: RequestedZone

  init(command: ParsedCommand, environment: CommandEnvironment, console: Console) {
    (self.command, self.environment, self.console) = (command, environment, console)
    zones = RequestedZone(environment)
  }

  /// The path of the journal.
  var journalPath: String {
    get throws { try environment.journalPath(command[Options.journal]) }
  }

  /// The requested zone, from the option or from `TZ`; `nil` if neither is given or `TZ` is unknown,
  /// in which case the zone of the journal or the device is used.
  var zone: Zone? { command[Options.zone] ?? ((try? zoneOfVariable()) ?? nil) }

  /// The zone that `TZ` stands for; `nil` if it is not set.
  ///
  /// - Throws: as ``CommandEnvironment/zoneOfVariable()``.
  func zoneOfVariable() throws(EnvironmentError) -> Zone? { try zones.ofVariable() }

  /// What a replica needs from outside, and somebody to tell how far it has come.
  func world() throws -> ReplicaEnvironment {
    var world = try environment.world()
    let progress = console.progress
    world.onProgress = { try progress.update($0) }
    return world
  }

  /// The journal of this device, which must exist.
  func openJournal() throws -> Journal {
    try telling(
      Journal.open(at: journalPath, zone: zone, world: world()))
  }

  /// The journal of this device, if there is one and it has an owner.
  func openOwnedJournal() throws -> Journal? {
    try Journal.openOwned(
      at: try journalPath, zone: zone, world: try world()
    ).map(telling)
  }

  /// `journal`, which from now on tells the person what they need to know about it.
  func telling(_ journal: Journal) throws -> Journal {
    if let warning = try zoneWarning(for: journal) { console.tellWrapped("duolog: \(warning)") }
    let console = console
    let zone = journal.zone
    journal.onDoubtfulClock = { doubt in
      try confirm(doubt: doubt.sentence(in: zone)) { ClockDoubted(doubt, in: zone) }
    }
    journal.onReidentification = { console.tellWrapped($0.sentence) }
    return journal
  }

  /// The absolute form of a path that a person gave.
  func absolutePath(_ path: String) -> String {
    FilePath.absolute(
      path, in: FileManager.default.currentDirectoryPath, home: environment.homeDirectory)
  }

  /// Makes the directory for a new journal, which only its owner may read. Does nothing if it
  /// exists.
  func makeJournalDirectory() throws {
    let directory = FilePath.parent(of: try journalPath)
    guard !FileManager.default.fileExists(atPath: directory) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch let error as CocoaError {
      // The error code of the system call, if one failed.
      let code = (error.underlying as? POSIXError)?.code.rawValue
      let reason = code.map { String(cString: strerror($0)) }
      throw DirectoryError(path: directory, reason: reason ?? "\(error)")
    }
  }

  /// The value of `option`, or else the answer to `question`. An empty answer gives `standard`, which
  /// the question shows; without one, the question is asked again.
  ///
  /// - Throws: ``ParseError/missingOption(_:)`` if nobody can be asked, and if there is no answer;
  ///   ``Declined`` if the input ends.
  func required(
    _ option: ValueOption<String>, asking question: String, standard: String? = nil
  ) throws -> String {
    if let value = command[option] { return value }
    guard console.canAsk else { return try command.required(option) }
    let prompt = question + (standard.map { " [\($0)]" } ?? "")
    for _ in 1...Console.attempts {
      guard let typed = console.typed(after: prompt) else { throw Declined() }
      if let answer = typed.isEmpty ? standard : typed { return answer }
    }
    return try command.required(option)
  }

  /// Prints an array of documents of one kind if JSON was requested; otherwise what `page` prints.
  func print(_ kind: String, each contents: [some Encodable], orElse page: () throws -> Void) throws
  {
    guard command.has(Options.json) else { return try page() }
    console.write(try contents.map { JSONDocument(kind, $0) }.text())
  }

  /// Prints a document if JSON was requested; otherwise what `page` prints.
  func print(_ kind: String, _ content: some Encodable, orElse page: () throws -> Void) throws {
    guard command.has(Options.json) else { return try page() }
    console.write(try JSONDocument(kind, content).text())
  }
}

/// The zone that `TZ` stands for, looked up at most once for a command.
private final class RequestedZone {
  private let environment: CommandEnvironment

  private var known: (zone: Zone?, problem: EnvironmentError?)?

  init(_ environment: CommandEnvironment) { self.environment = environment }

  func ofVariable() throws(EnvironmentError) -> Zone? {
    let found = known ?? lookUp()
    known = found
    if let problem = found.problem { throw problem }
    return found.zone
  }

  private func lookUp() -> (zone: Zone?, problem: EnvironmentError?) {
    do throws(EnvironmentError) {
      return (try environment.zoneOfVariable(), nil)
    } catch {
      return (nil, error)
    }
  }
}

/// A directory that could not be made.
struct DirectoryError: Error, Hashable {
  let path: String
  let reason: String
}

extension DeviceReidentification {
  /// Says what happened, that nothing was lost, and what the device is called now.
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
