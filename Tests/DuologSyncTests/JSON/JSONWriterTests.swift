import Testing

@testable import DuologSync

/// JSON is written in one form, which a reader can distinguish from others.
@Suite struct JSONWriterTests {
  private struct Written: Equatable {
    var isCanonical: Bool
    var text: String?
  }

  private func read(_ json: [UInt8]) throws -> Written {
    try json.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes)
      let text = try scanner.scanScalar()?.text
      try scanner.finish()
      return Written(isCanonical: scanner.isCanonical, text: text)
    }
  }

  @Test(arguments: Array(0...0x7F as ClosedRange<UInt8>))
  func `a character is escaped only if required, in one way`(byte: UInt8) throws {
    let text = "a\(Character(Unicode.Scalar(byte)))b"
    var writer = JSONWriter()
    writer.write(string: text)
    #expect(try read(writer.bytes) == Written(isCanonical: true, text: text))
    let hexadecimal = String(byte, radix: 16)
    let digits = String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
    let escaped = Array("\"a\\u\(digits)b\"".utf8)
    let read = try read(escaped)
    #expect(read.text == text)
    #expect(read.isCanonical == (writer.bytes == escaped))
    if digits.uppercased() != digits {
      let upper = Array("\"a\\u\(digits.uppercased())b\"".utf8)
      #expect(try self.read(upper) == Written(isCanonical: false, text: text))
    }
  }
}
