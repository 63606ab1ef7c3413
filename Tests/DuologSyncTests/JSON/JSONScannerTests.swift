import Testing

@testable import DuologSync

/// What RFC 8259 allows and forbids, in corners where readers differ.
@Suite struct JSONScannerTests {
  /// What is wrong with a document; `nil` if it is JSON.
  static func problem(_ document: [UInt8]) -> JSONError? {
    document.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes)
      do throws(JSONError) {
        try scanner.skipValue()
        try scanner.finish()
        return nil
      } catch {
        return error
      }
    }
  }

  @Test(arguments: [
    // Numbers.
    "0", "-0", "-0.0", "1", "-1", "10", "1234567890123456789012345678901234567890", "0.5", "0e0",
    "0E+00", "1e-1", "1.5E+10", "1e999", "-1e-999", "123.456e-07",
    // Literals and blanks.
    "true", "false", "null", " \t\r\n1 \t\r\n", "[ ]", "{ }", "[ 1 , 2 ]", "{ \"a\" : 1 }",
    // Strings.
    #""""#, #""a""#, #""\"\\\/\b\f\n\r\t""#, #""\u0000""#, #""\u00e9\u00E9""#, #""\ud83d\ude00""#,
    #""\uD83D\uDE00\uD83D\uDE00""#, "\"\u{7F}\"", "\"é\"", "\"€\"", "\"😀\"", "\"\u{FFFE}\"",
    "\"\u{10FFFF}\"", "\"\u{2028}\"", "\"\u{FEFF}\"", "\"12345678\"", "\"1234567é\"",
    "\"123456789012345\\n\"",
    // Structure.
    "[]", "{}", "[[]]", "[{}]", #"{"":0}"#, #"{"a":{"a":{"a":1}}}"#, #"{"b":1,"a":2}"#,
    #"[1,"a",true,null,{},[]]"#, #"{"a":1,"A":2,"\#u{E1}":3,"a\#u{301}":4}"#,
    #"{"a":{"b":1},"c":{"b":1}}"#,
    "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
    #"{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":[[[[[[[[1]]]]]]]]}}}}}}}}"#,
  ])
  func `JSON is accepted`(document: String) {
    #expect(JSONScannerTests.problem(Array(document.utf8)) == nil)
  }

  @Test(arguments: JSONScannerTests.refused)
  func `what is not JSON is refused`(refused: Refused) {
    #expect(
      JSONScannerTests.problem(Array(refused.document.utf8))
        == JSONError(problem: refused.problem, offset: refused.offset))
  }

  struct Refused: Sendable {
    let document: String
    let problem: JSONError.Problem
    let offset: Int

    init(_ document: String, _ problem: JSONError.Problem, _ offset: Int) {
      self.document = document
      self.problem = problem
      self.offset = offset
    }
  }

  static let refused: [Refused] = [
    // Empty or incomplete.
    Refused("", .unexpectedEnd, 0),
    Refused(" ", .unexpectedEnd, 1),
    Refused("[", .unexpectedEnd, 1),
    Refused("[1", .unexpectedEnd, 2),
    Refused("[1,", .unexpectedEnd, 3),
    Refused("{", .unexpectedEnd, 1),
    Refused(#"{"a""#, .unexpectedEnd, 4),
    Refused(#"{"a":"#, .unexpectedEnd, 5),
    Refused(#"{"a":1"#, .unexpectedEnd, 6),
    Refused(#"{"a":1,"#, .unexpectedEnd, 7),
    Refused(#"""#, .unexpectedEnd, 1),
    Refused(#""abc"#, .unexpectedEnd, 4),
    Refused(#""\"#, .unexpectedEnd, 2),
    Refused(#""\u12"#, .unexpectedEnd, 5),
    Refused(#""\ud83d"#, .unexpectedEnd, 7),
    Refused(#""\ud83d\"#, .unexpectedEnd, 8),
    Refused("t", .unexpectedEnd, 1),
    Refused("nul", .unexpectedEnd, 3),
    Refused("-", .unexpectedEnd, 1),
    Refused("1.", .unexpectedEnd, 2),
    Refused("1e", .unexpectedEnd, 2),
    Refused("1e+", .unexpectedEnd, 3),
    // Numbers.
    Refused("01", .invalidNumber, 0),
    Refused("-01", .invalidNumber, 0),
    Refused("00", .invalidNumber, 0),
    Refused("1.e5", .invalidNumber, 2),
    Refused("1.a", .invalidNumber, 2),
    Refused("1ex", .invalidNumber, 2),
    Refused("-x", .invalidNumber, 1),
    Refused("--1", .invalidNumber, 1),
    Refused("+1", .unexpectedByte, 0),
    Refused(".5", .unexpectedByte, 0),
    Refused("0x10", .trailingBytes, 1),
    Refused("1_000", .trailingBytes, 1),
    Refused("1,5", .trailingBytes, 1),
    Refused("NaN", .unexpectedByte, 0),
    Refused("Infinity", .unexpectedByte, 0),
    Refused("-Infinity", .invalidNumber, 1),
    Refused("[1e5.5]", .unexpectedByte, 4),
    // Literals.
    Refused("True", .unexpectedByte, 0),
    Refused("tru1", .unexpectedByte, 3),
    Refused("nulL", .unexpectedByte, 3),
    Refused("falsey", .trailingBytes, 5),
    Refused("undefined", .unexpectedByte, 0),
    Refused("'a'", .unexpectedByte, 0),
    // Strings.
    Refused(#""\x41""#, .invalidEscape, 1),
    Refused(#""\a""#, .invalidEscape, 1),
    Refused(#""\0""#, .invalidEscape, 1),
    Refused(#""\u12g4""#, .invalidEscape, 1),
    Refused(#""\U0041""#, .invalidEscape, 1),
    Refused(#""\u 123""#, .invalidEscape, 1),
    Refused(#""\u+123""#, .invalidEscape, 1),
    Refused("\"a\tb\"", .controlCharacter, 2),
    Refused("\"a\nb\"", .controlCharacter, 2),
    Refused("\"12345678\u{0}\"", .controlCharacter, 9),
    Refused("\"\u{1F}\"", .controlCharacter, 1),
    Refused(#""\ud83d""#, .loneSurrogate, 1),
    Refused(#""\ude00""#, .loneSurrogate, 1),
    Refused(#""\ud83dx""#, .loneSurrogate, 1),
    Refused(#""\ud83d\n""#, .loneSurrogate, 1),
    Refused(#""\ud83d\ud83d""#, .loneSurrogate, 1),
    Refused(#""\ude00\ud83d""#, .loneSurrogate, 1),
    Refused(#""\ud83d\u0041""#, .loneSurrogate, 1),
    // Structure.
    Refused("[1 2]", .unexpectedByte, 3),
    Refused("[1,]", .unexpectedByte, 3),
    Refused("[,1]", .unexpectedByte, 1),
    Refused("[1;2]", .unexpectedByte, 2),
    Refused("[}", .unexpectedByte, 1),
    Refused("{]", .unexpectedByte, 1),
    Refused("{1:2}", .unexpectedByte, 1),
    Refused("{a:1}", .unexpectedByte, 1),
    Refused(#"{"a" 1}"#, .unexpectedByte, 5),
    Refused(#"{"a":1,}"#, .unexpectedByte, 7),
    Refused(#"{"a":1 "b":2}"#, .unexpectedByte, 7),
    Refused(#"{"a":1;"b":2}"#, .unexpectedByte, 6),
    Refused(#"{,"a":1}"#, .unexpectedByte, 1),
    Refused("[1]]", .trailingBytes, 3),
    Refused("1 2", .trailingBytes, 2),
    Refused("{} x", .trailingBytes, 3),
    Refused("{}\u{0}", .trailingBytes, 2),
    Refused("// a\n1", .unexpectedByte, 0),
    Refused("/* a */ 1", .unexpectedByte, 0),
    Refused("[1] // a", .trailingBytes, 4),
    Refused("\u{FEFF}1", .unexpectedByte, 0),
    Refused("\u{A0}1", .unexpectedByte, 0),
    Refused("\u{B}1", .unexpectedByte, 0),
    Refused("\u{0}", .unexpectedByte, 0),
    // Duplicate keys.
    Refused(#"{"a":1,"a":1}"#, .duplicateKey, 8),
    Refused(#"{"a":1,"b":2,"a":3}"#, .duplicateKey, 14),
    Refused(#"{"b":1,"a":2,"\u0061":3}"#, .duplicateKey, 14),
    Refused(#"{"\u0061":1,"a":2}"#, .duplicateKey, 13),
    Refused(#"{"":1,"":2}"#, .duplicateKey, 7),
    Refused(#"[{"x":{"a":1,"a":2}}]"#, .duplicateKey, 14),
    Refused(#"{"\ud83d\ude00":1,"😀":2}"#, .duplicateKey, 19),
    Refused(#"{"c":0,"a":1,"b":2,"a":3,"b":4}"#, .duplicateKey, 20),
    // Nesting.
    Refused("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", .nestedTooDeeply, 16),
    Refused(
      #"[{"a":[{"a":[{"a":[{"a":[{"a":[{"a":[{"a":[{"a":{}}]}]}]}]}]}]}]}]"#, .nestedTooDeeply, 48),
  ]

  @Test(
    arguments: [
      // Stray continuation bytes, and bytes that never occur in UTF-8.
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
      // Overlong forms.
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF8, 0x88, 0x80, 0x80, 0x80],
      // Surrogates, and values beyond U+10FFFF.
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      // Cut off by the closing quote, or by another character.
      [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28],
      [0xF0, 0x28, 0x8C, 0xBC], [0xF0, 0x9F, 0x28, 0xBC], [0xF0, 0x9F, 0x98, 0x28],
      // ISO 8859-1.
      [0xE9, 0x61, 0x62],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused in any position`(bytes: [UInt8]) {
    for before in 0...9 {
      let start = Array(repeating: UInt8(ascii: "a"), count: before)
      let document = [0x22] + start + bytes + [0x22]
      #expect(
        JSONScannerTests.problem(document)
          == JSONError(problem: .invalidUTF8, offset: before + 1))
      #expect(
        JSONScannerTests.problem([0x7B] + document + Array(":1}".utf8))
          == JSONError(problem: .invalidUTF8, offset: before + 2))
    }
  }

  @Test(arguments: [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98]] as [[UInt8]])
  func `a character that the end cuts off is an early end`(bytes: [UInt8]) {
    #expect(
      JSONScannerTests.problem([0x22] + bytes)
        == JSONError(problem: .unexpectedEnd, offset: bytes.count + 1))
  }

  @Test func `every control character must be escaped`() {
    for byte in UInt8(0)..<0x20 {
      for before in 0...8 {
        let start = Array(repeating: UInt8(ascii: "a"), count: before)
        #expect(
          JSONScannerTests.problem([0x22] + start + [byte, 0x22])
            == JSONError(problem: .controlCharacter, offset: before + 1))
      }
    }
  }

  @Test func `every prefix of a document ends too early`() {
    let text = #"{"a":[1.5e3,"é😀\u00e9\ud83d\ude00\n",true,false,null,{"b":-0}],"c":{}}"#
    let document = Array(text.utf8)
    #expect(JSONScannerTests.problem(document) == nil)
    for count in 0..<document.count {
      #expect(
        JSONScannerTests.problem(Array(document.prefix(count)))
          == JSONError(problem: .unexpectedEnd, offset: count))
    }
  }

  @Test(arguments: [
    (#"{"a":1,"b":{"c":"x","d":[]}}"#, true), (#"{"a":1.50,"b":1E5}"#, true),
    (#""\"\\\b\f\n\r\t\u0000\u001f""#, true), ("\"é\u{7F}\"", true), (#"{"a\n":1,"b":2}"#, true),
    (#"{"b":1,"a":2}"#, false), (#"{"a":{"b":1,"a":2}}"#, false), (#"[{"b":1,"a":2}]"#, false),
    (#"{"a" :1}"#, false), ("[1, 2]", false), (" 1", false), ("1\n", false), (#""\/""#, false),
    (#""\u0041""#, false), (#""\u000a""#, false), (#""\u001F""#, false), (#""\u00e9""#, false),
    (#""\ud83d\ude00""#, false), (#"{"b\n":1,"a":2}"#, false),
  ])
  func `the canonical form is distinguished from others`(document: String, isCanonical: Bool) throws
  {
    var document = document
    try document.withUTF8 { bytes in
      var scanner = JSONScanner(UnsafeRawBufferPointer(bytes))
      try scanner.skipValue()
      try scanner.finish()
      #expect(scanner.isCanonical == isCanonical)
    }
  }
}
