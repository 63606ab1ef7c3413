/// Sentences of help pages and error messages, in lines for a terminal.
enum HelpProse {
  /// The lines of `text`, in which commands and options in quotes, as 'duolog goal add' and
  /// '--weekly N', are not broken.
  static func lines(_ text: String, width: Int) -> [String] {
    let whole = text.split(separator: "'", omittingEmptySubsequences: false)
      .map {
        $0.hasPrefix("duolog ") || $0.hasPrefix("--") ? $0.replacing(" ", with: noBreakSpace) : $0
      }
      .joined(separator: "'")
    return TextWrapping.lines(whole, width: width).map { $0.replacing(noBreakSpace, with: " ") }
  }

  private static let noBreakSpace = "\u{A0}"
}
