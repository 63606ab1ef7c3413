import DuologMerge
import Foundation

/// A time zone of the tz database, such as `Europe/Lisbon`.
///
/// The one thing that Duolog asks Foundation about time: how far a zone stands from UTC at an
/// instant. Foundation's calendars are not used, since what they say of days that a zone skipped
/// and of first weekdays depends on the platform and the locale.
public struct Zone: Hashable, Sendable {
  private let timeZone: TimeZone

  /// The zone's name.
  public var identifier: String { timeZone.identifier }

  /// The zone of a name; letters may be of either case.
  ///
  /// Throws ``ZoneError`` for names that the tz database lacks, and for abbreviations such as
  /// `PST`, which stand for different offsets in different places. `UTC` and `GMT` are taken.
  public init(_ name: String) throws(ZoneError) {
    let isAbbreviation = TimeZone.abbreviationDictionary[name] != nil
    guard !isAbbreviation || name == "UTC" || name == "GMT" else {
      throw .abbreviation(name)
    }
    if let timeZone = TimeZone(identifier: name), !Zone.isOffset(name) {
      self.timeZone = timeZone
      return
    }
    let lowered = name.lowercased()
    guard let known = Zone.knownNames.first(where: { $0.lowercased() == lowered }),
      let timeZone = TimeZone(identifier: known)
    else { throw .unknown(name) }
    self.timeZone = timeZone
  }

  /// `GMT+0130` and the like, which Foundation reads and the tz database does not have.
  private static func isOffset(_ name: String) -> Bool {
    name.hasPrefix("GMT") && name.count > 3
  }

  /// The zone that this device is set to.
  ///
  /// With a `TZ` variable that is not a zone's name the system says UTC without a word, so a caller
  /// that knows the variable checks it first.
  public static var ofDevice: Zone { Zone(timeZone: .current) }

  private init(timeZone: TimeZone) {
    self.timeZone = timeZone
  }

  /// The names that may be suggested to people, in alphabetical order.
  public static var knownNames: [String] { TimeZone.knownTimeZoneIdentifiers }

  /// How many seconds the zone's clocks are ahead of UTC at an instant; negative to the west.
  public func secondsAheadOfUTC(at instant: Timestamp) -> Int {
    let seconds = Double(instant.milliseconds) / 1000
    return timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
  }
}

extension Zone: CustomStringConvertible {
  public var description: String { identifier }
}

/// Why a name is not taken as a time zone.
public enum ZoneError: Error, Hashable, Sendable {
  /// The tz database has no such name.
  case unknown(String)
  /// Several zones go by this abbreviation.
  case abbreviation(String)
}
