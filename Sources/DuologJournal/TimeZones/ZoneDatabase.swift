import DuologFoundation

/// The tz database of the system: a directory with a file for each zone
/// (https://data.iana.org/time-zones/tz-link.html).
struct ZoneDatabase {
  /// Its path: the value of the variable `TZDIR` (tzset(3)), or else where systems keep it.
  let directory: String

  /// The database of this system; `nil` if there is none.
  static let system: ZoneDatabase? = {
    if let directory = variable("TZDIR") { return ZoneDatabase(directory) }
    return ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"]
      .lazy.compactMap(ZoneDatabase.init).first
  }()

  /// The database in `directory`; `nil` if there is none.
  init?(_ directory: String) {
    // Every release of the database has this file.
    guard FileManager.default.isReadableFile(atPath: "\(directory)/Etc/UTC") else { return nil }
    self.directory = directory
  }

  /// The history of the zone called `name`, spelled exactly like this; `nil` for any other name.
  func history(of name: String) -> ZoneHistory? {
    guard Self.isName(name) else { return nil }
    #if canImport(Darwin)
      // The file system may ignore case.
      guard names.contains(name) else { return nil }
    #endif
    return content("\(directory)/\(name)").flatMap { bytes in
      bytes.withUnsafeBytes { ZoneHistory(file: $0) }
    }
  }

  /// The names of all zones, in alphabetical order.
  ///
  /// - Complexity: looks through all directories.
  var names: [String] {
    let all = try? FileManager.default.subpathsOfDirectory(atPath: directory)
    return (all ?? []).filter { name in
      var isDirectory = false
      return Self.isName(name)
        && FileManager.default.fileExists(
          atPath: "\(directory)/\(name)", isDirectory: &isDirectory)
        && !isDirectory
    }.sorted()
  }

  /// Whether this may name a zone rather than another file in the directory: tables have a dot in
  /// their names, and copies and notes begin with a lower-case letter.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first,
      text != "Factory", text == "GMT" || !text.hasPrefix("GMT"),
      text.utf8.last != UInt8(ascii: "/")
    else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
        UInt8(ascii: "-"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
  }

  // MARK: - The device's own zone

  /// What the system says about the zone that this device is set to.
  enum DeviceZone: Equatable {
    /// The zone's name.
    case named(String)
    /// It has a zone, but not a name for it.
    case unnamed
    /// It says nothing, which means UTC.
    case none
  }

  /// The zone that this device is set to: the value of the variable `TZ`; otherwise the target of
  /// the link `localtime` or, if that is a copy, the file that it is a copy of.
  ///
  /// - Parameters:
  ///   - localtime: the path of that link or copy.
  ///   - variable: the value of `TZ`.
  static func ofDevice(
    localtime: String = "/etc/localtime", variable: String? = variable("TZ")
  ) -> DeviceZone {
    if let variable {
      // POSIX allows a colon before the name.
      return .named(variable.hasPrefix(":") ? String(variable.dropFirst()) : variable)
    }
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: localtime),
      let name = name(ofFile: path)
    {
      return .named(name)
    }
    guard let copy = content(localtime) else { return .none }
    guard let system,
      let name = system.names.first(where: { content("\(system.directory)/\($0)") == copy })
    else { return .unnamed }
    return .named(name)
  }

  /// The name of the zone whose file is at `path`; `nil` outside of a database.
  private static func name(ofFile path: String) -> String? {
    let components = path.split(separator: "/")
    guard let place = components.lastIndex(of: "zoneinfo") else { return nil }
    let name = components[(place + 1)...].drop { $0 == "posix" || $0 == "right" }
      .joined(separator: "/")
    return isName(name) ? name : nil
  }

  /// A variable's value; one that is empty counts as not set.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// The bytes of a file; `nil` if there is none.
private func content(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }
