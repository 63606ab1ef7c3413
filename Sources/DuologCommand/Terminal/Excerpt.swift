/// The beginning of texts that may be long, for lists and short messages. Only a page about one
/// thing, such as that of an entry, shows a long text as a whole.
enum Excerpt {
  /// The columns of what an entry says, with what somebody wrote: two lines of a screen.
  static let entryWidth = 140
  /// The columns of a title.
  static let titleWidth = 60

  /// The beginning of a text, on one line; `…` stands for what was cut off.
  ///
  /// - Complexity: O(w) for w columns, whatever the length of the text.
  static func of(_ text: String, width: Int = entryWidth) -> String {
    // A character may have any number of marks, which take no columns.
    let start = text.unicodeScalars.prefix(width * 8)
    let line = String(start).printable
    let isWhole = start.endIndex == text.unicodeScalars.endIndex
    return DisplayWidth.cut(isWhole ? line : line + "…", to: width)
  }
}

extension String {
  /// The beginning of the text on one line, in quotes: for lists.
  var excerptInQuotes: String { "\"\(Excerpt.of(self))\"" }

  /// The beginning of a title on one line: for lists and short messages.
  var titleExcerpt: String { Excerpt.of(self, width: Excerpt.titleWidth) }
}
