/// Something that is not done without a yes: the person said no, or nobody can be asked.
struct NotConfirmed: Error, Hashable {
  /// What was not done, and how to do it.
  let sentence: String
}

extension Console {
  /// Whether the person says yes to `question`; anything else, and the end of the input, is a no.
  ///
  /// - Throws: ``NotConfirmed`` with `sentence` if nobody can be asked.
  func confirm(_ question: String, orElse sentence: String) throws(NotConfirmed) -> Bool {
    guard canAsk else { throw NotConfirmed(sentence: sentence) }
    let answer = ask(question, standard: "no")?.lowercased()
    return answer.map { ["y", "yes"].contains($0) } ?? false
  }

  /// Rows with a number before the first column.
  static func numbered<Item>(
    _ items: [Item], _ row: (Item) -> (String, String)
  ) -> [(String, String)] {
    let width = String(items.count).count
    return items.enumerated().map { index, item in
      let number = String(index + 1)
      let (label, text) = row(item)
      return (String(repeating: " ", count: width - number.count) + "\(number)  \(label)", text)
    }
  }
}
