import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator
@testable import DuologSync

/// The short way and the full way of reading an event, side by side.
@Suite struct PlainEventScannerTests {
  private static let events: [String] = [
    ScannedEventTests.plain,
    ScannedEventTests.changed("{}", to: #"{"amount":10,"day":"2026-11-21","note":"tea"}"#),
    ScannedEventTests.changed(
      "{}", to: #"{"agreed.1HTZZ4R1N6P8S":true,"dayStart":null,"x":2.5e3}"#),
    ScannedEventTests.changed("{}", to: #"{"category":"a\nb","d":"日本 😀","z":"1234567"}"#),
    ScannedEventTests.changed("412", to: "9007199254740991"),
    ScannedEventTests.changed("checkin", to: "a"),
    ScannedEventTests.changed("checkin", to: "aB.c_d-9.long.name"),
    // Not plain: names that begin with the same eight bytes, keys that most events lack.
    ScannedEventTests.changed("{}", to: #"{"category":"a","categoryb":"b"}"#),
    ScannedEventTests.changed(adding: #""zone":"x""#),
    // Nor spellings other than the canonical one.
    ScannedEventTests.changed("{}", to: #"{"a":"\u00e9"}"#),
    ScannedEventTests.changed("{}", to: #"{"a":"\/"}"#),
    ScannedEventTests.changed("{}", to: #"{"a": 1}"#),
    ScannedEventTests.changed(#""type""#, to: #""seen":{"b4x0k2m9q7tz":1},"type""#),
  ]

  /// What an event says, and where.
  private struct Reading: Equatable {
    var event: Event
    var bytes: String
    var type: String
    var isCanonical: Bool
    var fieldCount: Int
    var setOffset: Int

    init(_ event: ScannedEvent) {
      self.event = Event(event)
      bytes = String(decoding: event.bytes, as: UTF8.self)
      type = String(decoding: event.type, as: UTF8.self)
      isCanonical = event.isCanonical
      fieldCount = event.fieldCount
      setOffset = event.setOffset
    }
  }

  /// Compares what the two ways make of the event at the beginning of `bytes`, and returns whether
  /// the short way takes it.
  private func compare(_ bytes: [UInt8], _ note: String = "") -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard var plain = PlainEventScanner(bytes), let event = plain.scan() else { return false }
      var full = EventScanner(JSONScanner(bytes))
      let expected = (try? full.scan()).map(Reading.init)
      #expect(
        Reading(event) == expected, "\(note): \(String(decoding: bytes, as: UTF8.self))")
      return true
    }
  }

  @Test func `the short way takes what is plain`() {
    for (index, event) in PlainEventScannerTests.events.enumerated() {
      #expect(compare(Array((event + ",\n{").utf8)) == (index < 7), "\(event)")
      #expect(compare(Array(event.utf8)) == (index < 7), "\(event)")
    }
  }

  @Test func `the short way takes no part of an event`() {
    for event in PlainEventScannerTests.events {
      for count in 0..<event.utf8.count {
        #expect(!compare(Array(event.utf8.prefix(count))), "\(count) bytes of \(event)")
      }
    }
  }

  @Test(arguments: RandomJSON.seeds)
  func `whatever the short way takes, the full way takes alike`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var taken = 0
    for _ in 0..<20_000 {
      let event = PlainEventScannerTests.events.randomElement(using: &random) ?? ""
      var bytes = Array(event.utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random) { Breakage.changeBytes(&bytes, &random) }
      if compare(bytes, "seed \(seed)") { taken += 1 }
    }
    #expect(taken > 100, "seed \(seed)")
  }

  @Test func `what the full way refuses, the short way does not take`() {
    for refused in ScannedEventTests.refused where refused.problem != .json(.trailingBytes) {
      #expect(!compare(Array(refused.text.utf8)), "\(refused.text)")
    }
  }
}
