import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct EventEncodingTests {
  private func event(_ fields: [String: Scalar]) -> Event {
    Event(
      sequence: 412, at: "2026-11-21T09:30:12.345Z", type: "checkin", entity: "1HVQ3K8Q2M5T7",
      fields: fields)
  }

  private func text(_ event: Event) throws -> String {
    String(decoding: try event.encoded(), as: UTF8.self)
  }

  @Test func `keys are in canonical order and fields ascend`() throws {
    var event = event(["note": .text("phones in the drawer"), "amount": .integer(10)])
    event.by = "1HTZZ4R1N6P8S"
    event.undoes = 411
    event.with = 410
    event.seen = VersionVector(["b4x0k2m9q7tz~0a1b2c3d": 18, "b4x0k2m9q7tz": 17])
    event.takesBack = EventName("b4x0k2m9q7tz~0a1b2c3d", 9_007_199_254_740_991)
    #expect(
      try text(event) == """
        {"seq":412,"at":"2026-11-21T09:30:12.345Z",\
        "seen":{"b4x0k2m9q7tz":17,"b4x0k2m9q7tz~0a1b2c3d":18},"by":"1HTZZ4R1N6P8S","undoes":411,\
        "with":410,"type":"checkin","id":"1HVQ3K8Q2M5T7","set":{"amount":10,"note":"phones in the drawer"},\
        "takesBack":{"b4x0k2m9q7tz~0a1b2c3d":9007199254740991}}
        """)
  }

  @Test func `the pointer to another log follows the fields canonically, and reads back`() throws {
    var event = event([:])
    event.takesBack = EventName("b4x0k2m9q7tz~0a1b2c3d", 1)
    try event.encoded().withUnsafeBytes {
      let scanned = try ScannedEvent.scan($0)
      #expect(scanned.isCanonical && Event(scanned) == event)
    }
  }

  @Test func `keys without a value are left out`() throws {
    #expect(
      try text(event([:])) == """
        {"seq":412,"at":"2026-11-21T09:30:12.345Z","type":"checkin","id":"1HVQ3K8Q2M5T7","set":{}}
        """)
  }

  @Test(arguments: [
    (Scalar.text("a\"b\\c/d"), #""a\"b\\c/d""#),
    (.text("\u{8}\t\n\u{C}\r\u{0}\u{1B}\u{7F}"), #""\b\t\n\f\r\u0000\u001b\#u{7F}""#),
    (.text("今日は 👩‍❤️‍👨 \u{2028}"), "\"今日は 👩‍❤️‍👨 \u{2028}\""),
    (.integer(.min), "-9223372036854775808"),
    (.integer(.max), "9223372036854775807"),
    (.real(2.5), "2.5"),
    (.real(10), "10.0"),
    (.real(-0.0), "-0.0"),
    (.real(1e300), "1e+300"),
    (.real(.leastNonzeroMagnitude), "5e-324"),
    (.real(0.1 + 0.2), "0.30000000000000004"),
    (.boolean(true), "true"),
    (.boolean(false), "false"),
    (.null, "null"),
  ])
  func `a value has one spelling and reads back the same`(
    value: Scalar, spelling: String
  ) throws {
    let event = event(["value": value])
    let bytes = try event.encoded()
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"value\":\(spelling)}"))
    let read = try bytes.withUnsafeBytes { Event(try ScannedEvent.scan($0)) }
    #expect(read == event)
  }

  @Test func `an event that no reader would accept is not written`() throws {
    #expect(throws: EventError(.unusableNumber, offset: 97, key: "amount")) {
      try event(["amount": .real(.infinity)]).encoded()
    }
    #expect(throws: EventError(.tooLong, offset: Limits.eventBytes)) {
      try event(["note": .text(String(repeating: "a", count: 1 << 20))]).encoded()
    }
    #expect(throws: EventError(.notAName, offset: 89, key: "Größe")) {
      try event(["Größe": .null]).encoded()
    }
    var unnamed = event([:])
    unnamed.type = ""
    #expect(throws: EventError(.notAName, offset: 51, key: "type")) { try unnamed.encoded() }
    unnamed.type = "goal"
    unnamed.sequence = 0
    #expect(throws: EventError(.notASequenceNumber, offset: 7, key: "seq")) {
      try unnamed.encoded()
    }
  }
}
