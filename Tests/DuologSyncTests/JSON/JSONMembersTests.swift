import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator
@testable import DuologSync

/// Members written in the usual way take a fast path, with the same result.
@Suite struct JSONMembersTests {
  private static let objects: [String] = [
    ScannedEventTests.plain,
    ScannedEventTests.changed("{}", to: #"{"amount":10,"day":"2026-11-21","note":"tea"}"#),
    ScannedEventTests.changed(
      "{}", to: #"{"agreed.1HTZZ4R1N6P8S":true,"dayStart":null,"x":2.5e3}"#),
    ScannedEventTests.changed("{}", to: #"{"category":"a\nb","d":"日本 😀","z":"1234567"}"#),
    ScannedEventTests.changed("{}", to: #"{"category":"a","categoryb":"b"}"#),
    ScannedEventTests.changed("{}", to: #"{ "a" : 1 ,"b":[{"c":2}], "":3,"é":4,"\u0061":5 }"#),
    ScannedEventTests.changed(#""type""#, to: #""seen":{"b4x0k2m9q7tz":1},"type""#),
  ]

  /// A member, or the end of reading.
  private enum Step: Equatable {
    case member(key: Range<Int>, word: UInt64, isAscending: Bool, value: Int, isCanonical: Bool)
    case end(Int)
    case error(JSONError.Problem, Int)
  }

  /// The members of the object at the beginning of `bytes`.
  private func members(_ bytes: UnsafeRawBufferPointer) -> [Step] {
    var scanner = JSONScanner(bytes)
    var steps: [Step] = []
    do throws(JSONError) {
      var members = try scanner.beginObject()
      while try scanner.nextMember(&members) {
        steps.append(
          .member(
            key: members.key.start..<members.key.end, word: members.keyWord,
            isAscending: members.isAscending, value: scanner.position,
            isCanonical: scanner.isCanonical))
        try scanner.skipValue()
      }
      steps.append(.end(scanner.position))
    } catch {
      steps.append(.error(error.problem, error.offset))
    }
    return steps
  }

  /// The same, token by token, following the grammar (RFC 8259, section 4).
  private func tokens(_ bytes: UnsafeRawBufferPointer) -> [Step] {
    var scanner = JSONScanner(bytes)
    var steps: [Step] = []
    var last: [UInt8] = []
    var isAscending = true
    do throws(JSONError) {
      try scanner.take(UInt8(ascii: "{"))
      var isFirst = true
      while try scanner.peek() != UInt8(ascii: "}") {
        if !isFirst { try scanner.take(UInt8(ascii: ",")) }
        let key = try scanner.scanString()
        let text = Array(scanner.slice(key.start, key.end))
        if key.hasEscapes || (!isFirst && !last.lexicographicallyPrecedes(text)) {
          isAscending = false
        }
        (isFirst, last) = (false, text)
        try scanner.take(UInt8(ascii: ":"))
        _ = try scanner.peek()
        let word = text.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        steps.append(
          .member(
            key: key.start..<key.end, word: word, isAscending: isAscending,
            value: scanner.position, isCanonical: scanner.isCanonical))
        try scanner.skipValue()
      }
      try scanner.take(UInt8(ascii: "}"))
      steps.append(.end(scanner.position))
    } catch {
      steps.append(.error(error.problem, error.offset))
    }
    return steps
  }

  @Test func `members are read according to the grammar, even if the bytes end early`() {
    for object in JSONMembersTests.objects {
      for bytes in [Array(object.utf8), Array((object + ",\n{\"seq\":413").utf8)] {
        for count in 1...bytes.count {
          bytes[..<count].withUnsafeBytes { bytes in
            #expect(members(bytes) == tokens(bytes), "\(count) bytes of \(object)")
          }
        }
      }
    }
  }

  @Test(arguments: RandomJSON.seeds)
  func `members of broken objects are read according to the grammar`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<5000 {
      var bytes = Array((JSONMembersTests.objects.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random) { Breakage.changeBytes(&bytes, &random) }
      bytes.withUnsafeBytes { bytes in
        #expect(
          members(bytes) == tokens(bytes), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))"
        )
      }
    }
  }
}
