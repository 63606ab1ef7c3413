import DuologFoundation
import DuologJournal
import DuologMerge
import DuologSync

/// The environment of the process: where the journal is, what time it is, and in which zone.
package struct CommandEnvironment: Sendable {
  /// The environment variables.
  package let variables: EnvironmentVariables
  private let clock: @Sendable () -> Timestamp
  private let random: @Sendable () -> any RandomNumberGenerator

  /// The journal's name in its directory.
  package static let journalName = "journal.sqlite"

  /// An environment with these variables. `clock` gives the time if `DUOLOG_NOW` is not set.
  ///
  /// - Parameters:
  ///   - random: the source of identifiers, which must be unique within a journal; the system's,
  ///     except in tests.
  package init(
    variables: EnvironmentVariables = .process,
    clock: @escaping @Sendable () -> Timestamp = { SystemClock().now() },
    random: @escaping @Sendable () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() }
  ) {
    self.variables = variables
    self.clock = clock
    self.random = random
  }

  /// The time: the value of `DUOLOG_NOW`, or else the clock's.
  ///
  /// Throws ``EnvironmentError/badInstant(_:)`` if `DUOLOG_NOW` is not an instant.
  package func now() throws(EnvironmentError) -> Timestamp {
    guard let text = value("DUOLOG_NOW") else { return clock() }
    guard let instant = InternetTime.instant(text) else { throw .badInstant(text) }
    return instant
  }

  /// What a replica needs from outside: the clock of ``now()``, and random numbers.
  ///
  /// Throws ``EnvironmentError/badInstant(_:)``, as ``now()`` does.
  package func world() throws(EnvironmentError) -> ReplicaEnvironment {
    if value("DUOLOG_NOW") == nil {
      return ReplicaEnvironment(clock: FunctionClock(function: clock), random: random())
    }
    let instant = try now()
    return ReplicaEnvironment(clock: FunctionClock(function: { instant }), random: random())
  }

  /// The zone that `TZ` stands for; `nil` if it is not set.
  ///
  /// Throws ``EnvironmentError/badZone(_:)`` if it stands for none: the system silently takes such
  /// a value for UTC, so a check-in could be logged for the wrong day. Throws
  /// ``EnvironmentError/noZones`` if the system has no zones.
  package func zoneOfVariable() throws(EnvironmentError) -> Zone? {
    guard let text = value("TZ") else { return nil }
    do throws(ZoneError) {
      return try Zone(setting: text)
    } catch {
      throw error == .noDatabase ? .noZones : .badZone(text)
    }
  }

  /// The path of the journal: `option`, or the one in the directory of this replica.
  package func journalPath(_ option: String? = nil) throws(EnvironmentError) -> String {
    if let option { return option }
    return "\(try replicaDirectory())/\(CommandEnvironment.journalName)"
  }

  /// The directory of the replica: `DUOLOG_HOME`, or `duolog` in the data directory of the XDG Base
  /// Directory Specification 0.8, which says to ignore relative paths.
  ///
  /// Throws ``EnvironmentError/noHome`` if not even `HOME` is set.
  package func replicaDirectory() throws(EnvironmentError) -> String {
    if let home = value("DUOLOG_HOME") { return home }
    if let data = value("XDG_DATA_HOME"), data.hasPrefix("/") { return "\(data)/duolog" }
    guard let home = homeDirectory else { throw .noHome }
    return "\(home)/.local/share/duolog"
  }

  /// The home directory of the person, if the environment says it.
  package var homeDirectory: String? { value("HOME") }

  /// `path` as people read it: on one line, and with `~` for the home directory.
  package func shown(_ path: String) -> String {
    guard let home = homeDirectory, home != "/", path == home || path.hasPrefix(home + "/") else {
      return PrintableText.line(path)
    }
    return PrintableText.line("~" + path.dropFirst(home.count))
  }

  /// What to call the person as long as they have not said: the name of their account, with a
  /// capital letter.
  package var accountName: String {
    let name = (value("USER") ?? value("LOGNAME") ?? "").trimmed
    guard !name.isEmpty, name != "root" else { return "Me" }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// A variable's value; one that is empty counts as not set.
  private func value(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// A clock that calls a function.
private struct FunctionClock: WallClock {
  let function: @Sendable () -> Timestamp

  func now() -> Timestamp { function() }
}

/// What is wrong with the environment. The sentences are in `EnvironmentError+Sentence.swift`.
package enum EnvironmentError: Error, Hashable, Sendable {
  /// Neither `DUOLOG_HOME` nor `XDG_DATA_HOME` nor `HOME` is set.
  case noHome
  /// `DUOLOG_NOW` is not an instant.
  case badInstant(String)
  /// `TZ` is not a time zone.
  case badZone(String)
  /// The system has no tz database.
  case noZones
}
