import DuologTesting
import Foundation
import Testing

@testable import DuologJournal

/// Zones on systems without a file for each of them.
@Suite struct FoundationZoneTests {
  @Test(arguments: [
    "Europe/Lisbon", "Asia/Tokyo", "America/Caracas", "Pacific/Apia", "Africa/Casablanca",
    "Australia/Lord_Howe", "Asia/Kathmandu", "America/New_York",
  ])
  func `Foundation's zones agree with the tz database`(name: String) throws {
    let database = try #require(ZoneDatabase.system?.history(of: name))
    let foundation = ZoneHistory(try #require(TimeZone(identifier: name)))
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      // From 1970 to 2037: before, and after, sources differ in what they keep.
      let time = Int64.random(in: 0..<2_140_000_000, using: &random)
      #expect(
        foundation.secondsAheadOfUTC(at: time) == database.secondsAheadOfUTC(at: time),
        "\(name) at \(time)")
    }
  }

  @Test func `A change applies from its own second on`() throws {
    let lisbon = ZoneHistory(try #require(TimeZone(identifier: "Europe/Lisbon")))
    // 29 March 2026, 1:00 UTC.
    let change: Int64 = 1_774_746_000
    #expect(lisbon.secondsAheadOfUTC(at: change - 1) == 0)
    #expect(lisbon.secondsAheadOfUTC(at: change) == 3600)
  }

  @Test func `Names that Foundation would read as something else are no zones`() {
    for name in ["EST5", "europe/lisbon", "Mars/Base", ""] {
      #expect(ZoneHistory(foundation: name) == nil, "\(name)")
    }
  }
}
