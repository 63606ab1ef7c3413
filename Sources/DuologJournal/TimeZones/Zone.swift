import DuologMerge

/// A time zone of the tz database, such as `Europe/Lisbon`.
///
/// Duolog asks one thing about a zone: its offset from UTC at an instant. The answer comes from the
/// system's own database, which is updated independently of Duolog, or from Foundation where that
/// database has no file for each zone.
public struct Zone: Hashable, Sendable {
  /// The zone's name.
  public let identifier: String
  let history: ZoneHistory

  /// The zone with a name, in upper or lower case.
  ///
  /// Throws ``ZoneError`` for names that the tz database lacks, for abbreviations such as `PST`,
  /// which mean different offsets in different places, and if the system has no tz database; `UTC`
  /// and `GMT` are accepted even then.
  public init(_ name: String) throws(ZoneError) {
    guard !Zone.abbreviations.contains(name) else { throw .abbreviation(name) }
    if name == "UTC" || name == "GMT" {
      self = Zone(identifier: name, history: .alwaysUTC)
      return
    }
    guard let source = ZoneSource.system else { throw .noDatabase }
    if let history = source.history(of: name) {
      self = Zone(identifier: name, history: history)
      return
    }
    let lowered = name.lowercased()
    guard let known = Zone.namesByLowercased[lowered],
      let history = source.history(of: known)
    else { throw .unknown(name) }
    self = Zone(identifier: known, history: history)
  }

  init(identifier: String, history: ZoneHistory) {
    self.identifier = identifier
    self.history = history
  }

  /// UTC, which needs no database.
  public static let utc = Zone(identifier: "UTC", history: .alwaysUTC)

  /// The names that may be suggested to people, in alphabetical order.
  ///
  /// - Complexity: the first time, looks through the directories of the tz database.
  public static let knownNames: [String] =
    ZoneSource.system?.names.filter { !abbreviations.contains($0) } ?? []

  static let namesByLowercased = Dictionary(
    knownNames.map { ($0.lowercased(), $0) }, uniquingKeysWith: { one, _ in one })

  /// How many seconds the zone's clocks are ahead of UTC at an instant; negative west of Greenwich.
  ///
  /// - Complexity: O(log n) for the n times at which the zone has changed its clocks.
  public func secondsAheadOfUTC(at instant: Timestamp) -> Int {
    let (seconds, rest) = instant.milliseconds.quotientAndRemainder(dividingBy: 1000)
    return history.secondsAheadOfUTC(at: rest < 0 ? seconds - 1 : seconds)
  }

  /// Names that people use for zones. A few are in the tz database, for one of their meanings.
  private static let abbreviations = [
    "ADT", "AKDT", "AKST", "ART", "AST", "BDT", "BRST", "BRT", "BST", "CAT", "CDT", "CEST", "CET",
    "CLST", "CLT", "COT", "CST", "EAT", "EDT", "EEST", "EET", "EST", "GST", "HKT", "HST", "ICT",
    "IRST", "IST", "JST", "KST", "MDT", "MSD", "MSK", "MST", "NDT", "NST", "NZDT", "NZST", "PDT",
    "PET", "PHT", "PKT", "PST", "SGT", "TRT", "WAT", "WEST", "WET", "WIT",
  ]
}

extension Zone: CustomStringConvertible {
  /// The name of the zone, for example `Europe/Lisbon`.
  public var description: String { identifier }
}

/// Why a name is not accepted as a time zone.
@nonexhaustive
public enum ZoneError: Error, Hashable, Sendable {
  /// The tz database has no such name.
  case unknown(String)
  /// Several zones go by this abbreviation.
  case abbreviation(String)
  /// The system has no tz database.
  case noDatabase
  /// The device is set to a zone that is not in the tz database, and has no name for it.
  case unnamed
}
