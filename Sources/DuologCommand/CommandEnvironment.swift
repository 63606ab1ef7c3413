import DuologFoundation
import DuologJournal
import DuologMerge
import DuologSync

/// What the process was started with and in: where the journal is, what time it is, and where.
package struct CommandEnvironment: Sendable {
  /// The environment variables.
  package let variables: [String: String]
  private let clock: @Sendable () -> Timestamp
  private let random: @Sendable () -> any RandomNumberGenerator

  /// The journal's name in its directory.
  package static let journalName = "journal.sqlite"

  /// An environment of these variables, with `clock` for the time where `DUOLOG_NOW` is not set.
  ///
  /// - Parameters:
  ///   - random: the source of identifiers, which no two of one journal may share; the system's,
  ///     except in tests.
  package init(
    variables: [String: String] = ProcessInfo.processInfo.environment,
    clock: @escaping @Sendable () -> Timestamp = { SystemClock().now() },
    random: @escaping @Sendable () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() }
  ) {
    self.variables = variables
    self.clock = clock
    self.random = random
  }

  /// The time: what `DUOLOG_NOW` says, or the clock.
  ///
  /// Throws ``EnvironmentError/badInstant(_:)`` if `DUOLOG_NOW` is no instant.
  package func now() throws(EnvironmentError) -> Timestamp {
    guard let text = value("DUOLOG_NOW") else { return clock() }
    guard let instant = InternetTime.instant(text) else { throw .badInstant(text) }
    return instant
  }

  /// What a replica takes from outside: the clock of ``now()``, and random numbers.
  ///
  /// Throws ``EnvironmentError/badInstant(_:)``, for example ``now()`` does.
  package func world() throws(EnvironmentError) -> ReplicaEnvironment {
    if value("DUOLOG_NOW") == nil {
      return ReplicaEnvironment(clock: FunctionClock(function: clock), random: random())
    }
    let instant = try now()
    return ReplicaEnvironment(clock: FunctionClock(function: { instant }), random: random())
  }

  /// The time zone that was asked for: `option`, or what `TZ` says; `nil` if neither is there,
  /// so that the journal's or the device's own counts.
  ///
  /// Throws ``EnvironmentError/badZone(_:)`` if `TZ` is no zone's name, since a check-in would
  /// be logged for the wrong day forever: the system takes such a name for UTC without a word.
  /// ``EnvironmentError/noZones`` where the system has none.
  package func zone(_ option: Zone? = nil) throws(EnvironmentError) -> Zone? {
    if let option { return option }
    guard let text = value("TZ") else { return nil }
    // POSIX allows a colon before the name.
    let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
    do throws(ZoneError) {
      return try Zone(name)
    } catch {
      throw error == .noDatabase ? .noZones : .badZone(text)
    }
  }

  /// The path of the journal: `option`, or the one in the directory of this replica.
  package func journalPath(_ option: String? = nil) throws(EnvironmentError) -> String {
    if let option { return option }
    return "\(try replicaDirectory())/\(CommandEnvironment.journalName)"
  }

  /// The directory of the replica: `DUOLOG_HOME`, or `duolog` in the data directory of the XDG
  /// Base Directory Specification 0.8, which has relative paths ignored.
  ///
  /// Throws ``EnvironmentError/noHome`` if not even `HOME` is set.
  package func replicaDirectory() throws(EnvironmentError) -> String {
    if let home = value("DUOLOG_HOME") { return home }
    if let data = value("XDG_DATA_HOME"), data.hasPrefix("/") { return "\(data)/duolog" }
    guard let home = value("HOME") else { throw .noHome }
    return "\(home)/.local/share/duolog"
  }

  /// `path` as people read it: on one line, and with `~` for the home directory.
  package func shown(_ path: String) -> String {
    guard let home = value("HOME"), home != "/", path == home || path.hasPrefix(home + "/") else {
      return PrintableText.line(path)
    }
    return PrintableText.line("~" + path.dropFirst(home.count))
  }

  /// A variable's value; one that is set to nothing is not set.
  private func value(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// A clock that asks a function.
private struct FunctionClock: WallClock {
  let function: @Sendable () -> Timestamp

  func now() -> Timestamp { function() }
}

/// What is wrong with the environment. The sentences are in `EnvironmentError+Sentence.swift`.
package enum EnvironmentError: Error, Hashable, Sendable {
  /// Neither `DUOLOG_HOME` nor `XDG_DATA_HOME` nor `HOME` is set.
  case noHome
  /// `DUOLOG_NOW` is no instant.
  case badInstant(String)
  /// `TZ` is no time zone.
  case badZone(String)
  /// The system has no tz database.
  case noZones
}
