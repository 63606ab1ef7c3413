import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

@Suite struct RawScalarTests {
  /// The result of `body` for the value spelled `literal`.
  private func read<Result>(_ literal: String, _ body: (RawScalar) throws -> Result) throws
    -> Result
  {
    let text = ScannedEventTests.changed("{}", to: #"{"a":0,"value":\#(literal),"z":0}"#)
    return try Array(text.utf8).withUnsafeBytes { bytes in
      let value = try #require(try ScannedEvent.scan(bytes).value(of: "value"))
      #expect(String(decoding: value.literal, as: UTF8.self) == literal)
      return try body(value)
    }
  }

  @Test(arguments: [
    ("0", Scalar.integer(0)), ("-0", .integer(0)), ("42", .integer(42)),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .real(9_223_372_036_854_775_808)),
    ("-9223372036854775809", .real(-9_223_372_036_854_775_808)),
    ("0.1", .real(0.1)), ("-0.0", .real(-0.0)), ("1.0", .real(1)), ("2.5e1", .real(25)),
    ("1E2", .real(100)), ("1e308", .real(1e308)),
    ("1.7976931348623157e308", .real(.greatestFiniteMagnitude)),
    ("4.9e-324", .real(.leastNonzeroMagnitude)), ("1e-999", .real(0)),
    ("123456789012345.6", .real(123456789012345.6)), ("0.000000000000001", .real(1e-15)),
    ("9007199254740993.0", .real(9_007_199_254_740_992)),
    ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
    (#""""#, .text("")), (#""a""#, .text("a")), (#""null""#, .text("null")),
    (#""\u00e9é\ud83d\ude00😀\/\\\"""#, .text("éé😀😀/\\\"")),
    (#""\b\f\n\r\t\u0000""#, .text("\u{8}\u{C}\n\r\t\u{0}")), (#""\\u0041""#, .text("\\u0041")),
  ])
  func `a literal has the value that it spells`(literal: String, value: Scalar) throws {
    #expect(try read(literal) { $0.scalar } == value)
  }

  @Test func `short decimals are read like long ones`() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let digits = Int64.random(in: -999_999_999_999...999_999_999_999, using: &random)
      var text = String(digits)
      let places = Int.random(in: 0...12, using: &random)
      let sign = digits < 0 ? 1 : 0
      if text.count - sign > places, places > 0 {
        text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
      }
      #expect(try read(text) { $0.number } == Double(text))
    }
  }

  @Test func `a value of another kind is nil`() throws {
    try read("1.5") { value in
      #expect(value.kind == .number)
      #expect(value.number == 1.5)
      #expect(value.integer == nil)
      #expect(value.text == nil)
      #expect(value.unescapedText == nil)
      #expect(value.boolean == nil)
    }
    try read("12") { value in
      #expect(value.integer == 12)
      #expect(value.number == 12)
    }
    try read("\"12\"") { value in
      #expect(value.kind == .string)
      #expect(value.number == nil)
      #expect(value.integer == nil)
      #expect(value.entity == nil)
      #expect(value.day == nil)
    }
    try read("true") { value in
      #expect(value.boolean == true)
      #expect(value.integer == nil)
    }
  }

  @Test func `text without escapes is read in place`() throws {
    try read("\"é😀\"") { value in
      let bytes = try #require(value.unescapedText)
      #expect(bytes.elementsEqual("é😀".utf8))
      #expect(bytes.baseAddress == value.literal.baseAddress.map { $0 + 1 })
    }
    try read(#""a\n""#) { value in
      #expect(value.unescapedText == nil)
      #expect(value.text == "a\n")
    }
  }

  @Test func `identifiers and days are read from text`() throws {
    #expect(try read("\"1HTZZ4R1N6P8S\"") { $0.entity } == "1HTZZ4R1N6P8S")
    #expect(try read("\"2026-11-21\"") { $0.day } == "2026-11-21")
    #expect(try read("\"2026-02-29\"") { $0.day } == nil)
  }

  @Test func `fields come in the order of the bytes`() throws {
    let fields = #""b" : "x\"y", "a":-1 ,"c":null , "d":"日本","e":true"#
    let text = ScannedEventTests.changed("{}", to: "{ \(fields) }")
    try Array(text.utf8).withUnsafeBytes { bytes in
      let event = try ScannedEvent.scan(bytes)
      let read = event.fields.map { (String(decoding: $0.name, as: UTF8.self), $0.value.scalar) }
      #expect(read.map(\.0) == ["b", "a", "c", "d", "e"])
      #expect(
        read.map(\.1) == [.text("x\"y"), .integer(-1), .null, .text("日本"), .boolean(true)])
      #expect(event.fieldCount == 5)
      #expect(event.value(of: "f") == nil)
    }
  }
}
