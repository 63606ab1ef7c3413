import DuologMerge

/// What somebody did, in a diary's words about them, as Markdown.
package struct DiarySentence {
  /// What follows the person's name, without a full stop.
  let text: String
  /// What they wrote, as they wrote it, each after a label, which may be empty.
  let quotes: [(label: String, text: String)]

  init(_ entry: DocumentEntry, _ reader: DiaryReader) {
    let goal = reader.goal(entry.goal)
    let title = goal.map { "*\(MarkdownText.inLine($0.title))*" } ?? "a goal"
    switch entry.content {
    case .checkIn(let state, let amount, let note, _):
      let size = amount.map { amount in
        " (\(amount)\(goal?.term?.unit.map { " " + MarkdownText.inLine($0) } ?? ""))"
      }
      let did =
        switch state {
        case .done: "logged \(title)"
        case .partly: "logged part of \(title)"
        case .rest: "took a rest day from \(title)"
        }
      text = did + (size ?? "")
      quotes = [("", note ?? "")]
    case .pause(let pause):
      let what =
        switch pause.scope {
        case .goal: title
        case .all(.ours): "all shared goals"
        case .all(.mine): "all personal goals"
        }
      let until =
        pause.resumed.map { " until they went on, on \($0)" } ?? pause.to.map { " until \($0)" }
      text = "paused \(what)" + (until ?? "")
      quotes = [("", pause.reason ?? "")]
    case .record(let record):
      self =
        record.described?.sentence(goal: title) { MarkdownText.inLine(reader.name($0)) }
        ?? DiarySentence("wrote something down")
    }
  }

  /// - Parameter quotes: what the person wrote, if they did, each after a label.
  init(_ text: String, _ quotes: [(label: String, text: String?)] = []) {
    self.text = text
    self.quotes = quotes.map { (label: $0.label, text: $0.text ?? "") }
  }

  /// A question of the catalogue, as Markdown.
  static func question(_ prompt: Template.ID) -> String {
    Catalogue.template(prompt.rawValue).map { "*\(MarkdownText.inLine($0.question))*" }
      ?? "a question"
  }
}
