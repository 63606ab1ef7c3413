import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Timestamp")
struct TimestampTests {
  @Test(
    "is a count of milliseconds since 1970 in UTC",
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0), ("1970-01-01T00:00:00.001Z", 1),
      ("1969-12-31T23:59:59.999Z", -1), ("1969-12-31T00:00:00.000Z", -86_400_000),
      ("2026-11-21T09:30:12.345Z", 1_795_253_412_345),
      ("2000-02-29T23:59:59.999Z", 951_868_799_999),
      ("0001-01-01T00:00:00.000Z", -62_135_596_800_000),
      ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
  func milliseconds(text: String, milliseconds: Int64) {
    #expect(Timestamp(text)?.milliseconds == milliseconds)
    #expect(Timestamp(milliseconds: milliseconds).description == text)
  }

  @Test(
    "reads only dates and times that exist",
    arguments: [
      ("2026-11-21T00:00:00.000Z", true), ("2026-11-21T23:59:59.999Z", true),
      ("2026-11-21T24:00:00.000Z", false), ("2026-11-21T23:60:00.000Z", false),
      ("2016-12-31T23:59:60.000Z", false), ("2024-02-29T12:00:00.000Z", true),
      ("2023-02-29T12:00:00.000Z", false), ("1900-02-29T12:00:00.000Z", false),
      ("2026-00-21T12:00:00.000Z", false), ("2026-13-21T12:00:00.000Z", false),
      ("2026-11-00T12:00:00.000Z", false), ("2026-11-31T12:00:00.000Z", false),
      ("0000-01-01T00:00:00.000Z", false),
    ])
  func existence(text: String, exists: Bool) {
    #expect((Timestamp(text) != nil) == exists)
  }

  @Test(
    "rejects every other spelling",
    arguments: [
      "", "2026-11-21", "2026-11-21T09:30:12Z", "2026-11-21T09:30:12.34Z",
      "2026-11-21T09:30:12.3456Z", "2026-11-21T09:30:12.345", "2026-11-21T09:30:12.345z",
      "2026-11-21t09:30:12.345Z", "2026-11-21 09:30:12.345Z", "2026-11-21T09:30:12,345Z",
      "2026-11-21T09:30:12.345+00:00", "+026-11-21T09:30:12.345Z", "2026-11-21T09:30:12.3４Z",
    ])
  func refusals(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("accepts nothing but a digit or the separator in each position")
  func everyByte() {
    let text = Array("2026-11-21T09:30:12.345Z".utf8)
    for place in text.indices {
      let isDigitPlace = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[place])
      for byte in UInt8.min...UInt8.max where byte != text[place] {
        let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        guard !isDigitPlace || !isDigit else { continue }
        var changed = text
        changed[place] = byte
        #expect(Timestamp(utf8: changed) == nil, "byte \(byte) at \(place)")
      }
    }
  }

  @Test("reads back as written", arguments: 1...100 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let range = Timestamp.first.milliseconds...Timestamp.last.milliseconds
    let instant = Timestamp(milliseconds: Int64.random(in: range, using: &generator))
    let text = instant.description
    #expect(Timestamp(text) == instant, "seed \(seed)")
    #expect(Array(text.utf8).withUnsafeBytes { Timestamp(utf8: $0) } == instant, "seed \(seed)")
    #expect(Timestamp(utf8: text.utf8.reversed().reversed()) == instant, "seed \(seed)")
  }

  @Test(
    "is on the day that its text form begins with", arguments: 1...100 as ClosedRange<UInt64>)
  func day(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let range = Timestamp.first.milliseconds...Timestamp.last.milliseconds
    let instant = Timestamp(milliseconds: Int64.random(in: range, using: &generator))
    #expect(instant.day.description == instant.description.prefix(10), "seed \(seed)")
  }

  @Test("stops at the first and the last instant that can be written")
  func bounds() {
    #expect(Timestamp(milliseconds: Int64.min).description == "0001-01-01T00:00:00.000Z")
    #expect(Timestamp(milliseconds: Int64.max).description == "9999-12-31T23:59:59.999Z")
    #expect(Timestamp(milliseconds: Int64.max) == Timestamp.last)
  }

  @Test("sorts like its text form")
  func order() {
    let sorted: [Timestamp] = [
      "0001-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00.000Z",
      "2026-11-21T09:30:12.345Z", "2026-11-21T09:30:12.346Z",
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }
}
