extension Console {
  /// How often a question is asked if the answers are not understood.
  static let attempts = 3

  /// The line that answers `question`; `nil` for an empty one.
  ///
  /// - Throws: at the end of the input, and if nobody can be asked.
  func line(_ question: String) throws(InputEnded) -> String? {
    guard let line = typed(after: question) else { throw InputEnded() }
    return line.isEmpty ? nil : line
  }

  /// The answer to `question`, as `read` understands it. `nil` for an empty line, and after
  /// ``attempts`` answers that it does not understand. After each of those, `hint` is shown.
  ///
  /// - Throws: as ``line(_:)``.
  func answer<Answer>(
    _ question: String, hint: String, read: (String) -> Answer?
  ) throws(InputEnded) -> Answer? {
    for attempt in 1...Console.attempts {
      guard let line = try line(question) else { return nil }
      if let answer = read(line) { return answer }
      tellWrapped(attempt < Console.attempts ? hint : "Skipped. That's fine.")
    }
    return nil
  }

  /// The one of `choices` that the person picks. `?` explains them. Any other input repeats the
  /// question, and after ``attempts`` such inputs the result is ``Choices/ifUnclear``.
  ///
  /// - Throws: as ``line(_:)``.
  func choose<Answer>(_ choices: Choices<Answer>) throws(InputEnded) -> Answer {
    var attempt = 1
    while attempt <= Console.attempts {
      let line = try line(choices.line) ?? ""
      if ["?", "help"].contains(line.lowercased()) {
        tellRows(choices.meanings)
        continue
      }
      if let answer = choices.answer(to: line) { return answer }
      attempt += 1
      guard attempt <= Console.attempts else { break }
      tellWrapped(
        "Please answer \(choices.words). The first letter is enough, Enter means"
          + " \(choices.standardWord), and ? explains them.")
    }
    tellWrapped("Taken as '\(choices.ifUnclear.word)'. That's fine.")
    return choices.ifUnclear.answer
  }
}

/// The input has ended, or someone pressed Ctrl-C, so there are no more answers.
///
/// Earlier answers are kept. Code that asks questions catches this once, around all of them.
struct InputEnded: Error, Hashable {}
