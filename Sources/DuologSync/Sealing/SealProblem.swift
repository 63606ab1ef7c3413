import DuologFoundation

/// Why a file that holds a bundle was not read: because of how it is sealed, or is not.
@nonexhaustive
public enum SealProblem: String, Hashable, Sendable, CaseIterable {
  /// It is not sealed, and this journal only takes what is.
  case notSealed
  /// It is sealed with a key that is not on this device.
  case keyMissing
  /// It is sealed with a key that has been replaced.
  case keyReplaced
  /// It ends too early; more of it may still come.
  case notYetWhole
  /// It was changed on the way, or somebody made it who does not have the key.
  case broken
  /// Its passphrase takes more work to check than is accepted.
  case tooMuchWork
}

/// Ends the reading of a file because of how it is sealed. It stays within the library, where the code
/// that reads files catches it and records the problem.
struct SealRefusal: Error, Hashable {
  let problem: SealProblem

  init(_ problem: SealProblem) {
    self.problem = problem
  }
}

extension SealProblem {
  /// What happened to `file`, which people see as it is written here, and what to do about it.
  package func sentence(about file: String) -> ErrorSentence {
    switch self {
    case .notSealed:
      ErrorSentence("\(file) isn't sealed, so anybody could have written it. It wasn't read.")
    case .keyMissing:
      ErrorSentence(
        "\(file) is sealed with a key that isn't on this device. It wasn't read.",
        advice: KeyError.askForKey)
    case .keyReplaced:
      ErrorSentence("\(file) is sealed with a key that has been replaced. It wasn't read.")
    case .notYetWhole:
      ErrorSentence(
        "\(file) is cut short or damaged. Most likely it is still being copied: the next sync reads it"
          + " again.",
        advice:
          "If this lasts, delete it, then sync on a device that has these entries: it writes them"
          + " again.")
    case .broken:
      ErrorSentence(
        "\(file) is damaged, or somebody without your key made it. It was set aside, and everything"
          + " else was read.",
        advice: "Delete it, then sync on a device that has these entries: it writes them again.")
    case .tooMuchWork:
      ErrorSentence(
        "\(file) is sealed in a way that takes long to open. It wasn't read.",
        advice: "To read it all the same, import this file alone.")
    }
  }
}
