/// One of the answers to a question: a word, or its first letter.
struct Choice<Answer: Sendable>: Sendable {
  /// The word, in lower case.
  let word: String
  /// The answer that it gives.
  let answer: Answer
  /// An explanation, for those who ask for it.
  let meaning: String
  /// Whether it is in the line of choices; otherwise it is shown only to those who ask.
  let isListed: Bool

  init(_ word: String, _ answer: Answer, _ meaning: String, isListed: Bool = true) {
    self.word = word
    self.answer = answer
    self.meaning = meaning
    self.isListed = isListed
  }
}

/// Answers to choose from. An empty line chooses the standard one.
///
///     [y]es [p]artly [r]est [n]ot today [later] [?]
///
/// Invariant: no two words begin with the same letter, so that one letter is always enough.
struct Choices<Answer: Sendable>: Sendable {
  private let all: [Choice<Answer>]
  private let standard: Choice<Answer>
  /// What counts after several answers that match none.
  let ifUnclear: Choice<Answer>

  /// - Parameters:
  ///   - standard: the answer that an empty line gives; it is shown last.
  ///   - ifUnclear: what counts after several answers that match none; the standard one if left out.
  init(
    _ others: [Choice<Answer>], standard: Choice<Answer>, ifUnclear: Choice<Answer>? = nil
  ) {
    all = others + [standard]
    self.standard = standard
    self.ifUnclear = ifUnclear ?? standard
    precondition(
      Set(all.map(\.word.first)).count == all.count, "two answers begin with one letter")
  }

  /// The choices on one line, each with its short letter marked, and the standard one marked as a
  /// whole.
  var line: String {
    let words = all.filter(\.isListed).map { choice in
      choice.word == standard.word
        ? "[\(choice.word)]" : "[\(choice.word.prefix(1))]\(choice.word.dropFirst())"
    }
    return (words + ["[?]"]).joined(separator: " ")
  }

  /// Each word with its meaning, and which one an empty line stands for.
  var meanings: [(String, String)] {
    all.map { ($0.word, $0.word == standard.word ? "\($0.meaning) (Enter)" : $0.meaning) }
  }

  /// The word for an empty line.
  var standardWord: String { standard.word }

  /// The words that are shown, in a sentence.
  var words: String { all.filter(\.isListed).map(\.word).listed("or") }

  /// The answer that `text` gives: a word or its beginning, in upper or lower case, or empty text
  /// for the standard answer. `nil` if it matches no answer.
  func answer(to text: String) -> Answer? {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return standard.answer }
    return all.first { $0.word.hasPrefix(wanted) }?.answer
  }
}
