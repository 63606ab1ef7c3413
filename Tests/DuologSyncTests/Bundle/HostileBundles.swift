import DuologMerge
import DuologTestSupport
import DuologTesting

@testable import DuologSimulator
@testable import DuologSync

/// The files of `Fixtures/bundles/v1/hostile`: what readers of this format meet besides good
/// bundles, and this reader's messages about them.
struct HostileBundle: Sendable {
  let name: String
  let bytes: [UInt8]
  /// The reader's message for a file called `log.json`.
  let message: String
  /// The number of segments that are complete anyway.
  let wholeSegments: Int

  init(_ name: String, _ bytes: [UInt8], whole: Int = 0, _ message: String) {
    self.name = name
    self.bytes = bytes
    self.message = message
    wholeSegments = whole
  }

  init(_ name: String, _ text: String, whole: Int = 0, _ message: String) {
    self.init(name, Array(text.utf8), whole: whole, message)
  }

  /// A good bundle with two segments, of three events and one event, in which `part` is replaced.
  private init(
    _ name: String, _ part: String, to other: String, whole: Int = 0, _ message: String
  ) throws {
    let text = try HostileBundle.good()
    precondition(text.contains(part), "\(name) changes nothing")
    self.init(name, text.replacing(part, with: other, maxReplacements: 1), whole: whole, message)
  }

  static func good() throws -> String { try goodBundle.get() }

  private static let goodBundle = Result {
    var sample = SampleBundle(seen: [SampleBundle.ana: 3, SampleBundle.ben: 1])
    try sample.add([["note": .text("one tea")], ["note": .text("two é")], ["note": .text("three")]])
    try sample.add([["note": .text("four")]], to: SampleBundle.ben)
    return String(decoding: try sample.bytes(), as: UTF8.self)
  }
}

extension HostileBundle {
  static func all() throws -> [HostileBundle] {
    try short() + holes() + changed() + malformed() + beyondLimits() + foreign() + joined()
  }

  private static func notYetWhole(_ line: Int) -> String {
    "log.json is incomplete: it ends in line \(line). It is probably still being copied; the next"
      + " sync will read it again."
  }

  private static func damaged(_ line: Int, _ reason: String) -> String {
    "log.json is damaged: line \(line) \(reason). Nothing after that point was imported. Delete the"
      + " file, then sync on a device that has these events; it will write them again."
  }

  private static func notABundle(_ reason: String) -> String {
    "log.json is not a Duolog bundle: it \(reason). It was skipped."
  }

  /// Files that end early.
  private static func short() throws -> [HostileBundle] {
    let text = try good()
    let lines = text.split(separator: "\n").map { String($0) + "\n" }
    let reformatted = String(decoding: Reformatter.all[1].reformat(Array(text.utf8)), as: UTF8.self)
    return [
      HostileBundle("empty", "", notYetWhole(1)),
      HostileBundle("blank", " \n\n", notYetWhole(3)),
      HostileBundle("only-a-mark", "\u{FEFF}", notYetWhole(1)),
      HostileBundle("cut-in-the-first-key", #"{"duo"#, notYetWhole(1)),
      HostileBundle("cut-in-the-format", #"{"duolog":"#, notYetWhole(1)),
      HostileBundle("cut-in-the-header", String(lines[0].prefix(100)), notYetWhole(1)),
      HostileBundle(
        "cut-in-an-event", lines[0] + lines[1] + lines[2] + lines[3].prefix(60), notYetWhole(4)),
      HostileBundle("cut-between-events", lines[0...2].joined(), notYetWhole(4)),
      HostileBundle("cut-in-a-digest", lines[0...4].joined() + lines[5].prefix(40), notYetWhole(6)),
      HostileBundle("cut-between-segments", lines[0...5].joined(), whole: 1, notYetWhole(7)),
      HostileBundle("cut-in-the-second-segment", lines[0...7].joined(), whole: 1, notYetWhole(9)),
      HostileBundle("cut-before-the-end", lines[0...8].joined(), whole: 2, notYetWhole(10)),
      HostileBundle("cut-in-the-end", lines[0...8].joined() + "]", whole: 2, notYetWhole(10)),
      HostileBundle(
        "cut-reformatted", String(reformatted.prefix(reformatted.count - 30)), whole: 1,
        notYetWhole(66)),
    ]
  }

  /// Files that a carrier has created at full length but not filled yet.
  private static func holes() throws -> [HostileBundle] {
    let text = try good()
    let bytes = Array(text.utf8)
    let nuls = [UInt8](repeating: 0, count: 64)
    let segment = text.split(separator: "\n").prefix(6).map { $0.utf8.count + 1 }.reduce(0, +)
    func hole(at part: String) -> [UInt8] {
      let start =
        text.utf8.count - (text.firstRange(of: part).map { text[$0.lowerBound...].utf8.count } ?? 0)
      return bytes[..<start] + nuls + bytes[(start + nuls.count)...]
    }
    return [
      HostileBundle("nuls", nuls, notYetWhole(1)),
      HostileBundle("nuls-at-the-beginning", nuls + bytes[64...], notYetWhole(1)),
      HostileBundle("nuls-in-the-header", hole(at: #""made""#), notYetWhole(1)),
      HostileBundle("nuls-in-an-event", hole(at: #"two"#), notYetWhole(4)),
      HostileBundle("nuls-behind-a-segment", bytes[..<segment] + nuls, whole: 1, notYetWhole(7)),
      HostileBundle("nuls-behind-the-end", bytes + nuls, whole: 2, notYetWhole(11)),
    ]
  }

  /// Files that are JSON but not what was written.
  private static func changed() throws -> [HostileBundle] {
    let lines = try good().split(separator: "\n").map { String($0) + "\n" }
    func differs(_ line: Int, _ first: Int, _ last: Int) -> String {
      damaged(
        line,
        "begins events \(first) to \(last) of 7k3m9q2xw4tz, which have changed since they were"
          + " written (their digest differs)")
    }
    return [
      try HostileBundle("flipped-byte", "one tea", to: "one pea", differs(2, 1, 3)),
      try HostileBundle("flipped-number", #"13.345Z"#, to: #"13.346Z"#, differs(2, 1, 3)),
      try HostileBundle(
        "wrong-after", #""after":""#, to: #""after":"0123"#,
        damaged(6, #"has no digest of 64 hexadecimal digits for "after""#)),
      try HostileBundle(
        "wrong-origin", #""before":"7a88"#, to: #""before":"7a89"#,
        damaged(
          2, "gives 7k3m9q2xw4tz a starting digest that no log of that device can have")),
      try HostileBundle(
        "wrong-device", #"{"device":"7k3m9q2xw4tz","first""#,
        to: #"{"device":"../../../etc","first""#, damaged(2, #"has no name of a log for "device""#)),
      HostileBundle(
        "event-left-out", (lines[0...2] + lines[4...]).joined(),
        damaged(4, "has event 3 where event 2 should be")),
      HostileBundle(
        "event-twice", (lines[0...3] + lines[3...]).joined(),
        damaged(5, "has event 2 where event 3 should be")),
      HostileBundle(
        "events-exchanged", (lines[0...1] + [lines[3], lines[2]] + lines[4...]).joined(),
        damaged(3, "has event 2 where event 1 should be")),
      HostileBundle(
        "last-event-left-out",
        (lines[0...2] + [lines[3].replacing("}},", with: "}}")] + lines[5...]).joined(),
        damaged(5, "gives 3 as the last event, but it is 2")),
      HostileBundle(
        "without-events", (lines[0...1] + lines[5...]).joined(),
        damaged(3, "ends a segment that has no events")),
      try HostileBundle(
        "wrong-first", #""first":1"#, to: #""first":2"#,
        damaged(3, "has event 1 where event 2 should be")),
      try HostileBundle(
        "first-as-a-string", #""first":1"#, to: #""first":"1""#,
        damaged(2, #"has no whole number from 1 to 9007199254740991 for "first""#)),
      try HostileBundle(
        "without-after", #","after":""#, to: #","later":""#,
        damaged(6, #"ends an object without "after""#)),
      try HostileBundle(
        "without-journal", #""journal""#, to: #""journey""#,
        damaged(10, #"ends an object without "journal""#)),
      try HostileBundle(
        "without-logs", #""logs""#, to: #""lags""#,
        damaged(10, #"ends an object without "logs""#)),
      try HostileBundle(
        "seq-as-a-string", #""seq":2"#, to: #""seq":"2""#,
        damaged(4, #"has no whole number from 1 to 9007199254740991 for "seq""#)),
      try HostileBundle(
        "undoes-what-comes-later", #""seq":2,"#, to: #""seq":2,"undoes":3,"#,
        damaged(4, "takes back an event that is not earlier")),
      try HostileBundle(
        "with-what-comes-later", #""seq":2,"#, to: #""seq":2,"with":2,"#,
        damaged(4, "belongs to an entry that does not start earlier")),
    ]
  }

  /// Files that are not JSON.
  private static func malformed() throws -> [HostileBundle] {
    let text = try good()
    func bytes(_ part: String, to other: [UInt8]) -> [UInt8] {
      guard let range = text.firstRange(of: part) else { return [] }
      return Array(text[..<range.lowerBound].utf8) + other + Array(text[range.upperBound...].utf8)
    }
    return [
      try HostileBundle(
        "key-twice", #""seq":2,"#, to: #""seq":2,"seq":2,"#, damaged(4, #"has the key "seq" twice"#)
      ),
      try HostileBundle(
        "field-twice", #""note":"two é""#, to: #""note":"two é","note":"three""#,
        damaged(4, #"has the key "note" twice"#)),
      try HostileBundle(
        "field-twice-escaped", #""note":"two é""#, to: #""note":"two é","n\u006fte":"three""#,
        damaged(4, #"has the key "note" twice"#)),
      try HostileBundle(
        "header-key-twice", #""made""#, to: #""journal":"1HTZZ4R1N6P8S","made""#,
        damaged(1, #"has the key "journal" twice"#)),
      HostileBundle(
        "more-logs-at-the-end", String(text.dropLast(2)) + ",\"logs\":[]}\n", whole: 2,
        damaged(10, #"has the key "logs" twice"#)),
      try HostileBundle(
        "lone-surrogate", "two é", to: #"two \ud83d"#, damaged(4, "has half of a surrogate pair")),
      try HostileBundle(
        "unknown-escape", "two é", to: #"two \x41"#,
        damaged(4, "has an invalid backslash escape")),
      try HostileBundle(
        "tab-in-a-text", "two é", to: "two\té", damaged(4, "has a control character in a string")),
      try HostileBundle(
        "line-break-in-a-text", "two é", to: "two\né",
        damaged(4, "has a control character in a string")),
      HostileBundle("overlong-utf-8", bytes("é", to: [0xC0, 0xAF]), damaged(4, "is not UTF-8")),
      HostileBundle(
        "surrogate-in-utf-8", bytes("é", to: [0xED, 0xA0, 0xBD]), damaged(4, "is not UTF-8")),
      HostileBundle("latin-1", bytes("é", to: [0xE9]), damaged(4, "is not UTF-8")),
      try HostileBundle(
        "leading-zero", #""seq":2"#, to: #""seq":02"#,
        damaged(4, "has a number that JSON does not allow")),
      try HostileBundle(
        "single-quotes", #""note":"two é""#, to: "'note':'two é'", damaged(4, "is not JSON here")),
      try HostileBundle(
        "comma-at-the-end", #""note":"two é""#, to: #""note":"two é","#,
        damaged(4, "is not JSON here")),
      try HostileBundle("comma-missing", "}},\n", to: "}}\n", damaged(4, "is not JSON here")),
      try HostileBundle("comment", "}},\n", to: "}}, // tea\n", damaged(3, "is not JSON here")),
      try HostileBundle(
        "event-is-a-list", #"{"seq":2,"#, to: #"["seq",2],{"#, damaged(4, "is not JSON here")),
      HostileBundle(
        "garbage-at-the-end", text + "<<<<<<< HEAD\n", whole: 2,
        damaged(11, "continues after its end")),
      HostileBundle("two-bundles", text + text, whole: 2, damaged(11, "continues after its end")),
    ]
  }

  /// Files that exceed limits.
  private static func beyondLimits() throws -> [HostileBundle] {
    let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    let fields = (0...128).map { "\"f\($0)\":0" }.joined(separator: ",")
    let keys = (0...128).map { "\"k\($0)\":0" }.joined(separator: ",")
    let logs = (0...256).map { number in
      let digits = String(number, radix: 16)
      return "\"\(SampleBundle.ana)~" + String(repeating: "0", count: 8 - digits.count) + digits
        + "\":1"
    }.joined(separator: ",")
    return [
      try HostileBundle(
        "deep-in-an-event", #"{"seq":2,"#, to: #"{"deep":\#(deep),"seq":2,"#,
        damaged(4, "is nested more than 16 levels deep")),
      try HostileBundle(
        "deep-in-a-field", #""two é""#, to: deep, damaged(4, #"is nested more than 16 levels deep"#)
      ),
      try HostileBundle(
        "deep-in-the-header", #""made""#, to: #""deep":\#(deep),"made""#,
        damaged(1, "is nested more than 16 levels deep")),
      try HostileBundle(
        "list-in-a-field", #""two é""#, to: "[]",
        damaged(4, #"has a list or an object as the value of "note""#)),
      try HostileBundle(
        "many-fields", #""note":"two é""#, to: fields, damaged(4, "sets more than 128 fields")),
      try HostileBundle(
        "many-keys", #""made""#, to: keys + #","made""#,
        damaged(1, "has too many keys, or keys that are too long")),
      try HostileBundle(
        "many-logs-seen", #""seq":2,"#, to: #""seq":2,"seen":{\#(logs)},"#,
        damaged(4, #"names more than 256 logs in "seen""#)),
      try HostileBundle(
        "many-logs-in-the-header", #""seen":{"#, to: #""seen":{\#(logs),"#,
        damaged(1, #"has no list of logs and sequence numbers for "seen""#)),
      try HostileBundle(
        "large-seq", #""seq":2"#, to: #""seq":9007199254740992"#,
        damaged(4, #"has no whole number from 1 to 9007199254740991 for "seq""#)),
      try HostileBundle(
        "huge-seq", #""seq":2"#, to: #""seq":\#(String(repeating: "9", count: 4000))"#,
        damaged(4, #"has no whole number from 1 to 9007199254740991 for "seq""#)),
      try HostileBundle(
        "huge-number", #""two é""#, to: "1e999",
        damaged(4, #"has a number that is too large or too long for "note""#)),
      try HostileBundle(
        "long-number", #""two é""#, to: String(repeating: "9", count: 4000),
        damaged(4, #"has a number that is too large or too long for "note""#)),
      try HostileBundle(
        "long-type", "checkin", to: String(repeating: "checkin", count: 10),
        damaged(3, #"has a name that no type or field can have ("type")"#)),
    ]
  }

  /// Files with an invalid list of joined journals.
  private static func joined() throws -> [HostileBundle] {
    let journal = #""1HTZZ4R1N6P8T""#
    let many = (0...16).map { "\"1HTZZ4R1N6P\($0 + 10)\"" }.joined(separator: ",")
    let damaged = damaged(
      1, #"has no list of at most 16 different identifiers for "joined""#)
    return try [
      ("joined-as-a-string", journal),
      ("joined-as-an-object", "{\(journal):true}"),
      ("joined-null", "null"),
      ("joined-in-lists", "[[\(journal)]]"),
      ("joined-as-numbers", "[1]"),
      ("joined-lower-case", #"["1htzz4r1n6p8t"]"#),
      ("joined-zero", #"["0000000000000"]"#),
      ("joined-escaped", #"["1HTZZ4R1N6P8\u0054"]"#),
      ("joined-twice", "[\(journal),\(journal)]"),
      ("joined-many", "[\(many)]"),
    ].map { name, list in
      try HostileBundle(name, #""from""#, to: #""joined":\#(list),"from""#, damaged)
    }
  }

  /// Files that are something else.
  private static func foreign() throws -> [HostileBundle] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = try good()
    return [
      HostileBundle(
        "newer-format", text.replacing(#""duolog":1"#, with: #""duolog":2"#),
        "A newer Duolog wrote log.json (bundle format 2; this version reads 1). Update Duolog here, then sync again. Until then the file is left alone."
      ),
      HostileBundle(
        "newer-format-beyond-json", #"{"duolog":3,~~ not even JSON ~~"#,
        "A newer Duolog wrote log.json (bundle format 3; this version reads 1). Update Duolog here, then sync again. Until then the file is left alone."
      ),
      HostileBundle(
        "format-as-a-string", text.replacing(#""duolog":1"#, with: #""duolog":"1""#),
        damaged(1, #"has no whole number from 1 to 9007199254740991 for "duolog""#)),
      HostileBundle(
        "another-object", #"{"name":"notes","version":"1.0.0"}"#,
        notABundle(#"has no key "duolog""#)),
      HostileBundle(
        "another-object-cut", #"{"name":"notes","ver"#,
        notABundle(#"has no key "duolog""#)),
      HostileBundle(
        "another-object-cut-behind-a-member", #"{"name":"notes","#,
        notABundle(#"has no key "duolog""#)),
      HostileBundle("empty-object", "{}", notABundle(#"has no key "duolog""#)),
      HostileBundle("list", "[1,2,3]\n", notABundle("is not a JSON object")),
      HostileBundle("text", "Dear Ben,\n", notABundle("is not a JSON object")),
      HostileBundle(
        "html", "<!DOCTYPE html>\n<title>502 Bad Gateway</title>\n",
        notABundle("is not a JSON object")),
      HostileBundle(
        "mark-and-garbage", mark + Array("oops".utf8), notABundle("is not a JSON object")),
      HostileBundle(
        "two-marks", mark + mark + Array(text.utf8), notABundle("is not a JSON object")),
      HostileBundle(
        "utf-16", [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        notABundle("is not a JSON object")),
    ]
  }
}
