import DuologMerge

extension JournalConflict: Identifiable {
  /// Identifies a conflict with its choices. With another choice it is another conflict, so that nobody
  /// settles what they have not seen. The same on every device, whatever the goal is called.
  public struct ID: Hashable, Sendable, CustomStringConvertible {
    /// Sixteen hexadecimal digits.
    public let description: String
  }

  /// Identifies the conflict with its choices.
  ///
  /// - Complexity: O(n) for the bytes of its texts.
  public var id: ID {
    var text = "duolog conflict 1\n\(type) \(entity) \(subject.identifyingText)\n"
    for choice in choices {
      for part in [choice.author, choice.text] { text += "\(part.utf8.count) \(part) " }
      if let term = choice.term { text += term.phrase(scope) }
      text += "\n"
    }
    return ID(description: String("\(SHA256.hash(text.utf8))".prefix(16)))
  }
}

extension JournalConflict.Subject {
  fileprivate var identifyingText: String {
    switch self {
    case .field(let name): "field \(name)"
    case .removal(let field): "removal \(field)"
    case .checkInAfterEnd(let status): "checkInAfterEnd \(status.rawValue)"
    case .joinedAfterEnd(let status, let joined, let ended, let joiner, let ender):
      "joinedAfterEnd \(status.rawValue) \([joined, ended, joiner, ender])"
    case .terms: "terms"
    case .raisedAfterDone(let target): "raisedAfterDone \(target)"
    case .lookAlikes(let ours, let title, let theirs): "lookAlikes \([ours, title, theirs])"
    case .personLost(let record): "personLost \(record)"
    }
  }
}
