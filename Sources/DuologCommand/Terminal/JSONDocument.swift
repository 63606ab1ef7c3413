import DuologFoundation
import DuologJournal

/// What a command prints for other programs: the members of its content, plus the kind of document
/// and the version of that kind.
///
/// Within a version, keys are only ever added. Keys are sorted, so equal content gives equal text.
package struct JSONDocument<Content: Encodable>: Encodable {
  /// What the document is, for example `today`.
  package let kind: String
  /// The version of this kind of document.
  package let version: Int
  /// The content, which must encode itself as an object without the keys `kind` and `version`.
  package let content: Content

  package init(_ kind: String, version: Int = 1, _ content: Content) {
    self.kind = kind
    self.version = version
    self.content = content
  }

  private enum CodingKeys: CodingKey {
    case kind
    case version
  }

  package func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(version, forKey: .version)
  }

  /// The document as text, with a line break at its end.
  package func text() throws -> String {
    try JSONOutput.of(self, formatting: .prettyPrinted)
  }

  /// The document on one line, with a line break at its end, for printing one after the other.
  package func line() throws -> String {
    try JSONOutput.of(self, formatting: [])
  }
}

extension Array {
  /// Documents as an array, each with its own kind and version, with a line break at the end: for
  /// lists that other programs count and filter.
  package func text<Content>() throws -> String where Element == JSONDocument<Content> {
    try JSONOutput.of(self, formatting: .prettyPrinted)
  }
}

/// JSON in the form that commands print: equal values give equal text.
private enum JSONOutput {
  static func of(
    _ value: some Encodable, formatting: JSONEncoder.OutputFormatting
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
  }

  /// `json` without control characters, except for line breaks between values. All other control
  /// characters are inside strings, and are escaped, so that the document cannot control a terminal
  /// that shows it (RFC 8259, section 7).
  private static func escaped(_ json: String) -> String {
    PrintableText.lines(json) { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }
}
