/// The header of an age file: C2SP age.md, "Header" (https://c2sp.org/age).
struct AgeHeader: Hashable {
  /// What one recipient needs to obtain the file key.
  struct Stanza: Hashable {
    /// The words after the arrow; the first one names the kind.
    var arguments: [[UInt8]]
    /// The decoded base 64.
    var body: [UInt8]
  }

  /// The stanzas; at least one.
  let stanzas: [Stanza]
  /// The 32 bytes of the code over the header.
  let code: [UInt8]
  /// The number of bytes at the beginning of the file that the code covers: everything up to and
  /// including `---`.
  let codedByteCount: Int
  /// The number of bytes in the header, including its last line feed.
  let byteCount: Int

  /// The first line, without its end.
  static let versionLine = Array("age-encryption.org/v1".utf8)
  /// The columns at which the body of a stanza is wrapped.
  static let bodyColumns = 64

  static let lineFeed = UInt8(ascii: "\n")
  static let arrow = Array("-> ".utf8)
  static let codeMark = Array("---".utf8)

  /// The part of a header with these stanzas that its code covers.
  static func codedText(of stanzas: [Stanza]) -> [UInt8] {
    var text = versionLine + [lineFeed]
    for stanza in stanzas {
      text += arrow + stanza.arguments.joined(separator: [UInt8(ascii: " ")]) + [lineFeed]
      var body = UnpaddedBase64.encode(stanza.body)[...]
      while body.count >= bodyColumns {
        text += body.prefix(bodyColumns) + [lineFeed]
        body = body.dropFirst(bodyColumns)
      }
      text += body + [lineFeed]
    }
    return text + codeMark
  }

  /// The text of a header whose coded part is `codedText`.
  static func text(_ codedText: [UInt8], code: [UInt8]) -> [UInt8] {
    codedText + [UInt8(ascii: " ")] + UnpaddedBase64.encode(code) + [lineFeed]
  }
}
