public import DuologFoundation

/// A key that cannot be used, read or kept.
@nonexhaustive
public enum KeyError: Error, Hashable, Sendable {
  /// The text is no key: it has so many digits, and not 28.
  case wrongLength(Int)
  /// The text is no key: a character that is not a digit is in this group, counted from 1.
  case noDigit(group: Int)
  /// The check digits show a mistake: in this group, counted from 1, if it is only one.
  case mistyped(group: Int?)
  /// It has been replaced by another one, on this device or on another one that says so.
  case replaced
  /// There are sealed files in the folder at `path`, and it opens none of them.
  case opensNothing(path: String)
  /// The journal is sealed already, or another process has just sealed it.
  case alreadySealed
  /// The journal is not sealed.
  case notSealed
  /// The journal has had as many keys as it may have.
  case tooManyKeys
  /// The operating system would not let the file with the keys be read or written. It may hold the
  /// only copy of a key, so it should stay where it is.
  case file(FileError)
  /// The file at `path` is larger than a file with keys can be, so something else is in it. It may
  /// hold the only copy of a key as well.
  case fileTooLarge(path: String)
}

extension KeyError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    switch self {
    case .wrongLength(let count):
      return ErrorSentence(
        "That key has \(count.counted("character", "characters")) and needs \(JournalKey.length),"
          + " without the hyphens.", advice: KeyError.typeAgain)
    case .noDigit(let group):
      return ErrorSentence(
        "Group \(group) of that key has a character that keys don't have.",
        advice: KeyError.typeAgain)
    case .mistyped(let group?):
      return ErrorSentence(
        "There is a mistake in group \(group) of that key.", advice: KeyError.typeAgain)
    case .mistyped(nil):
      return ErrorSentence(
        "There are mistakes in that key.", advice: "Check each group and type it again.")
    case .replaced:
      return ErrorSentence(
        "That key has been replaced by a newer one.", advice: "Ask your partner for that.")
    case .opensNothing(let path):
      return ErrorSentence(
        "This key does not open the folder \(names.path(path)). It may be another couple's, or an"
          + " older one.", advice: "Ask your partner for the one in use now.")
    case .alreadySealed:
      return ErrorSentence("Your journal is sealed already.")
    case .notSealed:
      return ErrorSentence("Your journal isn't sealed, so it has no key.")
    case .tooManyKeys:
      return ErrorSentence(
        "This journal has had as many keys as Duolog can handle. Nothing was changed: the key that"
          + " you have stays in use.")
    case .file(let error):
      let sentence = error.sentence(names)
      return ErrorSentence("\(sentence.happened) Nothing was changed.", advice: sentence.advice)
    case .fileTooLarge(let path):
      return ErrorSentence(
        "\(names.path(path)) is too large for a file with keys, so something else was written there."
          + " It was left as it is.",
        advice: "Rename it, but keep it: your key may be in it. Then type the key again.")
    }
  }

  /// What to do where the key is missing.
  package static let askForKey = "Ask your partner for the key."

  private static let typeAgain = "Check it and type it again."

  /// What happened, to what, and that nothing was changed.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}
