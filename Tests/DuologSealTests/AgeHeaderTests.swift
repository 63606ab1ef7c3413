import DuologTesting
import Testing

@testable import DuologSeal

/// The rules are those of C2SP age.md (https://c2sp.org/age); C2SP's test vectors
/// (https://github.com/C2SP/CCTV, age) have a file for each of them, whose name stands here beside the
/// line that breaks it.
@Suite("The header of a sealed file")
struct AgeHeaderTests {
  private static let code = "--- HK2NmOBN9Dpq0Gw6xMCuhFcQlQLvZ/wQUi/2scLG75s"
  private static let fullLine = String(repeating: "AAAA", count: 16)

  private func text(_ lines: [String]) -> [UInt8] {
    Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private func parsed(_ text: [UInt8]) throws(AgeReadingError) -> AgeHeader? {
    var parser = AgeHeaderParser()
    var result: Result<AgeHeader?, AgeReadingError> = .success(nil)
    text.withUnsafeBytes { bytes in
      do throws(AgeReadingError) {
        result = .success(try parser.parse(bytes))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  @Test("is the stanzas, the code, and where both end")
  func parts() throws {
    let lines = text([
      "age-encryption.org/v1", "-> X25519 abc !~", Self.fullLine, "AAEC", "-> grease", "",
      Self.code,
    ])
    let header = try #require(try parsed(lines + [0, 10, 255]))
    #expect(header.byteCount == lines.count)
    #expect(header.codedByteCount == lines.count - Self.code.count - 1 + 3)
    #expect(header.code.count == 32)
    #expect(
      header.stanzas == [
        .init(
          arguments: ["X25519", "abc", "!~"].map { Array($0.utf8) },
          body: repeated(0, 48) + [0, 1, 2]),
        .init(arguments: [Array("grease".utf8)], body: []),
      ])
    let written = AgeHeader.codedText(of: header.stanzas)
    #expect(AgeHeader.text(written, code: header.code) == lines)
  }

  @Test("can be parsed with a body that ends with an empty line, and with any visible characters")
  func unusual() throws {
    let visible = String(decoding: Array(0x21...0x7e) as [UInt8], as: UTF8.self)
    for lines in [
      ["-> stanza", Self.fullLine, ""],  // stanza_empty_last_line
      ["-> stanza", ""],  // stanza_empty_body
      ["-> \(visible) \(visible)", ""],  // stanza_valid_characters
    ] {
      #expect(try parsed(text(["age-encryption.org/v1"] + lines + [Self.code])) != nil)
    }
  }

  @Test(
    "is refused at the line that breaks the grammar",
    arguments: [
      (2, [""]),
      (2, ["->"]),
      (2, ["-> "]),  // stanza_no_arguments
      (2, ["->  a", ""]),  // stanza_empty_argument
      (2, ["-> a  b", ""]),
      (2, ["-> a ", ""]),
      (2, ["-- a", ""]),  // stanza_bad_start
      (2, [" -> a", ""]),
      (2, ["-> a\r", ""]),  // header_crlf
      (2, ["-> a\t", ""]),
      (2, ["-> \u{e8}", ""]),  // stanza_invalid_character
      (2, ["-> a\u{7f}", ""]),
      (3, ["-> a", "AA\r"]),  // stanza_spurious_cr
      (3, ["-> a", "AA=="]),  // stanza_base64_padding
      (3, ["-> a", "AB"]),  // stanza_not_canonical
      (3, ["-> a", fullLine + "AAAA", ""]),  // stanza_long_line
      (3, ["-> a", code]),  // stanza_missing_body
      (4, ["-> a", fullLine, code]),  // stanza_missing_final_line
      (4, ["-> a", "AAAA", "AAAA"]),  // stanza_multiple_short_lines
      (2, [code]),  // No stanza at all.
      (4, ["-> a", "", "---"]),  // hmac_missing
      (4, ["-> a", "", "--- "]),
      (4, ["-> a", "", "---HK2NmOBN9Dpq0Gw6xMCuhFcQlQLvZ/wQUi/2scLG75s"]),  // hmac_no_space
      (4, ["-> a", "", "---  HK2NmOBN9Dpq0Gw6xMCuhFcQlQLvZ/wQUi/2scLG75s"]),  // hmac_extra_space
      (4, ["-> a", "", "\(code) "]),  // hmac_trailing_space
      (4, ["-> a", "", "\(code.dropLast())"]),  // hmac_truncated
      (4, ["-> a", "", "\(code)AAA"]),  // hmac_garbage
      (4, ["-> a", "", "\(code.dropLast())t"]),  // hmac_not_canonical
      (4, ["-> a", "", "\(code)=", ""]),
    ])
  func broken(line: Int, lines: [String]) {
    let broken = text(["age-encryption.org/v1"] + lines)
    #expect(throws: AgeReadingError.damaged(.headerLine(line))) { try parsed(broken) }
  }

  @Test(
    "is none if the first line is not that of version 1",
    arguments: [
      "age-encryption.org/v2\n", "age-encryption.org/v10", "age-encryption.org/v1\r\n",
      "age-encryption.org/v1 \n", " age", "Age", "\n", "-----BEGIN AGE ENCRYPTED FILE-----\n",
      "{\"duolog\":1}\n", "\0",
    ])
  func notSealed(beginning: String) {
    #expect(throws: AgeReadingError.notSealed) { try parsed(Array(beginning.utf8)) }
  }

  @Test("may still come as long as what is there is the beginning of one")
  func beginnings() throws {
    let whole = text(["age-encryption.org/v1", "-> a b", Self.fullLine, "AA", Self.code])
    for length in 0..<whole.count {
      #expect(try parsed(Array(whole[..<length])) == nil)
      #expect(AgeFuzzing.parseHeader(Array(whole[..<length])) == .notYetWhole(.header))
    }
    #expect(AgeFuzzing.parseHeader(whole) == nil)
  }

  @Test("is the same in whatever pieces it comes", arguments: 1...20 as ClosedRange<UInt64>)
  func pieces(seed: UInt64) throws {
    let whole = text([
      "age-encryption.org/v1", "-> a b", Self.fullLine, "AA", "-> c", "", Self.code,
    ])
    let expected = try parsed(whole)
    var generator = SplitMix64(seed: seed)
    var parser = AgeHeaderParser()
    var length = 0
    var found: AgeHeader?
    while found == nil {
      length = min(length + Int.random(in: 0...20, using: &generator), whole.count)
      found = try whole[..<length].withUnsafeBytes { try parser.parse($0) }
    }
    #expect(found == expected, "seed \(seed)")
  }

  @Test("has room for what age itself defines, and not for more than its limits")
  func limits() throws {
    let start = ["age-encryption.org/v1"]
    func stanza(_ count: Int) -> [String] { ["-> " + String(repeating: "a", count: count), ""] }
    let longest = AgeHeaderParser.maximumLineByteCount - 3
    #expect(try parsed(text(start + stanza(longest) + [Self.code])) != nil)
    #expect(throws: AgeReadingError.tooMuchAsked(.headerLine)) {
      try parsed(text(start + stanza(longest + 1)))
    }
    // The end of the line need not be there.
    #expect(throws: AgeReadingError.tooMuchAsked(.headerLine)) {
      try parsed(text(start) + Array("-> ".utf8) + repeated(UInt8(ascii: "a"), longest + 1))
    }
    // Every beginning of 8,193 bytes of nothing but stanzas.
    let many = text(start + Array(repeating: stanza(10), count: 600).flatMap { $0 })
    #expect(try parsed(Array(many[..<AgeHeaderParser.maximumByteCount])) == nil)
    #expect(throws: AgeReadingError.tooMuchAsked(.header)) {
      try parsed(Array(many[...AgeHeaderParser.maximumByteCount]))
    }
    #expect(throws: AgeReadingError.tooMuchAsked(.header)) { try parsed(many) }
    #expect(try parsed(text(start + stanza(1700) + stanza(1700) + [Self.code])) != nil)
  }
}
