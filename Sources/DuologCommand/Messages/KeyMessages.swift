import DuologSync

/// Sentences about keys, and about files that were not read because of how they are sealed.
enum KeyMessages {
  /// What to do where the key is missing.
  static func askForKey(partner: String? = nil, isJoining: Bool = false) -> String {
    let other = partner.map(\.printable) ?? "your partner"
    let here = isJoining ? "then join again." : "then type it here: duolog seal --key"
    return "Ask \(other) for it ('duolog seal --show' there), \(here)"
  }

  /// What is wrong with how `file` is sealed, and what happens next.
  static func sentence(on file: String, _ problem: SealProblem) -> String {
    switch problem {
    case .notSealed:
      "\(file) isn't sealed, so anybody could have written it. It wasn't read."
    case .keyMissing:
      "\(file) is sealed with a key that isn't on this device. It wasn't read. \(askForKey())"
    case .keyReplaced:
      "\(file) is sealed with a key that has been replaced. It wasn't read."
    case .notYetWhole:
      "\(file) hasn't fully arrived: most likely it is still being copied. The next sync reads it"
        + " again."
    case .broken:
      "\(file) is damaged, or somebody without your key made it. It was set aside, and everything"
        + " else was read. Delete it, then sync on a device that has these entries: it writes them"
        + " again."
    case .tooMuchWork:
      "\(file) is sealed in a way that takes long to open. To read it all the same:"
        + " duolog import FILE"
    }
  }

  /// What is wrong with a key that was typed, and what to do.
  static func sentence(_ problem: JournalKey.Problem) -> String {
    switch problem {
    case .wrongLength(let count):
      "That key has \(Counted.of(count, "character", "characters")) and needs 28, without the"
        + " hyphens. Check it and type it again."
    case .noDigit(let group):
      "Group \(group) of that key has a character that keys don't have. Check it and type it again."
    case .mistyped(let group?):
      "There is a mistake in group \(group) of that key. Check it and type it again."
    case .mistyped(nil):
      "There are mistakes in that key. Check each group and type it again."
    }
  }
}
