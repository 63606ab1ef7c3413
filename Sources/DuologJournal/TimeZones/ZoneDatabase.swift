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
    return Self.content("\(directory)/\(name)").flatMap(ZoneHistory.init(content:))
  }

  /// The names of all zones, in alphabetical order.
  ///
  /// - Complexity: looks through all directories.
  var names: [String] {
    let all = try? FileManager.default.subpathsOfDirectory(atPath: directory)
    return (all ?? []).filter { name in
      guard Self.isName(name) else { return false }
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")
      return attributes?[.type] as? FileAttributeType != .typeDirectory
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

  // MARK: - Files

  /// The name of the zone whose file is at `path`; `nil` outside of a database.
  static func name(ofFile path: String) -> String? {
    let components = path.split(separator: "/")
    guard let place = components.lastIndex(of: "zoneinfo") else { return nil }
    let name = withoutVariant(components[(place + 1)...].joined(separator: "/"))
    return isName(name) ? name : nil
  }

  /// `name` without the directory of a variant of the database: `posix` holds the same zones, and
  /// `right` the same with leap seconds.
  static func withoutVariant(_ name: String) -> String {
    for variant in ["posix/", "right/"] where name.hasPrefix(variant) {
      return String(name.dropFirst(variant.count))
    }
    return name
  }

  /// The first zone whose file has exactly these bytes.
  ///
  /// - Complexity: reads all files.
  func name(ofCopy bytes: Data) -> String? {
    names.first { Self.content("\(directory)/\($0)") == bytes }
  }

  /// The bytes of a file; `nil` if there is none.
  static func content(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

  /// A variable's value; one that is empty counts as not set.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
