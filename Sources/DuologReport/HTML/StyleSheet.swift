import DuologFoundation
import DuologMerge

/// The style of a page. It is part of the program and never of what people wrote.
package struct StyleSheet: Sendable {
  let css: String

  /// A style sheet of `parts`, one after the other.
  package init(_ parts: StaticString...) {
    css = parts.map { "\n\($0)\n" }.joined()
  }

  /// The source by which a policy allows exactly this style sheet (Content Security Policy Level 3,
  /// section 2.3.1).
  var source: String {
    let digest = SHA256.hash(css.utf8).withBytes { Data($0).base64EncodedString() }
    return "'sha256-\(digest)'"
  }
}
