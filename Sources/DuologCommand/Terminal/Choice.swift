/// One of the answers that a question has: a word, or its first letter.
struct Choice<Answer: Sendable>: Sendable {
  /// The word, in lower case.
  let word: String
  /// What it stands for.
  let answer: Answer
  /// What it means, for those who ask.
  let meaning: String
  /// Whether it stands in the line of choices, or is told of to those who ask only.
  let isListed: Bool

  init(_ word: String, _ answer: Answer, _ meaning: String, isListed: Bool = true) {
    self.word = word
    self.answer = answer
    self.meaning = meaning
    self.isListed = isListed
  }
}

/// Answers to choose from, one of which an empty line stands for.
///
///     [y]es [p]artly [r]est [n]ot today [later] [?]
///
/// Invariant: no two words begin with the same letter, so that one letter is always enough.
struct Choices<Answer: Sendable>: Sendable {
  private let all: [Choice<Answer>]
  private let standard: Choice<Answer>

  /// - Parameter standard: what an empty line stands for; it is shown last.
  init(_ others: [Choice<Answer>], standard: Choice<Answer>) {
    all = others + [standard]
    self.standard = standard
    precondition(
      Set(all.map(\.word.first)).count == all.count, "two answers begin with one letter")
  }

  /// The choices on one line, each with the letter that is enough, the standard one whole.
  var line: String {
    let words = all.filter(\.isListed).map { choice in
      choice.word == standard.word
        ? "[\(choice.word)]" : "[\(choice.word.prefix(1))]\(choice.word.dropFirst())"
    }
    return (words + ["[?]"]).joined(separator: " ")
  }

  /// Each word with what it means.
  var meanings: [(String, String)] { all.map { ($0.word, $0.meaning) } }

  /// The word that an empty line stands for.
  var standardWord: String { standard.word }

  /// The answer that an empty line stands for.
  var standardAnswer: Answer { standard.answer }

  /// The words that are shown, in a sentence.
  var words: String { all.filter(\.isListed).map(\.word).listed("or") }

  /// What `text` stands for: a word or its beginning, in letters of either case, or nothing for
  /// the standard answer. `nil` if it stands for none.
  func answer(to text: String) -> Answer? {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return standard.answer }
    return all.first { $0.word.hasPrefix(wanted) }?.answer
  }
}
