import DuologMerge
import DuologTesting
import Testing

@testable import DuologSync

/// The values in a text of another program, read where they are.
@Suite struct JSONValueTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONValue(checking: Array(text.utf8))
  }

  @Test func `members and elements are read, each of them once, and only of their own kind`() throws
  {
    let object = try value(#" {"a" : 1, "b\u0041":[ true ], "c": {"d": null}} "#)
    let members = try #require(object.members)
    #expect(members.keys.sorted() == ["a", "bA", "c"])
    #expect(members["a"]?.integer == 1)
    #expect(throws: JSONError.self) { try value(#"{"a":1,"a":2}"#) }
    #expect(members["bA"]?.elements?.map(\.scalar) == [.boolean(true)])
    #expect(members["c"]?.members?["d"]?.scalar == .null)
    #expect(object.elements == nil && object.scalar == nil && object.text == nil)
    let array = try value(#"["x",[],{},-1.5]"#)
    let elements = try #require(array.elements)
    #expect(elements.map(\.text) == ["x", nil, nil, nil])
    #expect(elements[1].elements?.count == 0 && elements[1].members == nil)
    #expect(elements[2].members?.count == 0 && elements[2].elements == nil)
    #expect(elements[3].scalar == .real(-1.5))
    #expect(array.members == nil && array.scalar == nil && array.integer == nil)
  }

  @Test(
    arguments: [
      (#""""#, .text("")), (#""é\n\"""#, .text("é\n\"")), ("true", .boolean(true)),
      ("false", .boolean(false)), ("null", .null), ("0", .integer(0)), ("-0", .integer(0)),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .real(9_223_372_036_854_775_808)), ("0.5", .real(0.5)),
      ("-12.25e1", .real(-122.5)),
    ] as [(String, Scalar)])
  func `a scalar is its value`(text: String, expected: Scalar) throws {
    let value = try value(text)
    #expect(value.scalar == expected && value.members == nil && value.elements == nil)
    if case .text(let text) = expected {
      #expect(value.text == text)
    } else {
      #expect(value.text == nil)
    }
  }

  @Test func `a whole number is one however it is written, and no other value is`() throws {
    for (text, number) in [("7", 7), ("7.0", 7), ("70e-1", 7), ("-3e2", -300)] {
      #expect(try value(text).integer == Int64(number), "\(text)")
    }
    for text in ["7.5", "1e19", #""7""#, "true", "null", "[7]", #"{"a":7}"#] {
      #expect(try value(text).integer == nil, "\(text)")
    }
    #expect(try value("1e999").scalar == nil, "beyond every double")
  }

  @Test func `a byte order mark is passed over, and a line is counted from one`() throws {
    let marked = try JSONValue(checking: [0xEF, 0xBB, 0xBF] + Array("[1,\n2,\n\n3]".utf8))
    #expect(marked.line == 1)
    #expect(marked.elements?.map(\.line) == [1, 2, 4])
    #expect(marked.elements?.map(\.integer) == [1, 2, 3])
    for text in ["", " ", "[1", "1 2", "[1,]", "{\"a\"}", "nul"] {
      #expect(throws: JSONError.self, "\(text)") { try value(text) }
    }
  }

  @Test(arguments: RandomJSON.seeds)
  func `a number is the nearest double, and an integer exactly itself`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      let digits = Int.random(in: 1...17, using: &random)
      var literal = String(
        (0..<digits).map { _ in Character("\(Int.random(in: 0...9, using: &random))") })
      if Bool.random(using: &random) {
        let place = Int.random(in: 1...digits, using: &random)
        literal.insert(".", at: literal.index(literal.startIndex, offsetBy: place))
        if literal.hasSuffix(".") { literal += "0" }
      }
      if Bool.random(using: &random) { literal = "-" + literal }
      let (double, integer) = Array(literal.utf8).withUnsafeBytes {
        (JSONDecimal.double($0), JSONDecimal.integer($0))
      }
      #expect(double == Double(literal), "\(literal)")
      #expect(integer == Int64(literal), "\(literal)")
    }
  }

  @Test func `only what fits in 64 bits is an integer, and a sign alone is none`() {
    for text in [
      "9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775809",
      "9223372036854775810", "10000000000000000000", "-99999999999999999999", "1", "-1", "1.0",
      "1e3", ":", "/",
    ] {
      let integer = Array(text.utf8).withUnsafeBytes { JSONDecimal.integer($0) }
      #expect(integer == Int64(text), "\(text)")
    }
    for text in ["", "-"] {
      #expect(Array(text.utf8).withUnsafeBytes { JSONDecimal.integer($0) } == nil)
    }
  }
}
