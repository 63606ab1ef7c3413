import DuologMerge

extension Cadence {
  /// The text that a term's `cadence` field holds: a word, and what belongs to it after a space.
  ///
  ///     daily · weekly 2 · once
  ///
  /// The day a goal is due is the goal's own field and not part of it, so moving the day does not
  /// revise the term. These texts are in events and never change; a new cadence is a new word.
  public var text: String {
    switch self {
    case .daily: "daily"
    case .weekly(let count): "weekly \(count)"
    case .once: "once"
    case .unknown(let text): text
    }
  }

  /// The cadence that `text` stands for, with the goal's `due` day where it matters.
  ///
  /// Any text is taken: one that this version does not know is ``unknown(_:)``.
  public init(text: String, due: Day? = nil) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    switch words.first {
    case "daily" where words.count == 1:
      self = .daily
    case "weekly" where words.count == 2:
      self = Cadence.count(words[1]).map(Cadence.weekly) ?? .unknown(text)
    case "once" where words.count == 1:
      self = .once(by: due)
    default:
      self = .unknown(text)
    }
  }

  /// A count as `text` writes it: no sign, no leading zero, from 1 to ``countLimit``.
  private static func count(_ text: Substring) -> Int? {
    guard let count = Int(text), 1...countLimit ~= count, String(count) == text else { return nil }
    return count
  }
}
