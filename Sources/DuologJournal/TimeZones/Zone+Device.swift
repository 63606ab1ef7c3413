import DuologFoundation

extension Zone {
  /// The zone that a value of the variable `TZ` stands for, in any form that the C library takes
  /// (tzset(3)): a name such as `Europe/Lisbon` or `posix/Europe/Lisbon`, the path of a file, or a
  /// rule such as `UTC0` or `CET-1CEST,M3.5.0,M10.5.0/3`, each perhaps after a colon.
  ///
  /// Here an abbreviation such as `EST` means what it means in the tz database.
  ///
  /// - Throws: `ZoneError.unknown`; `ZoneError.noDatabase` if the system has no tz database and the
  ///   text is not a rule.
  public init(setting text: String) throws(ZoneError) {
    let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
    if name.isEmpty || name == "UTC" {
      self = .utc
      return
    }
    let found =
      name.hasPrefix("/")
      ? Zone.named(ofFile: name) ?? Zone.content(ofFile: name)
      : Zone.inDatabase(name) ?? Zone.rule(name) ?? Zone.besideDatabase(name)
        ?? Zone.inAnyCase(name)
    if let found {
      self = found
      return
    }
    throw ZoneSource.system == nil ? .noDatabase : .unknown(text)
  }

  /// The zone in which something was logged, as its entry says; `nil` if this system does not know
  /// it. It is a name or a rule, and never a path.
  init?(recorded text: String) {
    if let zone = try? Zone(text) {
      self = zone
    } else if let history = ZoneSource.system?.history(of: text) {
      self.init(identifier: text, history: history)
    } else if let zone = Zone.rule(text) {
      self = zone
    } else {
      return nil
    }
  }

  /// The zone that this device is set to; UTC if it has none.
  ///
  /// Throws ``ZoneError`` if it is set to something that is not in the tz database and is no rule:
  /// falling back to UTC could log for the wrong day, so people have to be told.
  public static var ofDevice: Zone {
    get throws(ZoneError) { try foundOnDevice.get() }
  }

  /// ``ofDevice``, looked up once.
  private static let foundOnDevice = Result { () throws(ZoneError) in
    try ofDevice(variable: ZoneDatabase.variable("TZ"))
  }

  /// ``ofDevice`` or, if that is unknown, what is most likely meant: the zone of the system without
  /// the variable `TZ`, or else UTC.
  public static var likeliestOfDevice: Zone {
    (try? ofDevice) ?? (try? ofDevice(variable: nil)) ?? .utc
  }

  /// ``likeliestOfDevice``, looked up anew.
  static var likeliestOfDeviceNow: Zone {
    (try? ofDevice(variable: ZoneDatabase.variable("TZ"))) ?? (try? ofDevice(variable: nil)) ?? .utc
  }

  /// The zone that this device is set to: what the variable `TZ` stands for; otherwise what the
  /// file `localtime` is a link to or a copy of.
  ///
  /// - Parameters:
  ///   - localtime: the path of that link or copy.
  ///   - variable: the value of `TZ`.
  static func ofDevice(
    localtime: String = "/etc/localtime", variable: String?
  ) throws(ZoneError) -> Zone {
    if let variable { return try Zone(setting: variable) }
    if let name = ZoneSource.system?.current, let zone = inDatabase(name) { return zone }
    if let zone = named(ofFile: localtime) ?? content(ofFile: localtime) { return zone }
    guard FileManager.default.fileExists(atPath: localtime) else {
      let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: localtime)) != nil
      guard isLink else { return .utc }
      throw ZoneSource.system == nil ? .noDatabase : .unnamed
    }
    throw ZoneSource.system == nil ? .noDatabase : .unnamed
  }

  // MARK: - The forms

  /// The zone in the file `name` of the database.
  private static func inDatabase(_ name: String) -> Zone? {
    guard let source = ZoneSource.system else { return nil }
    let plain = ZoneDatabase.withoutVariant(name)
    return source.history(of: plain).map { Zone(identifier: plain, history: $0) }
  }

  /// The zone in another file of the database's directory, such as the link `localtime`.
  private static func besideDatabase(_ name: String) -> Zone? {
    guard let path = ZoneDatabase.system.map({ "\($0.directory)/\(name)" }) else { return nil }
    return named(ofFile: path) ?? content(ofFile: path)
  }

  /// The zone called `name` in letters of either case.
  private static func inAnyCase(_ name: String) -> Zone? {
    guard let known = namesByLowercased[ZoneDatabase.withoutVariant(name).lowercased()],
      let history = ZoneSource.system?.history(of: known)
    else { return nil }
    return Zone(identifier: known, history: history)
  }

  /// The zone whose file in a database `path` is, or leads to.
  private static func named(ofFile path: String) -> Zone? {
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    for candidate in [target, path].compactMap({ $0 }) {
      if let name = ZoneDatabase.name(ofFile: candidate),
        let history = ZoneSource.system?.history(of: name)
      {
        return Zone(identifier: name, history: history)
      }
    }
    return nil
  }

  /// The zone in the file at `path`: the one of the database with the same content or, if there is
  /// none, one that goes by the rule at the end of the file. A path is never part of its name,
  /// because entries say in which zone they were made.
  private static func content(ofFile path: String) -> Zone? {
    guard let bytes = ZoneDatabase.content(path), let history = ZoneHistory(content: bytes)
    else { return nil }
    if let database = ZoneDatabase.system, let name = database.name(ofCopy: bytes) {
      return Zone(identifier: name, history: history)
    }
    let lines: [Data] = bytes.split(separator: UInt8(ascii: "\n"))
    let rule = lines.last.map { String(decoding: $0, as: UTF8.self) }.flatMap { self.rule($0) }
    let identifier = rule?.identifier ?? fixedName(history.secondsAheadOfUTC(at: Int64(UInt32.max)))
    return Zone(identifier: identifier, history: history)
  }

  /// The zone of a rule, under a name from the database if its clocks never change.
  private static func rule(_ text: String) -> Zone? {
    guard let rule = ZoneRule(text.utf8) else { return nil }
    if rule.fixed == 0 { return .utc }
    let name = rule.fixed.flatMap(databaseName)
    return Zone(identifier: name ?? text, history: ZoneHistory(rule: rule))
  }

  /// A rule for clocks that are always `seconds` ahead of UTC.
  private static func fixedName(_ seconds: Int) -> String {
    if seconds == 0 { return "UTC" }
    if let name = databaseName(ofOffset: seconds) { return name }
    let (hours, minutes) = (abs(seconds) / 3600, abs(seconds) / 60 % 60)
    return "<local>\(seconds > 0 ? "-" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// The name that the database has for clocks that are always some whole hours ahead of UTC; its
  /// signs are those of POSIX. `nil` for any other offset.
  private static func databaseName(ofOffset seconds: Int) -> String? {
    guard seconds % 3600 == 0, -12...14 ~= seconds / 3600 else { return nil }
    return "Etc/GMT\(seconds > 0 ? "-" : "+")\(abs(seconds) / 3600)"
  }
}
