/// Words for a shell, in commands that people read and copy.
enum ShellWord {
  /// `text`, quoted so that a POSIX shell reads it as one word and interprets nothing in it,
  /// no matter who wrote it. It is in single quotes unless no character needs them.
  static func quoted(_ text: String) -> String {
    let text = text.printable
    return isPlain(text) ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }

  /// Like ``quoted(_:)``, but in double quotes if these are enough, since they read better.
  static func doubleQuoted(_ text: String) -> String {
    let text = text.printable
    let areEnough = !text.contains { "\"$`\\!".contains($0) }
    return isPlain(text) || !areEnough ? quoted(text) : "\"\(text)\""
  }

  /// Whether `text` needs no quotes: letters and digits of any script, and a few marks.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isLetter || $0.isNumber || "/._-:@".contains($0) }
  }
}
