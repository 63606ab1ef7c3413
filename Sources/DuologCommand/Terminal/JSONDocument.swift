import Foundation

/// What a command prints for other programs: its content under `data`, with the kind of document
/// and the version of that kind.
///
/// Keys only ever get added within a version. Keys are sorted, so equal content is equal text.
package struct JSONDocument<Content: Encodable>: Encodable {
  /// What the document is, as `today`.
  package let kind: String
  /// The version of this kind of document.
  package let version: Int
  /// The content.
  package let data: Content

  package init(_ kind: String, version: Int = 1, _ data: Content) {
    self.kind = kind
    self.version = version
    self.data = data
  }

  /// The document as text, with a line break at its end.
  package func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
