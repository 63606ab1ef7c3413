/// Writes a page, element by element.
///
/// Whatever is written is escaped, and each element ends where its closure does: there is no way to
/// write markup that is not from here. Not Sendable.
///
/// ```swift
/// let html = HTMLWriter()
/// html.element(.p, .class("thanks")) {
///   html.text("Thank you for ")
///   html.written(note)
/// }
/// ```
package final class HTMLWriter {
  /// What has been written so far, as UTF-8.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Writes an element with what `content` writes.
  package func element(
    _ tag: HTMLTag, _ attributes: HTMLAttribute?..., content: () throws -> Void
  ) rethrows {
    begin(tag, attributes)
    try content()
    end(tag)
  }

  /// Writes an element with a text of ours, or without content.
  package func element(_ tag: HTMLTag, _ attributes: HTMLAttribute?..., text: String = "") {
    begin(tag, attributes)
    if !text.isEmpty { self.text(text) }
    end(tag)
  }

  /// Writes text on one line: line breaks become spaces.
  package func text(_ text: String) { HTMLText.append(text, to: &bytes) }

  /// Writes what somebody wrote within a line of ours. Its writing direction does not change that of
  /// the line.
  package func written(_ text: String) {
    element(.bdi, text: text)
  }

  /// Writes what somebody wrote, in the lines in which they wrote it.
  package func lines(_ text: String) {
    HTMLText.append(text, to: &bytes) { bytes, _ in bytes.append(contentsOf: "<br>".utf8) }
  }

  private func begin(_ tag: HTMLTag, _ attributes: [HTMLAttribute?]) {
    bytes.append(UInt8(ascii: "<"))
    append(tag.name)
    for case let attribute? in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: attribute.name.utf8)
      guard let value = attribute.value else { continue }
      bytes.append(contentsOf: "=\"".utf8)
      HTMLText.append(value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private func end(_ tag: HTMLTag) {
    if !tag.isVoid {
      bytes.append(contentsOf: "</".utf8)
      append(tag.name)
      bytes.append(UInt8(ascii: ">"))
    }
    if tag.endsLine { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Appends a part of the program as it is.
  func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends what a page begins with.
  func append(beginning page: HTMLPage) { bytes.append(contentsOf: page.beginning.utf8) }

  /// Appends a style sheet, the only content that HTML does not read as text.
  func append(_ style: StyleSheet) {
    begin(.style, [])
    bytes.append(contentsOf: style.css.utf8)
    end(.style)
  }
}
