import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct ReadMarkerTests {
  private static let log = LogID(DeviceID("7k3m9q2xw4tz"))

  private func look(
    _ time: Timestamp, _ count: Int64, after earlier: ReadMarker? = nil
  ) -> ReadMarker {
    ReadMarker(at: time, arrived: VersionVector([ReadMarkerTests.log: count]), after: earlier)
  }

  @Test func `Looks within three hours are one`() {
    let first = look("2026-11-18T12:00:00.000Z", 3)
    let second = look("2026-11-18T15:00:00.000Z", 5, after: first)
    #expect(second.seen == first.seen && second.began == first.began)
    #expect(second.latest[ReadMarkerTests.log] == 5)
  }

  @Test func `Later, what had arrived by the last look is no longer news`() {
    let first = look("2026-11-18T12:00:00.000Z", 3)
    let second = look("2026-11-18T13:00:00.000Z", 5, after: first)
    let third = look("2026-11-18T15:00:00.001Z", 6, after: second)
    #expect(third.seen[ReadMarkerTests.log] == 5)
    #expect(third.began == "2026-11-18T15:00:00.001Z")
    // A clock that was set back hides nothing for long.
    let back = look("2026-11-18T14:00:00.000Z", 6, after: third)
    #expect(back.seen[ReadMarkerTests.log] == 6)
  }

  @Test func `A look reads back as it was written, and nothing else does`() {
    let looks = [
      look("2026-11-18T12:00:00.000Z", 0), look("2026-11-18T12:00:00.000Z", 3),
      look("2026-11-18T18:00:00.000Z", 7, after: look("2026-11-18T12:00:00.000Z", 3)),
    ]
    for look in looks { #expect(ReadMarker(look.description) == look) }
    for text in ["", "soon", "2026-11-18T12:00:00.000Z\nlog 1 2", "2026-11-18T12:00:00.000Z\nx"] {
      #expect(ReadMarker(text) == nil)
    }
  }
}
