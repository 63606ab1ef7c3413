import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologJournal

/// What Foundation, which has a database of its own, says of the same zones.
@Suite struct ZoneDatabaseTests {
  /// Zones with each kind of rule: none, summers north and south, half hours, a summer that is
  /// winter by law (Dublin), Ramadan (Casablanca), days that were left out (Apia, Kwajalein).
  private static let zones = [
    "Africa/Casablanca", "Africa/Johannesburg", "America/Los_Angeles", "America/New_York",
    "America/Nuuk", "America/Santiago", "America/Sao_Paulo", "America/St_Johns", "Asia/Gaza",
    "Asia/Kathmandu", "Asia/Kolkata", "Asia/Pyongyang", "Asia/Tehran", "Asia/Tokyo",
    "Atlantic/Azores", "Australia/Eucla", "Australia/Lord_Howe", "Australia/Sydney", "Etc/GMT+12",
    "Europe/Dublin", "Europe/Istanbul", "Europe/Lisbon", "Europe/London", "Pacific/Apia",
    "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Kwajalein",
  ]

  @Test(arguments: zones)
  func `Offsets from UTC match Foundation's`(name: String) throws {
    let zone = try Zone(name)
    let foundation = try #require(TimeZone(identifier: name))
    // Every 17 hours from 1970 to 2025, which both know for certain, so that each day is met.
    for hours in stride(from: 0, to: 55 * 8766, by: 17) {
      let seconds = Int64(hours) * 3600
      let ours = zone.secondsAheadOfUTC(at: Timestamp(milliseconds: seconds * 1000))
      let theirs = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      guard ours != theirs else { continue }
      Issue.record("\(name) is \(ours) s ahead after \(seconds) s, and Foundation says \(theirs) s")
      return
    }
  }

  @Test(arguments: ["Europe/Lisbon", "Australia/Lord_Howe", "America/New_York", "Asia/Tokyo"])
  func `Clocks are changed at the same second as in Foundation, also in years to come`(
    name: String
  ) throws {
    let zone = try Zone(name)
    let foundation = try #require(TimeZone(identifier: name))
    var date = Date(timeIntervalSince1970: 1_000_000_000)
    while let change = foundation.nextDaylightSavingTimeTransition(after: date),
      change.timeIntervalSince1970 < 3_900_000_000
    {
      for seconds in [-1.0, 0] {
        let instant = change.addingTimeInterval(seconds)
        let ours = zone.secondsAheadOfUTC(
          at: Timestamp(milliseconds: Int64(instant.timeIntervalSince1970) * 1000))
        #expect(ours == foundation.secondsFromGMT(for: instant), "\(name) at \(instant)")
      }
      date = change
    }
  }

  @Test func `The names are those of zones, and no abbreviations`() {
    let names = Zone.knownNames
    #expect(names.contains("Europe/Lisbon") && names.contains("Etc/UTC"))
    #expect(names.allSatisfy { (try? Zone($0)) != nil })
    #expect(!names.contains("EST") && !names.contains { $0.hasPrefix("posix") })
    #expect(names == names.sorted())
  }

  @Test func `A directory without zones is no database`() throws {
    let directory = try TemporaryDirectory()
    #expect(ZoneDatabase(directory.path) == nil)
    #expect(ZoneDatabase(directory.path + "/none") == nil)
  }

  @Test func `A database is where its directory is`() throws {
    let directory = try TemporaryDirectory()
    let system = try #require(ZoneDatabase.system)
    let files = FileManager.default
    for (copy, name) in [("Etc/UTC", "Etc/UTC"), ("Here", "Asia/Tokyo"), ("zone.tab", "Etc/UTC")] {
      let path = "\(directory.path)/\(copy)"
      try files.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try files.copyItem(atPath: "\(system.directory)/\(name)", toPath: path)
    }
    let database = try #require(ZoneDatabase(directory.path))
    #expect(database.names == ["Etc/UTC", "Here"])
    #expect(database.history(of: "Here")?.secondsAheadOfUTC(at: 0) == 9 * 3600)
    for name in ["here", "zone.tab", "Etc", "../\(directory.path)/Here", "Etc/../Here"] {
      #expect(database.history(of: name) == nil)
    }
  }
}
