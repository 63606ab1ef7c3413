/// A page in a file of its own, which fetches nothing and runs nothing.
///
/// Its policy says so to the browser as well: nothing but this very style sheet is allowed.
package struct HTMLPage {
  /// What such a file begins with, which tells it from other files.
  package let beginning: String
  private let title: String
  private let style: StyleSheet

  /// - Parameters:
  ///   - kind: what the file is, in a word.
  ///   - title: may have what people wrote.
  package init(_ kind: StaticString, title: String, style: StyleSheet) {
    beginning = HTMLPage.beginning(of: kind)
    self.title = title
    self.style = style
  }

  /// What a file of that kind begins with.
  package static func beginning(of kind: StaticString) -> String {
    "<!DOCTYPE html>\n<!-- Written by Duolog: \(kind) -->\n"
  }

  /// Returns the page with what `body` writes into it.
  package func bytes(body: (HTMLWriter) throws -> Void) rethrows -> [UInt8] {
    let html = HTMLWriter()
    html.append(beginning: self)
    try html.element(.html, .lang("en")) {
      html.element(.head) {
        html.element(.meta, HTMLAttribute("charset", "utf-8"))
        html.element(
          .meta, HTMLAttribute("http-equiv", "Content-Security-Policy"),
          HTMLAttribute("content", policy))
        meta("referrer", "no-referrer", html)
        meta("viewport", "width=device-width, initial-scale=1", html)
        meta("color-scheme", "light dark", html)
        html.element(.title, text: title)
        html.append(style)
      }
      try html.element(.body) { try body(html) }
    }
    return html.bytes
  }

  private var policy: String {
    "default-src 'none'; style-src \(style.source); base-uri 'none'; form-action 'none'"
  }

  private func meta(_ name: StaticString, _ content: String, _ html: HTMLWriter) {
    html.element(
      .meta, HTMLAttribute("name", name.description), HTMLAttribute("content", content))
  }
}
