import DuologSync

/// Recognizes a key on the command line. Other programs can see arguments, so no command takes a key
/// there, and no message repeats it.
enum KeyArgument {
  /// Whether one of `arguments`, the value of an option or several words in a row may be a key, or
  /// something else than a folder is given with `--key`.
  static func isIn(_ arguments: [String]) -> Bool {
    arguments.contains { isKey($0) } || isSpread(over: arguments) || followsFlag(arguments)
  }

  private static func isKey(_ argument: String) -> Bool {
    guard argument.utf8.count >= 20 else { return false }
    if JournalKey.isLikely(argument) { return true }
    let parts = argument.split(separator: "=", maxSplits: 1)
    return parts.count == 2 && JournalKey.isLikely(parts[1])
  }

  /// Whether several arguments in a row are a key that was typed with spaces.
  private static func isSpread(over arguments: [String]) -> Bool {
    arguments.indices.contains { start in
      var text = arguments[start]
      for argument in arguments[(start + 1)...] {
        text += " " + argument
        guard text.utf8.count < 64 else { return false }
        if JournalKey.isLikely(text) { return true }
      }
      return false
    }
  }

  /// Whether `--key` has a value, or parts of a key are among the words with it.
  private static func followsFlag(_ arguments: [String]) -> Bool {
    guard arguments.contains(SealCommand.name.rawValue) else { return false }
    let flag = SealCommand.key.specification.name.description
    if arguments.contains(where: { $0.hasPrefix(flag + "=") }) { return true }
    let words = arguments.filter { !$0.hasPrefix("-") && $0 != SealCommand.name.rawValue }
    return arguments.contains(flag) && words.count > 1
      && words.contains { JournalKey.isLikelyPart($0) }
  }
}
