import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator
@testable import DuologSync

/// The bundles of `Fixtures/bundles/v1/good`, which every reader of this format must accept.
enum GoodBundles {
  /// The name and bytes of each.
  static func all() throws -> [(name: String, bytes: [UInt8])] {
    let twoLogs = try twoLogs().bytes()
    let scripts = try scripts().bytes()
    var bundles = [
      ("empty-journal", try SampleBundle().bytes()),
      ("one-event", try oneEvent().bytes()),
      ("two-logs", twoLogs),
      ("several-segments", try severalSegments().bytes()),
      ("scripts-and-escapes", scripts),
      ("numbers", try numbers().bytes()),
      ("unknown-things", try unknownThings()),
      ("forked-log", try forkedLog().bytes()),
      ("other-spelling", try otherSpelling().bytes()),
      ("joined-journals", try joinedJournals().bytes()),
    ]
    for (suffix, index) in [("jq", 1), ("jq-sorted", 2), ("python", 3), ("minified", 0)] {
      bundles.append(("two-logs-\(suffix)", Reformatter.all[index].reformat(twoLogs)))
    }
    bundles.append(("scripts-and-escapes-python", Reformatter.all[3].reformat(scripts)))
    bundles.append(("scripts-and-escapes-notepad", Reformatter.all[6].reformat(scripts)))
    return bundles
  }

  static func oneEvent() throws -> SampleBundle {
    var sample = SampleBundle(seen: [SampleBundle.ana: 1])
    try sample.add([["title": .text("Ten quiet minutes"), "scope": .text("ours")]], type: "goal")
    return sample
  }

  /// Two people who have seen each other's events. One logs on the other's device and takes it
  /// back.
  static func twoLogs() throws -> SampleBundle {
    var sample = SampleBundle(seen: [SampleBundle.ana: 3, SampleBundle.ben: 2])
    let goal = SampleBundle.entity(1)
    var events = [
      SampleBundle.event(1, type: "goal", goal, ["title": .text("Ten quiet minutes")]),
      SampleBundle.event(
        2, type: "checkin", SampleBundle.entity(2),
        [
          "amount": .integer(10), "day": .text("2026-11-21"), "goal": .text(goal.description),
          "note": .text("phones in the drawer"), "state": .text("done"),
        ]),
      SampleBundle.event(
        3, type: "checkin", SampleBundle.entity(2), ["removed": .boolean(true)]),
    ]
    events[2].seen = VersionVector([SampleBundle.ben: 2])
    events[2].by = "1HTZZ4R1N6P8T"
    events[2].undoes = 2
    sample.add(try events.map { try $0.encoded() }, to: SampleBundle.ana)
    var answers = [
      SampleBundle.event(
        1, type: "goal", goal, ["agreed.1HTZZ4R1N6P8T": .boolean(true), "due": .null]),
      SampleBundle.event(2, type: "goal", goal, ["title": .text("Fifteen quiet minutes")]),
    ]
    answers[0].seen = VersionVector([SampleBundle.ana: 1])
    sample.add(try answers.map { try $0.encoded() }, to: SampleBundle.ben)
    return sample
  }

  /// From a journal joined with two others that were started separately.
  static func joinedJournals() throws -> SampleBundle {
    var sample = try oneEvent()
    sample.header.journals = try #require(
      JournalSet(["1HTZZ4R1N6P8S", "1HTZZ4R1N6P8T", "1HVQ3K8Q2M5T7"]))
    return sample
  }

  static func severalSegments() throws -> SampleBundle {
    var sample = SampleBundle(seen: [SampleBundle.ana: 5, SampleBundle.ben: 1])
    try sample.add([["note": .text("one")], ["note": .text("two")]])
    try sample.add([["note": .text("three")]])
    try sample.add([["note": .text("from the other")]], to: SampleBundle.ben)
    try sample.add([["note": .text("four")], ["note": .text("five")]])
    return sample
  }

  static func scripts() throws -> SampleBundle {
    var sample = SampleBundle(seen: [SampleBundle.ana: 4])
    sample.header = BundleHeader(
      journals: sample.header.journals, from: sample.header.from, fromName: "Ana’s “phone” 📱",
      made: sample.header.made, seen: sample.header.seen)
    try sample.add([
      ["note": .text("今日は一緒に散歩した ❤️🔥"), "word": .text("한강에서 산책")],
      ["note": .text("👩‍❤️‍👨 date night 🌙"), "word": .text("تمشية في الحديقة")],
      ["note": .text("say \"tea\"\tat five\r\n\\o/ \u{8}\u{C}\u{0}\u{1B}\u{7F}\u{2028}\u{FEFF}")],
      // One e followed by a combining accent, and one that includes it.
      ["note": .text("cafe\u{301} caf\u{E9}"), "empty": .text("")],
    ])
    return sample
  }

  static func numbers() throws -> SampleBundle {
    var sample = SampleBundle(seen: [SampleBundle.ana: 2])
    try sample.add([
      [
        "a": .integer(0), "b": .integer(-1), "c": .integer(.max), "d": .integer(.min),
        "e": .real(0.1), "f": .real(-0.0), "g": .real(1e21), "h": .real(.leastNonzeroMagnitude),
        "i": .real(.greatestFiniteMagnitude), "j": .real(2),
      ]
    ])
    // Spellings that our writer does not use but must be preserved.
    let literals = #"{"a":1e2,"b":1E+2,"c":1.50,"d":-0,"e":9223372036854775808,"f":1e-400}"#
    sample.add(
      [
        Array(
          String(decoding: try SampleBundle.event(2).encoded(), as: UTF8.self)
            .replacing("{}", with: literals).utf8)
      ], to: SampleBundle.ana)
    return sample
  }

  /// Keys, a type and fields added by a later version.
  static func unknownThings() throws -> [UInt8] {
    var sample = SampleBundle(seen: [SampleBundle.ana: 2])
    let event = String(decoding: try SampleBundle.event(1).encoded(), as: UTF8.self)
    let plain = event.replacing("checkin", with: "hologram.v2").replacing(
      "{}", with: #"{"field_that-is.New":true}"#)
    let extended =
      event.replacing(#""seq":1"#, with: #""seq":2"#).dropLast()
      + #","sealed":{"box":[1,{"nonce":"AAAA"},null]},"zone":"Europe/Berlin"}"#
    sample.add([Array(plain.utf8), Array(extended.utf8)], to: SampleBundle.ana)
    return Array(
      String(decoding: try sample.bytes(), as: UTF8.self)
        .replacing(#""logs":["#, with: #""colour":{"of":["sea",7]},"logs":["#)
        .replacing(#"phone"}"#, with: #"phone","model":"X"}"#)
        .replacing(#""events":["#, with: #""part":1.5,"events":["#)
        .replacing(#""last":2,"#, with: #""last":2,"checked":false,"#).utf8)
  }

  /// A log up to event 2, and what two copies of the device then wrote as event 3.
  static func forkedLog() throws -> SampleBundle {
    var sample = SampleBundle()
    try sample.add([["note": .text("before")], ["note": .text("the copy")]])
    let trunk = sample.segments[0]
    var seen: [LogID: Int64] = [SampleBundle.ana: 2]
    for note in ["on the old laptop", "on the new laptop"] {
      let event = SampleBundle.event(3, type: "checkin", nil, ["note": .text(note)])
      let bytes = try event.encoded()
      let after = LogDigest.chained(trunk.after, bytes)
      let branch = LogID(SampleBundle.ana.device, branch: UInt32(after.words.first >> 32))
      sample.segments.append(
        SampleBundle.Segment(log: branch, first: 3, before: trunk.after, events: [bytes]))
      seen[branch] = 3
    }
    sample.header.seen = VersionVector(seen)
    return sample
  }

  /// An author who encodes events in a way that is not canonical. Readers must accept it: these
  /// bytes count.
  static func otherSpelling() throws -> SampleBundle {
    var sample = SampleBundle(seen: [SampleBundle.ana: 3])
    let events = try (1...3).map { try SampleBundle.event(Int64($0)).encoded() }
    let spaced = String(decoding: events[1], as: UTF8.self).replacing(
      ":{}", with: #": {"b":1,"a":2}"#)
    sample.add([events[0], Array(spaced.utf8), events[2]], to: SampleBundle.ana)
    return sample
  }
}
