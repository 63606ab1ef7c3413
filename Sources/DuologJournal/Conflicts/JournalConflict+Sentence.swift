import DuologMerge
import DuologSync

extension JournalConflict {
  /// What happened and what is shown for now, in a sentence or two that blame nobody.
  public var sentence: String {
    let shown = choices.first
    let others = choices.dropFirst()
    switch subject {
    case .field(let field):
      let kept = others.map { "\($0.author)'s was '\($0.text)'" }.joined(separator: ", ")
      let using = shown.map { "Using \($0.author)'s '\($0.text)'" } ?? ""
      return "\(opening(for: field)) \(using); \(kept)."
    case .removal(let field):
      let writer = others.first?.author ?? "someone"
      let remover = shown.map(\.author) ?? "someone"
      return "\(remover) removed \(thing) while \(writer) set its \(noun(for: field))."
        + " It stays removed, and nothing is lost."
    case .checkInAfterEnd(let status):
      let writer = others.first?.author ?? "someone"
      let ender = shown.map(\.author) ?? "someone"
      return "\(writer) logged '\(title)' after \(ender) \(end(status, of: "it"))."
        + " The entry is kept."
    case .joinedAfterEnd(let status, let part, let ended, let joiner, let ender):
      return "\(joiner) joined '\(part)' with '\(title)' after \(ender)"
        + " \(end(status, of: "'\(ended)'")). What was logged is kept."
    case .terms:
      let kept = others.map { "\($0.author)'s was '\($0.text)'" }.joined(separator: ", ")
      let using = shown.map { "Using \($0.author)'s '\($0.text)'" } ?? ""
      return "\(opening) \(using); \(kept)."
    case .raisedAfterDone(let target):
      return "'\(title)' is done, and the target is now \(target). Reopen it?"
    case .lookAlikes(let one, let other, let author):
      return "These look alike: \(one)'s '\(title)' and \(author)'s '\(other)'. Join them?"
    case .personLost(.unreadable):
      return "\(title)'s name can no longer be read. Nothing else is lost."
    case .personLost:
      return "\(title) was removed from the journal. Nothing \(title) logged is lost."
    }
  }

  /// What happened, without the ways to decide it.
  public var opening: String {
    switch subject {
    case .field(let field): opening(for: field)
    case .terms: "\(changers) changed what '\(title)' asks for\(end)\(versions)"
    case .removal, .checkInAfterEnd, .joinedAfterEnd, .raisedAfterDone, .lookAlikes, .personLost:
      sentence
    }
  }

  /// What people did.
  private func opening(for field: String) -> String {
    switch (type, field) {
    case (JournalSchema.TypeName.goal, "title"):
      return "\(changers) renamed it\(end)\(versions)"
    case (JournalSchema.TypeName.goal, JoinedGoals.field):
      return "You joined '\(title)' with \(count) different goals."
    case (JournalSchema.TypeName.checkIn, "note"):
      return "There are \(count) versions of a note for '\(title)'."
    case (_, EntityType.removedField):
      return "One of you removed \(thing), and the other brought it back."
    case (JournalSchema.TypeName.pause, _):
      return "\(changers) changed the pause of '\(title)'\(end)\(versions)"
    default:
      return "\(changers) changed the \(noun(for: field)) of '\(title)'\(end)\(versions)"
    }
  }

  /// Who made the versions: one person may have made all of them, on several devices.
  private var changers: String { isOfOnePerson ? choices[0].author : "You both" }

  private var end: String { isOfOnePerson ? " on different devices." : "." }

  private var isOfOnePerson: Bool {
    choices.count > 1 && Set(choices.map(\.author)).count == 1
  }

  /// How many versions there are, if there are more than one each.
  private var versions: String { choices.count > 2 ? " There are \(count) versions." : "" }

  /// The number of versions, as a word where there is one for it.
  private var count: String {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
    // Two, if the versions are not known.
    let index = max(0, choices.count - 2)
    return index < words.count ? words[index] : "\(choices.count)"
  }

  /// How somebody ended a goal.
  private func end(_ status: Goal.Status, of goal: String) -> String {
    switch status {
    case .done: "marked \(goal) as done"
    case .letGo: "let \(goal) go"
    case .proposed, .active, .archived: "archived \(goal)"
    }
  }

  private var thing: String {
    switch type {
    case JournalSchema.TypeName.checkIn: return "an entry for '\(title)'"
    case JournalSchema.TypeName.pause: return "the pause of '\(title)'"
    default: return "'\(title)'"
    }
  }

  /// A field's value, as people call it.
  static func text(_ value: Scalar, of field: String, type: String) -> String {
    switch (type, field, value) {
    case (JournalSchema.TypeName.goal, "status", .text(let status)):
      switch Goal.Status(rawValue: status) {
      case .proposed: "proposed"
      case .active: "active"
      case .done: "done"
      case .letGo: "let go"
      case .archived: "archived"
      case nil: status
      }
    case (JournalSchema.TypeName.pause, "to", .null): "no last day"
    default: value.textForPeople
    }
  }

  /// A field, as people call it.
  private func noun(for field: String) -> String {
    if Consent.parts(of: field) != nil { return "yes" }
    switch field {
    case "due": return "date"
    case "how": return "details"
    case "achievable": return "way to make it doable"
    case "why": return "reason"
    case "reviewOn": return "day to look at it again"
    case "cadence": return "rhythm"
    case "from": return "first day"
    case "to": return "last day"
    case "resumed": return "end"
    case "rule": return "way of counting"
    default: return field
    }
  }
}
