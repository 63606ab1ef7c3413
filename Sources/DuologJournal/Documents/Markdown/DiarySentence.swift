import DuologMerge

/// What somebody did, in a diary's words about them, as Markdown.
struct DiarySentence {
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
      (text, quotes) = DiarySentence.parts(record, title, reader)
    }
  }

  private typealias Parts = (String, [(label: String, text: String)])

  private static func parts(
    _ record: AnyRecord, _ title: String, _ reader: DiaryReader
  ) -> Parts {
    switch record.content {
    case let mood as Mood:
      return ("felt \(mood.level) of 5", [("", mood.word ?? "")])
    case let thanks as Appreciation:
      return ("thanked \(MarkdownText.inLine(reader.name(thanks.to)))", [("", thanks.text)])
    case let answer as Answer:
      return ("answered \(question(answer.prompt))", [("", answer.text)])
    case let answer as JointAnswer:
      return ("answered \(question(answer.prompt))", [("", answer.text ?? "")])
    case let diary as DiaryEntry:
      return ("wrote", [("", diary.text)])
    case let milestone as Milestone:
      return parts(milestone, title)
    case let agreement as Agreement:
      let day = agreement.reviewOn.map { ", to look at again on \($0)" } ?? ""
      return ("wrote down an agreement\(day)", [("", agreement.text)])
    case let note as PlanNote:
      return ("noted \(note.kind.phrase)\(span(note.from, note.to))", [("", note.text)])
    case let repair as Repair:
      let did =
        repair.resolved == nil
        ? "wants to talk about something" : "found something to mend, and they talked about it"
      return (did, [("", repair.about ?? ""), ("What they will do", repair.steps ?? "")])
    case let review as Review:
      return (
        "looked back",
        [
          ("To keep", review.keep ?? ""), ("To change", review.change ?? ""),
          ("To pause", review.pause ?? ""), ("Decided", review.decisions ?? ""),
        ]
      )
    case let sign as ShiftSign:
      let name = Catalogue.template(sign.sign.rawValue)?.title ?? "a sign"
      return (
        "noticed that something may need to shift: *\(MarkdownText.inLine(name))*",
        [("", sign.note ?? "")]
      )
    default:
      return ("wrote something down", [])
    }
  }

  private static func question(_ prompt: Template.ID) -> String {
    Catalogue.template(prompt.rawValue).map { "*\(MarkdownText.inLine($0.question))*" }
      ?? "a question"
  }

  private static func parts(_ milestone: Milestone, _ title: String) -> Parts {
    let name = "the milestone *\(MarkdownText.inLine(milestone.title))* of \(title)"
    let size = milestone.amount.map { " (\($0))" } ?? ""
    guard milestone.reached != nil else {
      return ("planned \(name)\(size)\(milestone.day.map { " for \($0)" } ?? "")", [])
    }
    let celebrated = milestone.celebrated.map { ", celebrated on \($0)" } ?? ""
    return ("reached \(name)\(size)\(celebrated)", [("", milestone.how ?? "")])
  }

  /// ` (2026-11-01 to 2026-11-30)`, or less if a day is not known.
  private static func span(_ from: Day?, _ to: Day?) -> String {
    switch (from, to) {
    case (let from?, let to?): " (\(from) to \(to))"
    case (let from?, nil): " (from \(from))"
    case (nil, let to?): " (until \(to))"
    case (nil, nil): ""
    }
  }
}

extension PlanNote.Kind {
  /// What it is, in a sentence.
  package var phrase: String {
    switch self {
    case .pattern: "a pattern"
    case .tool: "a tool"
    case .stressor: "a stressor"
    case .lifeEvent: "a life event"
    case .value: "a value"
    case .vision: "a vision"
    }
  }
}
