import DuologJournal
import DuologMerge

/// What people wrote down, in words, as others tell it of the author.
struct RecordMessages {
  private let days: DayMessages

  init(today: Day) {
    days = DayMessages(today: today)
  }

  /// `thanked you: "for the soup"`; `title` is that of the goal it is about, if it is
  /// about one.
  func phrase(_ record: AnyRecord, title: String?) -> String {
    switch record {
    case .mood(let mood):
      return "felt \(mood.level) of 5" + (mood.word.map { ": \($0.printable)" } ?? "")
    case .answer(let answer):
      let question = Catalogue.template(answer.prompt.rawValue)?.question ?? "a question"
      return "answered '\(question.printable)': \(quoted(answer.text))"
    case .appreciation(let thanks):
      return "said thank you: \(quoted(thanks.text))"
    case .reaction(let reaction):
      return RecordMessages.phrase(reaction.kind) + (title.map { " for \($0)" } ?? "")
    case .milestone(let milestone):
      let day = milestone.day.map { " by \(days.date($0))" } ?? ""
      return "set a milestone for \(title ?? "a goal"): '\(milestone.title.printable)'\(day)"
    case .agreement(let agreement):
      return "wrote down an agreement: \(quoted(agreement.text))"
    case .planNote(let note):
      return "noted \(RecordMessages.phrase(note.kind)): \(quoted(note.text))"
    case .repair(let repair):
      return "would like to mend something" + (repair.about.map { ": \(quoted($0))" } ?? "")
    case .checkpoint(let checkpoint):
      return "looked back" + parts(of: checkpoint)
    case .signal(let sign):
      return "told a sign, '\(RecordMessages.title(of: sign.sign).printable)'"
        + (sign.note.map { ": \(quoted($0))" } ?? "")
    }
  }

  /// What was changed of a record that now says `record`.
  func phrase(changing fields: Set<String>, of record: AnyRecord, title: String?) -> String {
    switch record {
    case .milestone(let milestone):
      let name = "'\(milestone.title.printable)'"
      if fields.contains("celebrated") || fields.contains("how"), milestone.celebrated != nil {
        return "celebrated \(name)" + (milestone.how.map { ": \(quoted($0))" } ?? "")
      }
      if fields.contains("reached"), let day = milestone.reached {
        return "reached \(name) on \(days.date(day))"
      }
      return "changed the milestone \(name)"
    case .agreement(let agreement):
      if fields.contains(where: { $0.hasPrefix(Journal.agreedPrefix) }) {
        return "agreed: \(quoted(agreement.text))"
      }
      return "changed an agreement: \(quoted(agreement.text))"
    case .repair(let repair):
      if fields.contains("resolved"), repair.resolved != nil {
        return "talked it through" + (repair.steps.map { ": \(quoted($0))" } ?? "")
      }
      return phrase(record, title: title)
    default:
      return phrase(record, title: title)
    }
  }

  private func parts(of checkpoint: Review) -> String {
    let parts = [
      ("keep", checkpoint.keep), ("change", checkpoint.change), ("pause", checkpoint.pause),
      ("decided", checkpoint.decisions),
    ].compactMap { word, text in text.map { "\(word) \(quoted($0))" } }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }

  private func quoted(_ text: String) -> String { "\"\(text.printable)\"" }

  /// A sign, without the words that all of them begin with.
  static func title(of sign: Template.ID) -> String {
    guard let title = Catalogue.template(sign.rawValue)?.title else { return sign.rawValue }
    return title.split(separator: ":").last.map { String($0).trimmed } ?? title
  }

  static func phrase(_ kind: Reaction.Kind) -> String {
    switch kind {
    case .heart: "sent a heart"
    case .thanks: "sent thanks"
    case .hug: "sent a hug"
    case .proud: "said how proud"
    case .talk: "asked to talk"
    }
  }

  static func phrase(_ kind: PlanNote.Kind) -> String {
    switch kind {
    case .pattern: "a pattern"
    case .tool: "a tool"
    case .stressor: "a stressor"
    case .lifeEvent: "a life event"
    case .value: "a value"
    case .vision: "a vision"
    }
  }
}
