/// Why a file that holds a bundle was not read: because of how it is sealed, or is not.
@nonexhaustive
public enum SealProblem: String, Error, Hashable, Sendable, CaseIterable {
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

extension SealProblem {
  /// What happened to the file called `file`, and what to do next.
  func sentence(about file: String) -> String {
    switch self {
    case .notSealed:
      "\(file) is not sealed, so anybody could have written it. It was not read."
    case .keyMissing:
      "\(file) is sealed with a key that is not on this device. It was not read. Ask your partner"
        + " for the key ('duolog seal --show' there) and type it here: duolog seal --key"
    case .keyReplaced:
      "\(file) is sealed with a key that has been replaced since. It was not read."
    case .notYetWhole:
      "\(file) is incomplete. It is probably still being copied."
    case .broken:
      "\(file) is damaged, or somebody who does not have the key has made it. It was not read."
    case .tooMuchWork:
      "\(file) is sealed in a way that takes too long to open. It was not read."
    }
  }
}
