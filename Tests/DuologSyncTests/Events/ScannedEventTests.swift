import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

@Suite struct ScannedEventTests {
  /// The event `text`, as a value.
  static func read(_ text: String) throws -> Event {
    var text = text
    return try text.withUTF8 { Event(try ScannedEvent.scan(UnsafeRawBufferPointer($0))) }
  }

  /// What is wrong with `text`.
  static func problem(_ text: String) -> EventError? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error as? EventError
    }
  }

  static let plain =
    #"{"seq":412,"at":"2026-11-21T09:30:12.345Z","type":"checkin","id":"1HVQ3K8Q2M5T7","set":{}}"#

  /// ``plain`` with one of its members replaced, and members added after them.
  static func changed(_ member: String = "", to other: String = "", adding more: String = "")
    -> String
  {
    let text = plain.replacing(member, with: other)
    return more.isEmpty ? text : String(text.dropLast()) + "," + more + "}"
  }

  static let value = Event(
    sequence: 412, at: "2026-11-21T09:30:12.345Z", type: "checkin", entity: "1HVQ3K8Q2M5T7",
    fields: [:])

  @Test func `all parts of an event are read`() throws {
    var expected = ScannedEventTests.value
    #expect(try ScannedEventTests.read(ScannedEventTests.plain) == expected)

    expected.seen = VersionVector(["b4x0k2m9q7tz": 17, "b4x0k2m9q7tz~0a1b2c3d": 18])
    expected.by = "1HTZZ4R1N6P8S"
    expected.undoes = 411
    expected.with = 410
    expected.fields = [
      "amount": .real(2.5), "done": .boolean(true), "goal": .null, "note": .text("a\n\"é😀\u{0}"),
      "target": .integer(-3), "open": .boolean(false),
    ]
    #expect(
      try ScannedEventTests.read(
        #"""
        {"seq":412,"at":"2026-11-21T09:30:12.345Z","seen":{"b4x0k2m9q7tz":17,\#
        "b4x0k2m9q7tz~0a1b2c3d":18},"by":"1HTZZ4R1N6P8S","undoes":411,"with":410,"type":"checkin",\#
        "id":"1HVQ3K8Q2M5T7","set":{"amount":2.5,"done":true,"goal":null,\#
        "note":"a\n\"é\ud83d\ude00\u0000","open":false,"target":-3}}
        """#) == expected)
  }

  @Test func `the key for what an author had seen is found wherever it is`() {
    var random = SplitMix64(seed: 1)
    var foundCount = 0
    for _ in 0..<20_000 {
      var bytes = (0..<Int.random(in: 0..<24, using: &random)).map { _ in
        "\"\"seenx".utf8.randomElement(using: &random) ?? 0
      }
      if Bool.random(using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        bytes.insert(contentsOf: "\"seen\"".utf8, at: place)
      }
      let isThere = String(decoding: bytes, as: UTF8.self).contains("\"seen\"")
      foundCount += isThere ? 1 : 0
      #expect(bytes.withUnsafeBytes { ScannedEvent.mayHaveSeen($0) } == isThere)
    }
    #expect(5000..<15_000 ~= foundCount)
  }

  @Test func `keys come in any order, with any whitespace`() throws {
    let text = #"""
       {"set" : { "b" : 1 , "a" : "x" }, "id":"1HVQ3K8Q2M5T7",
        "seq":412,	"type":"checkin","at" : "2026-11-21T09:30:12.345Z" }
      """#.drop { $0 == " " }
    var expected = ScannedEventTests.value
    expected.fields = ["a": .text("x"), "b": .integer(1)]
    #expect(try ScannedEventTests.read(String(text)) == expected)
  }

  @Test(arguments: [
    #""zone":"Europe/Berlin""#, #""a":1,"b":[{"c":null},[]],"z":{"y":1,"x":"\ud83d\ude00"}"#,
    #""":0"#, #""Seq":1"#, #""日本":true"#, #""setting":{}"#, #""se":1,"seqq":2"#,
  ])
  func `unknown keys are preserved and otherwise ignored`(more: String) throws {
    let text = ScannedEventTests.changed(adding: more)
    #expect(try ScannedEventTests.read(text) == ScannedEventTests.value)
    try Array(text.utf8).withUnsafeBytes { bytes in
      let event = try ScannedEvent.scan(bytes)
      #expect(event.bytes.elementsEqual(bytes))
    }
  }

  @Test(arguments: [
    (#"{"b4x0k2m9q7tz~0a1b2c3d":17}"#, true),
    (#"{"b4x0k2m9q7tz~0a1b2c3d":1}"#, true), (#" { "b4x0k2m9q7tz~0a1b2c3d" : 1 } "#, true),
    (#"{"b4x0k2m9q7tz~0a1b2c3d":9007199254740991}"#, true),
    // A single event cannot know what came before what, or whose log that is.
    (#"{"b4x0k2m9q7tz~0a1b2c3d":412}"#, true),
    (#"{"b4x0k2m9q7tz~0a1b2c3d":9007199254740992}"#, false),
    (#"{"b4x0k2m9q7tz~0a1b2c3d":0}"#, false), (#"{"b4x0k2m9q7tz~0a1b2c3d":-1}"#, false),
    (#"{"b4x0k2m9q7tz~0a1b2c3d":1.0}"#, false), (#"{"b4x0k2m9q7tz~0a1b2c3d":"1"}"#, false),
    (#"{"b4x0k2m9q7tz~0a1b2c3d":[1]}"#, false), (#"{"b4x0k2m9q7tz~0a1b2c3d":null}"#, false),
    (#"{"b4x0k2m9q7tz":17}"#, false), (#"{"b4x0k2m9q7tz~0A1B2C3D":17}"#, false),
    (#"{"b4x0k2m9q7tz~0a1b2c3":17}"#, false), (#"{"\u0062\u0034x0k2m9q7tz~0a1b2c3d":1}"#, false),
    (#"{"b4x0k2m9q7tz~0a1b2c3d":1,"b4x0k2m9q7tz~0a1b2c3e":1}"#, false),
    ("{}", false), ("17", false), ("null", false), (#""b4x0k2m9q7tz~0a1b2c3d""#, false),
    (#"[{"b4x0k2m9q7tz~0a1b2c3d":17}]"#, false),
  ])
  func `a valid pointer to another log is read, and an invalid one is an unknown key`(
    value: String, isPointer: Bool
  ) throws {
    for more in ["", #","zone":1"#] {
      let event = try ScannedEventTests.read(
        ScannedEventTests.changed(adding: #""takesBack":"# + value + more))
      #expect((event.takesBack != nil) == isPointer)
      if isPointer { #expect(event.takesBack?.log == "b4x0k2m9q7tz~0a1b2c3d") }
      var rest = event
      rest.takesBack = nil
      #expect(rest == ScannedEventTests.value)
    }
  }

  @Test func `a pointer to another log is among the unknown keys, and unique`() throws {
    let pointer = #""takesBack":{"b4x0k2m9q7tz~0a1b2c3d":17}"#
    for (more, isCanonical) in [
      (#""so":1,"# + pointer + #","zone":1"#, true), (pointer + #","so":1"#, false),
      (#""zone":1,"# + pointer, false),
    ] {
      let text = ScannedEventTests.changed(adding: more)
      try Array(text.utf8).withUnsafeBytes {
        let scanned = try ScannedEvent.scan($0)
        #expect(scanned.isCanonical == isCanonical, "\(more)")
        #expect(scanned.takesBack == EventName("b4x0k2m9q7tz~0a1b2c3d", 17))
      }
    }
    let front = "{" + pointer + "," + ScannedEventTests.plain.dropFirst()
    #expect(try ScannedEventTests.read(front).takesBack?.sequence == 17)
    let twice = ScannedEventTests.changed(adding: pointer + "," + pointer)
    #expect(ScannedEventTests.problem(twice)?.problem == .json(.duplicateKey))
  }

  @Test(arguments: ScannedEventTests.refused)
  func `anything but an event is refused with the position and the key`(refused: Refused) {
    let error = ScannedEventTests.problem(refused.text)
    #expect(error?.problem == refused.problem)
    #expect(error?.key == refused.key)
    if let place = refused.place {
      let offset = error?.offset ?? 0
      #expect(refused.text.utf8.dropFirst(offset).starts(with: place.utf8), "offset \(offset)")
    }
  }

  @Test func `no part of an event is an event`() {
    let fields = #"{"amount":10,"day":"2026-11-21","note":"日本\n"}"#
    for event in [ScannedEventTests.plain, ScannedEventTests.changed("{}", to: fields)] {
      let bytes = Array(event.utf8)
      for count in 0..<bytes.count {
        bytes[..<count].withUnsafeBytes { bytes in
          var scanner = EventScanner(JSONScanner(bytes))
          let error = #expect(throws: JSONError.self) { try scanner.scan() }
          #expect(error?.problem == .unexpectedEnd, "\(count) bytes of \(event)")
        }
      }
    }
  }

  @Test func `an event may be as long as the limit and no longer`() throws {
    let room = Limits.eventBytes - ScannedEventTests.plain.utf8.count - 6
    let longest = #""a":""# + String(repeating: "x", count: room + 1) + "\""
    let text = ScannedEventTests.changed("{}", to: "{" + longest.dropFirst(0) + "}")
    #expect(text.utf8.count == Limits.eventBytes + 1)
    #expect(
      ScannedEventTests.problem(text) == EventError(.tooLong, offset: Limits.eventBytes))
    #expect(try ScannedEventTests.read(text.replacing("xx\"", with: "x\"")).fields.count == 1)
  }

  @Test func `a hostile number of keys costs little`() {
    // Descending, so that they must be sorted; nested, so that each level must be.
    let keys = (0..<4000).reversed().map { "\"k\($0 + 10000)\":0" }.joined(separator: ",")
    var object = "{" + keys + "}"
    for _ in 0..<13 { object = "{\"b\":0,\"a\":" + object + "}" }
    #expect(ScannedEventTests.problem(ScannedEventTests.changed(adding: "\"x\":" + object)) == nil)
  }

  @Test func `the canonical encoding is distinguished from others`() throws {
    for (text, isCanonical) in [
      (ScannedEventTests.plain, true),
      (ScannedEventTests.changed(adding: #""a":1,"b":{"c":1}"#), true),
      (ScannedEventTests.changed("{}", to: #"{"a":"é\n","b":1.0}"#), true),
      (ScannedEventTests.changed("{}", to: "{ }"), false),
      (ScannedEventTests.changed("{}", to: #"{"b":1,"a":1}"#), false),
      (ScannedEventTests.changed("{}", to: #"{"a":"\u00e9"}"#), false),
      (ScannedEventTests.changed(adding: #""b":1,"a":1"#), false),
      (#"{"x":1,"# + ScannedEventTests.plain.dropFirst(), false),
    ] {
      let found = try Array(text.utf8).withUnsafeBytes { try ScannedEvent.scan($0).isCanonical }
      #expect(found == isCanonical, "\(text)")
    }
  }
}
