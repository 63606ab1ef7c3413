/// Something that is not done without a yes, where nobody can be asked.
struct NotConfirmed: Error, Hashable {
  /// What was not done, and how to do it.
  let sentence: String
}

/// The person was asked, and did not say yes. Nothing was changed.
struct Declined: Error, Hashable {
  let sentence = "Stopped here. Nothing was changed."
}

extension Console {
  /// The answer to a question of yes or no; `nil` at the end of the input, and if nobody can be
  /// asked.
  ///
  /// Enter gives the standard answer, which is shown. An answer that is not understood is asked for
  /// again, and counts as no in the end.
  ///
  /// - Parameters:
  ///   - yes: what yes does, for those who ask.
  ///   - no: what no does.
  func confirm(
    _ question: String, standard: Bool = false, yes: String = "go on",
    no: String = "stop; nothing is changed"
  ) -> Bool? {
    guard canAsk else { return nil }
    tellWrapped("\(question) Enter means \(standard ? "yes" : "no").")
    let (yes, no) = (Choice("yes", true, yes), Choice("no", false, no))
    let choices = Choices(
      [standard ? no : yes], standard: standard ? yes : no, ifUnclear: no)
    return try? choose(choices)
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
